use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use crate::escape::Escaped;
use crate::{AnyCode, Lang};

/// How much of the body an error shows, in characters.
const MAX_BODY: usize = 60;

/// How much of the reason an error shows, in characters: it may repeat a text of the body.
const MAX_REASON: usize = 200;

/// The error returned when a body is not a [`Reply`](crate::Reply).
///
/// A gateway may have answered in place of the API, or the API itself may have failed (it is known to
/// answer HTTP 500 with the body `[]`). As after a timeout, the request may have been processed: look it
/// up first, and send it again only if it was not. A request that only reads may be repeated.
///
/// It is displayed on one line, in English: what is wrong, where, the HTTP status if it was given, and
/// how the body begins.
///
/// The text has the server's words, which may repeat a secret: the start of the body, and in what is wrong
/// the start of a text from anywhere in it. [`status`](Self::status), [`line`](Self::line),
/// [`column`](Self::column) and [`help`](Self::help) are free of them, `Debug` is not.
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let error = Reply::from_http(502, b"<html>").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     r#"not a reply: expected value, at line 1 column 1; HTTP status 502; body "<html>""#,
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InvalidReply {
    status: Option<u16>,
    line: usize,
    column: usize,
    text: String,
}

impl InvalidReply {
    pub(super) fn new(status: Option<u16>, error: &serde_json::Error, body: &[u8]) -> Self {
        let (line, column) = (error.line(), error.column());
        let mut text = String::from("not a reply: ");
        if body.trim_ascii().is_empty() {
            text += "the body is empty";
        } else {
            let reason = error.to_string();
            let place = format!(" at line {line} column {column}");
            let reason = reason.strip_suffix(&place).unwrap_or(&reason);
            text += &format!("{},{place}", Escaped { text: reason, limit: MAX_REASON });
        }
        if let Some(status) = status {
            text += &format!("; HTTP status {status}");
        }
        Self { status, line, column, text: text + &start(body) }
    }

    /// An error status beside a code that is a success.
    pub(super) fn contradiction(status: u16, code: &AnyCode, body: &[u8]) -> Self {
        let reason = format!("HTTP status {status}, but the code {code} is a success");
        let text = format!("not a reply: {reason}{}", start(body));
        Self { status: Some(status), line: 0, column: 0, text }
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

    /// Returns the line of the body where it stops being a reply, from 1; or 0 if the body is a reply
    /// that the HTTP status contradicts.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert_eq!(Reply::from_slice(b"{\n]").unwrap_err().line(), 2);
    /// assert_eq!(Reply::from_http(500, br#"{ "code": "200" }"#).unwrap_err().line(), 0);
    /// ```
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Returns the column of that line, in bytes from 1, or 0 before its first byte. A byte-order mark
    /// does not count.
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

    /// Returns what the caller should do, in one sentence.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply};
    ///
    /// let error = Reply::from_http(502, b"<html>").unwrap_err();
    /// assert_eq!(
    ///     error.help(Lang::En),
    ///     "Whether the request was processed is unknown: look it up, \
    ///      and send it again only if it was not.",
    /// );
    /// ```
    #[must_use]
    pub const fn help(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => {
                "요청이 처리되었는지 알 수 없습니다. 조회해 확인하고, 처리되지 않았을 때만 다시 보내세요."
            }
            Lang::En => {
                "Whether the request was processed is unknown: look it up, and send it again only if it was not."
            }
        }
    }
}

impl fmt::Display for InvalidReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl core::error::Error for InvalidReply {}

/// How the body begins, unless it is empty.
fn start(body: &[u8]) -> String {
    if body.trim_ascii().is_empty() {
        return String::new();
    }
    // No character is longer than four bytes, and one more character tells that there are more.
    let body = String::from_utf8_lossy(body.get(..4 * (MAX_BODY + 1)).unwrap_or(body));
    format!("; body {:?}", Escaped { text: &body, limit: MAX_BODY })
}
