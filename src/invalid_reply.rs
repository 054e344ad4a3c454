use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::escape::escape;
use crate::excerpt::excerpt;

/// How much of a body an error repeats, in characters.
const SHOWN: usize = 60;

/// How much of the reason an error prints, in characters: it may repeat a text of the body.
const LONGEST_REASON: usize = 200;

/// The error returned when a body is not a [`Reply`](crate::Reply).
///
/// With a status such as 502, or after a timeout, it means that a server on the way answered, or none:
/// whether the API processed the request is unknown. Send the request again only if doing it twice does
/// no harm, as with a query; look up first whether a template or a sender profile was registered.
///
/// It is displayed with what is wrong, where, the HTTP status if it was given, and how the body begins. It
/// keeps at most the start of a text of the body.
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
        let body = String::from_utf8_lossy(body.get(..4 * (SHOWN + 1)).unwrap_or(body));
        Self {
            status,
            reason: excerpt(reason, LONGEST_REASON).into(),
            line,
            column,
            body: excerpt(&body, SHOWN).into(),
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

    /// Returns the column of that line, in bytes from 1; 0 is the end of the line before.
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
        write!(f, "not a reply: {} at line {line} column {column}", escape(reason))?;
        if let Some(status) = status {
            write!(f, "; HTTP status {status}")?;
        }
        write!(f, "; body {}", escape(&format!("{body:?}")))
    }
}

impl core::error::Error for InvalidReply {}
