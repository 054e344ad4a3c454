//! JSON Schema of codes, classes and languages, as they are serialized.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::{AnyCode, Class, Lang, ResponseCode};

/// A string that is one of the documented codes, each with its name and its descriptions.
impl JsonSchema for ResponseCode {
    fn schema_name() -> Cow<'static, str> {
        "ResponseCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes = Self::ALL.iter().map(|code| {
            let texts: Vec<&str> = Lang::ALL.iter().map(|lang| code.description(*lang)).collect();
            json!({ "const": code.code(), "title": code.name(), "description": texts.join(" · ") })
        });
        json_schema!({
            "description": "A documented response code of the Bizppurio Kakao API",
            "type": "string",
            "oneOf": codes.collect::<Vec<Value>>(),
        })
    }
}

/// Any string, with the documented codes as examples.
impl JsonSchema for AnyCode {
    fn schema_name() -> Cow<'static, str> {
        "AnyCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<&str> = ResponseCode::ALL.iter().map(|code| code.code()).collect();
        json_schema!({
            "description": "A response code of the Bizppurio Kakao API, documented or not",
            "type": "string",
            "examples": codes,
        })
    }
}

/// A string that is one of the classes.
impl JsonSchema for Class {
    fn schema_name() -> Cow<'static, str> {
        "Class".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let description =
            "Whether a request succeeded, and if not, whether sending it again can help";
        one_of(description, Self::ALL, Self::as_str)
    }
}

/// A string that is one of the languages, as it is written: `ko` or `en`.
impl JsonSchema for Lang {
    fn schema_name() -> Cow<'static, str> {
        "Lang".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        one_of("A language of the texts of a response code", Self::ALL, Self::as_str)
    }
}

fn one_of<T: Copy>(description: &str, values: &[T], text: fn(T) -> &'static str) -> Schema {
    let texts: Vec<&str> = values.iter().map(|value| text(*value)).collect();
    json_schema!({ "description": description, "type": "string", "enum": texts })
}
