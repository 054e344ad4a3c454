//! JSON Schema of the types.
#![cfg(all(feature = "schemars", feature = "json"))]

use std::{env, fs};

use bizppurio_kakao_codes::{Class, Failure, Lang, Reply, ResponseCode, Table};
use schemars::SchemaGenerator;
use serde::Deserialize;
use serde_json::{Value, json};

/// The schemas of all types, by their names.
fn schemas() -> Value {
    let mut generator = SchemaGenerator::default();
    generator.subschema_for::<Class>();
    generator.subschema_for::<Lang>();
    generator.subschema_for::<Reply>();
    generator.subschema_for::<ResponseCode>();
    generator.subschema_for::<Table>();
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

/// The schema of an object has the fields that `Serialize` writes, all of them required.
#[test]
fn a_reply_is_serialized_as_its_schema_says() {
    let mut reply = Reply::new("6000");
    reply.failures.push(Failure::new("2004"));
    let reply = serde_json::to_value(reply).unwrap();
    let names = |object: &Value| object.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let schemas = schemas();
    for (name, written) in [("Reply", &reply), ("Failure", &reply["failures"][0])] {
        let schema = &schemas[name];
        assert_eq!(names(&schema["properties"]), names(written), "{name}");
        let mut required: Vec<String> = Vec::deserialize(&schema["required"]).unwrap();
        required.sort_unstable();
        assert_eq!(required, names(written), "{name}");
    }
}
