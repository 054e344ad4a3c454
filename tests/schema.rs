//! JSON Schema of the types, checked with a validator that knows nothing of this crate.
#![cfg(all(feature = "schemars", feature = "json"))]

mod common;

use std::fs;

use bizppurio_kakao_codes::{AnyCode, Failure, Reply, ResponseCode};
use common::codes;
use jsonschema::Validator;
use schemars::{JsonSchema, schema_for};
use serde_json::{Value, json};

fn validator<T: JsonSchema>() -> Validator {
    jsonschema::validator_for(schema_for!(T).as_value()).unwrap()
}

#[test]
fn every_type_is_named_as_in_rust() {
    let reply = schema_for!(Reply);
    for (schema, name) in [
        (schema_for!(ResponseCode), "ResponseCode"),
        (schema_for!(AnyCode), "AnyCode"),
        (schema_for!(Failure), "Failure"),
        (reply.clone(), "Reply"),
    ] {
        assert_eq!(schema.as_value()["title"], name);
    }
    let definitions = reply.as_value()["$defs"].as_object().unwrap();
    assert_eq!(definitions.keys().collect::<Vec<_>>(), ["AnyCode", "Failure"]);
}

#[test]
fn a_response_code_is_one_of_the_documented_strings() {
    let validator = validator::<ResponseCode>();
    for row in codes() {
        assert!(validator.is_valid(&json!(row.code)), "{}", row.code);
    }
    for other in [json!("9999999"), json!("0200"), json!(""), json!(200), json!(null)] {
        assert!(!validator.is_valid(&other), "{other}");
    }
    let expected = codes().into_iter().map(|row| {
        let description = format!("{} · {}", row.description("en"), row.description("ko"));
        json!({ "const": row.code, "title": row.variant, "description": description })
    });
    let schema = schema_for!(ResponseCode);
    assert_eq!(schema.as_value()["oneOf"], expected.collect::<Value>());
}

#[test]
fn any_code_is_any_string() {
    let validator = validator::<AnyCode>();
    assert!(validator.is_valid(&json!("9999999")) && validator.is_valid(&json!("0000")));
    assert!(!validator.is_valid(&json!(504)));
    let examples = codes().into_iter().map(|row| Value::from(row.code));
    assert_eq!(schema_for!(AnyCode).as_value()["examples"], examples.collect::<Value>());
}

#[test]
fn every_reply_is_serialized_as_its_schema_says() {
    let validator = validator::<Reply>();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replies");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "json") {
            let reply = Reply::from_slice(&fs::read(&path).unwrap()).unwrap();
            let written = serde_json::to_value(&reply).unwrap();
            assert!(validator.is_valid(&written), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 15, "only {count} replies were found");
}

#[test]
fn what_is_not_a_serialized_reply_is_refused() {
    let validator = validator::<Reply>();
    let item = json!({ "item": null, "code": "2004", "message": null });
    let reply = json!({ "code": "6000", "message": null, "failures": [item] });
    assert!(validator.is_valid(&reply));
    for field in ["code", "message", "failures"] {
        let mut broken = reply.clone();
        broken.as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&broken), "without {field}");
        broken[field] = json!(1);
        assert!(!validator.is_valid(&broken), "wrong {field}");
    }
    for field in ["item", "code", "message"] {
        let mut broken: Value = reply.clone();
        broken["failures"][0].as_object_mut().unwrap().remove(field);
        assert!(!validator.is_valid(&broken), "without {field} of an item");
        broken["failures"][0][field] = json!(1);
        assert!(!validator.is_valid(&broken), "wrong {field} of an item");
    }
}
