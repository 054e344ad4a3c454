//! Messages of replies: a sentence, or a documented name that may have a reason in parentheses.

/// Returns the name in `InvalidImageShapeException(세로 100px)` and the text in the parentheses.
pub(crate) fn split(message: &str) -> (&str, Option<&str>) {
    let message = message.trim();
    match message.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((name, reason)) => (name.trim_end(), Some(reason)),
        None => (message, None),
    }
}
