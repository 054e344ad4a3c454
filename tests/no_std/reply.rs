//! Reads a reply without std, with every feature of the library. The exit status is 0 if it is
//! understood.
#![no_std]
#![no_main]

extern crate alloc;

mod platform;

use alloc::string::ToString;
use core::alloc::{GlobalAlloc, Layout};
use core::ffi::{c_int, c_void};
use core::hint::black_box;

use bizppurio_kakao_codes::Reply;

unsafe extern "C" {
    fn aligned_alloc(align: usize, size: usize) -> *mut c_void;
}

struct Heap;

// SAFETY: aligned_alloc gives memory of this size and alignment, or null.
unsafe impl GlobalAlloc for Heap {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let layout = layout.pad_to_align();
        // SAFETY: the size is a multiple of the alignment.
        unsafe { aligned_alloc(layout.align(), layout.size()).cast() }
    }

    // Freeing would keep code that unwinds, which needs std.
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static HEAP: Heap = Heap;

const BODY: &str = r#"{
    "code": "6000",
    "data": { "failure": [{ "formField": "image_2", "error": { "code": "2004" } }] }
}"#;

// SAFETY: this is the only main of the program, with a signature that C allows.
#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    let reply = Reply::from_slice(black_box(BODY.as_bytes()));
    let error = reply.ok().and_then(|reply| reply.into_result().err());
    assert!(error.as_ref().is_some_and(|error| error.to_string().ends_with("; 1 item failed")));
    assert_eq!(error.map(|error| error.reply().retryable_failures().count()), Some(1));
    assert!(Reply::from_http(502, black_box(b"<html>")).is_err());
    0
}
