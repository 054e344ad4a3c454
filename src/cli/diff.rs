//! `diff`: how an edition of the vendor's page differs from the table.

use std::collections::HashSet;
use std::fmt::Display;
use std::io::{self, Write};
use std::iter;
use std::path::Path;
use std::process::ExitCode;

use crate::document::{self, ROWS};
use crate::{input, output, page};

const CODES_CSV: &[u8] = include_bytes!("../../codes.csv");

pub(crate) fn run(path: &Path) -> io::Result<ExitCode> {
    let page = input::read(path)?;
    let invalid = |error: &dyn Display| input::in_file(path, error);
    let page = std::str::from_utf8(&page).map_err(|error| {
        invalid(&format_args!("{error}; expected the page to be saved as UTF-8"))
    })?;
    let rows = page::read(page).map_err(|error| invalid(&error))?;
    let mut report = Vec::new();
    write_report(&mut report, &rows)?;
    let status = if report.is_empty() {
        writeln!(report, "in step: {} rows", rows.len())?;
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    };
    output::print(io::stdout(), report, status)
}

/// Writes nothing if the table is in step with the page.
fn write_report(out: &mut impl Write, rows: &[page::Row]) -> io::Result<()> {
    let (pairs, removed) = pair(rows);
    let mut seen = HashSet::new();
    for (row, known) in iter::zip(rows, &pairs) {
        let again = !seen.insert(match row.code.as_str() {
            "" => (row.table, row.message.as_str(), row.description.as_str()),
            code => (row.table, code, ""),
        });
        match known {
            Some(known) => write_changes(out, &ROWS[*known], row)?,
            None if again => write_again(out, row)?,
            None => write_added(out, row)?,
        }
    }
    for document::Row { table, code, message, .. } in removed.into_iter().map(|row| &ROWS[row]) {
        writeln!(out, "{table}: row {} is removed", label(code, message))?;
    }
    if !pairs.iter().flatten().is_sorted() {
        writeln!(out, "the rows stand in another order")?;
    }
    Ok(())
}

/// Whether a row of the page is a row of the table: the surest sign first.
const SIGNS: [fn(&document::Row, &page::Row) -> bool; 4] = [
    |known, row| known.code == row.code,
    |known, row| !["", "-"].contains(&known.message) && known.message == row.message,
    |known, row| overlap(known.code, &row.code),
    |known, row| row.code.is_empty() && known.description == row.description,
];

/// The row of the table that each row of the page is, if any, and the rows that are left.
fn pair(rows: &[page::Row]) -> (Vec<Option<usize>>, Vec<usize>) {
    let mut pairs = vec![None; rows.len()];
    let mut left: Vec<usize> = (0..ROWS.len()).collect();
    for sign in SIGNS {
        for (row, pair) in iter::zip(rows, &mut pairs).filter(|(_, pair)| pair.is_none()) {
            let is_row = |known: &document::Row| known.table == row.table && sign(known, row);
            let found = left.iter().position(|known| is_row(&ROWS[*known]));
            *pair = found.map(|index| left.remove(index));
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

fn write_changes(out: &mut impl Write, known: &document::Row, row: &page::Row) -> io::Result<()> {
    let label = label(known.code, known.message);
    let (table, code) = (known.table, &row.code);
    let kind = if known.code.contains('~') { "range" } else { "code" };
    if code.is_empty() {
        writeln!(out, "{table}: {kind} {label} is not printed")?;
    } else if code != known.code {
        writeln!(out, "{table}: {kind} {label} is now {code}")?;
    }
    let texts = [
        ("message", known.message, &row.message),
        ("description_ko", known.description, &row.description),
    ];
    for (column, known, printed) in texts {
        if known != printed {
            writeln!(out, "{table}: {column} of row {label} is reworded")?;
            writeln!(out, "  - {known:?}\n  + {printed:?}")?;
        }
    }
    Ok(())
}

fn write_again(out: &mut impl Write, row: &page::Row) -> io::Result<()> {
    let label = label(&row.code, &row.message);
    writeln!(out, "{}: row {label} is printed again, as {:?}", row.table, row.description)
}

/// With the line to complete in `codes.csv`.
fn write_added(out: &mut impl Write, row: &page::Row) -> io::Result<()> {
    writeln!(out, "{}: row {} is added", row.table, label(&row.code, &row.message))?;
    let mut reader = csv::Reader::from_reader(CODES_CSV);
    let cells = reader.headers()?.iter().map(|column| match column {
        "table" => row.table.as_str(),
        "code" => &row.code,
        "message" => &row.message,
        "description_ko" => &row.description,
        _ => "",
    });
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(cells)?;
    writer.flush()
}

/// `2001 (InvalidImageLengthException)`.
fn label(code: &str, message: &str) -> String {
    let code = if code.is_empty() { "without a code" } else { code };
    match message {
        "" | "-" => code.into(),
        message => format!("{code} ({message})"),
    }
}
