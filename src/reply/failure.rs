use alloc::string::String;
use core::fmt;

use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use super::detail::detail;
use super::explanation::Explanation;
use crate::{AnyCode, Class, Lang};

/// A failed item of a request: an image, or a sender profile.
///
/// As an error, it is displayed on one line, in English; [`display`](Self::display) chooses the language.
/// It does not display the name of the item.
///
/// The text has the server's words, which may repeat a secret. [`summary`](Self::summary) is the text
/// without them. `Debug` has them raw.
///
/// ```
/// use bizppurio_kakao_codes::{Reply, ResponseCode};
///
/// let reply = Reply::from_slice(br#"{
///     "code": "200",
///     "data": { "fail": [{ "senderKey": "a1b2", "code": "507", "message": "" }] }
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
    /// The `formField` or `senderKey` of the item, if the reply names one: the server's text as it came,
    /// which [`escaped`](crate::escaped) makes fit to print.
    pub item: Option<String>,
    /// The code, or if the item has none, the code that the vendor's page lists with its message, or
    /// else an unknown, empty code.
    pub code: AnyCode,
    /// The message, unless it is absent, null or empty: the server's text as it came, which
    /// [`escaped`](crate::escaped) makes fit to print.
    pub message: Option<String>,
}

impl Failure {
    /// Returns a failed item with this code, no name and no message, for tests of your own.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Failure, ResponseCode};
    ///
    /// let mut failure = Failure::new(ResponseCode::InvalidSenderProfile);
    /// failure.item = Some("a1b2".into());
    /// assert!(failure.is_fatal());
    /// ```
    #[must_use]
    pub fn new(code: impl Into<AnyCode>) -> Self {
        Self { item: None, code: code.into(), message: None }
    }

    /// Returns the class of the code, or [`Class::Fatal`] if that is a success: the item failed.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Class, Failure};
    ///
    /// assert_eq!(Failure::new("2004").class(), Class::Retryable);
    /// assert_eq!(Failure::new("200").class(), Class::Fatal);
    /// ```
    #[must_use]
    pub const fn class(&self) -> Class {
        if self.is_retryable() { Class::Retryable } else { Class::Fatal }
    }

    /// Returns whether the item may be sent again on its own, with nothing changed.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Failure;
    ///
    /// assert!(Failure::new("2004").is_retryable());
    /// ```
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        self.code.is_retryable()
    }

    /// Returns whether the item must not be sent again as it is.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Failure;
    ///
    /// assert!(Failure::new("2002").is_fatal());
    /// assert!(Failure::new("200").is_fatal());
    /// ```
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        !self.is_retryable()
    }

    /// Returns what the caller should do about the item, in one sentence: the help of the code, unless
    /// that is a success, or the item has no code.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Failure, Lang, ResponseCode};
    ///
    /// let code = ResponseCode::InvalidSenderProfile;
    /// assert_eq!(Failure::new(code).help(Lang::En), code.help(Lang::En));
    /// assert_eq!(
    ///     Failure::new("200").help(Lang::En),
    ///     "Do not resend the item; read its message, then ask Bizppurio.",
    /// );
    /// ```
    #[must_use]
    pub const fn help(&self, lang: Lang) -> &'static str {
        match (self.code.is_success() || self.code.is_empty(), lang) {
            (false, _) => self.code.help(lang),
            (true, Lang::Ko) => {
                "이 항목을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 문의하세요."
            }
            (true, Lang::En) => "Do not resend the item; read its message, then ask Bizppurio.",
        }
    }

    /// Returns what the message adds to the code, as [`Reply::detail`](crate::Reply::detail) does: the
    /// server's text as it came, which [`escaped`](crate::escaped) makes fit to print.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Failure;
    ///
    /// let mut failure = Failure::new("2002");
    /// failure.message = Some("InvalidImageShapeException(세로 100px)".into());
    /// assert_eq!(failure.detail(), Some("세로 100px"));
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        detail(&self.code, self.message.as_deref()?)
    }

    /// Returns the item's error for people, on one line: the code, what it means, and the
    /// [`detail`](Self::detail), escaped and cut as in [`ApiError::display`](crate::ApiError::display).
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Failure, Lang};
    ///
    /// let mut failure = Failure::new("2002");
    /// failure.message = Some("InvalidImageShapeException(세로 100px)".into());
    /// assert_eq!(failure.display(Lang::Ko).to_string(), "2002 발송할 수 없는 이미지 사이즈 (세로 100px)");
    /// ```
    #[must_use]
    pub fn display(&self, lang: Lang) -> impl fmt::Display {
        Explanation { code: &self.code, detail: self.detail(), failed: None, lang }
    }

    /// Returns the item's error as [`display`](Self::display) does, without the detail. Of the server's
    /// words, it has only an undocumented code.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Failure, Lang};
    ///
    /// let mut failure = Failure::new("2002");
    /// failure.message = Some("InvalidImageShapeException(세로 100px)".into());
    /// assert_eq!(failure.summary(Lang::Ko).to_string(), "2002 발송할 수 없는 이미지 사이즈");
    /// ```
    #[must_use]
    pub fn summary(&self, lang: Lang) -> impl fmt::Display {
        Explanation { code: &self.code, detail: None, failed: None, lang }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.display(Lang::En).fmt(f)
    }
}

impl core::error::Error for Failure {}

/// Writes `item` (a string or null), `code` (a string) and `message` (a string or null).
impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Failure", 3)?;
        fields.serialize_field("item", &self.item)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.end()
    }
}
