//! The command's own words, in each language.

use bizppurio_kakao_codes::{Class, Lang};

pub(crate) struct Words {
    pub(crate) advice: &'static str,
    pub(crate) class: &'static str,
    pub(crate) code: &'static str,
    pub(crate) detail: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) message: &'static str,
    pub(crate) no_code: &'static str,
    pub(crate) no_name: &'static str,
    /// Before the keys that end the input.
    pub(crate) paste_a_reply: &'static str,
    pub(crate) similar: &'static str,
    pub(crate) source: &'static str,
    pub(crate) with_words: &'static str,
    /// After an argument, like the next two.
    pub(crate) undocumented_code: &'static str,
    pub(crate) undocumented: &'static str,
    pub(crate) is_a_reply: &'static str,
}

pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ko => &Words {
            advice: "조치",
            class: "분류",
            code: "코드",
            detail: "상세",
            failed: "실패 항목",
            meaning: "설명",
            message: "메시지",
            no_code: "(코드 없음)",
            no_name: "(이름 없음)",
            paste_a_reply: "응답 본문을 붙여넣고 다음 키를 누르세요:",
            similar: "비슷한 코드",
            source: "출처",
            with_words: "이 말이 들어 있는 코드",
            undocumented_code: " 코드는 문서에 없습니다",
            undocumented: "에 해당하는 코드, 이름, 메시지, 설명이 없습니다",
            is_a_reply: " 내용은 코드가 아니라 응답입니다. 표준 입력으로 reply 명령에 전달하세요",
        },
        Lang::En => &Words {
            advice: "advice",
            class: "class",
            code: "code",
            detail: "detail",
            failed: "failed",
            meaning: "meaning",
            message: "message",
            no_code: "(no code)",
            no_name: "(no name)",
            paste_a_reply: "Paste the body of a reply, then press:",
            similar: "similar codes",
            source: "source",
            with_words: "codes that have it",
            undocumented_code: " is not a documented code",
            undocumented: " is not a documented code, name, message or description",
            is_a_reply: " is a reply, not a code: give it to the subcommand reply on standard input",
        },
    }
}

/// The language of labels, which stand once for all languages: the only one, or else English.
pub(crate) fn label_lang(langs: &[Lang]) -> Lang {
    match langs {
        [lang] => *lang,
        _ => Lang::En,
    }
}

/// What a class asks of the caller.
pub(crate) fn class(class: Class, lang: Lang) -> &'static str {
    match (lang, class) {
        (Lang::Ko, Class::Success) => "성공",
        (Lang::Ko, Class::Retryable) => "재시도 가능",
        (Lang::Ko, Class::Fatal) => "조치 후 재요청",
        (Lang::En, Class::Success) => "succeeded",
        (Lang::En, Class::Retryable) => "may be sent again",
        (Lang::En, Class::Fatal) => "change something first",
    }
}

/// To somebody who looks for a code that is not documented.
pub(crate) fn other_service(lang: Lang) -> &'static str {
    match lang {
        Lang::Ko => "메시지 발송 서비스의 결과코드(7204 등)는 이 API의 코드가 아닙니다.",
        Lang::En => "Codes of sent messages, such as 7204, belong to another service.",
    }
}
