#![no_main]

use properties::reply;

libfuzzer_sys::fuzz_target!(|body: &[u8]| reply::is_a_reply_or_an_error(body));
