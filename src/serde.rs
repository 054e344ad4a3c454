//! Codes, classes and languages as their text.

use core::fmt;
use core::marker::PhantomData;
#[cfg(doc)]
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::{Class, Lang, ResponseCode};

struct CodeVisitor<T>(PhantomData<T>);

impl<'de, T, E> Visitor<'de> for CodeVisitor<T>
where
    T: for<'a> TryFrom<&'a str, Error = E>,
    E: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a response code, which is a string such as \"0000\", not a number")
    }

    fn visit_str<D: Error>(self, code: &str) -> Result<T, D> {
        code.try_into().map_err(D::custom)
    }
}

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
        deserializer.deserialize_str(CodeVisitor(PhantomData))
    }
}

#[cfg(feature = "alloc")]
mod any_code {
    use super::{CodeVisitor, Deserialize, Deserializer, PhantomData, Serialize, Serializer};
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
            deserializer.deserialize_str(CodeVisitor(PhantomData))
        }
    }
}

/// Writes [`as_str`](Class::as_str).
///
/// ```
/// use bizppurio_kakao_codes::Class;
///
/// assert_eq!(serde_json::to_string(&Class::Fatal)?, r#""fatal""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for Class {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Writes [`as_str`](Lang::as_str).
impl Serialize for Lang {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Reads what [`FromStr`] reads.
///
/// # Errors
///
/// The format's error, which names the text, if it is not a tag of Korean or English.
///
/// ```
/// use bizppurio_kakao_codes::Lang;
///
/// assert_eq!(serde_json::from_str::<Lang>(r#""ko""#)?, Lang::Ko);
/// assert_eq!(serde_json::to_string(&Lang::En)?, r#""en""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for Lang {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LangVisitor;

        impl Visitor<'_> for LangVisitor {
            type Value = Lang;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a language, ko or en")
            }

            fn visit_str<E: Error>(self, tag: &str) -> Result<Lang, E> {
                tag.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(LangVisitor)
    }
}
