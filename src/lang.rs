use core::fmt;
use core::str::FromStr;

use crate::choices::{choices, display, unknown};
use crate::short_text::ShortText;

/// A language of this crate's texts.
///
/// ```
/// use bizppurio_kakao_codes::{Lang, ResponseCode};
///
/// let code = ResponseCode::DuplicateTemplateCode;
/// assert_eq!(code.description(Lang::Ko), "템플릿 코드 중복");
/// assert_eq!(code.description(Lang::En), "Duplicate template code");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Korean.
    Ko,
    /// English.
    En,
}

impl Lang {
    choices! {
        /// Every language.
        ///
        /// ```
        /// use bizppurio_kakao_codes::{Lang, ResponseCode};
        ///
        /// let code = ResponseCode::DuplicateTemplateCode;
        /// let texts: Vec<&str> = Lang::ALL.iter().map(|&lang| code.description(lang)).collect();
        /// assert_eq!(texts, ["템플릿 코드 중복", "Duplicate template code"]);
        /// ```
        ALL;

        /// Returns the ISO 639-1 code of the language: `ko` or `en`.
        ///
        /// ```
        /// use bizppurio_kakao_codes::Lang;
        ///
        /// assert_eq!(Lang::Ko.as_str(), "ko");
        /// ```
        as_str;

        Ko = "ko",
        En = "en",
    }
}

display!(Lang);

/// Reads a language tag (`ko`, `ko-KR`) or a POSIX locale (`en_US.UTF-8`), ignoring case. Only the
/// language counts.
///
/// # Errors
///
/// [`UnknownLang`] if that language is neither Korean nor English, or if there is more than one tag.
/// A crate such as `accept-language` reads a list of tags in the order of preference.
///
/// ```
/// use bizppurio_kakao_codes::Lang;
///
/// assert_eq!("ko-KR".parse(), Ok(Lang::Ko));
/// assert_eq!("en_US.UTF-8".parse(), Ok(Lang::En));
/// assert!("fr".parse::<Lang>().is_err());
/// assert!("ko,en;q=0.9".parse::<Lang>().is_err());
///
/// let tags = ["fr", "ko-KR", "en"]; // in the order of preference
/// let lang = tags.iter().find_map(|tag| tag.parse().ok()).unwrap_or(Lang::En);
/// assert_eq!(lang, Lang::Ko);
/// ```
impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(tag: &str) -> Result<Self, UnknownLang> {
        let is_tag =
            tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.@".contains(&byte));
        let language = tag.split(['-', '_', '.', '@']).next().filter(|_| is_tag);
        Self::ALL
            .iter()
            .copied()
            .find(|lang| language.is_some_and(|name| name.eq_ignore_ascii_case(lang.as_str())))
            .ok_or_else(|| UnknownLang(ShortText::new(tag)))
    }
}

unknown! {
    /// The error returned when a text is not a tag or locale of Korean or English.
    ///
    /// It keeps the first 30 bytes of the text, without an allocation.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Lang;
    ///
    /// let error = "fr".parse::<Lang>().unwrap_err();
    /// assert_eq!(error.to_string(), r#""fr" is an unknown language; expected ko or en"#);
    /// ```
    UnknownLang, Lang, "language"
}
