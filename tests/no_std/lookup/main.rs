//! Looks codes up without std and without an allocator. The exit status is 0 if all are found.
#![no_std]
#![no_main]

use core::ffi::c_int;
use core::hint::black_box;
use core::panic::PanicInfo;

use bizppurio_kakao_codes::{Lang, ResponseCode};

#[link(name = "c")]
unsafe extern "C" {
    fn abort() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: abort has no preconditions.
    unsafe { abort() }
}

// SAFETY: this is the only main of the program, with a signature that C allows.
#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    let code = ResponseCode::from_code(black_box("504"));
    assert_eq!(code, Some(ResponseCode::DuplicateTemplateCode));
    assert_eq!(code.map(|code| code.description(Lang::Ko)), Some("템플릿 코드 중복"));
    assert_eq!(ResponseCode::from_code(black_box("9999999")), None);

    let code = ResponseCode::from_message(black_box("FailedToUploadImageException(timeout)"));
    assert_eq!(code.map(ResponseCode::code), Some("2004"));
    assert!(code.is_some_and(ResponseCode::is_retryable));
    0
}
