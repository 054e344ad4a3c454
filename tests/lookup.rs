//! Codes and messages looked up: what is found, and all that is not.

use std::collections::HashMap;

use bizppurio_kakao_codes::ResponseCode;

/// Every documented code with its variant, written out by hand.
const DOCUMENTED: [(&str, ResponseCode); 38] = {
    use ResponseCode::*;
    [
        ("200", Success),
        ("101", UserNotFound),
        ("102", InvalidApiKey),
        ("103", UserSuspended),
        ("403", PermissionDenied),
        ("405", InvalidParameter),
        ("504", DuplicateTemplateCode),
        ("505", DuplicateTemplateName),
        ("506", TemplateContentTooLong),
        ("507", InvalidSenderProfile),
        ("508", DataNotFound),
        ("509", InvalidState),
        ("510", InvalidButtonFormat),
        ("511", InvalidLink),
        ("512", SenderProfileAdditionRestricted),
        ("513", InvalidResultChannel),
        ("514", BusinessVerificationRequired),
        ("525", InvalidTemplateCategory),
        ("530", InvalidPlugin),
        ("600", ImageUploadFailed),
        ("610", FileUploadFailed),
        ("611", AttachmentTooLarge),
        ("612", InvalidAttachmentFormat),
        ("613", TooManyAttachments),
        ("614", AttachmentNotFound),
        ("801", SenderProfileRegistrationBlocked801),
        ("802", SenderProfileRegistrationBlocked802),
        ("803", SenderProfileRegistrationBlocked803),
        ("804", SenderProfileRegistrationBlocked804),
        ("805", SenderProfileRegistrationBlocked805),
        ("0000", ImageUploadSuccess),
        ("1003", MissingRequiredParameter),
        ("2001", ImageTooLarge),
        ("2002", InvalidImageDimensions),
        ("2003", UnsupportedImageFormat),
        ("2004", ImageUploadInternalError),
        ("6000", PartialImageUploadFailure),
        ("413", RequestEntityTooLarge),
    ]
};

const MESSAGES: [(&str, ResponseCode); 6] = [
    ("MissingRequiredParameterException", ResponseCode::MissingRequiredParameter),
    ("InvalidImageLengthException", ResponseCode::ImageTooLarge),
    ("InvalidImageShapeException", ResponseCode::InvalidImageDimensions),
    ("InvalidImageFormatException", ResponseCode::UnsupportedImageFormat),
    ("FailedToUploadImageException", ResponseCode::ImageUploadInternalError),
    ("Request Entity Too Large", ResponseCode::RequestEntityTooLarge),
];

const DUPLICATE: Option<ResponseCode> = ResponseCode::from_code("504");

#[test]
fn a_code_is_looked_up_in_a_constant() {
    assert_eq!(DUPLICATE, Some(ResponseCode::DuplicateTemplateCode));
}

#[test]
fn every_code_is_found_and_comes_back_unchanged() {
    for (text, code) in DOCUMENTED {
        assert_eq!(ResponseCode::from_code(text), Some(code));
        assert_eq!(text.parse(), Ok(code));
        assert_eq!(ResponseCode::try_from(text), Ok(code));
        assert_eq!(code.code(), text);
    }
}

#[test]
fn every_other_text_of_up_to_five_digits_is_unknown() {
    let documented: HashMap<&str, ResponseCode> = DOCUMENTED.into();
    for width in 1..=5 {
        for number in 0..10_u32.pow(width) {
            let text = format!("{number:0width$}", width = width as usize);
            let expected = documented.get(text.as_str()).copied();
            assert_eq!(ResponseCode::from_code(&text), expected, "{text}");
        }
    }
}

#[test]
fn a_code_with_one_byte_replaced_is_another_code_or_none() {
    let documented: HashMap<&str, ResponseCode> = DOCUMENTED.into();
    for (text, _) in DOCUMENTED {
        for position in 0..text.len() {
            for byte in 0..=127_u8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[position] = byte;
                let near = String::from_utf8(bytes).unwrap();
                let expected = documented.get(near.as_str()).copied();
                assert_eq!(ResponseCode::from_code(&near), expected, "{near:?}");
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
        "806",
        "800",
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
fn a_number_is_its_decimal_text() {
    for (text, code) in DOCUMENTED {
        let found = ResponseCode::try_from(text.parse::<u16>().unwrap());
        assert_eq!(found.ok(), (text != "0000").then_some(code), "{text}");
    }
    assert_eq!(ResponseCode::try_from(0).unwrap_err().code(), "0");
    assert_eq!(ResponseCode::try_from(u16::MAX).unwrap_err().code(), "65535");
}

#[test]
fn every_message_is_found_and_belongs_to_its_code() {
    for (message, code) in MESSAGES {
        assert_eq!(ResponseCode::from_message(message), Some(code));
        assert_eq!(code.message(), Some(message));
    }
    let with_message = ResponseCode::ALL.iter().filter(|code| code.message().is_some());
    assert_eq!(with_message.count(), MESSAGES.len());
}

#[test]
fn a_message_may_have_a_reason_in_brackets_and_blanks_around() {
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
fn a_message_that_is_no_name_is_unknown() {
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
