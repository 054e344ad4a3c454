//! Codes and messages looked up, beside what `any_table` shows of every table.

mod common;

use bizppurio_kakao_codes::ResponseCode;
use common::codes;

#[test]
fn a_code_with_one_byte_replaced_is_another_code_or_none() {
    let table = codes();
    for row in &table {
        for position in 0..row.code.len() {
            for byte in 0..=127_u8 {
                let mut bytes = row.code.as_bytes().to_vec();
                bytes[position] = byte;
                let near = String::from_utf8(bytes).unwrap();
                let expected = table.iter().find(|row| row.code == near);
                let found = ResponseCode::from_code(&near).map(ResponseCode::name);
                assert_eq!(found, expected.map(|row| &*row.variant), "{near:?}");
            }
        }
    }
}

#[test]
fn a_lookup_is_exact() {
    let digits = "2".repeat(1 << 20);
    for text in
        ["2 00", "２００", "20\0", "200\0", "\u{0}200", "+200", "801~805", "success", &digits]
    {
        assert_eq!(ResponseCode::from_code(text), None, "{text:.20}");
    }
}

#[test]
fn a_message_that_is_not_a_name_is_unknown() {
    for message in [
        "",
        "()",
        "요청 성공",
        "result.failure[].error.message 참고",
        "InvalidImageShapeExceptions(세로 100px)",
        "InvalidImageShape",
        "invalidimageshapeexception",
        "(InvalidImageShapeException)",
        "InvalidImageShapeException(세로 100px",
        "InvalidImageShapeException)",
        "InvalidImageShapeException(세로 100px) 참고",
        "Request  Entity Too Large",
    ] {
        assert_eq!(ResponseCode::from_message(message), None, "{message:?}");
    }
}
