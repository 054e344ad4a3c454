//! Reads a reply without std, with every feature of the library. The exit status is 0 if it is
//! understood.
#![no_std]
#![no_main]

extern crate alloc;

use alloc::string::ToString;
use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ffi::c_int;
use core::hint::black_box;
use core::panic::PanicInfo;
use core::ptr;
use core::sync::atomic::{AtomicUsize, Ordering};

use bizppurio_kakao_codes::Reply;

#[link(name = "c")]
unsafe extern "C" {
    fn abort() -> !;
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    // SAFETY: abort has no preconditions.
    unsafe { abort() }
}

const SIZE: usize = 1 << 16;

/// Hands out memory from a block, and takes none back.
struct Bump {
    used: AtomicUsize,
    block: UnsafeCell<[u8; SIZE]>,
}

// SAFETY: every part of the block is handed out once.
unsafe impl Sync for Bump {}

// SAFETY: what is handed out is aligned, in the block, and handed out once.
unsafe impl GlobalAlloc for Bump {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let base = self.block.get().cast::<u8>();
        let mut start = 0;
        let claim = |used: usize| {
            start = used + base.wrapping_add(used).align_offset(layout.align());
            start.checked_add(layout.size()).filter(|end| *end <= SIZE)
        };
        match self.used.fetch_update(Ordering::Relaxed, Ordering::Relaxed, claim) {
            Ok(_) => base.wrapping_add(start),
            Err(_) => ptr::null_mut(),
        }
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static HEAP: Bump = Bump { used: AtomicUsize::new(0), block: UnsafeCell::new([0; SIZE]) };

const BODY: &str = r#"{
    "code": "6000",
    "data": { "failure": [{ "formField": "image2", "error": { "code": "2004" } }] }
}"#;

// SAFETY: this is the only main of the program, with a signature that C allows.
#[unsafe(no_mangle)]
extern "C" fn main() -> c_int {
    let reply = Reply::from_slice(black_box(BODY.as_bytes()));
    let error = reply.ok().and_then(|reply| reply.into_result().err());
    let text = error.as_ref().map(ToString::to_string);
    assert_eq!(text.as_deref(), Some("6000 Some images failed to upload; 1 item failed"));
    assert_eq!(error.map(|error| error.reply().retryable_failures().count()), Some(1));
    assert!(Reply::from_http(502, black_box(b"<html>")).is_err());
    0
}
