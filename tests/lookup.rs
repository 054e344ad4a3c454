//! Codes and messages looked up, beside what `any_table` shows of every table.

use bizppurio_kakao_codes::ResponseCode;

#[test]
fn a_lookup_is_exact() {
    let digits = "2".repeat(1 << 20);
    for text in ["２００", "200\0", "\u{0}200", "+200", "801~805", "success", &digits] {
        assert_eq!(ResponseCode::from_code(text), None, "{text:.20}");
    }
}

#[test]
fn a_message_that_is_not_a_name_is_unknown() {
    for message in [
        "",
        "요청 성공",
        "result.failure[].error.message 참고",
        "invalidimageshapeexception",
        "(InvalidImageShapeException)",
        "InvalidImageShapeException(세로 100px",
        "InvalidImageShapeException)",
        "InvalidImageShapeException(세로 100px) 참고",
    ] {
        assert_eq!(ResponseCode::from_message(message), None, "{message:?}");
    }
}
