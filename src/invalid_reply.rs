use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::escape::escape;
use crate::excerpt::excerpt;

/// How much of the body an error keeps, in characters.
const MAX_BODY: usize = 60;

/// How much of the reason an error keeps, in characters: it may repeat a text of the body.
const MAX_REASON: usize = 200;

/// The error returned when a body is not a [`Reply`](crate::Reply).
///
/// With a status such as 502, a gateway answered instead of the API. As after a timeout, the API may or
/// may not have processed the request. Send it again only if sending it twice does no harm, as with a
/// query. Otherwise find out first whether it was processed.
///
/// The error displays what is wrong, where, the HTTP status if it was given, and how the body begins. It
/// keeps only the start of a long body.
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
    reason: String,
    line: usize,
    column: usize,
    body: String,
}

impl InvalidReply {
    pub(crate) fn new(status: Option<u16>, error: &serde_json::Error, body: &[u8]) -> Self {
        let (line, column) = (error.line(), error.column());
        let reason = error.to_string();
        let place = format!(" at line {line} column {column}");
        let reason = reason.strip_suffix(&place).unwrap_or(&reason);
        // No character is longer than four bytes, and one more character tells that there are more.
        let body = String::from_utf8_lossy(body.get(..4 * (MAX_BODY + 1)).unwrap_or(body));
        Self {
            status,
            reason: excerpt(reason, MAX_REASON).into(),
            line,
            column,
            body: excerpt(&body, MAX_BODY).into(),
        }
    }

    /// Returns the HTTP status, if [`Reply::from_http`](crate::Reply::from_http) was given one.
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

    /// Returns the line of the body where it stops being a reply, from 1.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert_eq!(Reply::from_slice(b"{\n]").unwrap_err().line(), 2);
    /// ```
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the column of that line, in bytes from 1, or 0 before its first byte.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert_eq!(Reply::from_slice(b"{\n]").unwrap_err().column(), 1);
    /// ```
    #[must_use]
    pub const fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for InvalidReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, reason, line, column, body } = self;
        let is_empty = body.trim().is_empty();
        if is_empty {
            f.write_str("not a reply: the body is empty")?;
        } else {
            write!(f, "not a reply: {} at line {line} column {column}", escape(reason))?;
        }
        if let Some(status) = status {
            write!(f, "; HTTP status {status}")?;
        }
        if is_empty { Ok(()) } else { write!(f, "; body {}", escape(&format!("{body:?}"))) }
    }
}

impl core::error::Error for InvalidReply {}
