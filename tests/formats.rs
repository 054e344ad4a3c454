//! What is stored in a format reads back the same.
#![cfg(feature = "json")]

use std::fmt::Debug;

use bizppurio_kakao_codes::{AnyCode, Class, Lang, Reply, ResponseCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

type RoundTrip<T> = fn(&T) -> Result<T, String>;

fn text(error: impl ToString) -> String {
    error.to_string()
}

fn formats<T: Serialize + DeserializeOwned>() -> [(&'static str, RoundTrip<T>); 8] {
    [
        ("JSON", |value| {
            serde_json::from_slice(&serde_json::to_vec(value).map_err(text)?).map_err(text)
        }),
        ("CBOR", |value| {
            let mut bytes = Vec::new();
            ciborium::into_writer(value, &mut bytes).map_err(text)?;
            ciborium::from_reader(&bytes[..]).map_err(text)
        }),
        ("MessagePack, compact", |value| {
            rmp_serde::from_slice(&rmp_serde::to_vec(value).map_err(text)?).map_err(text)
        }),
        ("MessagePack, named", |value| {
            rmp_serde::from_slice(&rmp_serde::to_vec_named(value).map_err(text)?).map_err(text)
        }),
        ("RON", |value| ron::from_str(&ron::to_string(value).map_err(text)?).map_err(text)),
        ("postcard", |value| {
            postcard::from_bytes(&postcard::to_stdvec(value).map_err(text)?).map_err(text)
        }),
        ("YAML", |value| {
            serde_norway::from_str(&serde_norway::to_string(value).map_err(text)?).map_err(text)
        }),
        ("TOML", |value| {
            #[derive(Serialize, Deserialize)]
            struct Document<T> {
                value: T,
            }

            let document = toml::to_string(&Document { value }).map_err(text)?;
            toml::from_str(&document).map(|Document { value }| value).map_err(text)
        }),
    ]
}

fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    for (format, round_trip) in formats() {
        assert_eq!(round_trip(value).as_ref(), Ok(value), "{format}");
    }
}

/// Texts that a format may take for something else.
const CODES: [&str; 12] =
    ["0200", "+200", "00504", "0000", "200", "504", "9999999", "", "1e3", "null", "true", "오류\n"];

#[test]
fn a_reply_round_trips() {
    for body in [
        r#"{"code":"200"}"#,
        r#"{"code":"0000","message":"-"}"#,
        r#"{"code":"0200","message":"null"}"#,
        r#"{"code":"403","message":"접근할 수 없는 IP 입니다.\n(203.0.113.9)"}"#,
        r#"{"code":"6000","data":{"failure":[
            {"formField":"image1","error":{"code":"2004","message":"FailedToUploadImageException"}},
            {"formField":"2","error":{"code":"0999"}},
            {}
        ]}}"#,
    ] {
        let reply = Reply::from_slice(body.as_bytes()).unwrap();
        round_trips(&reply);
        for failure in &reply.failures {
            round_trips(failure);
        }
    }
}

#[test]
fn a_code_round_trips() {
    for code in CODES {
        round_trips(&AnyCode::from(code));
        assert_eq!(csv_round_trip(&AnyCode::from(code)), AnyCode::from(code));
    }
    for code in ResponseCode::ALL {
        round_trips(code);
        assert_eq!(csv_round_trip(code), *code);
    }
}

fn csv_round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.serialize((value, "next")).unwrap();
    let bytes = writer.into_inner().unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    let (value, _): (T, String) = reader.deserialize().next().unwrap().unwrap();
    value
}

#[test]
fn what_a_format_could_take_for_a_number_is_a_text() {
    let csv = "code\n0200\n+200\n00504\n0000\n";
    let codes: Result<Vec<AnyCode>, _> =
        csv::Reader::from_reader(csv.as_bytes()).deserialize().collect();
    let expected = ["0200", "+200", "00504", "0000"].map(AnyCode::from);
    assert_eq!(codes.unwrap(), expected);
    assert!(expected[..3].iter().all(|code| code.known().is_none()));

    let mut number = Vec::new();
    ciborium::into_writer(&200, &mut number).unwrap();
    assert!(ciborium::from_reader::<AnyCode, _>(&number[..]).is_err());
    assert!(rmp_serde::from_slice::<AnyCode>(&rmp_serde::to_vec(&200).unwrap()).is_err());
    assert!(ron::from_str::<AnyCode>("200").is_err());
    assert!(toml::from_str::<std::collections::BTreeMap<String, AnyCode>>("code = 200").is_err());
    // A plain scalar is kept as it is written.
    assert_eq!(serde_norway::from_str::<AnyCode>("0200").unwrap(), AnyCode::from("0200"));
}

#[test]
fn an_undocumented_code_is_refused_by_name() {
    for (format, result) in [
        ("JSON", serde_json::from_str::<ResponseCode>(r#""9999999""#).map_err(text)),
        ("YAML", serde_norway::from_str("'9999999'").map_err(text)),
        ("RON", ron::from_str(r#""9999999""#).map_err(text)),
    ] {
        let error = result.unwrap_err();
        assert!(
            error.contains(r#""9999999" is not a documented response code"#),
            "{format}: {error}"
        );
    }
}

#[test]
fn a_language_round_trips_and_a_class_is_written() {
    for lang in [Lang::Ko, Lang::En] {
        round_trips(&lang);
    }
    for class in [Class::Success, Class::Retryable, Class::Fatal] {
        let expected = class.as_str();
        assert_eq!(serde_json::to_value(class).unwrap(), expected);
        assert_eq!(ron::to_string(&class).unwrap(), format!("{expected:?}"));
        let bytes = postcard::to_stdvec(&class).unwrap();
        assert_eq!(postcard::from_bytes::<String>(&bytes).unwrap(), expected);
    }
}
