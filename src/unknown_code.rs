use core::fmt;

use crate::short_text::ShortText;

/// The error of reading a [`ResponseCode`](crate::ResponseCode): the text is no documented code.
///
/// It names the text without an allocation, cut after 30 bytes.
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
///
/// let error = "0200".parse::<ResponseCode>().unwrap_err();
/// assert_eq!(error.to_string(), r#""0200" is not a documented response code"#);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnknownCode(ShortText);

impl UnknownCode {
    pub(crate) fn new(code: impl fmt::Display) -> Self {
        Self(ShortText::new(code))
    }

    /// The text that is no documented code, or its first 30 bytes (less where a character would be
    /// cut in two).
    ///
    /// ```
    /// use bizppurio_kakao_codes::ResponseCode;
    ///
    /// let error = "0200".parse::<ResponseCode>().unwrap_err();
    /// assert_eq!(error.code(), "0200");
    /// ```
    #[must_use]
    pub fn code(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a documented response code", self.0)
    }
}

impl core::error::Error for UnknownCode {}
