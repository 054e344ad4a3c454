//! Codes as text, and an integer read as its decimal text.

use core::fmt;
use core::marker::PhantomData;
#[cfg(doc)]
use core::str::FromStr;

use serde_core::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde_core::ser::{Serialize, Serializer};

use crate::short_text::ShortText;
use crate::{Class, Lang, ResponseCode};

struct CodeVisitor<T>(PhantomData<T>);

impl<'de, T, E> Visitor<'de> for CodeVisitor<T>
where
    T: for<'a> TryFrom<&'a str, Error = E>,
    E: fmt::Display,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a response code, as text or as a whole number from 0")
    }

    fn visit_str<D: Error>(self, code: &str) -> Result<T, D> {
        code.try_into().map_err(D::custom)
    }

    fn visit_u64<D: Error>(self, number: u64) -> Result<T, D> {
        self.visit_str(ShortText::new(number).as_str())
    }

    fn visit_i64<D: Error>(self, number: i64) -> Result<T, D> {
        match number.try_into() {
            Ok(number) => self.visit_u64(number),
            Err(_) => Err(D::invalid_type(Unexpected::Signed(number), &self)),
        }
    }
}

fn deserialize<'de, D, T, E>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: for<'a> TryFrom<&'a str, Error = E>,
    E: fmt::Display,
{
    let visitor = CodeVisitor(PhantomData);
    // A binary format does not say what comes next, and never has a code as a number.
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(visitor)
    } else {
        deserializer.deserialize_str(visitor)
    }
}

/// Writes the code as text: `"504"`.
impl Serialize for ResponseCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Reads the code from text (`"504"`), or in text formats such as JSON from an integer (`504`).
///
/// # Errors
///
/// The format's error, which names the code, if it is not documented. A format that guesses the
/// types of its texts, such as CSV, turns `0000` into the number 0, which is no documented code:
/// read a `String` there.
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
///
/// let codes: Vec<ResponseCode> = serde_json::from_str(r#"["0000", 504]"#)?;
/// assert_eq!(codes, [ResponseCode::ImageUploadSuccess, ResponseCode::DuplicateTemplateCode]);
/// assert!(serde_json::from_str::<ResponseCode>(r#""999""#).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
impl<'de> Deserialize<'de> for ResponseCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

#[cfg(feature = "alloc")]
mod any_code {
    use super::{Deserialize, Deserializer, Serialize, Serializer, deserialize};
    use crate::AnyCode;

    /// Writes the code as text: `"504"`.
    impl Serialize for AnyCode {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.code())
        }
    }

    /// Reads any code from text (`"504"`), or in text formats such as JSON from an integer (`504`).
    ///
    /// # Errors
    ///
    /// The format's error if there is neither a text nor an integer from 0.
    ///
    /// ```
    /// use bizppurio_kakao_codes::AnyCode;
    ///
    /// let code: AnyCode = serde_json::from_str(r#""999""#)?;
    /// assert_eq!(serde_json::to_string(&code)?, r#""999""#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    impl<'de> Deserialize<'de> for AnyCode {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserialize(deserializer)
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
