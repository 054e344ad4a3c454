//! How codes, languages and errors are displayed and read.

use bizppurio_kakao_codes::{Lang, ResponseCode, Table};

#[test]
fn a_code_is_displayed_as_it_is_read() {
    for &code in ResponseCode::ALL {
        assert_eq!(code.to_string(), code.code());
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    let code = ResponseCode::DuplicateTemplateCode;
    assert_eq!(format!("[{code:#}|{code:6}|{code:>6}|{code:*^6}]"), "[504|504   |   504|*504**]");
    assert_eq!(format!("{code:?}"), "DuplicateTemplateCode");
    assert_eq!(format!("[{:10?}]", ResponseCode::Success), "[Success   ]");
}

#[test]
fn a_code_is_explained_in_the_language_that_the_program_chooses() {
    let code = ResponseCode::DuplicateTemplateCode;
    assert_eq!(code.display(Lang::En).to_string(), "504 Duplicate template code");
    assert_eq!(code.display(Lang::Ko).to_string(), "504 템플릿 코드 중복");
}

#[test]
fn languages_are_read_from_tags_and_locales() {
    for tag in ["ko", "ko-KR", "ko_KR.UTF-8", "KO", "ko.UTF-8", "ko@hanja"] {
        assert_eq!(tag.parse(), Ok(Lang::Ko), "{tag}");
    }
    for tag in ["en", "en-US", "en_US.UTF-8", "En"] {
        assert_eq!(tag.parse(), Ok(Lang::En), "{tag}");
    }
    for tag in ["", "k", "kor", "korean", "fr", "C", "C.UTF-8", "-ko", " ko"] {
        let error = tag.parse::<Lang>().unwrap_err();
        assert_eq!(error.to_string(), format!("{tag:?} is an unknown language; expected ko or en"));
    }
    for list in ["en,ko", "ko-KR,ko;q=0.9", "ko-KR;q=0.9", "ko, en", "ko:en", "ko-KR ko", "ko;"] {
        assert!(list.parse::<Lang>().is_err(), "{list}");
    }
    let error = "français de France, par exemple".parse::<Lang>().unwrap_err();
    let expected = "\"français de France, par exemp\"… is an unknown language; expected ko or en";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn languages_and_tables_are_written_in_lower_case() {
    assert_eq!([Lang::Ko, Lang::En].map(|lang| format!("{lang:>3}")), [" ko", " en"]);
    assert_eq!([Table::Api, Table::Image].map(|table| format!("{table:6}")), ["api   ", "image "]);
}

fn unknown(code: &str) -> String {
    code.parse::<ResponseCode>().unwrap_err().to_string()
}

#[test]
fn an_unknown_code_is_named() {
    assert_eq!(unknown("9999999"), r#""9999999" is not a documented response code"#);
    assert_eq!(unknown(""), r#""" is not a documented response code"#);
    assert_eq!(unknown("2\n0\u{1b}"), r#""2\n0\u{1b}" is not a documented response code"#);
    assert_eq!(unknown("é'\"\\\u{3164}"), r#""é'\"\\\u{3164}" is not a documented response code"#);
    let error = ResponseCode::try_from("9999999").unwrap_err();
    assert_eq!(error.code(), "9999999");
    assert_eq!(format!("{error:?}"), r#"UnknownCode("9999999")"#);
}

#[test]
fn a_long_unknown_code_is_cut_between_characters() {
    let whole = "1".repeat(30);
    assert_eq!(unknown(&whole), format!("{whole:?} is not a documented response code"));
    let long = "1".repeat(31);
    assert_eq!(unknown(&long), format!("{whole:?}… is not a documented response code"));
    let korean = format!("1{}", "가".repeat(10));
    let error = korean.parse::<ResponseCode>().unwrap_err();
    assert_eq!(error.code(), format!("1{}", "가".repeat(9)));
    assert!(error.to_string().contains('…'));
}

#[cfg(feature = "alloc")]
mod any_code {
    use super::*;
    use bizppurio_kakao_codes::{AnyCode, UnknownCode};

    #[test]
    fn any_text_is_kept() {
        for text in ["9999999", "", "0200", "오류", "504 "] {
            let code = AnyCode::from(text);
            assert_eq!(code, AnyCode::from(text.to_owned()));
            assert_eq!(Ok(&code), text.parse().as_ref());
            assert_eq!((code.code(), code.known()), (text, None));
        }
        for &known in ResponseCode::ALL {
            let code = AnyCode::from(known.code());
            assert_eq!(code, AnyCode::from(known));
            assert_eq!(code, AnyCode::from(known.code().to_owned()));
            assert_eq!((code.code(), code.known()), (known.code(), Some(known)));
        }
        assert_ne!(AnyCode::from("9999999"), AnyCode::from("9999998"));
    }

    #[test]
    fn what_is_displayed_reads_back_as_the_same_code() {
        for text in ["600", "9999999", "0000", "", "오류"] {
            let code = AnyCode::from(text);
            assert_eq!(AnyCode::from(code.to_string()), code);
        }
        let [known, unknown] = ["600", "9999999"].map(AnyCode::from);
        assert_eq!(
            format!("[{known:5}|{unknown:>9}|{unknown:*^9}]"),
            "[600  |  9999999|*9999999*]"
        );
        assert_eq!(format!("{known:?} {unknown:?}"), r#"ImageUploadFailed Unknown("9999999")"#);
    }

    #[test]
    fn a_code_is_explained_documented_or_not() {
        let code = AnyCode::from("9999999");
        assert_eq!(code.display(Lang::En).to_string(), "9999999 Undocumented code");
        assert_eq!(code.display(Lang::Ko).to_string(), "9999999 문서에 없는 코드");
        assert_eq!(
            code.help(Lang::En),
            "Do not resend the request; read the reply's message, then ask Bizppurio what the code means."
        );
        assert_eq!(
            code.help(Lang::Ko),
            "요청을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 코드의 뜻을 문의하세요.",
        );
        assert_eq!(AnyCode::from("").display(Lang::En).to_string(), "Undocumented code");
        let known = AnyCode::from("504");
        assert_eq!(known.display(Lang::Ko).to_string(), "504 템플릿 코드 중복");
        assert_eq!(known.help(Lang::En), ResponseCode::DuplicateTemplateCode.help(Lang::En));
    }

    #[test]
    fn a_code_of_a_server_is_escaped_and_cut() {
        let code = AnyCode::from("9\n\u{202e}\u{3164}é");
        assert_eq!(code.code(), "9\n\u{202e}\u{3164}é");
        assert_eq!(code.to_string(), r"9\n\u{202e}\u{3164}é");
        assert_eq!(code.display(Lang::En).to_string(), r"9\n\u{202e}\u{3164}é Undocumented code",);
        for (count, expected) in [(60, "가".repeat(60)), (61, "가".repeat(60) + "…")] {
            let code = AnyCode::from("가".repeat(count));
            let expected = format!("{expected} Undocumented code");
            assert_eq!(code.display(Lang::En).to_string(), expected);
            assert_eq!(code.to_string(), code.code());
        }
    }

    #[test]
    fn only_the_same_documented_code_is_equal() {
        let code = ResponseCode::DuplicateTemplateCode;
        for (text, equal) in [("504", true), ("505", false), ("9999999", false)] {
            let any = AnyCode::from(text);
            assert_eq!((any == code, code == any), (equal, equal), "{text}");
            assert_eq!((any != code, code != any), (!equal, !equal), "{text}");
        }
    }

    #[test]
    fn the_documented_code_is_taken_out() {
        let code: Result<ResponseCode, UnknownCode> = AnyCode::from("504").try_into();
        assert_eq!(code, Ok(ResponseCode::DuplicateTemplateCode));
        assert_eq!(ResponseCode::try_from(AnyCode::from("9999999")).unwrap_err().code(), "9999999");
    }
}
