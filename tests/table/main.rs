//! The table against the vendor's pages and against the rules of its own columns, and the enum against
//! the table.

#[path = "../common/mod.rs"]
mod common;
mod comparison;
mod made_up;
mod own_columns;
mod page;

use std::path::Path;
use std::{env, fs, iter};

use bizppurio_kakao_codes::{Lang, ResponseCode};
use common::codes;
use comparison::{Exception, Pages, problems};

/// The rows of pages that `codes.csv` cannot hold: a note, a row that is listed twice, a table of another kind.
const NOT_IN_THE_TABLE: &[Exception] = &[];

/// The pages in `tests/pages`, each by its date.
fn pages() -> Pages {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let page = |entry: fs::DirEntry| {
        let path = entry.path();
        let date = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (
            date,
            fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())),
        )
    };
    fs::read_dir(folder).unwrap().map(|entry| page(entry.unwrap())).collect()
}

#[test]
fn codes_csv_has_what_the_pages_list() {
    let problems = problems(&pages(), &codes(), NOT_IN_THE_TABLE);
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
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
