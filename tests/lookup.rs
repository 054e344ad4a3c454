//! Codes and messages looked up: what is found, and all that is not.

mod common;

use std::collections::HashMap;

use bizppurio_kakao_codes::ResponseCode;
use common::codes;

/// The documented codes by their text, with the names of their variants.
fn documented() -> HashMap<String, String> {
    codes().into_iter().map(|row| (row.code, row.variant)).collect()
}

/// The name of the variant that is found.
fn found(code: &str) -> Option<String> {
    ResponseCode::from_code(code).map(|code| format!("{code:?}"))
}

const DUPLICATE: Option<ResponseCode> = ResponseCode::from_code("504");

#[test]
fn a_code_is_looked_up_in_a_constant() {
    assert_eq!(DUPLICATE, Some(ResponseCode::DuplicateTemplateCode));
}

#[test]
fn every_code_is_found_and_comes_back_unchanged() {
    for (text, variant) in documented() {
        assert_eq!(found(&text), Some(variant));
        let code = ResponseCode::from_code(&text).unwrap();
        assert_eq!(code.code(), text);
        assert_eq!((text.parse(), ResponseCode::try_from(&*text)), (Ok(code), Ok(code)));
    }
}

#[test]
fn a_code_with_one_byte_replaced_is_another_code_or_none() {
    let documented = documented();
    for text in documented.keys() {
        for position in 0..text.len() {
            for byte in 0..=127_u8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[position] = byte;
                let near = String::from_utf8(bytes).unwrap();
                assert_eq!(found(&near).as_ref(), documented.get(&near), "{near:?}");
            }
        }
    }
}

#[test]
fn a_lookup_is_exact() {
    let digits = "2".repeat(1 << 20);
    let texts = [
        "",
        "0",
        "20",
        "0200",
        "00000",
        " 200",
        "200 ",
        "2 00",
        "２００",
        "20\0",
        "200\0",
        "\u{0}200",
        "+200",
        "200.0",
        "801~805",
        "success",
        &digits,
    ];
    for text in texts {
        assert_eq!(ResponseCode::from_code(text), None, "{text:.20}");
    }
}

#[test]
fn every_message_is_found_and_belongs_to_its_code() {
    for row in codes() {
        if let Some(message) = row.message() {
            assert_eq!(ResponseCode::from_message(message), ResponseCode::from_code(&row.code));
        }
    }
    let dimensions = ResponseCode::from_message("InvalidImageShapeException");
    assert_eq!(dimensions, Some(ResponseCode::InvalidImageDimensions));
}

#[test]
fn a_message_may_have_a_reason_in_parentheses_and_whitespace_around() {
    for message in [
        "InvalidImageShapeException(세로 100px, 최소 250px (가로 500px))",
        "InvalidImageShapeException()",
        "InvalidImageShapeException (세로 100px)",
        " \tInvalidImageShapeException\n",
        " InvalidImageShapeException(세로 100px) ",
    ] {
        let code = Some(ResponseCode::InvalidImageDimensions);
        assert_eq!(ResponseCode::from_message(message), code, "{message}");
    }
}

#[test]
fn a_message_that_is_not_a_name_is_unknown() {
    for message in [
        "",
        "-",
        "()",
        "요청 성공",
        "result.failure[].error.message 참고",
        "InvalidImageShapeExceptions",
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
