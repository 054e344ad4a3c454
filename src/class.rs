use core::fmt;

use crate::choices::choices;

/// Whether a request succeeded, and if not, whether sending it again can help.
///
/// The class is this crate's judgement, by one rule: a code is *retryable* if the identical request
/// may succeed later with nothing changed, and sending it twice does no harm.
///
/// ```
/// use bizppurio_kakao_codes::{Class, ResponseCode};
///
/// assert_eq!(ResponseCode::ImageUploadFailed.class(), Class::Retryable);
/// assert_eq!(Class::Retryable.to_string(), "retryable");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// The request succeeded.
    Success,
    /// The service failed on its own: the identical request may succeed later.
    Retryable,
    /// The request, the account, or the state of a template or sender profile has to change first.
    Fatal,
}

impl Class {
    choices! {
        /// Every class.
        ///
        /// ```
        /// use bizppurio_kakao_codes::Class;
        ///
        /// assert_eq!(Class::ALL, [Class::Success, Class::Retryable, Class::Fatal]);
        /// ```
        ALL;

        /// Returns the class in lower case: `success`, `retryable` or `fatal`.
        ///
        /// ```
        /// use bizppurio_kakao_codes::Class;
        ///
        /// assert_eq!(Class::Fatal.as_str(), "fatal");
        /// ```
        as_str;

        Success = "success",
        Retryable = "retryable",
        Fatal = "fatal",
    }
}

/// Writes [`as_str`](Class::as_str), with width and fill.
///
/// ```
/// use bizppurio_kakao_codes::Class;
///
/// assert_eq!(format!("[{:>9}]", Class::Fatal), "[    fatal]");
/// ```
impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
