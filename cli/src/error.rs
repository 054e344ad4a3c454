//! Why the command fails, and the exit status of sysexits.h that says so to a script.

use std::fmt::Display;

/// The arguments are wrong, which clap says with this status too.
pub(crate) const EX_USAGE: u8 = 2;

/// The input is not what it has to be.
pub(crate) const EX_DATAERR: u8 = 65;

/// The input cannot be opened.
pub(crate) const EX_NOINPUT: u8 = 66;

/// Reading or writing fails.
pub(crate) const EX_IOERR: u8 = 74;

/// The caller may try again.
pub(crate) const EX_TEMPFAIL: u8 = 75;

pub(crate) struct Error {
    pub(crate) status: u8,
    /// Ends with a line end.
    pub(crate) text: String,
}

impl Error {
    pub(crate) fn new(status: u8, place: impl Display, problem: impl Display) -> Self {
        Self { status, text: format!("{place}: {problem}\n") }
    }

    /// The output cannot be made or written.
    pub(crate) fn output(problem: impl Display) -> Self {
        Self::new(EX_IOERR, "standard output", problem)
    }
}
