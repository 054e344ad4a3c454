//! Codes, classes, languages and tables as their text.

use core::fmt;
#[cfg(doc)]
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::choices::Choices;
use crate::{Class, Lang, ResponseCode, Table};

/// Reads a value from its text.
struct TextVisitor<T, E, Expected> {
    expected: Expected,
    parse: fn(&str) -> Result<T, E>,
}

impl<T, E: fmt::Display, Expected: fmt::Display> Visitor<'_> for TextVisitor<T, E, Expected> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }

    fn visit_str<D: Error>(self, text: &str) -> Result<T, D> {
        (self.parse)(text).map_err(D::custom)
    }
}

const CODE: &str = "a response code, which is a string such as \"0000\", not a number";

/// Writes the code as a string: `"504"`.
impl Serialize for ResponseCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Reads the code from a string: `"504"`.
///
/// # Errors
///
/// The format's error, which names the code, if it is not documented. An integer is an error too, since
/// `0200` would be read as 200. `Reply::from_slice` accepts an integer as a code.
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
///
/// let codes: Vec<ResponseCode> = serde_json::from_str(r#"["0000", "504"]"#)?;
/// assert_eq!(codes, [ResponseCode::ImageUploadSuccess, ResponseCode::DuplicateTemplateCode]);
/// assert!(serde_json::from_str::<ResponseCode>(r#""9999999""#).is_err());
/// assert!(serde_json::from_str::<ResponseCode>("504").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for ResponseCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(TextVisitor { expected: CODE, parse: str::parse })
    }
}

#[cfg(feature = "alloc")]
mod any_code {
    use super::{CODE, Deserialize, Deserializer, Serialize, Serializer, TextVisitor};
    use crate::AnyCode;

    /// Writes the code as a string: `"504"`.
    impl Serialize for AnyCode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.code())
        }
    }

    /// Reads any code from a string: `"504"`.
    ///
    /// # Errors
    ///
    /// The format's error for anything but a string. An integer is an error, since `0200` would be read
    /// as 200. `Reply::from_slice` accepts an integer as a code.
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// let code: AnyCode = serde_json::from_str(r#""9999999""#)?;
    /// assert_eq!(serde_json::to_string(&code)?, r#""9999999""#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    impl<'de> Deserialize<'de> for AnyCode {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(TextVisitor { expected: CODE, parse: str::parse })
        }
    }
}

/// Writes and reads a choice as its text.
macro_rules! choice {
    ($Choice:ident, $expected:literal) => {
        #[doc = concat!("Writes [`as_str`](", stringify!($Choice), "::as_str).")]
        impl Serialize for $Choice {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        /// Reads what [`FromStr`] reads.
        ///
        /// # Errors
        ///
        /// The format's error, which names the text.
        ///
        /// ```
        #[doc = concat!("use bizppurio_kakao_codes::", stringify!($Choice), ";")]
        ///
        #[doc = concat!("for choice in ", stringify!($Choice), "::ALL {")]
        ///     let json = serde_json::to_string(choice)?;
        ///     assert_eq!(json, format!("\"{choice}\""));
        #[doc = concat!("    assert_eq!(serde_json::from_str::<", stringify!($Choice), ">(&json)?, *choice);")]
        /// }
        /// # Ok::<(), serde_json::Error>(())
        /// ```
        impl<'de> Deserialize<'de> for $Choice {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(TextVisitor {
                    expected: format_args!("{}, {}", $expected, Choices(Self::ALL)),
                    parse: str::parse,
                })
            }
        }
    };
}

choice!(Class, "a class");
choice!(Lang, "a language");
choice!(Table, "a table");
