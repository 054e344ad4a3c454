//! How a server's text is displayed.

use alloc::borrow::Cow;
use alloc::string::String;

use super::invisible::is_invisible;

/// Returns `text` with escapes for the characters that cannot be seen.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_invisible) {
        return text.into();
    }
    let mut out = String::new();
    for c in text.chars() {
        if is_invisible(c) {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out.into()
}
