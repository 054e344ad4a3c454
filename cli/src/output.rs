//! What the command prints.

use std::io::{self, ErrorKind, Write};

use bizppurio_kakao_codes::escaped;
use serde::Serialize;
use terminal_size::terminal_size_of;

use crate::error::Error;
use crate::layout;

/// Writes to standard output, with colours where they are wanted. A closed pipe is not an error.
pub(crate) fn print(text: impl AsRef<[u8]>) -> Result<(), Error> {
    match anstream::stdout().write_all(text.as_ref()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::output(error)),
        _ => Ok(()),
    }
}

/// Prints a text for people, wrapped at the width of a terminal.
pub(crate) fn print_text(text: String) -> Result<(), Error> {
    print(layout::wrapped(text, terminal_size_of(io::stdout())))
}

/// Prints an error, in the same way. The exit status tells it, even if nobody reads the text.
pub(crate) fn print_error(text: String) {
    let text = layout::wrapped(text, terminal_size_of(io::stderr()));
    _ = anstream::stderr().write_all(text.as_bytes());
}

/// Also escapes the invisible characters that serde_json leaves as they are.
pub(crate) fn json(value: &impl Serialize) -> Result<String, Error> {
    let json = serde_json::to_string_pretty(value).map_err(Error::output)? + "\n";
    let mut out = String::new();
    for c in json.chars() {
        if is_invisible(c) && c != '\n' {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Ok(out)
}

/// Whether the library escapes a character.
pub(crate) fn is_invisible(c: char) -> bool {
    escaped(c.encode_utf8(&mut [0; 4])).to_string() != c.to_string()
}
