//! The table against the vendor's pages, and the enum against the table.

mod common;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use bizppurio_kakao_codes::{Class, Lang, ResponseCode};
use common::{codes, rows};
use edition::page;

/// A row as the page lists it: its table, code, message and description.
type Listed = [String; 4];

/// The rows of each page in `tests/pages`, by its date.
fn pages() -> BTreeMap<String, Vec<Listed>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let read = |entry: fs::DirEntry| {
        let path = entry.path();
        let date = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let rows = page::read(&fs::read(&path).unwrap());
        let rows = rows.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let listed =
            |row: page::PageRow| [row.table.into(), row.code, row.message, row.description];
        (date, rows.into_iter().map(listed).collect())
    };
    fs::read_dir(folder).unwrap().map(|entry| read(entry.unwrap())).collect()
}

/// The rows of `codes.csv` in the columns of the page, each with its edition.
fn table() -> Vec<(Listed, String)> {
    let columns = ["table", "code", "message", "description_ko"];
    let row = |cells: HashMap<String, String>| {
        (columns.map(|column| cells[column].clone()), cells["edition"].clone())
    };
    rows().into_iter().map(row).collect()
}

#[test]
fn the_table_has_the_rows_of_the_newest_page_in_its_order() {
    let (date, page) = pages().pop_last().unwrap();
    let table = table();
    for (index, (row, _)) in table.iter().enumerate() {
        assert_eq!(Some(row), page.get(index), "row {} of codes.csv and of {date}.md", index + 1);
    }
    assert_eq!(page.get(table.len()), None, "{date}.md has a row that codes.csv lacks");
}

/// The edition of a row is the oldest page from which on every page lists it, letter for letter.
#[test]
fn every_row_names_the_edition_that_it_is_taken_from() {
    let pages = pages();
    for (row, edition) in table() {
        let newest_first = pages.iter().rev();
        // A row that the newest page lacks fails the test above.
        if let Some((oldest, _)) = newest_first.take_while(|(_, rows)| rows.contains(&row)).last() {
            assert_eq!(edition, *oldest, "edition of {row:?}");
        }
    }
}

#[test]
fn the_enum_says_what_the_table_says() {
    let table = codes();
    assert_eq!(table.len(), ResponseCode::ALL.len());
    for (row, code) in table.iter().zip(ResponseCode::ALL) {
        let column = |name| row.cell(name);
        assert_eq!(code.code(), row.code);
        assert_eq!((code.name(), format!("{code:?}")), (&*row.variant, row.variant.clone()));
        assert_eq!(code.message(), row.message(), "{code:?}");
        assert_eq!(code.description(Lang::Ko), row.description("ko"));
        assert_eq!(code.description(Lang::En), row.description("en"));
        assert_eq!(code.help(Lang::Ko), column("help_ko"));
        assert_eq!(code.help(Lang::En), column("help_en"));
        assert_eq!(code.class().as_str(), column("class"), "{code:?}");
        assert_eq!(code.table().as_str(), column("table"), "{code:?}");
        assert_eq!(code.edition(), column("edition"), "{code:?}");
    }
    assert!(ResponseCode::ALL.is_sorted());
}

#[cfg(feature = "strum")]
#[test]
fn strum_iterates_over_the_codes_and_counts_them_in_the_order_of_the_table() {
    use strum::{EnumCount, IntoEnumIterator, VariantArray};

    let table = codes();
    let texts: Vec<&str> = table.iter().map(|row| row.code.as_str()).collect();
    assert!(ResponseCode::iter().map(ResponseCode::code).eq(texts.iter().copied()));
    assert!(ResponseCode::iter().rev().map(ResponseCode::code).eq(texts.iter().rev().copied()));
    let variants = <ResponseCode as VariantArray>::VARIANTS;
    assert!(variants.iter().map(|code| code.code()).eq(texts.iter().copied()));
    assert_eq!(ResponseCode::COUNT, texts.len());
}

/// The only list of classes that is written by hand. All other codes are fatal.
#[test]
fn the_codes_that_succeed_and_those_that_are_retryable() {
    let codes_of = |class| {
        let codes = ResponseCode::ALL.iter().filter(|code| code.class() == class);
        codes.map(|code| code.code()).collect::<Vec<_>>()
    };
    assert_eq!(codes_of(Class::Success), ["200", "0000"]);
    assert_eq!(codes_of(Class::Retryable), ["600", "610", "2004"]);
}

#[test]
fn a_misspelling_of_the_page_is_corrected() {
    let code = ResponseCode::InvalidImageDimensions;
    assert_eq!(code.description(Lang::Ko), "발송할 수 없는 이미지 사이즈");
}

#[test]
fn a_range_names_each_of_its_codes() {
    // By its text: a range that ends earlier has to fail the tests, and not to stop their build.
    let code = ResponseCode::from_code("805").unwrap();
    assert_eq!((code.code(), code.name()), ("805", "SenderProfileRegistrationBlocked805"));
}

#[test]
fn every_text_is_written_in_its_language() {
    let is_hangul = |c: char| ('가'..='힣').contains(&c);
    for code in ResponseCode::ALL {
        let [ko, en] = [Lang::Ko, Lang::En].map(|lang| [code.description(lang), code.help(lang)]);
        // The vendor may describe a code in English.
        assert!(ko[1].contains(is_hangul) && ko[1].ends_with("세요."), "{ko:?}");
        assert!(en.iter().all(|text| text.is_ascii()), "{en:?}");
        assert!(en[1].ends_with('.') && !en[0].ends_with('.'), "{en:?}");
    }
}
