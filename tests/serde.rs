//! Codes, classes and languages in JSON.
#![cfg(feature = "serde")]

use std::collections::BTreeMap;

use bizppurio_kakao_codes::{Lang, ResponseCode};

fn error(json: &str) -> String {
    serde_json::from_str::<ResponseCode>(json).unwrap_err().to_string()
}

#[test]
fn every_code_is_its_text() {
    for &code in ResponseCode::ALL {
        let json = serde_json::to_string(&code).unwrap();
        assert_eq!(json, format!("\"{}\"", code.code()));
        assert_eq!(serde_json::from_str::<ResponseCode>(&json).unwrap(), code);
        assert_eq!(serde_json::from_reader::<_, ResponseCode>(json.as_bytes()).unwrap(), code);
    }
}

#[test]
fn an_undocumented_code_is_refused_by_name() {
    assert!(error(r#""9999999""#).starts_with(r#""9999999" is not a documented response code"#));
    assert!(error(r#""0200""#).starts_with(r#""0200" is not a documented response code"#));
}

#[test]
fn any_other_type_is_refused_with_what_was_expected() {
    for (json, found) in [
        ("504", "integer `504`"),
        ("0", "integer `0`"),
        ("504.0", "floating point `504.0`"),
        ("-504", "integer `-504`"),
        ("true", "boolean `true`"),
        ("null", "null"),
        ("[]", "sequence"),
        ("{}", "map"),
    ] {
        let expected = format!(
            "invalid type: {found}, expected a response code, which is a string such as \"0000\", \
             not a number"
        );
        assert!(error(json).starts_with(&expected), "{}", error(json));
    }
}

#[test]
fn a_code_is_a_key_of_a_json_object() {
    let counts = BTreeMap::from([
        (ResponseCode::ImageUploadSuccess, 2),
        (ResponseCode::DuplicateTemplateCode, 1),
    ]);
    let json = serde_json::to_string(&counts).unwrap();
    assert_eq!(json, r#"{"504":1,"0000":2}"#);
    assert_eq!(serde_json::from_str::<BTreeMap<_, _>>(&json).unwrap(), counts);
}

#[test]
fn a_language_is_its_tag() {
    for (lang, json) in [(Lang::Ko, r#""ko""#), (Lang::En, r#""en""#)] {
        assert_eq!(serde_json::to_string(&lang).unwrap(), json);
        assert_eq!(serde_json::from_str::<Lang>(json).unwrap(), lang);
    }
    assert_eq!(serde_json::from_str::<Lang>(r#""ko-KR""#).unwrap(), Lang::Ko);
    let error = serde_json::from_str::<Lang>(r#""fr""#).unwrap_err().to_string();
    assert!(error.starts_with(r#""fr" is an unknown language; expected ko or en"#), "{error}");
    let error = serde_json::from_str::<Lang>("1").unwrap_err().to_string();
    assert!(
        error.starts_with("invalid type: integer `1`, expected a language, ko or en"),
        "{error}"
    );
}

#[cfg(feature = "alloc")]
mod any_code {
    use bizppurio_kakao_codes::AnyCode;

    #[test]
    fn any_code_is_kept_and_written_back() {
        for json in [r#""504""#, r#""9999999""#, r#""""#, r#""0200""#, r#""오류""#] {
            let code: AnyCode = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&code).unwrap(), json);
        }
    }

    #[test]
    fn any_other_type_is_refused() {
        for json in ["504", "0", "504.0", "-504", "true", "null", "[]", "{}"] {
            assert!(serde_json::from_str::<AnyCode>(json).is_err(), "{json}");
        }
    }
}
