use core::fmt;
use core::str::FromStr;

use crate::choices::{choices, unknown};
use crate::short_text::ShortText;

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

/// Reads exactly what [`as_str`](Class::as_str) returns.
///
/// # Errors
///
/// [`UnknownClass`] if the text is not a class.
///
/// ```
/// use bizppurio_kakao_codes::Class;
///
/// assert_eq!("fatal".parse(), Ok(Class::Fatal));
/// assert!("Fatal".parse::<Class>().is_err());
/// ```
impl FromStr for Class {
    type Err = UnknownClass;

    fn from_str(text: &str) -> Result<Self, UnknownClass> {
        let class = Self::ALL.iter().find(|class| class.as_str() == text);
        class.copied().ok_or_else(|| UnknownClass(ShortText::new(text)))
    }
}

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
