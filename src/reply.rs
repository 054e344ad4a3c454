//! What a whole reply says, and what to do about it.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::invalid_reply::InvalidReply;
use crate::{AnyCode, Class, Lang, message};

/// The HTTP status with which a web server refuses a body that is too large.
const TOO_LARGE: u16 = 413;

/// A reply of the API: its code, its message, and the items of the request that failed.
///
/// It is read in the forms that the vendor's documentation of the API shows: `code` and `message`;
/// the failed images of an upload in `data.failure` or `result.failure`, each with its `formField`
/// and `error`; the failed sender profiles of a request in `data.fail`, each with its `senderKey`,
/// `code` and `message`.
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let reply = Reply::from_slice(br#"{
///     "code": "6000",
///     "message": "request accepted",
///     "data": {
///         "success": [{ "formField": "image1", "url": "https://example.com/1.png" }],
///         "failure": [
///             { "formField": "image2", "error": { "code": "2001", "message": "InvalidImageLengthException" } },
///             { "formField": "image3", "error": { "code": "2004", "message": "FailedToUploadImageException" } }
///         ]
///     }
/// }"#)?;
/// assert!(reply.is_fatal());
/// assert_eq!(reply.failures.len(), 2);
///
/// let again: Vec<_> = reply.retryable().filter_map(|failure| failure.item.as_deref()).collect();
/// assert_eq!(again, ["image3"]);
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Reply {
    /// The code, or the one that the message stands for where the reply has no code.
    pub code: AnyCode,
    /// The message, unless it is absent, null or empty.
    pub message: Option<String>,
    /// The items that failed, in the order of the reply.
    pub failures: Vec<Failure>,
}

/// An item of a request that failed: an image, or a sender profile.
///
/// ```
/// use bizppurio_kakao_codes::{Reply, ResponseCode};
///
/// let reply = Reply::from_slice(br#"{
///     "code": "200",
///     "data": { "success": [], "fail": [{ "senderKey": "a1b2", "code": "507", "message": "" }] }
/// }"#)?;
/// let failure = &reply.failures[0];
/// assert_eq!(failure.item.as_deref(), Some("a1b2"));
/// assert_eq!(failure.code.known(), Some(ResponseCode::InvalidSenderProfile));
/// assert_eq!(failure.message, None);
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Failure {
    /// The `formField` or `senderKey` of the item, if the reply names one.
    pub item: Option<String>,
    /// The code, or the one that the message stands for; an unknown, empty code if there is
    /// neither.
    pub code: AnyCode,
    /// The message, unless it is absent, null or empty.
    pub message: Option<String>,
}

impl Reply {
    /// Reads a reply from the JSON of an HTTP body.
    ///
    /// What is not needed is skipped: its strings are not checked to be UTF-8.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`] if the body is no JSON object in UTF-8, if a field has a type that the API
    /// does not send, or if the reply has neither a code nor a documented message.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "0000", "image": "https://example.com/1.png" }"#)?;
    /// assert_eq!(reply.code.known(), Some(ResponseCode::ImageUploadSuccess));
    /// assert!(Reply::from_slice(b"<html>").is_err());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn from_slice(body: &[u8]) -> Result<Self, InvalidReply> {
        serde_json::from_slice(body).map_err(|error| InvalidReply::new(None, error, body))
    }

    /// Reads a reply from an HTTP response.
    ///
    /// A JSON body speaks for itself, whatever the status. A body that is not JSON is understood
    /// where the status is 413: the web server before the API then refuses a body that is too
    /// large, which the document has as the code 413. Other codes of the document are none of HTTP:
    /// its 504 is a duplicate template code, not a gateway's time-out.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`], which gives the status, as [`from_slice`](Self::from_slice) does.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let reply = Reply::from_http(413, b"<html>413 Request Entity Too Large</html>")?;
    /// assert_eq!(reply.code.known(), Some(ResponseCode::RequestEntityTooLarge));
    ///
    /// let error = Reply::from_http(504, b"<html>504 Gateway Time-out</html>").unwrap_err();
    /// assert_eq!(error.status(), Some(504));
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn from_http(status: u16, body: &[u8]) -> Result<Self, InvalidReply> {
        serde_json::from_slice(body).or_else(|error| {
            if status == TOO_LARGE && !is_json(body) {
                return Ok(Self { code: "413".into(), message: None, failures: Vec::new() });
            }
            Err(InvalidReply::new(Some(status), error, body))
        })
    }

    /// The class of the code, but [`Class::Fatal`] if any item failed: to resend the whole request
    /// would repeat what was accepted.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Class, Reply};
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "600", "message": "" }"#)?;
    /// assert_eq!(reply.class(), Class::Retryable);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn class(&self) -> Class {
        if self.failures.is_empty() { self.code.class() } else { Class::Fatal }
    }

    /// Whether the class is [`Class::Success`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#)?;
    /// assert!(!reply.is_success());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn is_success(&self) -> bool {
        matches!(self.class(), Class::Success)
    }

    /// Whether the class is [`Class::Retryable`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "2004" }"#)?;
    /// assert!(reply.is_retryable());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        matches!(self.class(), Class::Retryable)
    }

    /// Whether the class is [`Class::Fatal`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "999" }"#)?;
    /// assert!(reply.is_fatal());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self.class(), Class::Fatal)
    }

    /// The failed items that may be sent again by themselves.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{
    ///     "code": "6000",
    ///     "data": { "failure": [{ "formField": "image1", "error": { "code": "2004" } }] }
    /// }"#)?;
    /// assert_eq!(reply.retryable().count(), 1);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn retryable(&self) -> impl Iterator<Item = &Failure> {
        self.failures.iter().filter(|failure| failure.is_retryable())
    }

    /// The reason that the message has in brackets behind its name, or `None` if it has none.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let body = r#"{ "code": "2002", "message": "InvalidImageShapeException(세로 100px (가로 500px))" }"#;
    /// let reply = Reply::from_slice(body.as_bytes())?;
    /// assert_eq!(reply.detail(), Some("세로 100px (가로 500px)"));
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        message::split(self.message.as_deref()?).1
    }

    /// The reply if it is a success.
    ///
    /// # Errors
    ///
    /// [`ApiError`], which holds the reply, if it is not.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "504", "message": "" }"#)?;
    /// let error = reply.into_result().unwrap_err();
    /// assert_eq!(error.to_string(), "504 Duplicate template code");
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn into_result(self) -> Result<Self, ApiError> {
        if self.is_success() { Ok(self) } else { Err(ApiError(self)) }
    }
}

impl Failure {
    /// The class of the code, but never a success: an item that failed with such a code is fatal.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Class, Reply};
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#)?;
    /// assert_eq!(reply.failures[0].class(), Class::Fatal);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub const fn class(&self) -> Class {
        if self.is_retryable() { Class::Retryable } else { Class::Fatal }
    }

    /// Whether the item may be sent again by itself, with nothing changed.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "6000", "data": { "failure": [{ "error": { "code": "2004" } }] } }"#)?;
    /// assert!(reply.failures[0].is_retryable());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        self.code.is_retryable()
    }

    /// The reason that the message has in brackets behind its name, or `None` if it has none.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let body = r#"{
    ///     "code": "6000",
    ///     "data": { "failure": [{ "error": { "message": "InvalidImageFormatException(gif)" } }] }
    /// }"#;
    /// let reply = Reply::from_slice(body.as_bytes())?;
    /// assert_eq!(reply.failures[0].detail(), Some("gif"));
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        message::split(self.message.as_deref()?).1
    }
}

/// A [`Reply`] that did not succeed, as an error.
///
/// It prints the code, the description, the detail (of an undocumented code, the whole message) and
/// the number of failed items on one line, in Korean with `{:#}`.
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let body = r#"{ "code": "2002", "message": "InvalidImageShapeException(세로 100px)" }"#;
/// let error = Reply::from_slice(body.as_bytes())?.into_result().unwrap_err();
/// assert_eq!(error.to_string(), "2002 Image dimensions that cannot be sent (세로 100px)");
/// assert_eq!(format!("{error:#}"), "2002 발송할 수 없는 이미지 사이즈 (세로 100px)");
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApiError(Reply);

impl ApiError {
    /// The reply.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let error = Reply::from_slice(br#"{ "code": "600" }"#)?.into_result().unwrap_err();
    /// assert!(error.reply().is_retryable());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub const fn reply(&self) -> &Reply {
        &self.0
    }

    /// Hands the reply back.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "600" }"#)?;
    /// let error = reply.clone().into_result().unwrap_err();
    /// assert_eq!(error.into_reply(), reply);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn into_reply(self) -> Reply {
        self.0
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(reply) = self;
        let lang = Lang::of(f);
        write!(f, "{} {}", OneLine(reply.code.code()), reply.code.description(lang))?;
        // Nothing else tells what an undocumented code means.
        let message = reply.message.as_deref().filter(|_| reply.code.known().is_none());
        if let Some(reason) = reply.detail().or(message) {
            write!(f, " ({})", OneLine(reason))?;
        }
        match (reply.failures.len(), lang) {
            (0, _) => Ok(()),
            (count, Lang::Ko) => write!(f, "; 실패한 항목 {count}개"),
            (1, Lang::En) => f.write_str("; 1 failed item"),
            (count, Lang::En) => write!(f, "; {count} failed items"),
        }
    }
}

impl core::error::Error for ApiError {}

/// A text of a server, its control characters escaped.
struct OneLine<'a>(&'a str);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| {
            if c.is_control() {
                write!(f, "{}", c.escape_default())
            } else {
                fmt::Write::write_char(f, c)
            }
        })
    }
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_core::de::IgnoredAny>(body).is_ok()
}
