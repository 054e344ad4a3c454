//! How a text from elsewhere is displayed.

use core::fmt::{self, Write};

use crate::invisible::is_invisible;

/// Returns a server's text to display in a terminal or a log, with escapes for the characters that
/// cannot be seen or that change how a text reads.
///
/// These are control characters, line separators, format characters such as direction marks, and what is
/// ignorable by default (Unicode's `Default_Ignorable_Code_Point`). What is displayed is one line, however
/// long it is.
///
/// The errors of this crate are displayed so. The fields of a `Reply` and its `detail` are not: they are
/// the server's text as it came.
///
/// ```
/// use bizppurio_kakao_codes::escaped;
///
/// assert_eq!(escaped("세로 100px\n\u{1b}[2J").to_string(), r"세로 100px\n\u{1b}[2J");
/// ```
#[must_use]
pub fn escaped(text: &str) -> impl fmt::Display {
    Escaped { text, limit: usize::MAX }
}

/// Displays the first `limit` characters of a text, with escapes for those that cannot be seen, and an
/// ellipsis if there are more. Its `Debug` adds quotes.
pub(crate) struct Escaped<'a> {
    pub(crate) text: &'a str,
    pub(crate) limit: usize,
}

impl Escaped<'_> {
    fn write(&self, f: &mut fmt::Formatter<'_>, quote: &str) -> fmt::Result {
        f.write_str(quote)?;
        let mut chars = self.text.chars();
        for c in chars.by_ref().take(self.limit) {
            if is_invisible(c) || !quote.is_empty() && matches!(c, '"' | '\\') {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        f.write_str(quote)?;
        f.write_str(if chars.next().is_some() { "…" } else { "" })
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "")
    }
}

impl fmt::Debug for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, "\"")
    }
}
