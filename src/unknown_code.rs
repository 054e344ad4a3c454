use core::fmt;

use crate::short_text::ShortText;

/// The error returned when a text is not a documented [`ResponseCode`](crate::ResponseCode).
///
/// It keeps the first 30 bytes of the text, without an allocation.
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
    pub(crate) fn new(code: &str) -> Self {
        Self(ShortText::new(code))
    }

    /// Returns the text that is not a documented code. A long text is cut after 30 bytes, or before a
    /// character that would be cut in two.
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
