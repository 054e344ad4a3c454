//! How codes, languages and errors are displayed and read, beside the examples of the documentation.

use bizppurio_kakao_codes::{Lang, ResponseCode};

#[test]
fn languages_are_read_from_tags_and_locales() {
    for tag in ["ko", "ko_KR.UTF-8", "KO", "ko.UTF-8", "ko@hanja"] {
        assert_eq!(tag.parse(), Ok(Lang::Ko), "{tag}");
    }
    for tag in
        ["", "k", "korean", "C.UTF-8", "-ko", " ko", "en,ko", "ko-KR;q=0.9", "ko:en", "ko-KR ko"]
    {
        let error = tag.parse::<Lang>().unwrap_err();
        assert_eq!(error.to_string(), format!("{tag:?} is an unknown language; expected ko or en"));
    }
}

#[test]
fn an_unknown_code_is_named_and_cut_between_characters() {
    let [digits, hangul] = ["1".repeat(30), format!("1{}", "가".repeat(9))];
    for (text, shown) in [
        ("", "\"\""),
        ("2\n0\u{1b}", r#""2\n0\u{1b}""#),
        ("é'\"\\\u{3164}", r#""é'\"\\\u{3164}""#),
        (&digits, &format!("{digits:?}")),
        (&format!("{digits}1"), &format!("{digits:?}…")),
        (&format!("{hangul}가"), &format!("{hangul:?}…")),
    ] {
        let error = text.parse::<ResponseCode>().unwrap_err();
        assert_eq!(error.to_string(), format!("{shown} is not a documented response code"));
        assert_eq!(format!("{error:?}"), format!("UnknownCode({shown})"));
        assert!(text.starts_with(error.code()));
        assert_eq!(error.code().len() < text.len(), shown.ends_with('…'));
    }
}

#[cfg(feature = "alloc")]
mod any_code {
    use super::*;
    use bizppurio_kakao_codes::{AnyCode, Class};

    #[test]
    fn any_text_is_kept() {
        let unknown = ["9999999", "", "0200", "오류", "504 "].map(|text| (text, None));
        let known = ResponseCode::ALL.iter().map(|code| (code.code(), Some(*code)));
        for (text, known) in unknown.into_iter().chain(known) {
            let code = AnyCode::from(text);
            assert_eq!((code.code(), code.known()), (text, known));
            let is_of_class = [code.is_success(), code.is_retryable(), code.is_fatal()];
            let classes = [Class::Success, Class::Retryable, Class::Fatal];
            assert_eq!(is_of_class, classes.map(|class| class == code.class()), "{text}");
            assert_eq!(code, AnyCode::from(text.to_owned()));
            assert_eq!(code, AnyCode::from(code.to_string()));
        }
    }

    #[test]
    fn an_undocumented_code_is_explained() {
        let code = AnyCode::from("9999999");
        assert_eq!(format!("{code:?}"), r#"Unknown("9999999")"#);
        assert_eq!(AnyCode::from("").display(Lang::En).to_string(), "Undocumented code");
        assert_eq!(
            code.help(Lang::Ko),
            "요청을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 코드의 뜻을 문의하세요.",
        );
    }

    #[test]
    fn a_documented_code_is_displayed_as_itself() {
        let code = AnyCode::from("600");
        assert_eq!(format!("[{code:5}] [{code:18?}]"), "[600  ] [ImageUploadFailed ]");
    }

    #[test]
    fn a_code_of_a_server_is_escaped_and_cut() {
        let code = AnyCode::from("9\n\u{202e}\u{3164}é");
        assert_eq!(code.to_string(), r"9\n\u{202e}\u{3164}é");
        assert_eq!(code.display(Lang::En).to_string(), r"9\n\u{202e}\u{3164}é Undocumented code",);
        for (count, expected) in [(60, "가".repeat(60)), (61, "가".repeat(60) + "…")] {
            let code = AnyCode::from("가".repeat(count));
            let expected = format!("{expected} Undocumented code");
            assert_eq!(code.display(Lang::En).to_string(), expected);
            assert_eq!(code.to_string(), code.code());
        }
    }
}
