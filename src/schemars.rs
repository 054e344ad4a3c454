//! JSON Schema of codes, classes, languages and tables, as they are serialized.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::{AnyCode, Class, Lang, ResponseCode, Table};

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

/// Describes a choice.
macro_rules! choice {
    ($Choice:ident, $description:literal) => {
        /// A string that is one of the choices.
        impl JsonSchema for $Choice {
            fn schema_name() -> Cow<'static, str> {
                stringify!($Choice).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let texts: Vec<&str> = Self::ALL.iter().map(|choice| choice.as_str()).collect();
                json_schema!({ "description": $description, "type": "string", "enum": texts })
            }
        }
    };
}

choice!(Class, "Whether a request succeeded, and if not, whether sending it again can help");
choice!(Lang, "A language of the texts of a response code");
choice!(Table, "A table of the vendor's page of codes");
