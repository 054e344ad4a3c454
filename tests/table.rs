//! The table against the vendor's pages and against the rules of its own columns, and the enum against
//! the table.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, iter};

use bizppurio_kakao_codes::{Lang, ResponseCode};
use common::{Code, codes};
use edition::page::{self, PageRow};

/// The rows of each page in `tests/pages`, by its date.
fn pages() -> BTreeMap<String, Vec<PageRow>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let read = |entry: fs::DirEntry| {
        let path = entry.path();
        let date = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let rows = page::read(&fs::read(&path).unwrap());
        (date, rows.unwrap_or_else(|error| panic!("{}: {error}", path.display())))
    };
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect()
}

/// Whether a row of a page lists a code.
fn lists(row: &PageRow, code: &Code) -> bool {
    row.table == code.cell("table") && row.codes.contains(&code.code) && !row.is_struck
}

/// Whether a row of a page has the texts of a code, letter for letter.
fn has_texts(row: &PageRow, code: &Code) -> bool {
    [row.table, &row.message, &row.description]
        == ["table", "message", "description_ko"].map(|column| code.cell(column))
}

/// Whether a row of a page has the texts of a code, and leaves the code out.
fn leaves_out(row: &PageRow, code: &Code) -> bool {
    row.codes.is_empty() && has_texts(row, code)
}

#[test]
fn the_table_has_the_codes_of_the_newest_page_in_its_order() {
    let (date, page) = pages().pop_last().unwrap();
    let table = codes();
    for row in page.iter().filter(|row| !row.is_struck) {
        for code in &row.codes {
            let is_known = table.iter().any(|known| known.code == *code && lists(row, known));
            let place = format!("codes.csv: code {code} of table {}", row.table);
            assert!(is_known, "{place} is missing; {date}.md lists it");
        }
    }
    let row_of = |code| Some((page.iter().position(|row| lists(row, code))?, code));
    let listed: Vec<(usize, &Code)> = table.iter().filter_map(row_of).collect();
    for ((row, code), (next_row, next)) in iter::zip(&listed, listed.iter().skip(1)) {
        let (place, next) = (code.place(), &next.code);
        assert!(row <= next_row, "{place} is above {next}; {date}.md lists it below");
    }
}

/// Of the newest page that lists it: a page may leave a code out, or drop it.
#[test]
fn every_code_has_the_texts_of_a_page_letter_for_letter() {
    let pages = pages();
    for code in codes() {
        let place = code.place();
        let is_row = |row: &&PageRow| lists(row, &code) || leaves_out(row, &code);
        let newest = pages.iter().rev();
        let row = newest.filter_map(|(date, page)| Some((date, page.iter().find(is_row)?))).next();
        let (date, row) = row.unwrap_or_else(|| panic!("{place} is in no page of tests/pages"));
        for (column, text) in [("message", &row.message), ("description_ko", &row.description)] {
            assert_eq!(code.cell(column), text, "{place}: {column} is not that of {date}.md");
        }
    }
}

/// A page that leaves the code out does not count.
#[test]
fn an_edition_is_the_oldest_page_from_which_on_every_page_lists_the_code_with_its_texts() {
    let pages = pages();
    for code in codes() {
        let lists =
            |page: &[PageRow]| page.iter().any(|row| lists(row, &code) && has_texts(row, &code));
        let leaves_out = |page: &[PageRow]| page.iter().any(|row| leaves_out(row, &code));
        let newest = pages.iter().rev().skip_while(|(_, page)| !lists(page));
        let since = newest.take_while(|(_, page)| lists(page) || leaves_out(page));
        // There is none if a page changed the texts while it left the code out.
        if let Some((date, _)) = since.filter(|(_, page)| lists(page)).last() {
            let found = code.cell("edition");
            assert_eq!(found, date, "{}: edition is not that of its page", code.place());
        }
    }
}

#[test]
fn the_enum_says_what_the_table_says() {
    let table = codes();
    assert_eq!(ResponseCode::ALL.len(), table.len());
    for (row, code) in iter::zip(&table, ResponseCode::ALL) {
        let place = row.place();
        assert_eq!(code.code(), row.code, "{place}: code");
        assert_eq!(code.name(), row.variant, "{place}: variant");
        assert_eq!(format!("{code:?}"), row.variant, "{place}: variant");
        assert_eq!(code.message(), row.message(), "{place}: message");
        for (column, text) in [
            ("edition", code.edition()),
            ("table", code.table().as_str()),
            ("class", code.class().as_str()),
        ] {
            assert_eq!(text, row.cell(column), "{place}: {column}");
        }
        for &lang in Lang::ALL {
            let texts = [code.description(lang), code.help(lang)];
            let lang = lang.as_str();
            assert_eq!(texts, [row.description(lang), row.help(lang)], "{place}: texts in {lang}");
        }
    }
    assert!(ResponseCode::ALL.is_sorted());
}

#[cfg(feature = "strum")]
#[test]
fn strum_iterates_over_all_codes_and_counts_them() {
    use strum::{EnumCount, IntoEnumIterator, VariantArray};

    assert!(ResponseCode::iter().eq(ResponseCode::ALL.iter().copied()));
    assert_eq!(ResponseCode::VARIANTS, ResponseCode::ALL);
    assert_eq!(ResponseCode::COUNT, ResponseCode::ALL.len());
}

/// The only list of classes that is written by hand.
#[test]
fn all_codes_but_these_are_fatal() {
    for code in codes() {
        let class = match code.code.as_str() {
            "200" | "0000" => "success",
            "600" | "610" | "2004" => "retryable",
            _ => "fatal",
        };
        let found = code.cell("class");
        assert_eq!(found, class, "{}: class is not that of this list", code.place());
    }
}

/// What a person writes beside the page's own words.
mod own_columns {
    use super::*;

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
            for (column, text) in
                [("description_en", description), ("help_ko", ko), ("help_en", en)]
            {
                let is_one = !text.contains(". ");
                assert!(is_one, "{place}: {column} is more than one sentence: {text:?}");
            }
            let is_sentence = description.ends_with('.');
            assert!(!is_sentence, "{place}: description_en ends with a full stop: {description:?}");
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
                assert!(!text.contains("  "), "{place}: {column} has two spaces: {text:?}");
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

    /// Else one of them is in the wrong row.
    #[test]
    fn texts_that_two_codes_share_in_one_language_they_share_in_both() {
        let table = codes();
        for (index, code) in table.iter().enumerate() {
            for earlier in &table[..index] {
                for ((name, ko, en), (_, earlier_ko, earlier_en)) in
                    iter::zip(texts(code), texts(earlier))
                {
                    let (place, earlier) = (code.place(), earlier.place());
                    assert!(
                        (ko == earlier_ko) == (en == earlier_en),
                        "{place} has the {name} of {earlier} in one language only: {ko:?} and {en:?}"
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
                let is_shared = en.to_lowercase().contains(&name.to_lowercase());
                assert!(is_shared, "{place}: help_ko has {name:?}, help_en has not: {en:?}");
            }
        }
    }

    /// Programs decide by the class, people by the advice.
    #[test]
    fn the_advice_says_to_send_the_same_request_again_if_the_code_is_retryable() {
        let ko =
            (["잠시 뒤", "같은"], &["잠시", "나중에", "재시도", "같은 요청", "같은 이미지"][..]);
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
            let [page, corrected] =
                ["description_ko", "corrected_ko"].map(|column| code.cell(column));
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
}
