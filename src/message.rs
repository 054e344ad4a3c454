//! Messages of replies: a name, and sometimes a reason in brackets behind it.

/// Splits `InvalidImageShapeException(세로 100px)` into the name and what the brackets hold.
pub(crate) fn split(message: &str) -> (&str, Option<&str>) {
    let message = message.trim();
    match message.strip_suffix(')').and_then(|open| open.split_once('(')) {
        Some((name, detail)) => (name.trim_end(), Some(detail)),
        None => (message, None),
    }
}
