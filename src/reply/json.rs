//! Reads replies of the API, skipping what is not needed.

use alloc::borrow::{Cow, ToOwned};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess,
    Unexpected, Visitor,
};

use crate::{AnyCode, Failure, Reply, ResponseCode};

/// Reads a reply in the forms of the API, or in the form of its `Serialize`.
pub(super) fn from_slice(body: &[u8]) -> serde_json::Result<Reply> {
    serde_json::from_slice(body).map(|Object(reply)| reply)
}

/// What is read of an object. The API sends no other type in its place.
struct Object<T>(T);

trait FromObject: Sized {
    const EXPECTED: &'static str;

    fn from_object<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

impl<'de, T: FromObject> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ObjectVisitor<T>(PhantomData<T>);

        impl<'de, T: FromObject> Visitor<'de> for ObjectVisitor<T> {
            type Value = Object<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(T::EXPECTED)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Object<T>, A::Error> {
                T::from_object(map).map(Object)
            }
        }

        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

impl FromObject for Reply {
    const EXPECTED: &'static str = "an object with a code";

    fn from_object<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut fields = CodeAndMessage::default();
        let mut items = Items::default();
        while let Some(Name::Field(name)) = map.next_key()? {
            match Place::Reply.of_field(&name) {
                Some(place) => map.next_value_seed(ItemsSeed(&mut items, place))?,
                None => fields.read(&name, &mut map)?,
            }
        }
        let (code, message) = fields.finish();
        let code = code.or_else(|| of_message(message.as_deref()));
        let code = code.ok_or_else(|| A::Error::missing_field("code"))?;
        let reply = Self { code, message, failures: items.failures };
        if items.has_successes && reply.is_retryable() {
            let reason = format!("the code {} is retryable, but items succeeded", reply.code);
            return Err(A::Error::custom(reason));
        }
        Ok(reply)
    }
}

impl FromObject for Failure {
    const EXPECTED: &'static str = "a failed item, an object";

    fn from_object<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut fields = CodeAndMessage::default();
        let (mut error, mut form_field, mut sender_key, mut item) = (None, None, None, None);
        while let Some(Name::Field(name)) = map.next_key()? {
            match &*name {
                b"error" => once(&mut error, "error", &mut map)?,
                b"formField" => once(&mut form_field, "formField", &mut map)?,
                b"senderKey" => once(&mut sender_key, "senderKey", &mut map)?,
                b"item" => once(&mut item, "item", &mut map)?,
                name => fields.read(name, &mut map)?,
            }
        }
        let items = [form_field, sender_key, item].into_iter().flatten();
        let item = items.filter_map(|Text(item)| item).next();
        let Object(error) = error.flatten().unwrap_or(Object(CodeAndMessage::default()));
        let ((code, message), (item_code, item_message)) = (error.finish(), fields.finish());
        let message = message.or(item_message);
        let code = code.or(item_code).or_else(|| of_message(message.as_deref()));
        Ok(Self { item, code: code.unwrap_or_else(|| "".into()), message })
    }
}

/// The code and the message of a reply, an item or an error.
#[derive(Default)]
struct CodeAndMessage {
    code: Option<Code>,
    message: Option<Text>,
}

impl CodeAndMessage {
    /// Reads one of these fields, and skips any other.
    fn read<'de, A: MapAccess<'de>>(&mut self, name: &[u8], map: &mut A) -> Result<(), A::Error> {
        match name {
            b"code" => once(&mut self.code, "code", map),
            b"message" => once(&mut self.message, "message", map),
            _ => map.next_value::<IgnoredAny>().map(drop),
        }
    }

    /// The code and the message, unless they are absent, null or empty.
    fn finish(self) -> (Option<AnyCode>, Option<String>) {
        let message = self.message.and_then(|Text(message)| message);
        (self.code.and_then(|Code(code)| code), message.filter(|message| !message.is_empty()))
    }
}

impl FromObject for CodeAndMessage {
    const EXPECTED: &'static str = "the error of a failed item, an object or null";

    fn from_object<'de, A: MapAccess<'de>>(mut map: A) -> Result<Self, A::Error> {
        let mut fields = Self::default();
        while let Some(Name::Field(name)) = map.next_key()? {
            fields.read(&name, &mut map)?;
        }
        Ok(fields)
    }
}

/// Reads the value of a field, unless the field was read before.
fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    field: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if field.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *field = Some(map.next_value()?);
    Ok(())
}

fn of_message(message: Option<&str>) -> Option<AnyCode> {
    ResponseCode::from_message(message?).map(AnyCode::from)
}

/// A code, or `None` if it is null or empty. An integer is read as its decimal text.
struct Code(Option<AnyCode>);

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CodeVisitor;

        impl Visitor<'_> for CodeVisitor {
            type Value = Code;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a response code, as a string or a non-negative integer")
            }

            fn visit_str<E>(self, code: &str) -> Result<Code, E> {
                Ok(Code((!code.is_empty()).then(|| code.into())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Code, E> {
                Ok(Code(Some(number.to_string().into())))
            }

            fn visit_unit<E>(self) -> Result<Code, E> {
                Ok(Code(None))
            }
        }

        deserializer.deserialize_any(CodeVisitor)
    }
}

/// A text. An integer or a boolean is read as its text, and any other value as none.
struct Text(Option<String>);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E>(self, text: &str) -> Result<Text, E> {
                Ok(Text(Some(text.into())))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Text, E> {
                Ok(Text(Some(value.to_string())))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Text, E> {
                Ok(Text(Some(number.to_string())))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Text, E> {
                // Before 1.0.152, serde_json makes an integer of `-0` with its feature `arbitrary_precision`.
                Ok(Text((number != 0).then(|| number.to_string())))
            }

            fn visit_f64<E>(self, _: f64) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_unit<E>(self) -> Result<Text, E> {
                Ok(Text(None))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Text, A::Error> {
                IgnoredAny.visit_seq(items).map(|_| Text(None))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                while let Some((Name::Field(_), IgnoredAny)) = map.next_entry()? {}
                Ok(Text(None))
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

/// A name in what is passed as an object.
enum Name<'de> {
    /// The name of a field, as bytes: what is not read is not checked to be UTF-8.
    Field(Cow<'de, [u8]>),
    /// With its feature `arbitrary_precision`, serde_json passes a number as an object.
    Number,
}

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NameVisitor;

        impl<'de> Visitor<'de> for NameVisitor {
            type Value = Name<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }

            fn visit_borrowed_bytes<E>(self, name: &'de [u8]) -> Result<Name<'de>, E> {
                Ok(Name::Field(name.into()))
            }

            fn visit_bytes<E>(self, name: &[u8]) -> Result<Name<'de>, E> {
                Ok(Name::Field(name.to_owned().into()))
            }

            /// The name of a field never comes as a string.
            fn visit_borrowed_str<E>(self, _: &'de str) -> Result<Name<'de>, E> {
                Ok(Name::Number)
            }
        }

        deserializer.deserialize_bytes(NameVisitor)
    }
}

/// What a reply says of the items of its request.
#[derive(Default)]
struct Items {
    failures: Vec<Failure>,
    has_successes: bool,
}

/// Reads the items in a value.
struct ItemsSeed<'a>(&'a mut Items, Place);

/// What a value may hold.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// The fields of a reply.
    Reply,
    /// Fields with lists of items.
    Data,
    /// A list of failed items, or null.
    Failures,
    /// A list of failed items, or anything else but an object.
    MaybeFailures,
    /// Items that succeeded, in a list or an object.
    Successes,
}

impl Place {
    /// What the value of a field may hold. The API has several spellings of one name.
    fn of_field(self, name: &[u8]) -> Option<Self> {
        match (self, name) {
            // One call of the API spells it "date", and the page of codes "result".
            (Self::Reply, b"data" | b"date" | b"result") => Some(Self::Data),
            (Self::Reply, b"failures") => Some(Self::Failures),
            (Self::Data, b"fail" | b"failure") => Some(Self::Failures),
            (Self::Reply | Self::Data, [b'f', b'a', b'i', b'l', ..]) => Some(Self::MaybeFailures),
            (Self::Reply | Self::Data, _) if name.starts_with(b"success") => Some(Self::Successes),
            _ => None,
        }
    }
}

impl<'de> DeserializeSeed<'de> for ItemsSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ItemsSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of failed items, or null")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut next = map.next_key()?;
        match (self.1, &next) {
            (_, Some(Name::Number)) => return self.skip(Unexpected::Other("number")),
            (Place::Failures | Place::MaybeFailures, _) => {
                return Err(A::Error::invalid_type(Unexpected::Map, &self));
            }
            (place, _) => self.0.has_successes |= place == Place::Successes && next.is_some(),
        }
        while let Some(Name::Field(name)) = next {
            match self.1.of_field(&name) {
                Some(place) => map.next_value_seed(ItemsSeed(self.0, place))?,
                None => _ = map.next_value::<IgnoredAny>()?,
            }
            next = map.next_key()?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        if let Place::Data | Place::Successes = self.1 {
            while let Some(IgnoredAny) = items.next_element()? {
                self.0.has_successes |= self.1 == Place::Successes;
            }
            return Ok(());
        }
        while let Some(Object(failure)) = items.next_element()? {
            self.0.failures.push(failure);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.skip(Unexpected::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.skip(Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.skip(Unexpected::Unsigned(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.skip(Unexpected::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.skip(Unexpected::Str(value))
    }
}

impl ItemsSeed<'_> {
    fn skip<E: Error>(&self, value: Unexpected<'_>) -> Result<(), E> {
        if self.1 == Place::Failures { Err(E::invalid_type(value, self)) } else { Ok(()) }
    }
}
