#![no_main]

use properties::page;

libfuzzer_sys::fuzz_target!(|text: &str| page::is_refused_or_round_trips(text));
