//! Codes, classes, languages and tables in formats: one that describes itself (JSON), one that does not
//! (postcard), one that guesses types (CSV), and one for configuration (TOML).
#![cfg(feature = "serde")]

use std::collections::BTreeMap;
use std::fmt::Debug;

use bizppurio_kakao_codes::{Class, Lang, ResponseCode, Table};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The value is written as this text in JSON, and reads back the same from each format.
fn is_text<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
    assert_eq!(serde_json::to_value(value).unwrap(), text);
    let json = serde_json::to_vec(value).unwrap();
    assert_eq!(serde_json::from_reader::<_, T>(&json[..]).unwrap(), *value);

    let bytes = postcard::to_stdvec(value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap(), *value);

    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.serialize((value, "next")).unwrap();
    let bytes = writer.into_inner().unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    let (read, _): (T, String) = reader.deserialize().next().unwrap().unwrap();
    assert_eq!(read, *value);

    let toml = toml::to_string(&BTreeMap::from([("value", value)])).unwrap();
    assert_eq!(toml::from_str::<BTreeMap<String, T>>(&toml).unwrap()["value"], *value);
}

/// The beginning of the error.
fn assert_refused<T: DeserializeOwned + Debug>(json: &str, expected: &str) {
    let error = serde_json::from_str::<T>(json).unwrap_err().to_string();
    assert!(error.starts_with(expected), "{error}");
}

#[test]
fn every_value_is_its_text() {
    for code in ResponseCode::ALL {
        is_text(code, code.code());
    }
    // As are languages and tables, by the same macro.
    for class in Class::ALL {
        is_text(class, class.as_str());
    }
    assert_eq!(serde_json::from_str::<Lang>(r#""ko-KR""#).unwrap(), Lang::Ko);
}

#[test]
fn another_text_is_refused_by_name() {
    let expected = r#""0200" is not a documented response code"#;
    assert_refused::<ResponseCode>(r#""0200""#, expected);
    let expected = r#""fatel" is an unknown class; expected success, retryable or fatal"#;
    assert_refused::<Class>(r#""fatel""#, expected);
}

#[test]
fn any_other_type_is_refused_with_what_was_expected() {
    const CODE: &str = "a response code, which is a string such as \"0000\", not a number";
    for (json, found) in [("504", "integer `504`"), ("null", "null"), ("[]", "sequence")] {
        let expected = |what| format!("invalid type: {found}, expected {what}");
        assert_refused::<ResponseCode>(json, &expected(CODE));
        #[cfg(feature = "alloc")]
        assert_refused::<bizppurio_kakao_codes::AnyCode>(json, &expected(CODE));
        assert_refused::<Class>(json, &expected("a class, success, retryable or fatal"));
        assert_refused::<Lang>(json, &expected("a language, ko or en"));
        assert_refused::<Table>(json, &expected("a table, api or image"));
    }
}

/// Some are texts that a format may take for something else.
#[cfg(feature = "alloc")]
#[test]
fn any_code_is_its_text() {
    use bizppurio_kakao_codes::AnyCode;

    for code in ["0200", "+200", "00504", "0000", "504", "", "1e3", "null", "true", "오류\n"] {
        is_text(&AnyCode::from(code), code);
    }
    assert!(toml::from_str::<BTreeMap<String, AnyCode>>("code = 200").is_err());
}
