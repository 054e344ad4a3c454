//! JSON Schema of the types.
#![cfg(all(feature = "schemars", feature = "json"))]

mod common;

use std::{env, fs};

use bizppurio_kakao_codes::{AnyCode, Class, Lang, Reply, ResponseCode};
use common::codes;
use schemars::SchemaGenerator;
use serde_json::{Value, json};

/// The schemas of all types, by their names.
fn schemas() -> Value {
    let mut generator = SchemaGenerator::default();
    for reference in [
        generator.subschema_for::<AnyCode>(),
        generator.subschema_for::<Class>(),
        generator.subschema_for::<Lang>(),
        generator.subschema_for::<Reply>(),
        generator.subschema_for::<ResponseCode>(),
    ] {
        assert!(reference.get("$ref").is_some(), "{reference:?}");
    }
    Value::Object(generator.take_definitions(true))
}

/// With the variable `RENEW` it writes the file instead, which `.ci/renew` is for.
#[test]
fn the_schemas_are_those_of_the_committed_file() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema.json");
    let schemas = json!({ "$defs": schemas() });
    if env::var_os("RENEW").is_some() {
        return fs::write(path, format!("{schemas:#}\n")).unwrap();
    }
    let found: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert!(found == schemas, "docs/schema.json: renew it with .ci/renew");
}

#[test]
fn a_response_code_is_one_of_the_documented_strings() {
    let expected = codes().into_iter().map(|row| {
        let description = format!("{} · {}", row.description("ko"), row.description("en"));
        json!({ "const": row.code, "title": row.variant, "description": description })
    });
    assert_eq!(schemas()["ResponseCode"]["oneOf"], expected.collect::<Value>());
    let examples = codes().into_iter().map(|row| Value::from(row.code));
    assert_eq!(schemas()["AnyCode"]["examples"], examples.collect::<Value>());
}

/// The schema of an object has the fields that `Serialize` writes, all of them required.
#[test]
fn a_reply_is_serialized_as_its_schema_says() {
    let body = br#"{"code":"6000","data":{"failure":[{"formField":"image_1"}]}}"#;
    let reply = serde_json::to_value(Reply::from_slice(body).unwrap()).unwrap();
    let schemas = schemas();
    for (name, written) in [("Reply", &reply), ("Failure", &reply["failures"][0])] {
        let written: Vec<&String> = written.as_object().unwrap().keys().collect();
        let properties = schemas[name]["properties"].as_object().unwrap();
        assert_eq!(properties.keys().collect::<Vec<_>>(), written, "{name}");
        let mut required: Vec<&str> = schemas[name]["required"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(Value::as_str)
            .collect();
        required.sort_unstable();
        assert_eq!(required, written, "{name}");
    }
}
