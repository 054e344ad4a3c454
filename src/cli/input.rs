//! Reads a file or standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::error::{Error, is_standard_input};

/// Returns the bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let mut source: Box<dyn Read> = if is_standard_input(path) {
        Box::new(io::stdin().lock())
    } else {
        Box::new(File::open(path).map_err(|error| Error::no_input(path, error))?)
    };
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|error| Error::read(path, error))?;
    Ok(bytes)
}
