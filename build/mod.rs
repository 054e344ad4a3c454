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

/// Writes `codes.rs` to the folder `out`, from the table in the file `csv`.
///
/// # Errors
///
/// A line for each problem.
pub fn generate(csv: &Path, out: &Path) -> Result<(), String> {
    let bytes = fs::read(csv)
        .map_err(|error| format!("{}: {error}; expected a readable file", csv.display()))?;
    let rows = parse::read(&bytes).map_err(|problems| problems.to_string())?;
    let path = out.join("codes.rs");
    fs::write(&path, codegen::codes(&rows)?).map_err(|error| format!("{}: {error}", path.display()))
}
