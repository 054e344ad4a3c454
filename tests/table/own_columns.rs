//! What a person writes beside the page's own words.

use std::collections::BTreeSet;
use std::iter;

use crate::common::{Code, codes};

#[test]
fn a_help_is_one_sentence_of_its_language_and_a_description_none() {
    for code in codes() {
        let place = code.place();
        let [description, ko, en] =
            ["description_en", "help_ko", "help_en"].map(|column| code.cell(column));
        let is_hangul = |c: char| ('가'..='힣').contains(&c);
        assert!(ko.contains(is_hangul), "{place}: help_ko is not Korean: {ko:?}");
        assert!(ko.ends_with("세요."), "{place}: help_ko does not end with 세요.: {ko:?}");
        assert!(en.ends_with('.'), "{place}: help_en does not end with a full stop: {en:?}");
        for (column, text) in [("description_en", description), ("help_ko", ko), ("help_en", en)] {
            let is_one = !text.contains(". ");
            assert!(is_one, "{place}: {column} is more than one sentence: {text:?}");
        }
        let is_phrase = !description.starts_with(char::is_lowercase) && !description.ends_with('.');
        assert!(
            is_phrase,
            "{place}: description_en has a small letter first or a full stop: {description:?}"
        );
    }
}

#[test]
fn a_text_has_only_characters_that_people_type() {
    for code in codes() {
        for column in ["corrected_ko", "description_en", "help_ko", "help_en"] {
            let (place, text) = (code.place(), code.cell(column));
            let is_korean = |c| column.ends_with("_ko") && ('가'..='힣').contains(&c);
            let is_of_page =
                |c| column == "corrected_ko" && code.cell("description_ko").contains(c);
            let is_typed = |c: char| matches!(c, ' '..='~') || is_korean(c) || is_of_page(c);
            if let Some(c) = text.chars().find(|c| !is_typed(*c)) {
                panic!("{place}: {column} has {c:?}, which nobody types there: {text:?}");
            }
            for (word, next) in iter::zip(text.split(' '), text.split(' ').skip(1)) {
                let is_doubled = word == next || next.is_empty();
                assert!(!is_doubled, "{place}: {column} has a word or a space twice: {text:?}");
            }
        }
    }
}

/// The name of a pair of columns, and its texts in Korean and English.
fn texts(code: &Code) -> [(&'static str, &str, &str); 2] {
    [
        ("description", code.description("ko"), code.description("en")),
        ("help", code.help("ko"), code.help("en")),
    ]
}

/// Else one of them is in the wrong row. Several rows may have one description, but each has its own advice.
#[test]
fn texts_that_two_codes_share_in_one_language_they_share_in_both() {
    let table = codes();
    for (index, code) in table.iter().enumerate() {
        for earlier in &table[..index] {
            for ((name, ko, en), (_, earlier_ko, earlier_en)) in
                iter::zip(texts(code), texts(earlier))
            {
                let is_shared = [ko == earlier_ko, en == earlier_en];
                let may_be_shared = name == "description" || code.line == earlier.line;
                let (place, earlier) = (code.place(), earlier.place());
                assert!(
                    is_shared == [false; 2] || is_shared == [true; 2] && may_be_shared,
                    "{place} has the {name} of {earlier}: {ko:?} and {en:?}"
                );
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_numbers_and_names() {
    let numbers = |text: &str| {
        let text = text.replace(',', "");
        let numbers = text.split(|c: char| !c.is_ascii_digit()).map(String::from);
        numbers.filter(|number| !number.is_empty()).collect::<BTreeSet<_>>()
    };
    for code in codes() {
        let place = code.place();
        for (name, ko, en) in texts(&code) {
            let (ko, en) = (numbers(ko), numbers(en));
            assert_eq!(ko, en, "{place}: the numbers in {name}_ko and {name}_en");
        }
        let [ko, en] = ["ko", "en"].map(|lang| code.help(lang));
        for name in ko.split(|c: char| !c.is_ascii_alphabetic()) {
            assert!(en.contains(name), "{place}: help_ko has {name:?}, help_en has not: {en:?}");
        }
    }
}

/// The document's terms, each with the beginnings of its translations.
const TERMS: &str = "API 문서: api documentation, 검수: review, 권한: permission, 그룹: group, \
    내용: content, 링크: link, 메시지: message, 미만: fewer than|less than, 바로연결: quick repl, \
    발신프로필: sender profile, 버튼: button, 비즈뿌리오: bizppurio, 사용자: user, 삭제: delete, \
    수신: receiv, 시스템: system, 실패: fail, 업로드: upload, 요청: request, 유효하지: invalid, 이름: name, \
    이미지: image, 이상: or more|at least, 이하: or fewer|or less|limit, 중복: duplicate, 중지: suspen, \
    차단: block, 채널: channel, 첨부파일: attach, 초과: than|too, 추가: add, 카테고리: categor, 코드: code, \
    템플릿: template, 파라미터: parameter, 플러그인: plugin, 필수: required";

#[test]
fn a_term_is_translated_alike_in_every_text() {
    let terms = || TERMS.split(", ").filter_map(|term| term.split_once(": "));
    for code in codes() {
        for (name, ko, en) in texts(&code) {
            for (term, translations) in terms().filter(|(term, _)| ko.contains(term)) {
                let (place, en) = (code.place(), en.to_lowercase());
                let is_translated = translations.split('|').any(|words| en.contains(words));
                assert!(
                    is_translated,
                    "{place}: {name}_ko has {term}, but {name}_en lacks {translations}: {en:?}"
                );
            }
        }
    }
}

#[test]
fn a_success_is_called_one_by_the_page() {
    for code in codes().iter().filter(|code| code.cell("class") == "success") {
        let (place, ko) = (code.place(), code.description("ko"));
        assert!(ko.contains("성공"), "{place} is a success; description_ko is {ko:?}");
    }
}

/// Programs decide by the class, people by the advice.
#[test]
fn the_advice_says_to_send_the_same_request_again_if_the_code_is_retryable() {
    let ko = (["잠시 뒤", "같은"], &["잠시", "나중에", "재시도", "같은 요청", "같은 이미지"][..]);
    let en = (
        ["after a while", "same"],
        &["a while", "later", "retry", "resend", "try again", "same request", "same image"][..],
    );
    for code in codes() {
        for (column, (again, others)) in [("help_ko", ko), ("help_en", en)] {
            let (place, text) = (code.place(), code.cell(column).to_lowercase());
            if code.cell("class") == "retryable" {
                let says_so = again.iter().all(|words| text.contains(words));
                assert!(says_so, "{place} is retryable; {column} lacks {again:?}: {text:?}");
            } else if let Some(words) = others.iter().find(|words| text.contains(**words)) {
                panic!("{place} is not retryable; {column} has {words:?}: {text:?}");
            }
        }
    }
}

#[test]
fn a_corrected_text_differs_from_the_page_in_a_misspelling_only() {
    for code in codes() {
        let [page, corrected] = ["description_ko", "corrected_ko"].map(|column| code.cell(column));
        let (place, edits) = (code.place(), strsim::levenshtein(page, corrected));
        let most = (page.chars().count() / 5).clamp(1, 3);
        assert!(
            corrected.is_empty() || edits <= most,
            "{place}: corrected_ko differs in {edits} characters from description_ko; \
             a misspelling differs in at most {most}: {page:?} and {corrected:?}"
        );
        for word in ["있", "없"] {
            let is_kept = corrected.matches(word).count() >= page.matches(word).count();
            assert!(
                corrected.is_empty() || is_kept,
                "{place}: corrected_ko has lost {word}, and means something else: {corrected:?}"
            );
        }
    }
}
