//! The generator, from `codes.csv` to Rust. `build.rs` runs it, and so do tests.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

pub mod codegen;
pub mod hash;
#[path = "../src/invisible.rs"]
pub mod invisible;
#[path = "../src/key.rs"]
pub mod key;
pub mod parse;
pub mod quote;

/// Writes `codes.rs` to the folder `OUT_DIR`, from `codes.csv` in the folder `CARGO_MANIFEST_DIR`: the
/// environment variables that cargo sets for a build script.
///
/// # Errors
///
/// A line for each problem.
pub fn generate(variable: impl Fn(&str) -> Option<OsString>) -> Result<(), String> {
    let folder = |name| {
        let folder = variable(name).map(PathBuf::from);
        folder.ok_or(format!("{name} is not set: run this with cargo"))
    };
    // Not every build tool runs this in the folder of the package.
    let table = folder("CARGO_MANIFEST_DIR")?.join("codes.csv");
    let path = folder("OUT_DIR")?.join("codes.rs");
    let csv = fs::read(&table)
        .map_err(|error| format!("{}: {error}; expected a readable file", table.display()))?;
    let rows = parse::read(&csv)?;
    fs::write(&path, codegen::codes(&rows)).map_err(|error| format!("{}: {error}", path.display()))
}
