use core::fmt;

use super::explanation::Explanation;
use crate::{AnyCode, Class, Lang, Reply};

/// A [`Reply`] that did not succeed, as an error.
///
/// It is displayed on one line, in English; [`display`](Self::display) chooses the language. It has no
/// [`source`](core::error::Error::source), and is `Send`, `Sync` and `'static`, so that other error types
/// can wrap it.
///
/// The text has the server's words, which may repeat a secret: servers have sent the API key back.
/// [`summary`](Self::summary) has none of them but an undocumented code. `Debug` has them raw.
///
/// ```
/// use bizppurio_kakao_codes::{Lang, Reply};
///
/// let body = r#"{ "code": "2002", "message": "InvalidImageShapeException(세로 100px)" }"#;
/// let error = Reply::from_slice(body.as_bytes())?.into_result().unwrap_err();
/// assert_eq!(error.to_string(), "2002 Unsupported image dimensions (세로 100px)");
/// assert_eq!(error.display(Lang::Ko).to_string(), "2002 발송할 수 없는 이미지 사이즈 (세로 100px)");
/// assert_eq!(error.summary(Lang::Ko).to_string(), "2002 발송할 수 없는 이미지 사이즈");
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
///
/// To wrap it in an error type of your own, and in `anyhow::Error`:
///
/// ```
/// use bizppurio_kakao_codes::{ApiError, InvalidReply, Lang, Reply};
///
/// #[derive(Debug, thiserror::Error)]
/// enum Error {
///     #[error(transparent)]
///     Api(#[from] ApiError),
///     #[error(transparent)]
///     Reply(#[from] InvalidReply),
/// }
///
/// fn read(status: u16, body: &[u8]) -> Result<Reply, Error> {
///     Ok(Reply::from_http(status, body)?.into_result()?)
/// }
///
/// let error = read(200, br#"{ "code": "504" }"#).unwrap_err();
/// assert!(matches!(&error, Error::Api(error) if !error.is_retryable()));
///
/// let error = anyhow::Error::from(error).context("registering a template");
/// assert_eq!(format!("{error:#}"), "registering a template: 504 Duplicate template code");
///
/// let error = Reply::new("504").into_result().unwrap_err();
/// let error = anyhow::anyhow!("{}", error.display(Lang::Ko)); // in a language, as a text
/// assert_eq!(error.to_string(), "504 템플릿 코드 중복");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ApiError(Reply);

impl ApiError {
    /// The reply must not be a success.
    pub(super) const fn new(reply: Reply) -> Self {
        Self(reply)
    }

    /// Returns the reply.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let error = Reply::new("600").into_result().unwrap_err();
    /// assert!(error.reply().failures.is_empty());
    /// ```
    pub const fn reply(&self) -> &Reply {
        &self.0
    }

    /// Returns the reply, and consumes the error.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let error = Reply::new("600").into_result().unwrap_err();
    /// assert_eq!(error.into_reply(), Reply::new("600"));
    /// ```
    pub fn into_reply(self) -> Reply {
        self.0
    }

    /// Returns the code of the reply. It may be a success, if only some items failed.
    ///
    /// Ask the error, not its code, whether the request may be sent again: the code does not know the
    /// failed items.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Reply, ResponseCode};
    ///
    /// let body = br#"{ "code": "600", "data": { "failure": [{ "formField": "image_1" }] } }"#;
    /// let error = Reply::from_slice(body)?.into_result().unwrap_err();
    /// assert_eq!(*error.code(), ResponseCode::ImageUploadFailed);
    /// assert!(!error.is_retryable()); // other images may have been uploaded
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
    /// assert!(Reply::new("600").into_result().is_err_and(|error| error.is_retryable()));
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable()
    }

    /// Returns whether the class is [`Class::Fatal`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// assert!(Reply::new("504").into_result().is_err_and(|error| error.is_fatal()));
    /// ```
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        self.0.is_fatal()
    }

    /// Returns what the caller should do, in one sentence, as [`Reply::help`] does.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply, ResponseCode};
    ///
    /// let code = ResponseCode::DuplicateTemplateCode;
    /// let error = Reply::new(code).into_result().unwrap_err();
    /// assert_eq!(error.help(Lang::En), code.help(Lang::En));
    /// ```
    #[must_use]
    pub fn help(&self, lang: Lang) -> &'static str {
        self.0.help(lang)
    }

    /// Returns what the message adds to the code, as [`Reply::detail`] does: the server's text as it came,
    /// which [`escaped`](crate::escaped) makes fit to print.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Reply;
    ///
    /// let mut reply = Reply::new("2002");
    /// reply.message = Some("InvalidImageShapeException(세로 100px)".into());
    /// assert_eq!(reply.into_result().unwrap_err().detail(), Some("세로 100px"));
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.0.detail()
    }

    /// Returns the error for people, on one line: the code, what it means, the
    /// [`detail`](Self::detail), and how many items failed.
    ///
    /// The number of failed items comes first if the code is a success. Shows at most 60 characters of
    /// an undocumented code and 200 of the detail, with escapes for characters that cannot be seen.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Failure, Lang, Reply};
    ///
    /// let mut reply = Reply::new("504");
    /// reply.failures.push(Failure::new("507"));
    /// let error = reply.into_result().unwrap_err();
    /// let [en, ko] = [Lang::En, Lang::Ko].map(|lang| error.display(lang).to_string());
    /// assert_eq!(en, "504 Duplicate template code; 1 item failed");
    /// assert_eq!(ko, "504 템플릿 코드 중복, 항목 1개 실패");
    /// ```
    #[must_use]
    pub fn display(&self, lang: Lang) -> impl fmt::Display {
        self.explanation(self.detail(), lang)
    }

    /// Returns the error as [`display`](Self::display) does, without the detail. Of the server's words, it
    /// has only an undocumented code.
    ///
    /// The code alone (`code().display(lang)`) is not the error: it may be a success, if only some items
    /// failed.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, Reply};
    ///
    /// let mut reply = Reply::new("504");
    /// reply.message = Some("apiKey=secret".into());
    /// let error = reply.into_result().unwrap_err();
    /// assert_eq!(error.to_string(), "504 Duplicate template code (apiKey=secret)");
    /// assert_eq!(error.summary(Lang::En).to_string(), "504 Duplicate template code");
    /// ```
    #[must_use]
    pub fn summary(&self, lang: Lang) -> impl fmt::Display {
        self.explanation(None, lang)
    }

    fn explanation<'a>(&'a self, detail: Option<&'a str>, lang: Lang) -> Explanation<'a> {
        Explanation { code: self.code(), detail, failed: Some(self.0.failures.len()), lang }
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.display(Lang::En).fmt(f)
    }
}

impl core::error::Error for ApiError {}
