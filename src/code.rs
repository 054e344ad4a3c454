use core::fmt;
use core::str::FromStr;

use crate::in_lang::InLang;
use crate::key::{key, slot};
use crate::{Class, Lang, Table, UnknownCode, message};

/// Declares the enum with the variants that the generated code has.
macro_rules! response_code {
    ($($variants:tt)*) => {
        /// A response code of the Bizppurio Kakao API, as the vendor's page of codes describes it.
        ///
        /// The variants are declared in the page's order, and compare in that order. A cast (`as u16`) gives
        /// the position in that order, which shifts when a row is added, not the code: use
        /// [`code`](Self::code).
        ///
        /// A code is not an HTTP status, though some have the same digits: see [`from_code`](Self::from_code).
        ///
        /// ```
        /// use bizppurio_kakao_codes::{Lang, ResponseCode};
        ///
        /// let code: ResponseCode = "504".parse()?;
        /// assert_eq!(code, ResponseCode::DuplicateTemplateCode);
        /// assert_eq!(code.to_string(), "504");
        /// assert_eq!(code.display(Lang::En).to_string(), "504 Duplicate template code");
        /// assert!(code.is_fatal());
        /// # Ok::<(), bizppurio_kakao_codes::UnknownCode>(())
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum ResponseCode {
            $($variants)*
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/codes.rs"));

impl ResponseCode {
    /// Every documented code, in the order of the vendor's page.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// let mut retryable = ResponseCode::ALL.iter().filter(|code| code.is_retryable());
    /// assert!(retryable.any(|code| *code == ResponseCode::ImageUploadFailed));
    /// ```
    ///
    /// The enum is `#[non_exhaustive]`, so a `match` still compiles when a version of this crate adds a
    /// code. A test of your own tells you, with the number of codes that you handle:
    ///
    /// ```no_run
    /// # use bizppurio_kakao_codes::ResponseCode;
    /// # const HANDLED: usize = 0;
    /// #[test]
    /// fn every_code_is_handled() {
    ///     assert_eq!(ResponseCode::ALL.len(), HANDLED);
    /// }
    /// ```
    pub const ALL: &'static [Self] = &columns::ALL;

    /// Returns the code with exactly this text, or `None` if the vendor's page does not list it.
    ///
    /// Not for the status of HTTP: its 504 is a gateway that timed out, but the code 504 is a duplicate
    /// template code. `Reply::from_http` reads the status and the body together.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// const DUPLICATE: Option<ResponseCode> = ResponseCode::from_code("504");
    /// assert_eq!(DUPLICATE, Some(ResponseCode::DuplicateTemplateCode));
    ///
    /// assert_eq!(ResponseCode::from_code("0000"), Some(ResponseCode::ImageUploadSuccess));
    /// assert_eq!(ResponseCode::from_code("0"), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_code(code: &str) -> Option<Self> {
        let Some(key) = key(code.as_bytes(), columns::LONGEST) else {
            return None;
        };
        let slot = slot(key, columns::MULTIPLIER, columns::KEYS.len());
        // Indexing by the comparison avoids a branch that random codes would mispredict.
        columns::RESULTS[slot][(columns::KEYS[slot] == key) as usize]
    }

    /// Returns the code that the vendor's page lists with this message, or `None` if it lists no such
    /// message.
    ///
    /// Ignores surrounding whitespace, and a reason in parentheses after the message. Only the codes of
    /// image uploads have such messages. If the page gave a message another code, this is the newer one.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert_eq!(
    ///     ResponseCode::from_message("InvalidImageShapeException(세로 100px, 최소 250px)"),
    ///     Some(ResponseCode::InvalidImageDimensions),
    /// );
    /// assert_eq!(ResponseCode::from_message("InvalidImageShapeExceptions"), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn from_message(message: &str) -> Option<Self> {
        let (name, _) = message::split(message);
        columns::MESSAGES.get(name).copied()
    }

    /// Returns the code as the API sends it.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert_eq!(ResponseCode::ImageUploadSuccess.code(), "0000");
    /// ```
    #[inline]
    #[must_use]
    pub const fn code(self) -> &'static str {
        columns::CODE[self as usize]
    }

    /// Returns the name of the variant.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert_eq!(ResponseCode::DuplicateTemplateCode.name(), "DuplicateTemplateCode");
    /// ```
    #[inline]
    #[must_use]
    pub const fn name(self) -> &'static str {
        columns::NAME[self as usize]
    }

    /// Returns the message that the API sends with the code, or `None` if the vendor's page lists none.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// let code = ResponseCode::InvalidImageDimensions;
    /// assert_eq!(code.message(), Some("InvalidImageShapeException"));
    /// assert_eq!(ResponseCode::DuplicateTemplateCode.message(), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn message(self) -> Option<&'static str> {
        columns::MESSAGE[self as usize]
    }

    /// Returns what the code means.
    ///
    /// The Korean text is that of the vendor's page, with obvious misspellings corrected. The English
    /// text is a translation.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, ResponseCode};
    ///
    /// let code = ResponseCode::DuplicateTemplateCode;
    /// assert_eq!(code.description(Lang::Ko), "템플릿 코드 중복");
    /// assert_eq!(code.description(Lang::En), "Duplicate template code");
    /// ```
    #[inline]
    #[must_use]
    pub const fn description(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => columns::DESCRIPTION_KO[self as usize],
            Lang::En => columns::DESCRIPTION_EN[self as usize],
        }
    }

    /// Returns what the caller should do about the code, in one sentence.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, ResponseCode};
    ///
    /// assert_eq!(
    ///     ResponseCode::DuplicateTemplateCode.help(Lang::En),
    ///     "Check whether an earlier request already created the template; \
    ///      if not, choose another template code, then send the request again.",
    /// );
    /// ```
    #[inline]
    #[must_use]
    pub const fn help(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => columns::HELP_KO[self as usize],
            Lang::En => columns::HELP_EN[self as usize],
        }
    }

    /// Returns the code and its description for people: `504 Duplicate template code`.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Lang, ResponseCode};
    ///
    /// let code = ResponseCode::DuplicateTemplateCode;
    /// assert_eq!(code.display(Lang::En).to_string(), "504 Duplicate template code");
    /// assert_eq!(code.display(Lang::Ko).to_string(), "504 템플릿 코드 중복");
    /// ```
    #[must_use]
    pub fn display(self, lang: Lang) -> impl fmt::Display {
        InLang(self, lang)
    }

    /// Returns whether the request succeeded, may be sent again as it is, or has to change first.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{Class, ResponseCode};
    ///
    /// assert_eq!(ResponseCode::ImageUploadFailed.class(), Class::Retryable);
    /// ```
    #[inline]
    #[must_use]
    pub const fn class(self) -> Class {
        columns::CLASS[self as usize]
    }

    /// Returns whether the class is [`Class::Success`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert!(ResponseCode::Success.is_success());
    /// assert!(!ResponseCode::DuplicateTemplateCode.is_success());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self.class(), Class::Success)
    }

    /// Returns whether the class is [`Class::Retryable`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert!(ResponseCode::ImageUploadFailed.is_retryable());
    /// assert!(!ResponseCode::DuplicateTemplateCode.is_retryable());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        matches!(self.class(), Class::Retryable)
    }

    /// Returns whether the class is [`Class::Fatal`].
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert!(ResponseCode::DuplicateTemplateCode.is_fatal());
    /// assert!(!ResponseCode::Success.is_fatal());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_fatal(self) -> bool {
        matches!(self.class(), Class::Fatal)
    }

    /// Returns the table of the vendor's page that lists the code.
    ///
    /// ```
    /// use bizppurio_kakao_codes::{ResponseCode, Table};
    ///
    /// assert_eq!(ResponseCode::DuplicateTemplateCode.table(), Table::Api);
    /// ```
    #[inline]
    #[must_use]
    pub const fn table(self) -> Table {
        columns::TABLE[self as usize]
    }

    /// Returns the edition of the vendor's page that the code is taken from, as its date.
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// assert_eq!(ResponseCode::DuplicateTemplateCode.edition(), "2023-10-23");
    /// ```
    #[inline]
    #[must_use]
    pub const fn edition(self) -> &'static str {
        columns::EDITION[self as usize]
    }
}

impl fmt::Debug for ResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Writes the code, which `parse` reads back; [`display`](ResponseCode::display) adds what it means.
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
///
/// let code = ResponseCode::DuplicateTemplateCode;
/// assert_eq!(code.to_string(), "504");
/// assert_eq!(format!("[{code:>6}]"), "[   504]");
/// ```
impl fmt::Display for ResponseCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Display for InLang<ResponseCode> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(code, lang) = self;
        write!(f, "{code} {}", code.description(*lang))
    }
}

/// Reads exactly what [`code`](ResponseCode::code) returns.
///
/// # Errors
///
/// [`UnknownCode`] if the vendor's page does not list the code.
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
///
/// assert_eq!("504".parse(), Ok(ResponseCode::DuplicateTemplateCode));
/// assert!(" 504".parse::<ResponseCode>().is_err());
/// ```
impl FromStr for ResponseCode {
    type Err = UnknownCode;

    #[inline]
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        Self::from_code(code).ok_or_else(|| UnknownCode::new(code))
    }
}

/// Reads exactly what [`code`](ResponseCode::code) returns.
///
/// # Errors
///
/// [`UnknownCode`] if the vendor's page does not list the code.
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
///
/// assert_eq!(ResponseCode::try_from("504"), Ok(ResponseCode::DuplicateTemplateCode));
/// ```
impl TryFrom<&str> for ResponseCode {
    type Error = UnknownCode;

    #[inline]
    fn try_from(code: &str) -> Result<Self, UnknownCode> {
        code.parse()
    }
}
