//! Why the command fails, and the exit status that says so to a script.

use std::fmt::{self, Display};
use std::path::Path;
use std::process::ExitCode;

use bizppurio_kakao_codes::InvalidReply;

/// An error for people, and its exit status in sysexits.h for scripts.
#[derive(Debug)]
pub(crate) struct Error {
    status: u8,
    text: String,
}

impl Error {
    /// The input is not a reply (`EX_DATAERR`).
    pub(crate) fn invalid_reply(file: &Path, error: &InvalidReply, advice: &str) -> Self {
        Self { status: 65, text: format!("{}: {error}\n{advice}", name(file)) }
    }

    /// There is no input, because the server sent none (`EX_DATAERR`).
    pub(crate) fn no_reply(advice: &str) -> Self {
        Self { status: 65, text: format!("HTTP status 000: no reply arrived\n{advice}") }
    }

    /// The input cannot be opened (`EX_NOINPUT`).
    pub(crate) fn no_input(file: &Path, error: impl Display) -> Self {
        Self { status: 66, text: format!("{}: {error}\n", name(file)) }
    }

    /// A file cannot be read or written (`EX_IOERR`).
    pub(crate) fn read_or_write(file: &Path, error: impl Display) -> Self {
        Self { status: 74, text: format!("{}: {error}\n", name(file)) }
    }

    /// The output cannot be made or written (`EX_IOERR`).
    pub(crate) fn write(error: impl Display) -> Self {
        Self { status: 74, text: format!("standard output: {error}\n") }
    }

    pub(crate) fn exit_code(&self) -> ExitCode {
        self.status.into()
    }
}

/// Ends with a line end.
impl Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Whether a path stands for standard input or output.
pub(crate) fn is_standard_stream(file: &Path) -> bool {
    file == Path::new("-")
}

fn name(file: &Path) -> String {
    if is_standard_stream(file) { "standard input".into() } else { file.display().to_string() }
}
