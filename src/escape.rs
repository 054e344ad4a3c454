//! Text of a server, as it is displayed.

use alloc::borrow::{Cow, ToOwned};
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

/// Returns the first `count` characters of `text`, with an ellipsis if there are more.
pub(crate) fn start(text: &str, count: usize) -> Cow<'_, str> {
    match text.char_indices().nth(count) {
        Some((end, _)) => (text.get(..end).unwrap_or_default().to_owned() + "…").into(),
        None => text.into(),
    }
}
