//! The generator, from `codes.csv` to Rust. `build.rs` runs it, and so do tests.

use std::fs;
use std::path::Path;

pub mod codegen;
pub mod hash;
#[path = "../src/invisible.rs"]
pub mod invisible;
#[path = "../src/key.rs"]
pub mod key;
pub mod parse;
pub mod quote;

/// Writes `codes.rs` to the folder `out`, from `codes.csv` in the folder `package`.
///
/// # Errors
///
/// A line for each problem.
pub fn generate(package: &Path, out: &Path) -> Result<(), String> {
    let (table, path) = (package.join("codes.csv"), out.join("codes.rs"));
    let csv = fs::read(&table)
        .map_err(|error| format!("{}: {error}; expected a readable file", table.display()))?;
    let rows = parse::read(&csv)?;
    fs::write(&path, codegen::codes(&rows)).map_err(|error| format!("{}: {error}", path.display()))
}
