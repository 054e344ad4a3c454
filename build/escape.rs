//! Escapes texts for reports of problems and differences.

use super::invisible::is_invisible;

/// Returns `text` with escapes for the characters that cannot be seen, and for whitespace that looks
/// like a space.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        // `escape_default` leaves a space as it is.
        if is_invisible(c) || c.is_whitespace() {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// Returns `text` in quotes and on one line, with an escape for each character that cannot be seen.
pub fn quote(text: &str) -> String {
    escape(&format!("{text:?}"))
}
