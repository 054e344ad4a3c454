//! The command's own words.

use bizppurio_kakao_codes::{Class, Lang};
use serde::Serialize;

/// A text in each language.
#[derive(Serialize)]
pub(crate) struct Localized {
    ko: &'static str,
    en: &'static str,
}

impl Localized {
    const fn new(ko: &'static str, en: &'static str) -> Self {
        Self { ko, en }
    }

    pub(crate) fn in_lang(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en,
        }
    }

    /// The text where it stands once for all of `langs`.
    pub(crate) fn in_one_of(&self, langs: &[Lang]) -> &'static str {
        self.in_lang(one_of(langs))
    }
}

/// The only language, or else English.
pub(crate) fn one_of(langs: &[Lang]) -> Lang {
    match langs {
        [lang] => *lang,
        _ => Lang::En,
    }
}

pub(crate) const ADVICE: Localized = Localized::new("조치 방법", "advice");
pub(crate) const CLASS: Localized = Localized::new("분류", "class");
pub(crate) const CODE: Localized = Localized::new("코드", "code");
pub(crate) const CODES_IN_TEXT: Localized = Localized::new("들어 있는 코드", "codes in it");
pub(crate) const FAILED: Localized = Localized::new("실패 항목", "failed");
pub(crate) const MEANING: Localized = Localized::new("설명", "meaning");
pub(crate) const MESSAGE: Localized = Localized::new("메시지", "message");
pub(crate) const NO_CODE: Localized = Localized::new("(코드 없음)", "(no code)");
pub(crate) const NO_NAME: Localized = Localized::new("(이름 없음)", "(no name)");
pub(crate) const SIMILAR: Localized = Localized::new("비슷한 코드", "similar codes");
pub(crate) const SOURCE: Localized = Localized::new("출처", "source");
pub(crate) const WITH_WORDS: Localized =
    Localized::new("이 말이 들어 있는 코드", "codes that have it");

/// Before the keys that end the input.
pub(crate) const PASTE_A_REPLY: Localized = Localized::new(
    "응답 본문을 붙여넣고 다음 키를 누르세요:",
    "Paste the body of a reply, then press:",
);

/// After an argument, like the next three.
pub(crate) const UNDOCUMENTED_CODE: Localized =
    Localized::new(" 코드는 문서에 없습니다", " is not a documented code");

pub(crate) const UNDOCUMENTED: Localized = Localized::new(
    "에 해당하는 코드, 이름, 메시지, 설명이 없습니다",
    " is not a documented code, name, message or description",
);

pub(crate) const SAYS_MORE: Localized = Localized::new(
    "에는 코드, 이름, 메시지, 설명 외의 내용도 있습니다",
    " is more than a code, name, message or description",
);

pub(crate) const IS_A_REPLY: Localized = Localized::new(
    ": 입력한 값은 코드가 아니라 응답입니다. 표준 입력으로 reply 명령에 전달하세요",
    " is a reply, not a code: give it to the subcommand reply on standard input",
);

/// To somebody who looks for a code that is not documented.
pub(crate) const OTHER_SERVICE: Localized = Localized::new(
    "메시지 발송 서비스의 결과코드(7204 등)는 이 API의 코드가 아닙니다.",
    "Codes of sent messages, such as 7204, belong to another service.",
);

/// To somebody who looks for a number that is an HTTP status too.
pub(crate) const OTHER_HTTP_STATUS: Localized = Localized::new(
    "같은 숫자의 HTTP 상태는 뜻이 다릅니다.",
    "An HTTP status of the same number means something else.",
);

/// What a class asks of the caller.
pub(crate) fn class(class: Class) -> Localized {
    match class {
        Class::Success => Localized::new("성공", "succeeded"),
        Class::Retryable => Localized::new("재시도 가능", "may be sent again"),
        Class::Fatal => Localized::new("조치 후 재요청", "change something first"),
    }
}
