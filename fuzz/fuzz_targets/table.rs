#![no_main]

use properties::table;

libfuzzer_sys::fuzz_target!(|csv: &[u8]| table::is_refused_or_becomes_rust(csv));
