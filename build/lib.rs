//! From `codes.csv` to Rust: what `build.rs` runs, apart from it so that tests can run it.

use std::fs;
use std::path::Path;

pub mod hash;
#[path = "../src/key.rs"]
pub mod key;
pub mod rust;
pub mod table;

/// Writes `codes.rs` and `document.rs` to the folder `out`, from the table in the file `csv`.
///
/// Fails with a line for each problem.
pub fn generate(csv: &Path, out: &Path) -> Result<(), String> {
    let csv = fs::read(csv).map_err(|error| {
        format!("codes.csv: {error}; expected a file beside Cargo.toml that can be read")
    })?;
    let rows = table::read(&csv).map_err(|problems| problems.to_string())?;
    for (name, source) in [("codes.rs", rust::codes(&rows)), ("document.rs", rust::document(&rows))]
    {
        let path = out.join(name);
        fs::write(&path, source).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
