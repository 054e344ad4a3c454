//! Compares `codes.csv` with an edition of the vendor's page. Also has the generator of `build.rs` as
//! a library, so that tests, benchmarks and fuzzing can run it.

// The sources stay in build/ and src/: a package leaves out every folder that has a Cargo.toml.
#[path = "../../../build/mod.rs"]
pub mod generator;
#[path = "../../../src/lookup.rs"]
pub mod lookup;

pub mod comparison;
pub mod page;

// src/lookup.rs uses `super::key`.
use generator::key;
