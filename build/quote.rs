//! Quotes texts in reports of problems.

use super::invisible::is_invisible;

/// Returns `text` in quotes and on one line, with an escape for each character that cannot be seen, and for
/// whitespace that looks like a space.
pub fn quote(text: &str) -> String {
    let escape = |c: char| {
        // `escape_default` leaves a space as it is.
        let is_escaped = is_invisible(c) || c.is_whitespace();
        if is_escaped { c.escape_default().to_string() } else { c.to_string() }
    };
    format!("{text:?}").chars().map(escape).collect()
}
