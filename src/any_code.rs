use alloc::boxed::Box;
use alloc::string::String;
use core::convert::Infallible;
use core::fmt;
use core::str::FromStr;

use crate::{Class, Lang, ResponseCode, UnknownCode};

/// A code as it was received: a documented one, or the text of any other.
///
/// Make one with `from`, which finds the documented codes; an `Unknown` that is made by hand stays
/// unknown whatever its text.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert_eq!(AnyCode::from("504"), AnyCode::Known(ResponseCode::DuplicateTemplateCode));
/// assert_eq!(AnyCode::from("999"), AnyCode::Unknown("999".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnyCode {
    /// A code that the document has.
    Known(ResponseCode),
    /// A code that the document does not have, unchanged.
    Unknown(Box<str>),
}

impl AnyCode {
    /// The code as it was received.
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert_eq!(AnyCode::from("0000").code(), "0000");
    /// assert_eq!(AnyCode::from("999").code(), "999");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Known(code) => code.code(),
            Self::Unknown(code) => code,
        }
    }

    /// The documented code, or `None` if the document does not have it.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
    ///
    /// assert_eq!(AnyCode::from("200").known(), Some(ResponseCode::Success));
    /// assert_eq!(AnyCode::from("999").known(), None);
    /// ```
    #[must_use]
    pub const fn known(&self) -> Option<ResponseCode> {
        match self {
            Self::Known(code) => Some(*code),
            Self::Unknown(_) => None,
        }
    }

    /// What the code means, or that the document does not have it.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Lang};
    ///
    /// assert_eq!(AnyCode::from("504").description(Lang::En), "Duplicate template code");
    /// assert_eq!(AnyCode::from("999").description(Lang::En), "Undocumented code");
    /// ```
    #[must_use]
    pub const fn description(&self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Known(code), _) => code.description(lang),
            (Self::Unknown(_), Lang::Ko) => "문서에 없는 코드",
            (Self::Unknown(_), Lang::En) => "Undocumented code",
        }
    }

    /// What the caller should do about the code, in one sentence.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Lang};
    ///
    /// assert_eq!(
    ///     AnyCode::from("999").help(Lang::En),
    ///     "Do not resend; ask Bizppurio what the code means.",
    /// );
    /// ```
    #[must_use]
    pub const fn help(&self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Known(code), _) => code.help(lang),
            (Self::Unknown(_), Lang::Ko) => {
                "요청을 다시 보내지 말고, 비즈뿌리오에 코드의 뜻을 문의하세요."
            }
            (Self::Unknown(_), Lang::En) => "Do not resend; ask Bizppurio what the code means.",
        }
    }

    /// The class of the code. An undocumented code is fatal: nothing is known about resending.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Class};
    ///
    /// assert_eq!(AnyCode::from("600").class(), Class::Retryable);
    /// assert_eq!(AnyCode::from("999").class(), Class::Fatal);
    /// ```
    #[must_use]
    pub const fn class(&self) -> Class {
        match self {
            Self::Known(code) => code.class(),
            Self::Unknown(_) => Class::Fatal,
        }
    }

    /// Whether the class is [`Class::Success`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert!(AnyCode::from("0000").is_success());
    /// ```
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self.class(), Class::Success)
    }

    /// Whether the class is [`Class::Retryable`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert!(AnyCode::from("2004").is_retryable());
    /// ```
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self.class(), Class::Retryable)
    }

    /// Whether the class is [`Class::Fatal`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert!(AnyCode::from("999").is_fatal());
    /// ```
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        matches!(self.class(), Class::Fatal)
    }
}

/// The code and its description: `999 Undocumented code`, with `{:#}` in Korean.
///
/// ```
/// use bizppurio_kakao_codes::AnyCode;
///
/// assert_eq!(AnyCode::from("504").to_string(), "504 Duplicate template code");
/// assert_eq!(format!("{:#}", AnyCode::from("999")), "999 문서에 없는 코드");
/// ```
impl fmt::Display for AnyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lang = Lang::of(f);
        write!(f, "{} {}", self.code(), self.description(lang))
    }
}

/// Compares with a documented code.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert!(AnyCode::from("200") == ResponseCode::Success);
/// assert!(AnyCode::from("999") != ResponseCode::Success);
/// ```
impl PartialEq<ResponseCode> for AnyCode {
    fn eq(&self, code: &ResponseCode) -> bool {
        self.known() == Some(*code)
    }
}

/// Compares with a code as it was received.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert!(ResponseCode::Success == AnyCode::from("200"));
/// assert!(ResponseCode::Success != AnyCode::from("999"));
/// ```
impl PartialEq<AnyCode> for ResponseCode {
    fn eq(&self, code: &AnyCode) -> bool {
        code == self
    }
}

impl From<ResponseCode> for AnyCode {
    fn from(code: ResponseCode) -> Self {
        Self::Known(code)
    }
}

/// Keeps any text. Allocates only for an undocumented code.
impl From<&str> for AnyCode {
    fn from(code: &str) -> Self {
        ResponseCode::from_code(code).map_or_else(|| Self::Unknown(code.into()), Self::Known)
    }
}

/// Keeps any text, and its allocation for an undocumented code.
impl From<String> for AnyCode {
    fn from(code: String) -> Self {
        ResponseCode::from_code(&code)
            .map_or_else(|| Self::Unknown(code.into_boxed_str()), Self::Known)
    }
}

/// Keeps any text.
impl FromStr for AnyCode {
    type Err = Infallible;

    fn from_str(code: &str) -> Result<Self, Infallible> {
        Ok(code.into())
    }
}

/// Takes the documented code out.
///
/// # Errors
///
/// [`UnknownCode`] if the document does not have the code.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert_eq!(ResponseCode::try_from(AnyCode::from("200")), Ok(ResponseCode::Success));
/// assert!(ResponseCode::try_from(AnyCode::from("999")).is_err());
/// ```
impl TryFrom<AnyCode> for ResponseCode {
    type Error = UnknownCode;

    fn try_from(code: AnyCode) -> Result<Self, UnknownCode> {
        code.known().ok_or_else(|| UnknownCode::new(code.code()))
    }
}
