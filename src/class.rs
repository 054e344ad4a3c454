use core::fmt;

use crate::choices::{choices, display, from_str, unknown};

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

display!(Class);

from_str!(Class, UnknownClass);

unknown! {
    /// The error returned when a text is not a class.
    ///
    /// It keeps the first 30 bytes of the text, without an allocation.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Class;
    ///
    /// let error = "fatel".parse::<Class>().unwrap_err();
    /// assert_eq!(error.to_string(), r#""fatel" is an unknown class; expected success, retryable or fatal"#);
    /// ```
    UnknownClass, Class, "class"
}
