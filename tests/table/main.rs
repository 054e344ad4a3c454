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
