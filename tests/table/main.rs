//! The table against the vendor's pages and against the rules of its own columns.

#[path = "../common/mod.rs"]
mod common;
mod comparison;
mod made_up;
mod own_columns;
mod page;

use std::path::Path;
use std::{env, fs};

use common::codes;
use comparison::{Exception, Pages, problems};
use generator::parse::is_date;

/// The rows of pages that `codes.csv` cannot hold: a note, a row that is listed twice, a table of another kind.
const NOT_IN_THE_TABLE: &[Exception] = &[];

/// The pages in `tests/pages`, each by its date.
fn pages() -> Pages {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let page = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let date = name.strip_suffix(".md").filter(|date| is_date(date));
        let date = date
            .unwrap_or_else(|| panic!("tests/pages/{name}: expected a name such as 2023-10-23.md"));
        let page = fs::read_to_string(entry.path());
        (date.to_owned(), page.unwrap_or_else(|error| panic!("tests/pages/{name}: {error}")))
    };
    fs::read_dir(folder).unwrap().map(|entry| page(entry.unwrap())).collect()
}

#[test]
fn codes_csv_has_what_the_pages_list() {
    let problems = problems(&pages(), &codes(), NOT_IN_THE_TABLE);
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}
