//! Reads a file or standard input.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use crate::error::{EX_IOERR, EX_NOINPUT, Error};

/// The keys that end what is typed.
const END: &str = if cfg!(windows) { "Enter, Ctrl-Z, Enter" } else { "Enter, Ctrl-D" };

/// Returns the bytes of a file, or of standard input for `-`. At a terminal, asks for them.
pub(crate) fn read(path: &Path, request: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let result = if is_standard_stream(path) {
        if io::stdin().is_terminal() {
            // What is typed is read, even if nobody reads this.
            _ = writeln!(io::stderr(), "{request} {END}");
        }
        io::stdin().read_to_end(&mut bytes)
    } else if path.is_dir() {
        // Windows refuses to open a folder, other systems refuse to read it.
        Err(ErrorKind::IsADirectory.into())
    } else {
        let file = File::open(path).map_err(|error| Error::new(EX_NOINPUT, path.display(), error));
        file?.read_to_end(&mut bytes)
    };
    result.map_err(|error| Error::new(EX_IOERR, name(path), error))?;
    Ok(bytes)
}

pub(crate) fn name(path: &Path) -> String {
    if is_standard_stream(path) { "standard input".into() } else { path.display().to_string() }
}

/// Whether a path stands for standard input or output.
pub(crate) fn is_standard_stream(path: &Path) -> bool {
    path == Path::new("-")
}
