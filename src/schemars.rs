//! JSON Schema of codes and replies, as they are serialized.

use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::{AnyCode, Lang, ResponseCode};

/// A string that is one of the documented codes, each with its name and its descriptions.
impl JsonSchema for ResponseCode {
    fn schema_name() -> Cow<'static, str> {
        "ResponseCode".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes = Self::ALL.iter().map(|code| {
            let [en, ko] = [Lang::En, Lang::Ko].map(|lang| code.description(lang));
            json!({ "const": code.code(), "title": code.name(), "description": format!("{en} · {ko}") })
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

#[cfg(feature = "json")]
mod reply {
    use super::{AnyCode, Cow, JsonSchema, Schema, SchemaGenerator, json_schema};
    use crate::{Failure, Reply};

    /// The form of its `Serialize`, not the forms of the API.
    impl JsonSchema for Reply {
        fn schema_name() -> Cow<'static, str> {
            "Reply".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A reply of the Bizppurio Kakao API",
                "type": "object",
                "properties": {
                    "code": generator.subschema_for::<AnyCode>(),
                    "message": { "type": ["string", "null"] },
                    "failures": { "type": "array", "items": generator.subschema_for::<Failure>() },
                },
                "required": ["code", "message", "failures"],
            })
        }
    }

    /// The form of its `Serialize`, not the forms of the API.
    impl JsonSchema for Failure {
        fn schema_name() -> Cow<'static, str> {
            "Failure".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A failed item of a request",
                "type": "object",
                "properties": {
                    "item": { "type": ["string", "null"] },
                    "code": generator.subschema_for::<AnyCode>(),
                    "message": { "type": ["string", "null"] },
                },
                "required": ["item", "code", "message"],
            })
        }
    }
}
