//! How a reply is read, of which all that is not needed is skipped, and how it is written.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_core::ser::{Serialize, SerializeStruct, Serializer};

use crate::{AnyCode, Failure, Reply, ResponseCode};

/// Reads a reply in the forms of the API, and in the form of its `Serialize`, from any
/// self-describing format.
///
/// # Errors
///
/// The format's error if the reply has neither a code nor a documented message, or one of them
/// twice, or if a field has a type that the API does not send.
impl<'de> Deserialize<'de> for Reply {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Fields { code, message, failures, .. } = deserializer.deserialize_map(Level::Reply)?;
        Ok(Self { code, message, failures })
    }
}

/// Reads a failed item in the forms of the API, and in the form of its `Serialize`, from any
/// self-describing format.
///
/// # Errors
///
/// The format's error if the item has a field twice, or if a field has a type that the API does not
/// send.
impl<'de> Deserialize<'de> for Failure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Fields { code, message, item, .. } = deserializer.deserialize_map(Level::Item)?;
        Ok(Self { item, code, message })
    }
}

/// Writes `code` (text), `message` (text or null) and `failures` (an array).
impl Serialize for Reply {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Reply", 3)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.serialize_field("failures", &self.failures)?;
        fields.end()
    }
}

/// Writes `item` (text or null), `code` (text) and `message` (text or null).
impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Failure", 3)?;
        fields.serialize_field("item", &self.item)?;
        fields.serialize_field("code", &self.code)?;
        fields.serialize_field("message", &self.message)?;
        fields.end()
    }
}

/// The objects that say what happened, by where they stand.
#[derive(Clone, Copy, PartialEq)]
enum Level {
    Reply,
    /// A failed item.
    Item,
    /// The `error` of a failed item.
    Error,
}

struct Fields {
    /// Empty if there is none.
    code: AnyCode,
    message: Option<String>,
    item: Option<String>,
    failures: Vec<Failure>,
}

impl<'de> Visitor<'de> for Level {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Reply => "a reply, an object with a code",
            Self::Item => "a failed item, an object",
            Self::Error => "the error of a failed item, an object or null",
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let (mut code, mut message, mut error) = (None, None, None);
        let mut items: [Option<Option<String>>; ITEM_NAMES.len()] = Default::default();
        let mut failures = Vec::new();
        while let Some(key) = map.next_key()? {
            match (self, key) {
                (_, Key::Code) => once(&mut code, map.next_value()?, "code")?,
                (_, Key::Message) => once(&mut message, map.next_value()?, "message")?,
                (Self::Reply, Key::Data) => map.next_value_seed(Data(&mut failures))?,
                (Self::Reply, Key::Failures) => map.next_value_seed(List(&mut failures))?,
                (Self::Item, Key::Item(name)) => {
                    once(&mut items[name], map.next_value()?, ITEM_NAMES[name])?;
                }
                (Self::Item, Key::Error) => {
                    once(&mut error, map.next_value::<Option<ItemError>>()?, "error")?;
                }
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        let error = error.flatten();
        let (error_code, error_message) =
            error.map(|ItemError(error)| (error.code, error.message)).unzip();
        let mut codes = [error_code, code.flatten()].into_iter().flatten();
        let mut messages = [error_message.flatten(), message.flatten()].into_iter().flatten();
        let message: Option<String> = messages.find(|message| !message.is_empty());
        let of_message = || ResponseCode::from_message(message.as_deref()?).map(AnyCode::from);
        let item = items.into_iter().flatten().flatten().next();
        let code = codes.find(|code: &AnyCode| !code.code().is_empty()).or_else(of_message);
        match code {
            None if self == Self::Reply => Err(A::Error::missing_field("code")),
            code => {
                let code = code.unwrap_or_else(|| "".into());
                Ok(Fields { code, message, item, failures })
            }
        }
    }
}

fn once<T, E: Error>(field: &mut Option<T>, value: T, name: &'static str) -> Result<(), E> {
    match field.replace(value) {
        None => Ok(()),
        Some(_) => Err(E::duplicate_field(name)),
    }
}

struct ItemError(Fields);

impl<'de> Deserialize<'de> for ItemError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Level::Error).map(Self)
    }
}

/// The names that an item has; where it has several, the first speaks.
const ITEM_NAMES: [&str; 3] = ["formField", "senderKey", "item"];

/// The names that are looked for, at any level.
#[derive(Clone, Copy)]
enum Key {
    Code,
    Message,
    /// What may hold the lists of items.
    Data,
    /// The failed items in `data`.
    Failed,
    /// The failed items in the form of `Serialize`.
    Failures,
    /// One of [`ITEM_NAMES`].
    Item(usize),
    Error,
    Other,
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }

            fn visit_str<E>(self, name: &str) -> Result<Key, E> {
                Ok(match name {
                    "code" => Key::Code,
                    "message" => Key::Message,
                    // One call of the API spells it "date", and the table of codes "result".
                    "data" | "date" | "result" => Key::Data,
                    "failure" | "fail" => Key::Failed,
                    "failures" => Key::Failures,
                    "error" => Key::Error,
                    _ => ITEM_NAMES
                        .iter()
                        .position(|item| *item == name)
                        .map_or(Key::Other, Key::Item),
                })
            }
        }

        deserializer.deserialize_identifier(KeyVisitor)
    }
}

/// Collects the failed items of a value that may be an object with lists of them, and skips
/// everything else.
struct Data<'a>(&'a mut Vec<Failure>);

impl<'de> DeserializeSeed<'de> for Data<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Data<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or a value to skip")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            match key {
                Key::Failed => map.next_value_seed(List(self.0))?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        IgnoredAny.visit_seq(items).map(drop)
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Collects the failed items of a list, or of null, which is none.
struct List<'a>(&'a mut Vec<Failure>);

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of failed items, or null")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(failure) = items.next_element()? {
            self.0.push(failure);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
