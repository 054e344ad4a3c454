use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

/// How much of a body an error repeats, in characters.
const SHOWN: usize = 60;

/// How much of the reason an error prints, in characters: it may repeat a text of the body.
const LONGEST_REASON: usize = 200;

/// The error of reading a [`Reply`](crate::Reply): the body is none.
///
/// It prints what is wrong, where, the HTTP status if it was given, and how the body begins.
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let error = Reply::from_http(502, b"<html>").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"not a reply: expected value at line 1 column 1; HTTP status 502; body "<html>""#,
/// );
/// ```
#[derive(Debug)]
pub struct InvalidReply {
    status: Option<u16>,
    error: serde_json::Error,
    body: String,
}

impl InvalidReply {
    pub(crate) fn new(status: Option<u16>, error: serde_json::Error, body: &[u8]) -> Self {
        // No character is longer than four bytes, and one more character tells that there are more.
        let start = body.get(..4 * (SHOWN + 1)).unwrap_or(body);
        Self { status, error, body: cut(&String::from_utf8_lossy(start), SHOWN) }
    }

    /// The HTTP status, if [`Reply::from_http`](crate::Reply::from_http) was given one.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert_eq!(Reply::from_http(502, b"<html>").unwrap_err().status(), Some(502));
    /// assert_eq!(Reply::from_slice(b"<html>").unwrap_err().status(), None);
    /// ```
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        self.status
    }

    /// The line of the body where it stops to be a reply, from 1.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert_eq!(Reply::from_slice(b"{\n]").unwrap_err().line(), 2);
    /// ```
    #[must_use]
    pub fn line(&self) -> usize {
        self.error.line()
    }

    /// The column of that line, in bytes from 1; 0 is the end of the line before.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert_eq!(Reply::from_slice(b"{\n]").unwrap_err().column(), 1);
    /// ```
    #[must_use]
    pub fn column(&self) -> usize {
        self.error.column()
    }
}

impl fmt::Display for InvalidReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = self.error.to_string();
        let place = format!(" at line {} column {}", self.line(), self.column());
        let reason = reason.strip_suffix(&place).unwrap_or(&reason);
        write!(f, "not a reply: {}{place}", cut(reason, LONGEST_REASON))?;
        if let Some(status) = self.status {
            write!(f, "; HTTP status {status}")?;
        }
        write!(f, "; body {:?}", self.body)
    }
}

impl core::error::Error for InvalidReply {}

/// The first characters of a text, with an ellipsis if there are more.
fn cut(text: &str, count: usize) -> String {
    let mut chars = text.chars();
    let mut start: String = chars.by_ref().take(count).collect();
    if chars.next().is_some() {
        start.push('…');
    }
    start
}
