//! What the user names to be read.

use std::io::{self, Read};
use std::path::Path;
use std::{fmt, fs};

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let result = if is_standard_input(path) {
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    result.map_err(|error| in_file(path, &error))
}

/// An error that names the file.
pub(crate) fn in_file(path: &Path, error: &dyn fmt::Display) -> io::Error {
    let name =
        if is_standard_input(path) { "standard input".into() } else { path.to_string_lossy() };
    io::Error::other(format!("{name}: {error}"))
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}
