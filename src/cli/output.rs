//! What the command prints.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::error::{Error, is_standard_stream};

/// Writes `text` to a file, or to standard output for `-`.
pub(crate) fn write(path: &Path, text: String) -> Result<(), Error> {
    if is_standard_stream(path) {
        print(io::stdout(), text, ExitCode::SUCCESS)?;
    } else {
        fs::write(path, text).map_err(|error| Error::read_or_write(path, error))?;
    }
    Ok(())
}

/// Writes `text` and returns `status`. A closed pipe is not an error.
pub(crate) fn print(
    mut out: impl Write,
    text: impl AsRef<[u8]>,
    status: ExitCode,
) -> Result<ExitCode, Error> {
    match out.write_all(text.as_ref()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::write(error)),
        _ => Ok(status),
    }
}
