//! The start of a long text.

use alloc::borrow::{Cow, ToOwned};

/// Returns the first `count` characters of `text`, with an ellipsis if there are more.
pub(crate) fn excerpt(text: &str, count: usize) -> Cow<'_, str> {
    match text.char_indices().nth(count) {
        Some((end, _)) => (text.get(..end).unwrap_or_default().to_owned() + "…").into(),
        None => text.into(),
    }
}
