//! What the command prints.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use crate::error::Error;

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
