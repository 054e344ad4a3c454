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
        let classes: Vec<&str> = Self::ALL.iter().map(|class| class.as_str()).collect();
        json_schema!({
            "description": "Whether a request succeeded, and if not, whether sending it again can help",
            "type": "string",
            "enum": classes,
        })
    }
}

/// A string that is one of the languages, as it is written: `ko` or `en`.
impl JsonSchema for Lang {
    fn schema_name() -> Cow<'static, str> {
        "Lang".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let langs: Vec<&str> = Self::ALL.iter().map(|lang| lang.as_str()).collect();
        json_schema!({
            "description": "A language of the texts of a response code",
            "type": "string",
            "enum": langs,
        })
    }
}
