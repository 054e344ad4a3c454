//! How replies are stored: a form of their own, in any format.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::escape::escape;
use crate::excerpt::excerpt;
use crate::{AnyCode, Failure, Reply};

/// How much of an unknown field's name an error repeats, in characters.
const MAX_NAME: usize = 60;

/// Reads what `Serialize` writes, and nothing else.
///
/// # Errors
///
/// The format's error if `code` or `failures` is missing, or if there is an unknown field. So a body of
/// the API is refused, even if `#[serde(flatten)]` passes only some of its fields. Read it with
/// [`from_slice`](Reply::from_slice).
///
/// ```
/// use bizppurio_kakao_codes::Reply;
///
/// let body = r#"{ "code": "200", "message": "", "data": { "fail": [{ "code": "507" }] } }"#;
/// let error = serde_json::from_str::<Reply>(body).unwrap_err();
/// assert!(error.to_string().contains("Reply::from_slice"));
///
/// let reply = Reply::from_slice(body.as_bytes())?;
/// let stored = serde_json::to_string(&reply).unwrap();
/// assert_eq!(serde_json::from_str::<Reply>(&stored).unwrap(), reply);
/// # Ok::<(), bizppurio_kakao_codes::InvalidReply>(())
/// ```
impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

/// Reads what `Serialize` writes, and nothing else.
///
/// # Errors
///
/// The format's error if `code` is missing, or if there is an unknown field. So an item of a body of the
/// API is refused. Read the body with [`Reply::from_slice`].
impl<'de> Deserialize<'de> for Failure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer)
    }
}

/// Writes `code` (a string), `message` (a string or null) and `failures` (an array).
impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Reply", 3)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("failures", &self.failures)?;
        fields.end()
    }
}

/// Writes `item` (a string or null), `code` (a string) and `message` (a string or null).
impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Failure", 3)?;
        fields.serialize_field("item", &self.item)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.end()
    }
}

/// A struct of three fields, as it is serialized.
trait Stored<'de>: Sized {
    const NAME: &'static str;
    const FIELDS: &'static [&'static str; 3];
    type First: Deserialize<'de>;
    type Second: Deserialize<'de>;
    type Third: Deserialize<'de>;

    /// The struct, or the name of a field that is missing.
    fn new(
        first: Option<Self::First>,
        second: Option<Self::Second>,
        third: Option<Self::Third>,
    ) -> Result<Self, &'static str>;
}

impl Stored<'_> for Reply {
    const NAME: &'static str = "Reply";
    const FIELDS: &'static [&'static str; 3] = &["code", "message", "failures"];
    type First = AnyCode;
    type Second = Option<String>;
    type Third = Vec<Failure>;

    fn new(
        code: Option<AnyCode>,
        message: Option<Option<String>>,
        failures: Option<Vec<Failure>>,
    ) -> Result<Self, &'static str> {
        let (code, failures) = (code.ok_or("code")?, failures.ok_or("failures")?);
        Ok(Self { code, message: non_empty(message.flatten()), failures })
    }
}

impl Stored<'_> for Failure {
    const NAME: &'static str = "Failure";
    const FIELDS: &'static [&'static str; 3] = &["item", "code", "message"];
    type First = Option<String>;
    type Second = AnyCode;
    type Third = Option<String>;

    fn new(
        item: Option<Option<String>>,
        code: Option<AnyCode>,
        message: Option<Option<String>>,
    ) -> Result<Self, &'static str> {
        let code = code.ok_or("code")?;
        Ok(Self { item: item.flatten(), code, message: non_empty(message.flatten()) })
    }
}

fn non_empty(message: Option<String>) -> Option<String> {
    message.filter(|message| !message.is_empty())
}

fn deserialize<'de, T: Stored<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_struct(T::NAME, T::FIELDS, StoredVisitor(PhantomData))
}

struct StoredVisitor<T>(PhantomData<T>);

impl<'de, T: Stored<'de>> Visitor<'de> for StoredVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a serialized {}; {REMEDY}", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let (mut first, mut second, mut third) = (None, None, None);
        while let Some(Field(index, ..)) = map.next_key::<Field<T>>()? {
            match index {
                0 => once::<T, _, _>(&mut first, map.next_value()?, index)?,
                1 => once::<T, _, _>(&mut second, map.next_value()?, index)?,
                _ => once::<T, _, _>(&mut third, map.next_value()?, index)?,
            }
        }
        T::new(first, second, third)
            .map_err(|name| A::Error::custom(format_args!("missing field `{name}`; {REMEDY}")))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<T, A::Error> {
        let missing = |index| A::Error::invalid_length(index, &self);
        let first = fields.next_element()?.ok_or_else(|| missing(0))?;
        let second = fields.next_element()?.ok_or_else(|| missing(1))?;
        let third = fields.next_element()?.ok_or_else(|| missing(2))?;
        T::new(Some(first), Some(second), Some(third)).map_err(A::Error::missing_field)
    }
}

const REMEDY: &str = "read a body of the API with `Reply::from_slice`";

fn once<'de, T: Stored<'de>, V, E: Error>(
    field: &mut Option<V>,
    value: V,
    index: usize,
) -> Result<(), E> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(T::FIELDS[index])),
    }
}

/// The index of a field in [`Stored::FIELDS`].
struct Field<T>(usize, PhantomData<T>);

impl<'de, T: Stored<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(Self(0, PhantomData))
    }
}

impl<'de, T: Stored<'de>> Visitor<'de> for Field<T> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a field of a serialized {}", T::NAME)
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self, E> {
        match T::FIELDS.iter().position(|field| *field == name) {
            Some(index) => Ok(Self(index, PhantomData)),
            None => Err(E::custom(format_args!(
                "unknown field `{}`; {REMEDY}",
                escape(&excerpt(name, MAX_NAME))
            ))),
        }
    }
}
