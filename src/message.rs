//! Messages of replies: a documented name, with a reason in parentheses or without, or a sentence.

/// Splits `InvalidImageShapeException(세로 100px)` into the name and the text in the parentheses.
pub(crate) fn split(message: &str) -> (&str, Option<&str>) {
    let message = message.trim();
    match message.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((name, reason)) => (name.trim_end(), Some(reason)),
        None => (message, None),
    }
}
