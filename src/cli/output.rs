//! What the command prints.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

/// Prints a text, and gives the exit status back, which says the same to a reader that has read
/// enough of it.
pub(crate) fn print(
    mut out: impl Write,
    text: impl AsRef<[u8]>,
    status: ExitCode,
) -> io::Result<ExitCode> {
    match out.write_all(text.as_ref()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(io::Error::other(format!("standard output: {error}")))
        }
        _ => Ok(status),
    }
}
