#![no_main]

use properties::lookup;

libfuzzer_sys::fuzz_target!(|text: &str| lookup::agrees_with_a_search(text));
