//! From `codes.csv` to Rust: what `build.rs` runs, apart from it so that tests can run it on text.

pub mod hash;
#[path = "../src/key.rs"]
pub mod key;
pub mod rust;
pub mod table;
