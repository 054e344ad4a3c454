//! Which codes succeed, which may be resent, and which may not.

use bizppurio_kakao_codes::{Class, ResponseCode};

#[test]
fn two_codes_succeed_and_three_are_retryable() {
    for code in ResponseCode::ALL {
        let expected = match code.code() {
            "200" | "0000" => Class::Success,
            "600" | "610" | "2004" => Class::Retryable,
            _ => Class::Fatal,
        };
        assert_eq!(code.class(), expected, "{code}");
        assert_eq!(code.is_success(), expected == Class::Success, "{code}");
        assert_eq!(code.is_retryable(), expected == Class::Retryable, "{code}");
        assert_eq!(code.is_fatal(), expected == Class::Fatal, "{code}");
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
fn a_class_is_serialized_as_it_is_displayed() {
    for class in [Class::Success, Class::Retryable, Class::Fatal] {
        assert_eq!(serde_json::to_value(class).unwrap(), class.to_string());
    }
}

#[cfg(feature = "alloc")]
#[test]
fn an_undocumented_code_is_fatal() {
    use bizppurio_kakao_codes::AnyCode;

    let code = AnyCode::from("999");
    assert_eq!(code.class(), Class::Fatal);
    assert!(code.is_fatal() && !code.is_success() && !code.is_retryable());
    for known in ResponseCode::ALL {
        let code = AnyCode::from(*known);
        assert_eq!(code.class(), known.class());
        assert_eq!(code.is_success(), known.is_success());
        assert_eq!(code.is_retryable(), known.is_retryable());
        assert_eq!(code.is_fatal(), known.is_fatal());
    }
}
