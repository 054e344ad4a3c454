//! How a text from elsewhere is displayed.

use core::fmt::{self, Write};

use super::invisible::is_invisible;

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
