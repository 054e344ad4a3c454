#![no_main]

use arbitrary::Unstructured;
use properties::table;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Ok(csv) = table::arbitrary(&mut Unstructured::new(bytes)) {
        table::is_refused_or_becomes_rust(&csv);
    }
});
