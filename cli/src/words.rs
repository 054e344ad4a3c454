//! The command's own words.

use std::collections::BTreeMap;

use bizppurio_kakao_codes::{Class, Lang, Table};
use serde::{Serialize, Serializer};

/// A text in each language.
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

/// An object whose keys are the languages.
impl Serialize for Localized {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Lang::ALL.iter().map(|&lang| (lang.as_str(), self.in_lang(lang))))
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

/// What a class means, in a sentence.
pub(crate) fn class_meaning(class: Class) -> Localized {
    match class {
        Class::Success => Localized::new("요청이 성공했습니다.", "The request succeeded."),
        Class::Retryable => Localized::new(
            "같은 요청을 나중에 다시 보내면 성공할 수 있습니다.",
            "The identical request may succeed later.",
        ),
        Class::Fatal => Localized::new(
            "요청 내용, 계정 또는 템플릿·발신프로필 등의 상태를 먼저 바꿔야 합니다.",
            "The request, the account or the state of a template or sender profile has to change first.",
        ),
    }
}

/// The heading of a table.
pub(crate) fn table(table: Table) -> Localized {
    match table {
        Table::Api => Localized::new("API 응답코드", "API response codes"),
        Table::Image => Localized::new("이미지 업로드 응답코드", "Image upload response codes"),
        _ => Localized::new(table.as_str(), table.as_str()),
    }
}

/// Where the texts are from, as HTML.
const ORIGIN: Localized = Localized::new(
    "코드, 메시지, 한국어 설명은 <a href='https://github.com/BizMsg/kapi'>비즈뿌리오 카카오 API 문서</a>의 \
     <a href='https://github.com/BizMsg/kapi/blob/main/undefined.md'><q>코드 정의</q></a> 페이지에서 옮기고, \
     명백한 오자는 바로잡았습니다. 문서 기준일은 그 코드를 옮겨 온 페이지의 날짜입니다. 영어 설명, 이름, 분류, \
     조치 방법은 비즈뿌리오와 무관한 이 프로젝트에서 작성했습니다.",
    "The codes, messages and Korean descriptions are from the page \
     <a href='https://github.com/BizMsg/kapi/blob/main/undefined.md'><q lang='ko' class='always'>코드 정의</q></a> \
     of the <a href='https://github.com/BizMsg/kapi'>vendor’s documentation</a>, with obvious misspellings \
     corrected. Edition is the date of the page that the code is taken from. The English texts, names, \
     classes and advice were written by this project, which is not affiliated with the vendor.",
);

/// What the templates say, by the names that they use.
pub(crate) fn of_templates() -> BTreeMap<&'static str, Localized> {
    let text = Localized::new;
    BTreeMap::from([
        ("title", text("비즈뿌리오 카카오 API 응답코드", "Bizppurio Kakao API response codes")),
        ("lang", text("한국어", "English")),
        ("examples", text("504, Template, 발신프로필", "504, Template, sender profile")),
        ("search", text("검색", "Search")),
        ("classes", text("분류", "Class")),
        ("langs", text("언어", "Language")),
        ("shown", text("코드 TOTAL개 중 SHOWN개", "SHOWN of TOTAL codes")),
        ("clear", text("필터 초기화", "Clear filters")),
        ("none", text("일치하는 코드가 없습니다.", "No code matches.")),
        ("other_service", OTHER_SERVICE),
        ("other_http_status", OTHER_HTTP_STATUS),
        ("origin", ORIGIN),
        // The heads of the page's columns, and of the lines in those of the Markdown.
        ("codes", text("코드", "Code")),
        ("names", text("이름, 메시지", "Name, message")),
        ("texts", text("설명, 조치 방법", "Description, advice")),
        ("edition", text("문서 기준일", "Edition")),
        ("code", CODE),
        ("class", CLASS),
        ("description", text("설명", "description")),
        ("help", ADVICE),
        ("name", text("이름", "name")),
        ("message", MESSAGE),
    ])
}

#[cfg(test)]
#[test]
fn each_table_has_a_heading_of_its_own() {
    for &name in Table::ALL {
        assert!(Lang::ALL.iter().all(|&lang| table(name).in_lang(lang) != name.as_str()), "{name}");
    }
}
