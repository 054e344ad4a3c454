use alloc::boxed::Box;
use alloc::string::{String, ToString};
use core::convert::Infallible;
use core::fmt;
use core::str::FromStr;

use crate::escape::Escaped;
use crate::in_lang::InLang;
use crate::{Class, Lang, ResponseCode, UnknownCode};

/// How much of an undocumented code is displayed, in characters.
const MAX_CODE: usize = 60;

/// A code as it was received: a documented one, or any other text.
///
/// Create one with `from`. The text of a documented code always becomes that code, including codes that
/// a later version of this crate adds.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert_eq!(AnyCode::from("504"), ResponseCode::DuplicateTemplateCode);
/// assert_eq!(AnyCode::from("9999999").known(), None);
/// ```
///
/// # Storing a code
///
/// Store [`code`](AnyCode::code), which is also what `Serialize` writes, and read it with `from`.
/// `to_string` gives the same, except that it escapes characters that cannot be seen. The class of a
/// stored code changes if a later version of this crate documents it.
///
/// A code is a string: a column of a database is `TEXT`. A column of numbers, or a format that guesses
/// types, would turn `0200` into 200. `Deserialize` asks for a string, and refuses an integer.
///
/// In a configuration, use [`ResponseCode`], which refuses what is not a code: an `AnyCode` also takes
/// `"ImageUploadFailed"`, which no code ever equals.
///
/// # A label for metrics
///
/// A label made of [`code`](AnyCode::code) lets a server make labels without bound. The documented codes
/// are few:
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// fn label(code: &AnyCode) -> &'static str {
///     code.known().map_or("undocumented", ResponseCode::code)
/// }
///
/// assert_eq!(label(&AnyCode::from("504")), "504");
/// assert_eq!(label(&AnyCode::from("9999999")), "undocumented");
/// ```
///
/// Of a reply, add its class as a second label (`reply.class().as_str()`): if items failed, the code may
/// be a success.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnyCode(Repr);

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Repr {
    Known(ResponseCode),
    /// Never the text of a documented code.
    Unknown(Box<str>),
}

impl AnyCode {
    /// Returns the code as it was received.
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert_eq!(AnyCode::from("0000").code(), "0000");
    /// assert_eq!(AnyCode::from("9999999").code(), "9999999");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        match &self.0 {
            Repr::Known(code) => code.code(),
            Repr::Unknown(code) => code,
        }
    }

    /// Returns the documented code, or `None` if the vendor's page does not list it.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
    ///
    /// assert_eq!(AnyCode::from("200").known(), Some(ResponseCode::Success));
    /// assert_eq!(AnyCode::from("9999999").known(), None);
    /// ```
    #[must_use]
    pub const fn known(&self) -> Option<ResponseCode> {
        match &self.0 {
            Repr::Known(code) => Some(*code),
            Repr::Unknown(_) => None,
        }
    }

    /// Whether there is no code: a failed item may have none.
    #[cfg(feature = "json")]
    pub(crate) const fn is_empty(&self) -> bool {
        matches!(&self.0, Repr::Unknown(code) if code.is_empty())
    }

    /// Returns what the code means, or that it is not documented.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Lang};
    ///
    /// assert_eq!(AnyCode::from("504").description(Lang::En), "Duplicate template code");
    /// assert_eq!(AnyCode::from("9999999").description(Lang::En), "Undocumented code");
    /// ```
    #[must_use]
    pub const fn description(&self, lang: Lang) -> &'static str {
        match (self.known(), lang) {
            (Some(code), _) => code.description(lang),
            (None, Lang::Ko) => "문서에 없는 코드",
            (None, Lang::En) => "Undocumented code",
        }
    }

    /// Returns what the caller should do about the code, in one sentence.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Lang};
    ///
    /// assert_eq!(
    ///     AnyCode::from("9999999").help(Lang::En),
    ///     "Do not resend the request; read the reply's message, \
    ///      then ask Bizppurio what the code means.",
    /// );
    /// ```
    #[must_use]
    pub const fn help(&self, lang: Lang) -> &'static str {
        match (self.known(), lang) {
            (Some(code), _) => code.help(lang),
            (None, Lang::Ko) => {
                "요청을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 코드의 뜻을 문의하세요."
            }
            (None, Lang::En) => {
                "Do not resend the request; read the reply's message, then ask Bizppurio what the code means."
            }
        }
    }

    /// Returns the code and its description for people: `9999999 Undocumented code`.
    ///
    /// Shows at most 60 characters of an undocumented code, with escapes for characters that cannot be
    /// seen.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Lang};
    ///
    /// let code = AnyCode::from("9999999");
    /// assert_eq!(code.display(Lang::En).to_string(), "9999999 Undocumented code");
    /// assert_eq!(code.display(Lang::Ko).to_string(), "9999999 문서에 없는 코드");
    /// ```
    #[must_use]
    pub fn display(&self, lang: Lang) -> impl fmt::Display {
        InLang(self, lang)
    }

    /// Returns the class of the code. An undocumented code is fatal: nothing is known about sending the
    /// request again.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{AnyCode, Class};
    ///
    /// assert_eq!(AnyCode::from("600").class(), Class::Retryable);
    /// assert_eq!(AnyCode::from("9999999").class(), Class::Fatal);
    /// ```
    #[must_use]
    pub const fn class(&self) -> Class {
        match self.known() {
            Some(code) => code.class(),
            None => Class::Fatal,
        }
    }

    /// Returns whether the class is [`Class::Success`].
    ///
    /// Of a reply, ask `Reply::is_success`: the code does not know the failed items.
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

    /// Returns whether the class is [`Class::Retryable`].
    ///
    /// Of a reply, ask `Reply::is_retryable`: the code does not know the failed items.
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert!(AnyCode::from("600").is_retryable());
    /// ```
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self.class(), Class::Retryable)
    }

    /// Returns whether the class is [`Class::Fatal`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// assert!(AnyCode::from("9999999").is_fatal());
    /// ```
    #[must_use]
    pub const fn is_fatal(&self) -> bool {
        matches!(self.class(), Class::Fatal)
    }
}

/// Writes the code, which `from` reads back; [`display`](AnyCode::display) adds what it means.
///
/// Characters that cannot be seen are escaped. Only an undocumented code can have any.
///
/// ```
/// use bizppurio_kakao_codes::AnyCode;
///
/// assert_eq!(AnyCode::from("600").to_string(), "600");
/// assert_eq!(format!("[{:>9}]", AnyCode::from("9999999")), "[  9999999]");
/// assert_eq!(AnyCode::from("9\n").to_string(), r"9\n");
/// ```
impl fmt::Display for AnyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Known(code) => fmt::Display::fmt(code, f),
            Repr::Unknown(code) => f.pad(&Escaped { text: code, limit: usize::MAX }.to_string()),
        }
    }
}

impl fmt::Display for InLang<&AnyCode> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(code, lang) = *self;
        if !code.code().is_empty() {
            write!(f, "{} ", Escaped { text: code.code(), limit: MAX_CODE })?;
        }
        f.write_str(code.description(lang))
    }
}

/// Writes the variant of a documented code, and `Unknown` with any other text.
impl fmt::Debug for AnyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Known(code) => fmt::Debug::fmt(code, f),
            Repr::Unknown(code) => f.debug_tuple("Unknown").field(code).finish(),
        }
    }
}

/// Compares with a documented code.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert!(AnyCode::from("200") == ResponseCode::Success);
/// assert!(AnyCode::from("9999999") != ResponseCode::Success);
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
/// assert!(ResponseCode::Success != AnyCode::from("9999999"));
/// ```
impl PartialEq<AnyCode> for ResponseCode {
    fn eq(&self, code: &AnyCode) -> bool {
        code == self
    }
}

/// Wraps a documented code.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// let code = AnyCode::from(ResponseCode::DuplicateTemplateCode);
/// assert_eq!(code, AnyCode::from("504"));
/// ```
impl From<ResponseCode> for AnyCode {
    fn from(code: ResponseCode) -> Self {
        Self(Repr::Known(code))
    }
}

/// Keeps any text. Allocates only for a code that is not documented.
///
/// ```
/// use bizppurio_kakao_codes::AnyCode;
///
/// assert_eq!(AnyCode::from("0200").code(), "0200");
/// ```
impl From<&str> for AnyCode {
    #[inline]
    fn from(code: &str) -> Self {
        Self(ResponseCode::from_code(code).map_or_else(|| Repr::Unknown(code.into()), Repr::Known))
    }
}

/// Keeps any text, and the allocation of a code that is not documented.
///
/// ```
/// use bizppurio_kakao_codes::AnyCode;
///
/// assert_eq!(AnyCode::from(String::from("0200")).code(), "0200");
/// ```
impl From<String> for AnyCode {
    fn from(code: String) -> Self {
        Self(match ResponseCode::from_code(&code) {
            Some(code) => Repr::Known(code),
            None => Repr::Unknown(code.into_boxed_str()),
        })
    }
}

/// Keeps any text, so it never fails.
///
/// ```
/// use bizppurio_kakao_codes::AnyCode;
///
/// let code: AnyCode = "0200".parse()?;
/// assert_eq!(code.code(), "0200");
/// # Ok::<(), core::convert::Infallible>(())
/// ```
impl FromStr for AnyCode {
    type Err = Infallible;

    fn from_str(code: &str) -> Result<Self, Infallible> {
        Ok(code.into())
    }
}

/// Returns the documented code.
///
/// # Errors
///
/// [`UnknownCode`] if the vendor's page does not list the code.
///
/// ```
/// use bizppurio_kakao_codes::{AnyCode, ResponseCode};
///
/// assert_eq!(ResponseCode::try_from(AnyCode::from("200")), Ok(ResponseCode::Success));
/// assert!(ResponseCode::try_from(AnyCode::from("9999999")).is_err());
/// ```
impl TryFrom<AnyCode> for ResponseCode {
    type Error = UnknownCode;

    fn try_from(code: AnyCode) -> Result<Self, UnknownCode> {
        code.known().ok_or_else(|| UnknownCode::new(code.code()))
    }
}
