//! How an edition of the vendor's page differs from the table.

use std::collections::{BTreeSet, HashSet};
use std::iter;

use generator::parse::{COLUMNS, Row};
use generator::quote::{escape, quote};

use crate::page::PageRow;

/// How a page differs from the table, for a person to read.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What the table has to take in, empty if it is in step with the page. Codes that only the page
    /// has come with the line to complete in `codes.csv`.
    pub differences: String,
    /// What the table cannot or need not take in: rows without a code, and codes that the page drops.
    pub notes: String,
}

/// Compares the codes of the table with those of a page, however either groups them in rows.
///
/// `newest` is the newest page that was taken in. A code that the page drops, and a row without a code
/// that the table does not know, are differences unless they are in that page too.
pub fn compare(table: &[Row], page: &[PageRow], newest: &[PageRow]) -> Comparison {
    let mut out = Comparison::default();
    let (pairs, dropped) = pair(table, page);
    let mut seen = HashSet::new();
    for (listed, indices) in &pairs {
        let mut known = indices.iter().map(|index| &table[*index]);
        if listed.codes.is_empty() {
            out.add_without_code(known.next(), listed, newest);
            continue;
        }
        let codes = listed.codes.iter().map(String::as_str);
        let (new, again): (Codes, Codes) =
            codes.partition(|code| seen.insert((listed.table, *code)));
        if !again.is_empty() {
            let label = label(&ranges(&again).join(", "), &listed.message);
            let (table, description) = (listed.table, quote(&listed.description));
            out.differences += &format!("{table}: row {label} is listed again, as {description}\n");
        }
        if !new.is_empty() {
            out.differences += &changes(known, listed, new);
        }
    }
    let (_, dropped_before) = pair(table, newest);
    for (known, (dropped, before)) in iter::zip(table, iter::zip(&dropped, &dropped_before)) {
        if !dropped.is_empty() {
            *out.place(dropped.is_subset(before)) += &removed(known, dropped, page);
        }
    }
    if !pairs.iter().flat_map(|(_, indices)| indices).is_sorted() {
        out.differences += "the rows are in another order: codes.csv takes that of the page\n";
    }
    out
}

impl Comparison {
    /// The notes for a line that the newest page gives rise to as well, else the differences.
    fn place(&mut self, is_in_newest: bool) -> &mut String {
        if is_in_newest { &mut self.notes } else { &mut self.differences }
    }

    fn add_without_code(&mut self, known: Option<&Row>, listed: &PageRow, newest: &[PageRow]) {
        let PageRow { table, message, description, .. } = listed;
        let row = format!("{table}: row {}, {}", label("", message), quote(description));
        if let Some(known) = known {
            self.notes += &format!("{row}: row {} of codes.csv\n", known.code);
            self.differences += &reworded(known, &known.code, listed);
        } else {
            *self.place(newest.contains(listed)) +=
                &format!("{row}: codes.csv takes it once a page lists its code\n");
        }
    }
}

type Codes<'a> = BTreeSet<&'a str>;

fn codes_of(row: &Row) -> Codes<'_> {
    row.variants.iter().map(|variant| variant.code.as_str()).collect()
}

/// Whether a row of the page without a known code is a row of the table: the surest sign first.
const SIGNS: [fn(&Row, &PageRow) -> bool; 2] = [
    |known, listed| !["", "-"].contains(&&*known.message) && known.message == listed.message,
    |known, listed| listed.codes.is_empty() && known.description_ko == listed.description,
];

type Pairs<'a> = Vec<(&'a PageRow, Vec<usize>)>;

/// The rows of the page that are not struck out, each with the indices of its rows of the table, and the
/// codes of each row of the table that the page does not have.
fn pair<'a>(table: &'a [Row], page: &'a [PageRow]) -> (Pairs<'a>, Vec<Codes<'a>>) {
    let mut left: Vec<Codes> = table.iter().map(codes_of).collect();
    let listed = page.iter().filter(|listed| !listed.is_struck);
    let mut pairs: Pairs = listed.map(|listed| (listed, Vec::new())).collect();
    for (listed, indices) in &mut pairs {
        for index in (0..table.len()).filter(|index| table[*index].table == listed.table) {
            let codes = left[index].len();
            left[index].retain(|code| !listed.codes.contains(*code));
            if left[index].len() < codes {
                indices.push(index);
            }
        }
    }
    for sign in SIGNS {
        for (listed, indices) in pairs.iter_mut().filter(|(_, indices)| indices.is_empty()) {
            let found = iter::zip(table, &left).position(|(known, left)| {
                let is_left = left.len() == known.variants.len();
                is_left && known.table == listed.table && sign(known, listed)
            });
            if let Some(index) = found {
                left[index].clear();
                indices.push(index);
            }
        }
    }
    (pairs, left)
}

/// How a row of the page differs from the rows of the table that it is.
fn changes<'a>(
    known: impl Iterator<Item = &'a Row>,
    listed: &'a PageRow,
    mut codes: Codes<'a>,
) -> String {
    let mut out = String::new();
    for known in known {
        let shared = &codes_of(known) & &codes;
        if shared.is_empty() {
            let label = label(&known.code, &known.message);
            let code = escape(&ranges(&codes).join(", "));
            out += &format!("{}: code {label} is now {code}\n", known.table);
            out += &reworded(known, &known.code, listed);
            return out;
        }
        out += &reworded(known, &ranges(&shared).join(", "), listed);
        codes = &codes - &shared;
    }
    for code in ranges(&codes) {
        out += &added(listed, &code);
    }
    out
}

fn reworded(known: &Row, code: &str, listed: &PageRow) -> String {
    let (table, label) = (&known.table, label(code, &known.message));
    let mut out = String::new();
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

fn added(listed: &PageRow, code: &str) -> String {
    let PageRow { table, message, description, .. } = listed;
    let cells = COLUMNS.map(|column| match column {
        "table" => table,
        "code" => code,
        "message" => message,
        "description_ko" => description,
        _ => "",
    });
    let mut line = csv::Writer::from_writer(Vec::new());
    line.write_record(cells).expect("writing into memory cannot fail");
    let line = line.into_inner().expect("writing into memory cannot fail");
    let label = label(code, message);
    format!("{table}: row {label} is added\n{}", String::from_utf8_lossy(&line))
}

fn removed(known: &Row, codes: &Codes, page: &[PageRow]) -> String {
    let label = label(&ranges(codes).join(", "), &known.message);
    let mut struck = page.iter().filter(|listed| listed.is_struck && listed.table == known.table);
    let is_struck = struck.any(|listed| codes.iter().any(|code| listed.codes.contains(*code)));
    let what = if is_struck { "struck out" } else { "not listed" };
    format!("{}: row {label} is {what}; codes.csv keeps it\n", known.table)
}

/// The codes in the notation of codes.csv, neighbours as a range.
fn ranges(codes: &Codes) -> Vec<String> {
    let is_next = |code: &str, next: &str| {
        let number = code.parse::<u32>().ok().and_then(|number| number.checked_add(1));
        code.len() == next.len() && number.is_some_and(|number| next.parse() == Ok(number))
    };
    let mut ranges: Vec<(&str, &str)> = Vec::new();
    for code in codes {
        match ranges.last_mut() {
            Some((_, last)) if is_next(last, code) => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    let text = |(first, last)| match first == last {
        true => String::from(first),
        false => format!("{first}~{last}"),
    };
    ranges.into_iter().map(text).collect()
}

/// `2001 (InvalidImageLengthException)`, with escapes for characters that cannot be seen.
fn label(code: &str, message: &str) -> String {
    let code = if code.is_empty() { "without a code".into() } else { escape(code) };
    match message {
        "" | "-" => code,
        message => format!("{code} ({})", escape(message)),
    }
}
