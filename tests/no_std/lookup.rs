//! Looks codes up without std and without an allocator. The exit status is 0 if all are found.
#![no_std]
#![no_main]

mod platform;

use core::ffi::c_int;
use core::hint::black_box;

use bizppurio_kakao_codes::{Lang, ResponseCode};

// SAFETY: this is the only main of the program, with a signature that C allows.
#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    let code = ResponseCode::from_code(black_box("504"));
    assert_eq!(code, Some(ResponseCode::DuplicateTemplateCode));
    assert!(code.is_some_and(|code| !code.description(Lang::Ko).is_empty()));
    assert_eq!(ResponseCode::from_code(black_box("9999999")), None);
    assert_eq!(ResponseCode::from_message(black_box("9999999")), None);
    0
}
