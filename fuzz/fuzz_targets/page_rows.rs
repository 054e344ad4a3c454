#![no_main]

use arbitrary::Unstructured;
use properties::page;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    _ = page::rows_round_trip(&mut Unstructured::new(bytes));
});
