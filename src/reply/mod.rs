//! Whole replies, and what to do about them.

mod api_error;
mod detail;
mod explanation;
mod failure;
mod invalid_reply;
mod json;
#[cfg(feature = "schemars")]
mod schema;

use alloc::string::String;
use alloc::vec::Vec;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::{AnyCode, Class, Lang};
pub use api_error::ApiError;
pub use failure::Failure;
pub use invalid_reply::InvalidReply;

/// The HTTP status with which a web server refuses a body that is too large.
const TOO_LARGE: u16 = 413;

/// A reply of the API: its code, its message, and the failed items of the request.
///
/// [`from_http`](Self::from_http) and [`from_slice`](Self::from_slice) read the forms that the API
/// documentation shows:
///
/// - `code` and `message`;
/// - the failed images of an upload in `data.failure`, each with its `formField` and `error`;
/// - the failed sender profiles of a query in `data.fail`, each with its `senderKey`, `code` and
///   `message`.
///
/// The names in the API vary: `data` may also be `date` or `result`, and a list of failed items may
/// have any name that begins with `fail`, there or beside the code. An object under such a name is an
/// error, and anything else is skipped (`"failCount": 0`); only a list or null may be in `fail` and
/// `failure` there, and in `failures` beside the code.
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let reply = Reply::from_slice(br#"{
///     "code": "6000",
///     "message": "request accepted",
///     "data": {
///         "success": [{ "formField": "image_1", "url": "https://example.com/1.png" }],
///         "failure": [
///             { "formField": "image_2", "error": { "code": "2002", "message": "" } },
///             { "formField": "image_3", "error": { "code": "2004", "message": "" } }
///         ]
///     }
/// }"#)?;
/// assert!(reply.is_fatal());
/// assert_eq!(reply.failures.len(), 2);
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
///
/// `Debug` has the server's words raw, which may repeat a secret.
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
/// assert!(uploaded(200, br#"{ "code": "2002", "image": null }"#).is_err());
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
///     "success": [{ "formField": "image_1", "url": "https://example.com/1.png" }],
///     "failure": [{ "formField": "image_2", "error": { "code": "2002", "message": "" } }]
/// } }"#;
/// let reply = Reply::from_http(200, body)?;
/// let uploads: Uploads = serde_json::from_slice(body)?;
/// let uploaded = uploads.data.map(|data| data.success).unwrap_or_default();
/// assert_eq!(uploaded[0].form_field, "image_1");
/// assert_eq!(uploaded[0].url, "https://example.com/1.png");
/// assert_eq!(reply.failures[0].item.as_deref(), Some("image_2"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// A `Reply` is not `Deserialize`: flattened into a struct beside a field `data`, it would lose the
/// failed items.
///
/// ```compile_fail,E0277
/// # use bizppurio_kakao_codes::Reply;
/// #[derive(serde::Deserialize)]
/// struct Answer {
///     #[serde(flatten)]
///     reply: Reply,
///     data: serde_json::Value,
/// }
/// ```
///
/// ```
/// # use bizppurio_kakao_codes::Reply;
/// #[derive(serde::Deserialize)]
/// struct Answer {
///     data: serde_json::Value,
/// }
/// ```
///
/// # Storing a reply
///
/// Store the body, or what `Serialize` writes (`code`, `message` and `failures`). `from_slice` reads
/// both:
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let body = br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#;
/// let reply = Reply::from_slice(body)?;
/// let stored = serde_json::to_vec(&reply)?;
/// assert_eq!(Reply::from_slice(&stored)?, reply);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # In tests of your own
///
/// [`Reply::new`] and [`Failure::new`] make any outcome without JSON:
///
/// ```
/// use bizppurio_kakao_codes::{ApiError, Failure, Reply, ResponseCode};
///
/// # fn delay(result: &Result<Reply, ApiError>) -> Option<u64> {
/// #     result.as_ref().err().filter(|error| error.is_retryable()).map(|_| 1)
/// # }
/// // A reply with each retryable code: your code waits and sends the request again.
/// for &code in ResponseCode::ALL.iter().filter(|code| code.is_retryable()) {
///     assert!(delay(&Reply::new(code).into_result()).is_some(), "{code}");
/// }
///
/// // An error, whose whole request must not be sent again.
/// let error = Reply::new(ResponseCode::DuplicateTemplateCode).into_result().unwrap_err();
/// assert_eq!(delay(&Err(error)), None);
///
/// // A reply with failed items.
/// let mut failure = Failure::new(ResponseCode::ImageUploadInternalError);
/// failure.item = Some("image_2".into());
/// let mut reply = Reply::new(ResponseCode::PartialImageUploadFailure);
/// reply.failures.push(failure);
/// assert_eq!(delay(&reply.into_result()), None);
/// ```
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
///
/// Nothing warns of `Reply::from_http(status, body).is_ok()`: it is true of a 102, too. Ask
/// [`is_success`](Self::is_success) of the reply.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "a reply may report a failure: call `into_result`, and use `_ =` if you do not need the success"]
#[non_exhaustive]
pub struct Reply {
    /// The code, or if the reply has none, the code that the vendor's page lists with its message.
    ///
    /// Ask the reply, not its code, whether the request succeeded or may be sent again: the code does not
    /// know the failed items.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let body = br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#;
    /// let reply = Reply::from_slice(body)?;
    /// assert_eq!(reply.code, ResponseCode::Success);
    /// assert!(!reply.is_success()); // an item failed
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub code: AnyCode,
    /// The message, unless it is absent, null or empty: the server's text as it came, which
    /// [`escaped`](crate::escaped) makes fit to print.
    pub message: Option<String>,
    /// The items that failed, in the order of the reply.
    pub failures: Vec<Failure>,
}

impl Reply {
    /// Returns a reply with this code, no message and no failed items, for tests of your own.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// assert!(Reply::new(ResponseCode::ImageUploadFailed).is_retryable());
    /// assert!(Reply::new("9999999").is_fatal());
    /// ```
    pub fn new(code: impl Into<AnyCode>) -> Self {
        Self { code: code.into(), message: None, failures: Vec::new() }
    }

    /// Reads a reply from the JSON of an HTTP body. A byte-order mark before it is ignored.
    ///
    /// An integer code is read as its decimal text. So are a message and the name of an item that are an
    /// integer which a `u64` or `i64` holds, or a boolean; any other value that is not a string is no
    /// message and no name.
    ///
    /// Other fields are skipped, and may hold anything: they need not be UTF-8. The values of `data`,
    /// `date` and `result`, and those of fields beside or in them whose name begins with `fail` or
    /// `success`, are decoded, so a string there has to be UTF-8 with valid escapes.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`] if the body is not a JSON object, if what is read is not UTF-8, if the code, an
    /// `error` or a list of failed items has a type that the API does not send, or if the reply has neither
    /// a code nor a documented message.
    ///
    /// Also if the reply contradicts itself: no item failed and its code is retryable, but a field beside or
    /// in `data`, `date` and `result` whose name begins with `success` is a list or an object that is not
    /// empty. To send the request again would repeat what was accepted.
    ///
    /// No feature of serde_json that another crate switches on changes the result, with one exception: a
    /// number that no `f64` holds, such as `1e999`, as a value that is read or decoded is an error only
    /// without serde_json's `arbitrary_precision`.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let body = br#"{ "code": "0000", "image": "https://example.com/1.png" }"#;
    /// let reply = Reply::from_slice(body)?;
    /// assert_eq!(reply.code.known(), Some(ResponseCode::ImageUploadSuccess));
    /// assert!(Reply::from_slice(b"<html>").is_err());
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn from_slice(body: &[u8]) -> Result<Self, InvalidReply> {
        let body = without_byte_order_mark(body);
        json::from_slice(body).map_err(|error| InvalidReply::new(None, &error, body))
    }

    /// Reads a reply from an HTTP response. The body is read as by [`from_slice`](Self::from_slice).
    ///
    /// With the status 413, a body that is not a reply is the code 413: a web server in front of the API
    /// may refuse a body that is too large, and the vendor's page lists that as a code. No other status is
    /// read as a code. For example, the page's 504 is a duplicate template code, but HTTP's 504 is a
    /// gateway that timed out.
    ///
    /// # Errors
    ///
    /// [`InvalidReply`] with the status, if the body is not a reply, or if it is a success although the
    /// status is 400 or more: what contradicts itself is not known.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let reply = Reply::from_http(413, b"<html>413 Request Entity Too Large</html>")?;
    /// assert_eq!(reply.code.known(), Some(ResponseCode::RequestEntityTooLarge));
    ///
    /// let error = Reply::from_http(504, b"<html>504 Gateway Time-out</html>").unwrap_err();
    /// assert_eq!(error.status(), Some(504));
    ///
    /// let error = Reply::from_http(500, br#"{ "code": "200" }"#).unwrap_err();
    /// assert!(error.to_string().contains("HTTP status 500, but the code 200 is a success"));
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn from_http(status: u16, body: &[u8]) -> Result<Self, InvalidReply> {
        let body = without_byte_order_mark(body);
        match json::from_slice(body) {
            Ok(reply) if status >= 400 && reply.is_success() => {
                Err(InvalidReply::contradiction(status, &reply.code, body))
            }
            Ok(reply) => Ok(reply),
            Err(_) if status == TOO_LARGE => Ok(Self::new("413")),
            Err(error) => Err(InvalidReply::new(Some(status), &error, body)),
        }
    }

    /// Returns the class of the code, or [`Class::Fatal`] if any item failed: resending the whole
    /// request would repeat what was accepted.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Class, Reply};
    ///
    /// assert_eq!(Reply::new("600").class(), Class::Retryable);
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
    /// let body = br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#;
    /// let reply = Reply::from_slice(body)?;
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
    /// assert!(Reply::new("600").is_retryable());
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
    /// assert!(Reply::new("504").is_fatal());
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
    ///     "data": { "failure": [{ "formField": "image_1", "error": { "code": "2004" } }] }
    /// }"#)?;
    /// assert_eq!(reply.retryable_failures().count(), 1);
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    pub fn retryable_failures(&self) -> impl Iterator<Item = &Failure> {
        self.failures.iter().filter(|failure| failure.is_retryable())
    }

    /// Returns what the caller should do, in one sentence: the help of the code, or if any item failed, a
    /// sentence that says to keep what succeeded, and to handle each failed item as its code says.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply};
    ///
    /// let body = br#"{ "code": "200", "data": { "fail": [{ "code": "507" }] } }"#;
    /// let reply = Reply::from_slice(body)?;
    /// assert_eq!(
    ///     reply.help(Lang::En),
    ///     "Keep what succeeded and do not resend the whole request; \
    ///      handle each failed item as its code says.",
    /// );
    /// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
    /// ```
    #[must_use]
    pub fn help(&self, lang: Lang) -> &'static str {
        match (self.failures.is_empty(), lang) {
            (true, _) => self.code.help(lang),
            (false, Lang::Ko) => {
                "요청 전체를 다시 보내지 말고, 성공한 항목은 그대로 둔 채 실패한 항목만 각 코드에 따라 조치하세요."
            }
            (false, Lang::En) => {
                "Keep what succeeded and do not resend the whole request; handle each failed item as its code says."
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
    /// It is the server's text as it came, which [`escaped`](crate::escaped) makes fit to print. It may
    /// repeat a secret: servers have sent the API key back. [`ApiError::summary`] leaves it out.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let mut reply = Reply::new("2002");
    /// reply.message = Some("InvalidImageShapeException(세로 100px)".into());
    /// assert_eq!(reply.detail(), Some("세로 100px"));
    ///
    /// let mut reply = Reply::new("403");
    /// reply.message = Some("접근할 수 없는 IP 입니다. (203.0.113.9)".into());
    /// assert_eq!(reply.detail(), Some("접근할 수 없는 IP 입니다. (203.0.113.9)"));
    ///
    /// let mut reply = Reply::new("504");
    /// reply.message = Some("템플릿 코드 중복".into());
    /// assert_eq!(reply.detail(), None);
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        detail::detail(&self.code, self.message.as_deref()?)
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
    /// assert!(Reply::new("200").into_result().is_ok());
    /// assert!(Reply::new("504").into_result().is_err());
    /// ```
    pub fn into_result(self) -> Result<Self, ApiError> {
        if self.is_success() { Ok(self) } else { Err(ApiError::new(self)) }
    }
}

/// Writes `code` (a string), `message` (a string or null) and `failures` (an array).
impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Reply", 3)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("failures", &self.failures)?;
        fields.end()
    }
}

/// A reader of JSON may ignore the mark instead of refusing it (RFC 8259, section 8.1).
fn without_byte_order_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}
