//! Reads a file or standard input.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::path::Path;

use crate::error::{Error, is_standard_stream};

/// The keys that end what is typed.
const END: &str = if cfg!(windows) { "Enter, Ctrl-Z, Enter" } else { "Enter, Ctrl-D" };

/// Returns the bytes of a file, or of standard input for `-`. At a terminal, asks for them.
pub(crate) fn read(path: &Path, request: &str) -> Result<Vec<u8>, Error> {
    let mut source: Box<dyn Read> = if is_standard_stream(path) {
        let input = io::stdin().lock();
        if input.is_terminal() {
            // What is typed is read, even if nobody reads this.
            _ = writeln!(io::stderr(), "{request} {END}");
        }
        Box::new(input)
    } else if path.is_dir() {
        // Windows refuses to open a folder, other systems refuse to read it.
        return Err(Error::read_or_write(path, ErrorKind::IsADirectory));
    } else {
        Box::new(File::open(path).map_err(|error| Error::no_input(path, error))?)
    };
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).map_err(|error| Error::read_or_write(path, error))?;
    Ok(bytes)
}
