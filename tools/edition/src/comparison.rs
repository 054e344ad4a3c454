//! How an edition of the vendor's page differs from the table.

use std::collections::HashSet;
use std::iter;

use generator::escape::{escape, quote};
use generator::parse::{COLUMNS, Row};

use crate::page::PageRow;

/// Returns the differences between the table and the page for a person to read, empty if there are
/// none.
///
/// A row that only the page has comes with the line to complete in `codes.csv`.
pub fn compare(table: &[Row], page: &[PageRow]) -> String {
    let (pairs, removed) = pair(table, page);
    let mut out = String::new();
    let mut seen = HashSet::new();
    for (listed, known) in iter::zip(page, &pairs) {
        let is_repeated = !seen.insert(match listed.code.as_str() {
            "" => (listed.table, listed.message.as_str(), listed.description.as_str()),
            code => (listed.table, code, ""),
        });
        out += &match known {
            Some(index) => changes(&table[*index], listed),
            None if is_repeated => repeated(listed),
            None => added(listed),
        };
    }
    for Row { table, code, message, .. } in removed.into_iter().map(|index| &table[index]) {
        out += &format!("{table}: row {} is removed\n", label(code, message));
    }
    if !pairs.iter().flatten().is_sorted() {
        out += "the rows are in another order\n";
    }
    out
}

/// Whether a row of the page is a row of the table: the surest sign first.
const SIGNS: [fn(&Row, &PageRow) -> bool; 4] = [
    |known, listed| known.code == listed.code,
    |known, listed| !["", "-"].contains(&&*known.message) && known.message == listed.message,
    |known, listed| overlap(&known.code, &listed.code),
    |known, listed| listed.code.is_empty() && known.description_ko == listed.description,
];

/// The index in the table that each row of the page has, if any, and the indices that are left.
fn pair(table: &[Row], page: &[PageRow]) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut pairs = vec![None; page.len()];
    let mut left: Vec<usize> = (0..table.len()).collect();
    for sign in SIGNS {
        for (listed, pair) in iter::zip(page, &mut pairs).filter(|(_, pair)| pair.is_none()) {
            let is_row = |known: &Row| known.table == listed.table && sign(known, listed);
            let found = left.iter().position(|index| is_row(&table[*index]));
            *pair = found.map(|position| left.remove(position));
        }
    }
    (pairs, left)
}

/// Whether two codes or ranges have a code in common.
fn overlap(a: &str, b: &str) -> bool {
    fn ends(text: &str) -> Option<(u32, u32)> {
        let (first, last) = text.split_once('~').unwrap_or((text, text));
        first.parse().ok().zip(last.parse().ok())
    }
    ends(a).zip(ends(b)).is_some_and(|(a, b)| a.0 <= b.1 && b.0 <= a.1)
}

fn changes(known: &Row, listed: &PageRow) -> String {
    let mut out = String::new();
    let label = label(&known.code, &known.message);
    let (table, code) = (&known.table, &listed.code);
    let kind = if known.code.contains('~') { "range" } else { "code" };
    if code.is_empty() {
        out += &format!("{table}: {kind} {label} is not listed\n");
    } else if *code != known.code {
        out += &format!("{table}: {kind} {label} is now {}\n", escape(code));
    }
    for (column, known, listed) in [
        ("message", &known.message, &listed.message),
        ("description_ko", &known.description_ko, &listed.description),
    ] {
        if known != listed {
            out += &format!("{table}: {column} of row {label} is reworded\n");
            out += &format!("  - {}\n  + {}\n", quote(known), quote(listed));
        }
    }
    out
}

fn repeated(listed: &PageRow) -> String {
    let PageRow { table, code, message, description } = listed;
    let (label, description) = (label(code, message), quote(description));
    format!("{table}: row {label} is listed again, as {description}\n")
}

fn added(listed: &PageRow) -> String {
    let PageRow { table, code, message, description } = listed;
    let cells = COLUMNS.map(|column| match column {
        "table" => table,
        "code" => code.as_str(),
        "message" => message,
        "description_ko" => description,
        _ => "",
    });
    format!("{table}: row {} is added\n{}", label(code, message), csv_line(&cells))
}

fn csv_line(cells: &[&str]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).expect("writing into memory cannot fail");
    let line = writer.into_inner().expect("writing into memory cannot fail");
    String::from_utf8(line).expect("the cells are UTF-8")
}

/// `2001 (InvalidImageLengthException)`, with escapes for characters that cannot be seen.
fn label(code: &str, message: &str) -> String {
    let code = if code.is_empty() { "without a code".into() } else { escape(code) };
    match message {
        "" | "-" => code,
        message => format!("{code} ({})", escape(message)),
    }
}
