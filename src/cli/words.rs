//! The command's own words, in each language.

use bizppurio_kakao_codes::{Class, Lang};

pub(crate) struct Words {
    pub(crate) class: &'static str,
    pub(crate) code: &'static str,
    pub(crate) detail: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) message: &'static str,
    pub(crate) no_code: &'static str,
    pub(crate) no_name: &'static str,
    pub(crate) source: &'static str,
}

pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Ko => &Words {
            class: "분류",
            code: "코드",
            detail: "상세",
            failed: "실패 항목",
            meaning: "설명",
            message: "메시지",
            no_code: "(코드 없음)",
            no_name: "(이름 없음)",
            source: "출처",
        },
        Lang::En => &Words {
            class: "class",
            code: "code",
            detail: "detail",
            failed: "failed",
            meaning: "meaning",
            message: "message",
            no_code: "(no code)",
            no_name: "(no name)",
            source: "source",
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
