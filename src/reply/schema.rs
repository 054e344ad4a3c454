use alloc::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{AnyCode, Failure, Reply};

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
