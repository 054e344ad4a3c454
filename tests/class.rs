//! What a class says of a code.
#![cfg(feature = "alloc")]

use bizppurio_kakao_codes::AnyCode;

#[test]
fn one_predicate_holds_of_a_code_documented_or_not() {
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
