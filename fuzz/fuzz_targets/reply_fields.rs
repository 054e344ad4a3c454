#![no_main]

use arbitrary::Unstructured;
use properties::reply;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    _ = reply::fields_are_a_set(&mut Unstructured::new(bytes));
});
