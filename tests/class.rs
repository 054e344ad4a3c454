//! Classes, and what they say of a code.

use bizppurio_kakao_codes::{Class, ResponseCode};

#[test]
fn one_predicate_holds_for_each_class() {
    for code in ResponseCode::ALL {
        let predicates = [code.is_success(), code.is_retryable(), code.is_fatal()];
        let expected =
            [Class::Success, Class::Retryable, Class::Fatal].map(|class| code.class() == class);
        assert_eq!(predicates, expected, "{code:?}");
    }
}

#[test]
fn a_class_is_known_at_compile_time() {
    const CLASS: Class = ResponseCode::ImageUploadFailed.class();
    const IS_FATAL: bool = ResponseCode::InvalidApiKey.is_fatal();
    assert_eq!((CLASS, IS_FATAL), (Class::Retryable, true));
}

#[test]
fn a_class_is_written_in_lower_case() {
    let texts = [Class::Success, Class::Retryable, Class::Fatal].map(|class| class.to_string());
    assert_eq!(texts, ["success", "retryable", "fatal"]);
    assert_eq!(format!("[{:>9}]", Class::Fatal), "[    fatal]");
}

#[cfg(feature = "serde")]
#[test]
fn a_class_is_serialized_as_it_is_displayed_and_read_back() {
    for &class in Class::ALL {
        let json = serde_json::to_value(class).unwrap();
        assert_eq!(json, class.to_string());
        assert_eq!(serde_json::from_value::<Class>(json).unwrap(), class);
    }
    let error = |json| serde_json::from_str::<Class>(json).unwrap_err().to_string();
    let expected = r#""fatel" is an unknown class; expected success, retryable or fatal"#;
    assert!(error(r#""fatel""#).starts_with(expected), "{}", error(r#""fatel""#));
    let expected = "invalid type: integer `1`, expected a class, success, retryable or fatal";
    assert!(error("1").starts_with(expected), "{}", error("1"));
}

#[cfg(feature = "alloc")]
#[test]
fn a_code_as_received_has_the_class_of_the_code() {
    use bizppurio_kakao_codes::AnyCode;

    for (text, expected) in [
        ("0000", [true, false, false]),
        ("2004", [false, true, false]),
        ("504", [false, false, true]),
        ("9999999", [false, false, true]),
    ] {
        let code = AnyCode::from(text);
        assert_eq!([code.is_success(), code.is_retryable(), code.is_fatal()], expected, "{text}");
    }
}
