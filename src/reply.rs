//! Whole replies, and what to do about them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::escape::escape;
use crate::excerpt::excerpt;
use crate::invalid_reply::InvalidReply;
use crate::lang::InLang;
use crate::{AnyCode, Class, Lang, ResponseCode, message, reply_json};

/// The HTTP status with which a web server refuses a body that is too large.
const TOO_LARGE: u16 = 413;

/// How much of a detail is displayed, in characters.
const MAX_DETAIL: usize = 200;

/// A reply of the API: its code, its message, and the failed items of the request.
///
/// [`from_slice`](Self::from_slice) and [`from_http`](Self::from_http) read the forms that the API
/// documentation shows:
///
/// - `code` and `message`;
/// - the failed images of an upload in `data.failure`, each with its `formField` and `error`;
/// - the failed sender profiles of a query in `data.fail`, each with its `senderKey`, `code` and
///   `message`.
///
/// The names in the API vary: `data` may also be `date` or `result`, and a list of failed items may
/// have any name that begins with `fail`.
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
/// let again: Vec<_> = reply.retryable_failures().filter_map(|failure| failure.item.as_deref()).collect();
/// assert_eq!(again, ["image3"]);
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
///
/// # The rest of the body
///
/// A `Reply` holds only the verdict. Read the payload from the same bytes:
///
/// ```
/// use bizppurio_kakao_codes::Reply;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Uploaded {
///     image: String,
/// }
///
/// fn uploaded(status: u16, body: &[u8]) -> Result<Uploaded, Box<dyn std::error::Error>> {
///     _ = Reply::from_http(status, body)?.into_result()?;
///     Ok(serde_json::from_slice(body)?)
/// }
///
/// let body = br#"{ "code": "0000", "image": "https://example.com/1.png" }"#;
/// assert_eq!(uploaded(200, body)?.image, "https://example.com/1.png");
/// assert!(uploaded(200, br#"{ "code": "2001", "image": null }"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// If several images were sent, some may be uploaded and others failed. Read both:
///
/// ```
/// use bizppurio_kakao_codes::Reply;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Uploads {
///     data: Option<Data>,
/// }
///
/// #[derive(Deserialize)]
/// struct Data {
///     success: Vec<Uploaded>,
/// }
///
/// #[derive(Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct Uploaded {
///     form_field: String,
///     url: String,
/// }
///
/// let body = br#"{ "code": "6000", "message": "", "data": {
///     "success": [{ "formField": "image1", "url": "https://example.com/1.png" }],
///     "failure": [{ "formField": "image2", "error": { "code": "2001", "message": "" } }]
/// } }"#;
/// let reply = Reply::from_http(200, body)?;
/// let uploads: Uploads = serde_json::from_slice(body)?;
/// let uploaded = uploads.data.map(|data| data.success).unwrap_or_default();
/// assert_eq!(uploaded[0].form_field, "image1");
/// assert_eq!(uploaded[0].url, "https://example.com/1.png");
/// assert_eq!(reply.failures[0].item.as_deref(), Some("image2"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Storing a reply
///
/// `Serialize` writes the fields of this struct, and `Deserialize` reads what it writes. `Deserialize`
/// refuses a body of the API: a `Reply` flattened into a struct beside a field `data` would lose the
/// failed items. These formats have been tried, and what is written reads back the same:
///
/// | format | crate | `Reply`, `Failure` | codes, `Lang` |
/// | --- | --- | --- | --- |
/// | JSON | serde_json | yes | yes |
/// | CBOR | ciborium | yes | yes |
/// | MessagePack, compact and named | rmp-serde | yes | yes |
/// | RON | ron | yes | yes |
/// | postcard | postcard | yes | yes |
/// | YAML | serde_norway | yes | yes |
/// | TOML | toml | yes | yes |
/// | CSV | csv | no: a row has no lists | yes |
///
/// # A reply has to be checked
///
/// A reply with an error code is still `Ok`, so dropping it unchecked gives a warning:
///
/// ```compile_fail
/// # #![deny(unused_must_use)]
/// use bizppurio_kakao_codes::{InvalidReply, Reply};
///
/// fn send(status: u16, body: &[u8]) -> Result<(), InvalidReply> {
///     Reply::from_http(status, body)?; // a 102 would count as a success
///     Ok(())
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "a reply may report a failure: call `into_result`, and use `_ =` if you do not need the success"]
#[non_exhaustive]
pub struct Reply {
    /// The code, or if the reply has none, the code that the vendor's page lists with its message.
    pub code: AnyCode,
    /// The message, unless it is absent, null or empty.
    pub message: Option<String>,
    /// The items that failed, in the order of the reply.
    pub failures: Vec<Failure>,
}

/// A failed item of a request: an image, or a sender profile.
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
    /// The code, or if the item has none, the code that the vendor's page lists with its message, or
    /// else an unknown, empty code.
    pub code: AnyCode,
    /// The message, unless it is absent, null or empty.
    pub message: Option<String>,
}

impl Reply {
    /// Reads a reply from the JSON of an HTTP body.
    ///
    /// An integer code is read as its decimal text. Fields that are not needed are skipped: they may
    /// have any value, and need not be UTF-8.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`] if the body is not a JSON object, if a field that is read is not UTF-8 or has
    /// a type that the API does not send, or if the reply has neither a code nor a documented message.
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
        reply_json::from_slice(body).map_err(|error| InvalidReply::new(None, &error, body))
    }

    /// Reads a reply from an HTTP response.
    ///
    /// The status is ignored if the body is JSON. A body that is not JSON is a reply only if the status is
    /// 413: a web server in front of the API may refuse a body that is too large, and the vendor's page
    /// lists that as a code. No other status is read as a code. For example, the page's 504 is a duplicate
    /// template code, but HTTP's 504 is a gateway that timed out.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`] as in [`from_slice`](Self::from_slice), with the status.
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
        reply_json::from_slice(body).or_else(|error| {
            if status == TOO_LARGE && !is_json(body) {
                return Ok(Self { code: "413".into(), message: None, failures: Vec::new() });
            }
            Err(InvalidReply::new(Some(status), &error, body))
        })
    }

    /// Returns the class of the code, or [`Class::Fatal`] if any item failed: resending the whole
    /// request would repeat what was accepted.
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

    /// Returns whether the class is [`Class::Success`].
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

    /// Returns whether the class is [`Class::Retryable`].
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

    /// Returns whether the class is [`Class::Fatal`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "9999999" }"#)?;
    /// assert!(reply.is_fatal());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        matches!(self.class(), Class::Fatal)
    }

    /// Returns the failed items that may be sent again on their own, with nothing changed.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{
    ///     "code": "6000",
    ///     "data": { "failure": [{ "formField": "image1", "error": { "code": "2004" } }] }
    /// }"#)?;
    /// assert_eq!(reply.retryable_failures().count(), 1);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn retryable_failures(&self) -> impl Iterator<Item = &Failure> {
        self.failures.iter().filter(|failure| failure.is_retryable())
    }

    /// Returns what the caller should do, in one sentence: the help of the code, or if any item failed, a
    /// sentence that says to handle each item by its own code.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply};
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#)?;
    /// assert_eq!(
    ///     reply.help(Lang::En),
    ///     "Do not resend the whole request; handle each failed item by its own code.",
    /// );
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn help(&self, lang: Lang) -> &'static str {
        match (self.failures.is_empty(), lang) {
            (true, _) => self.code.help(lang),
            (false, Lang::Ko) => {
                "요청 전체를 다시 보내지 말고, 실패한 항목마다 해당 코드에 따라 조치하세요."
            }
            (false, Lang::En) => {
                "Do not resend the whole request; handle each failed item by its own code."
            }
        }
    }

    /// Returns what the message adds to the code, trimmed, or `None` if it adds nothing.
    ///
    /// If the message begins with the one that the vendor's page lists for the code
    /// (`InvalidImageShapeException`), that is the text in the parentheses after it. Otherwise it is the
    /// whole message. A message adds nothing if it only repeats the page's description of the code or
    /// of a success, or if it is `-`.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let detail = |body: &str| {
    ///     Reply::from_slice(body.as_bytes()).map(|reply| reply.detail().map(str::to_owned))
    /// };
    /// let body = r#"{ "code": "2002", "message": "InvalidImageShapeException(세로 100px)" }"#;
    /// assert_eq!(detail(body)?.as_deref(), Some("세로 100px"));
    /// let body = r#"{ "code": "403", "message": "접근할 수 없는 IP 입니다. (203.0.113.9)" }"#;
    /// assert_eq!(detail(body)?.as_deref(), Some("접근할 수 없는 IP 입니다. (203.0.113.9)"));
    /// let body = r#"{ "code": "504", "message": "템플릿 코드 중복" }"#;
    /// assert_eq!(detail(body)?, None);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        detail(&self.code, self.message.as_deref()?)
    }

    /// Returns the reply if it is a success.
    ///
    /// # Errors
    ///
    /// [`ApiError`], which holds the reply, if its code is not a success or any item failed.
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
    /// Returns the class of the code, or [`Class::Fatal`] if that is a success: the item failed.
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

    /// Returns whether the item may be sent again on its own, with nothing changed.
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

    /// Returns the item's error for people, on one line: the code, what it means, and the
    /// [`detail`](Self::detail), escaped and cut as in [`ApiError::display`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply};
    ///
    /// let body = r#"{
    ///     "code": "6000",
    ///     "data": { "failure": [{ "error": { "message": "InvalidImageShapeException(세로 100px)" } }] }
    /// }"#;
    /// let reply = Reply::from_slice(body.as_bytes())?;
    /// let failure = &reply.failures[0];
    /// assert_eq!(failure.display(Lang::Ko).to_string(), "2002 발송할 수 없는 이미지 사이즈 (세로 100px)");
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn display(&self, lang: Lang) -> impl fmt::Display {
        InLang(self, lang)
    }

    /// Returns what the message adds to the code, as [`Reply::detail`] does.
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
        detail(&self.code, self.message.as_deref()?)
    }
}

/// A [`Reply`] that did not succeed, as an error.
///
/// It is displayed on one line, in English; [`display`](Self::display) chooses the language. It has no
/// [`source`](core::error::Error::source), and is `Send`, `Sync` and `'static`, so that other error types
/// can wrap it.
///
/// ```
/// use bizppurio_kakao_codes::{Lang, Reply};
///
/// let body = r#"{ "code": "2002", "message": "InvalidImageShapeException(세로 100px)" }"#;
/// let error = Reply::from_slice(body.as_bytes())?.into_result().unwrap_err();
/// assert_eq!(error.to_string(), "2002 Image dimensions that cannot be sent (세로 100px)");
/// assert_eq!(
///     error.display(Lang::Ko).to_string(),
///     "2002 발송할 수 없는 이미지 사이즈 (세로 100px)",
/// );
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
///
/// To wrap it in an error type of your own, and in `anyhow::Error`:
///
/// ```
/// use bizppurio_kakao_codes::{ApiError, InvalidReply, Reply};
///
/// #[derive(Debug, thiserror::Error)]
/// enum Error {
///     #[error("the API refused the request: {0}")]
///     Api(#[from] ApiError),
///     #[error("whether the API processed the request is unknown")]
///     Reply(#[from] InvalidReply),
/// }
///
/// fn read(status: u16, body: &[u8]) -> Result<Reply, Error> {
///     Ok(Reply::from_http(status, body)?.into_result()?)
/// }
///
/// let error = read(200, br#"{ "code": "102" }"#).unwrap_err();
/// assert_eq!(error.to_string(), "the API refused the request: 102 Invalid API key");
///
/// let error = anyhow::Error::from(error).context("registering a template");
/// let api_error = error.chain().find_map(|cause| cause.downcast_ref::<ApiError>());
/// assert!(api_error.is_some_and(|error| !error.is_retryable()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApiError(Reply);

impl ApiError {
    /// Returns the reply.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let error = Reply::from_slice(br#"{ "code": "600" }"#)?.into_result().unwrap_err();
    /// assert!(error.reply().failures.is_empty());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub const fn reply(&self) -> &Reply {
        &self.0
    }

    /// Returns the reply, and consumes the error.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let reply = Reply::from_slice(br#"{ "code": "600" }"#)?;
    /// let error = reply.clone().into_result().unwrap_err();
    /// assert_eq!(error.into_reply(), reply);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn into_reply(self) -> Reply {
        self.0
    }

    /// Returns the code of the reply. It may be a success, if only some items failed.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let error = Reply::from_slice(br#"{ "code": "504" }"#)?.into_result().unwrap_err();
    /// assert_eq!(error.code().known(), Some(ResponseCode::DuplicateTemplateCode));
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> &AnyCode {
        &self.0.code
    }

    /// Returns the class of the reply, which is never [`Class::Success`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Class, Reply};
    ///
    /// let body = br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#;
    /// let error = Reply::from_slice(body)?.into_result().unwrap_err();
    /// assert_eq!(error.class(), Class::Fatal);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn class(&self) -> Class {
        self.0.class()
    }

    /// Returns whether the class is [`Class::Retryable`]: the whole request may be sent again as it
    /// is.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let error = Reply::from_slice(br#"{ "code": "600" }"#)?.into_result().unwrap_err();
    /// assert!(error.is_retryable());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable()
    }

    /// Returns the error for people, on one line: the code, what it means, the
    /// [`detail`](Reply::detail), and how many items failed.
    ///
    /// The number of failed items comes first if the code is a success. Shows at most 60 characters of
    /// an undocumented code and 200 of the detail, with escapes for characters that cannot be seen.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply};
    ///
    /// let body = br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#;
    /// let error = Reply::from_slice(body)?.into_result().unwrap_err();
    /// assert_eq!(error.display(Lang::En).to_string(), "1 item failed; code 200 Request succeeded");
    /// assert_eq!(error.display(Lang::Ko).to_string(), "항목 1개 실패, 응답코드 200 요청 성공");
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn display(&self, lang: Lang) -> impl fmt::Display {
        InLang(self, lang)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.display(Lang::En).fmt(f)
    }
}

impl fmt::Display for InLang<&ApiError> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(ApiError(reply), lang) = *self;
        let count = reply.failures.len();
        if reply.code.is_success() {
            match (lang, count) {
                (Lang::Ko, _) => write!(f, "항목 {count}개 실패, 응답코드 ")?,
                (Lang::En, 1) => f.write_str("1 item failed; code ")?,
                (Lang::En, _) => write!(f, "{count} items failed; code ")?,
            }
        }
        explain(f, &reply.code, reply.detail(), lang)?;
        if count == 0 || reply.code.is_success() {
            return Ok(());
        }
        match (lang, count) {
            (Lang::Ko, _) => write!(f, ", 항목 {count}개 실패"),
            (Lang::En, 1) => f.write_str("; 1 item failed"),
            (Lang::En, _) => write!(f, "; {count} items failed"),
        }
    }
}

impl core::error::Error for ApiError {}

impl fmt::Display for InLang<&Failure> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(failure, lang) = *self;
        explain(f, &failure.code, failure.detail(), lang)
    }
}

/// Writes a code, what it means, and what its message adds, if anything.
fn explain(
    f: &mut fmt::Formatter<'_>,
    code: &AnyCode,
    detail: Option<&str>,
    lang: Lang,
) -> fmt::Result {
    write!(f, "{}", code.display(lang))?;
    match detail {
        Some(detail) => write!(f, " ({})", escape(&excerpt(detail, MAX_DETAIL))),
        None => Ok(()),
    }
}

/// What the message adds to the code, if anything.
fn detail<'a>(code: &AnyCode, message: &'a str) -> Option<&'a str> {
    let is_name = |name| code.known().is_some_and(|code| code.message() == Some(name));
    // Servers send the description of a success beside other codes, too.
    let repeats = |text| {
        let mut codes = ResponseCode::ALL.iter();
        codes.any(|known| (known.is_success() || code == known) && known.is_described_as(text))
    };
    let detail = match message::split(message) {
        (name, reason) if is_name(name) => reason.unwrap_or_default().trim(),
        _ => message.trim(),
    };
    Some(detail).filter(|detail| !matches!(*detail, "" | "-") && !repeats(detail))
}

fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde_core::de::IgnoredAny>(body).is_ok()
}
