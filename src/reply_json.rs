//! Reads replies of the API, skipping what is not needed.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use crate::short_text::ShortText;
use crate::{AnyCode, Failure, Reply, ResponseCode};

/// Reads a reply in the forms of the API, or in the form of its `Serialize`.
pub(crate) fn from_slice(body: &[u8]) -> serde_json::Result<Reply> {
    let mut json = serde_json::Deserializer::from_slice(body);
    let reply = json.deserialize_map(ReplyVisitor)?;
    json.end()?;
    Ok(reply)
}

/// Implements `DeserializeSeed` for visitors. Each reads a value of any type, and collects what it
/// finds.
macro_rules! collect_from_any_value {
    ($($visitor:ident),*) => {$(
        impl<'de> DeserializeSeed<'de> for $visitor<'_> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_any(self)
            }
        }
    )*};
}

collect_from_any_value!(ItemError, Data, List, PossibleList);

struct ReplyVisitor;

impl<'de> Visitor<'de> for ReplyVisitor {
    type Value = Reply;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a reply, an object with a code")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Reply, A::Error> {
        let mut answer = Answer::default();
        let mut failures = Vec::new();
        while let Some(key) = map.next_key()? {
            match key {
                Key::Code => answer.read_code(&mut map)?,
                Key::Message => answer.read_message(&mut map)?,
                Key::Data => map.next_value_seed(Data(&mut failures))?,
                Key::Failures => map.next_value_seed(List(&mut failures))?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        let Answer { code, message, .. } = answer;
        let code = code.or_else(|| of_message(message.as_deref()));
        let code = code.ok_or_else(|| A::Error::missing_field("code"))?;
        Ok(Reply { code, message, failures })
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Failure;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a failed item, an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Failure, A::Error> {
        let mut answer = Answer::default();
        let mut error = Answer::default();
        let mut seen = Seen::default();
        let mut items: [Option<String>; ITEM_NAMES.len()] = Default::default();
        while let Some(key) = map.next_key()? {
            match key {
                Key::Code => answer.read_code(&mut map)?,
                Key::Message => answer.read_message(&mut map)?,
                Key::Error => {
                    seen.once(ITEM_NAMES.len(), "error")?;
                    map.next_value_seed(ItemError(&mut error))?;
                }
                Key::Item(name) => {
                    seen.once(name, ITEM_NAMES[name])?;
                    items[name] = map.next_value()?;
                }
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        let item = items.into_iter().flatten().next();
        let message = error.message.or(answer.message);
        let code = error.code.or(answer.code).or_else(|| of_message(message.as_deref()));
        Ok(Failure { item, code: code.unwrap_or_else(|| "".into()), message })
    }
}

/// Reads the `error` of a failed item.
struct ItemError<'a>(&'a mut Answer);

impl<'de> Visitor<'de> for ItemError<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the error of a failed item, an object or null")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            match key {
                Key::Code => self.0.read_code(&mut map)?,
                Key::Message => self.0.read_message(&mut map)?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

/// The code and the message of a reply, an item or an error, unless they are null or empty.
#[derive(Default)]
struct Answer {
    code: Option<AnyCode>,
    message: Option<String>,
    seen: Seen,
}

impl Answer {
    #[inline]
    fn read_code<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.seen.once(0, "code")?;
        let Code(code) = map.next_value()?;
        self.code = code;
        Ok(())
    }

    #[inline]
    fn read_message<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        self.seen.once(1, "message")?;
        let Message(message) = map.next_value()?;
        self.message = message;
        Ok(())
    }
}

/// Which fields were read, one bit each.
#[derive(Default)]
struct Seen(u8);

impl Seen {
    #[inline]
    fn once<E: Error>(&mut self, bit: usize, name: &'static str) -> Result<(), E> {
        let bit = 1 << bit;
        if self.0 & bit != 0 {
            return Err(E::duplicate_field(name));
        }
        self.0 |= bit;
        Ok(())
    }
}

/// A message, or `None` if it is null or empty.
struct Message(Option<String>);

impl<'de> Deserialize<'de> for Message {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MessageVisitor;

        impl Visitor<'_> for MessageVisitor {
            type Value = Message;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            #[inline]
            fn visit_str<E>(self, text: &str) -> Result<Message, E> {
                Ok(Message((!text.is_empty()).then(|| text.into())))
            }

            fn visit_unit<E>(self) -> Result<Message, E> {
                Ok(Message(None))
            }
        }

        deserializer.deserialize_any(MessageVisitor)
    }
}

fn of_message(message: Option<&str>) -> Option<AnyCode> {
    ResponseCode::from_message(message?).map(AnyCode::from)
}

/// A code, or `None` if it is null or empty. An integer is read as its decimal text.
struct Code(Option<AnyCode>);

impl<'de> Deserialize<'de> for Code {
    #[inline]
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

            fn visit_u64<E: Error>(self, number: u64) -> Result<Code, E> {
                self.visit_str(ShortText::new(number).as_str())
            }

            fn visit_unit<E>(self) -> Result<Code, E> {
                Ok(Code(None))
            }
        }

        deserializer.deserialize_any(CodeVisitor)
    }
}

/// The fields that may name an item; the first of them that is present counts.
const ITEM_NAMES: [&str; 3] = ["formField", "senderKey", "item"];

/// The names of fields that are read, compared as bytes: what is not read is not checked to be UTF-8.
enum Key {
    Code,
    Message,
    /// A field that may hold lists of failed items.
    Data,
    /// The failed items, as `Serialize` writes them.
    Failures,
    /// One of [`ITEM_NAMES`].
    Item(usize),
    Error,
    Other,
}

impl<'de> Deserialize<'de> for Key {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = Key;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }

            fn visit_bytes<E>(self, name: &[u8]) -> Result<Key, E> {
                Ok(match name {
                    b"code" => Key::Code,
                    b"message" => Key::Message,
                    // One call of the API spells it "date", and the page of codes "result".
                    b"data" | b"date" | b"result" => Key::Data,
                    b"failures" => Key::Failures,
                    b"error" => Key::Error,
                    _ => ITEM_NAMES
                        .iter()
                        .position(|item| item.as_bytes() == name)
                        .map_or(Key::Other, Key::Item),
                })
            }
        }

        deserializer.deserialize_bytes(KeyVisitor)
    }
}

/// The methods of a visitor that skips every value but lists and objects.
macro_rules! skip_scalars {
    () => {
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
    };
}

/// Collects the failed items of a value that may be an object with lists of them, and skips
/// everything else.
struct Data<'a>(&'a mut Vec<Failure>);

impl<'de> Visitor<'de> for Data<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or a value to skip")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key()? {
            match key {
                DataKey::Fail => map.next_value_seed(List(self.0))?,
                DataKey::LikeFail => map.next_value_seed(PossibleList(self.0))?,
                DataKey::Other => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        IgnoredAny.visit_seq(items).map(drop)
    }

    skip_scalars!();
}

/// The names of fields in `data`.
enum DataKey {
    /// A documented name of a list of failed items.
    Fail,
    /// A name that begins like those: the API has several spellings of other names, too.
    LikeFail,
    Other,
}

impl<'de> Deserialize<'de> for DataKey {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct KeyVisitor;

        impl Visitor<'_> for KeyVisitor {
            type Value = DataKey;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name")
            }

            #[inline]
            fn visit_bytes<E>(self, name: &[u8]) -> Result<DataKey, E> {
                Ok(match name {
                    b"fail" | b"failure" => DataKey::Fail,
                    [b'f', b'a', b'i', b'l', ..] => DataKey::LikeFail,
                    _ => DataKey::Other,
                })
            }
        }

        deserializer.deserialize_bytes(KeyVisitor)
    }
}

/// Collects the failed items of a list. Null is an empty one.
struct List<'a>(&'a mut Vec<Failure>);

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of failed items, or null")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(Item(failure)) = items.next_element()? {
            self.0.push(failure);
        }
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

struct Item(Failure);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ItemVisitor).map(Self)
    }
}

/// Collects the failed items of a value that may be a list of them, and skips everything else.
struct PossibleList<'a>(&'a mut Vec<Failure>);

impl<'de> Visitor<'de> for PossibleList<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of failed items, or a value to skip")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        List(self.0).visit_seq(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        IgnoredAny.visit_map(map).map(drop)
    }

    skip_scalars!();
}
