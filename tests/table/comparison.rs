//! What `codes.csv` lacks of the vendor's pages.

use std::collections::{BTreeMap, BTreeSet};
use std::{iter, ptr};

use generator::parse::{self, COLUMNS, expand};
use generator::quote::quote;

use crate::common::{Code, codes_of};
use crate::page::{self, Row};

/// What `codes.csv` cannot hold: the date of a page, a cell of the rows, and the reason.
pub type Exception = (&'static str, &'static str, &'static str);

/// The pages, each by its date.
pub type Pages = BTreeMap<String, String>;

/// Returns a line for each problem of any row or code.
pub fn problems(pages: &Pages, table: &[Code], exceptions: &[Exception]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for (date, page) in pages {
        let is_listed =
            |code: &str| rows.iter().any(|row| !row.table.is_empty() && row.codes.contains(code));
        match page::read(date, page, &|code| is_in(table, code) || is_listed(code)) {
            Ok(page) => rows.extend(page),
            Err(problem) => problems.push(format!("{}: {problem}", path(date))),
        }
    }
    for (date, cell, _) in exceptions {
        if !rows.iter().any(|row| row.has(date, cell)) {
            problems.push(format!("{}: no row has the cell {cell:?}", path(date)));
        }
    }
    let (named, rows): (Vec<Row>, Vec<Row>) = rows
        .into_iter()
        .partition(|row| exceptions.iter().any(|(date, cell, _)| row.has(date, cell)));
    for row in &rows {
        if let Some(problem) = no_code(row, table) {
            problems.push(format!("{}: {problem}; {NAME_IT}", path(&row.date)));
        }
    }
    let rows: Vec<Row> = rows.into_iter().filter(|row| !row.table.is_empty()).collect();
    problems.extend(missing(&rows, table));
    for row in named.iter().filter(|row| !row.table.is_empty()) {
        let is_lost = |code: &&String| !is_in(table, code) && newest(&rows, code).is_empty();
        problems.extend(row.codes.iter().filter(is_lost).map(|code| {
            let remedy = "add it to codes.csv with texts that the build takes";
            format!("{}: code {code} of a row that is named is missing; {remedy}", path(&row.date))
        }));
    }
    for codes in table.chunk_by(|code, next| code.line == next.line) {
        problems.extend(codes.iter().flat_map(|code| differences(&rows, &named, code)));
        problems.extend(wrong_edition(&rows, codes));
    }
    problems.extend(wrong_order(&rows, table));
    let mut said = BTreeSet::new();
    problems.retain(|problem| said.insert(problem.clone()));
    problems
}

pub const NAME_IT: &str = "name it in NOT_IN_THE_TABLE of tests/table/main.rs";

fn path(date: &str) -> String {
    format!("tests/pages/{date}.md")
}

fn is_in(table: &[Code], code: &str) -> bool {
    table.iter().any(|known| known.code == code)
}

/// The rows that list a code on the newest page that does.
fn newest<'a>(rows: &'a [Row], code: &str) -> Vec<&'a Row> {
    let mut listed: Vec<&Row> = rows.iter().filter(|row| row.codes.contains(code)).collect();
    let date = listed.last().map(|row| &row.date);
    listed.retain(|row| Some(&row.date) == date);
    listed
}

/// What a row has in place of a code, unless it is a row of the table.
fn no_code(row: &Row, table: &[Code]) -> Option<String> {
    let is_row = |code: &Code| {
        let cells = ["message", "description_ko"].map(|column| code.cell(column));
        let has = |text: &String| !["", "-"].contains(&&**text) && cells.contains(&&**text);
        [&row.message, &row.description].into_iter().any(has)
    };
    if row.table.is_empty() {
        Some(format!("{} {}", quote(&row.code), row.description))
    } else if !row.codes.is_empty() {
        None
    } else if !["", "-"].contains(&&*row.code) {
        Some(format!("{} is not a code", quote(&row.code)))
    } else if !table.iter().any(is_row) {
        let texts = [&row.message, &row.description].map(|text| quote(text));
        Some(format!("the row {} has no code", texts.join(", ")))
    } else {
        None
    }
}

/// The codes that the table has not, with the lines to complete.
fn missing(rows: &[Row], table: &[Code]) -> Vec<String> {
    let mut problems = Vec::new();
    let message = |code: &Code| Some((code.cell("edition").to_owned(), code.message()?.to_owned()));
    let mut messages: BTreeSet<(String, String)> = table.iter().filter_map(message).collect();
    for row in rows {
        let is_missing = |code: &&String| {
            let is_first = newest(rows, code).first().is_some_and(|first| ptr::eq(*first, row));
            is_first && !is_in(table, code)
        };
        let codes: Vec<&String> = row.codes.iter().filter(is_missing).collect();
        let is_whole = codes.len() == row.codes.len() && expand(&row.code).is_ok();
        for cell in if is_whole { vec![&row.code] } else { codes } {
            let page = path(&row.date);
            let problem = format!("{page}: code {cell} of table {} is missing", row.table);
            let codes = expand(cell).unwrap_or_default();
            if let Some(twice) = codes.iter().find_map(|code| listed(rows, code)?.err()) {
                problems.push(twice);
                continue;
            }
            let edition = oldest(rows, row, &codes).unwrap_or(&row.date);
            let line = line_of(edition, cell, row, "");
            let sent = codes_of(&(COLUMNS.join(",") + "\n" + &line)).first().and_then(message);
            let clash = sent.filter(|sent| !messages.insert(sent.clone()));
            let clash = clash.map(|(edition, text)| {
                format!("another row of edition {edition} has the message {text}")
            });
            problems.push(match refusal(edition, cell, row).or(clash) {
                Some(reason) => format!("{problem}, and cannot be added ({reason}); {NAME_IT}"),
                None => format!("{problem}; add to codes.csv, and complete:\n{}", line.trim_end()),
            });
        }
    }
    problems
}

/// The line of `codes.csv` for a row, with a text in the columns that the page does not have.
fn line_of(edition: &str, code: &str, row: &Row, text: &str) -> String {
    let cells = COLUMNS.map(|column| match column {
        "edition" => edition,
        "table" => row.table,
        "code" => code,
        "message" => &row.message,
        "description_ko" => &row.description,
        "corrected_ko" => "",
        "class" if !text.is_empty() => "fatal",
        _ => text,
    });
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(cells).unwrap();
    String::from_utf8(csv.into_inner().unwrap()).unwrap()
}

/// Why the build refuses the line of a row, if it does.
fn refusal(edition: &str, code: &str, row: &Row) -> Option<String> {
    let csv = COLUMNS.join(",") + "\n" + &line_of(edition, code, row, "Text");
    let report = parse::read(csv.as_bytes()).err()?;
    Some(report.trim_end().replace("codes.csv:2: ", "").replace('\n', "; "))
}

/// The date of the oldest page that lists all the codes with the texts of a row.
fn oldest<'a>(rows: &'a [Row], row: &Row, codes: &[String]) -> Option<&'a str> {
    let mut pages = rows.chunk_by(|row, next| row.date == next.date);
    let lists = |page: &[Row], code| {
        page.iter().any(|other| other.texts() == row.texts() && other.codes.contains(code))
    };
    pages.find(|page| codes.iter().all(|code| lists(page, code))).map(|page| &*page[0].date)
}

/// The row of a code on the newest page that lists it.
fn listed<'a>(rows: &'a [Row], code: &str) -> Option<Result<&'a Row, String>> {
    let newest = newest(rows, code);
    let row = *newest.first()?;
    let Some(other) = newest.iter().find(|other| other.texts() != row.texts()) else {
        return Some(Ok(row));
    };
    let texts = [row, other].map(|row| format!("{:?}", row.texts()));
    let problem = format!("{}: code {code} is listed twice", path(&row.date));
    Some(Err(format!("{problem}, as {}; {NAME_IT}", texts.join(" and as "))))
}

/// How a code differs from the newest page that lists it.
fn differences(rows: &[Row], named: &[Row], code: &Code) -> Vec<String> {
    let has = |row: &Row| row.codes.contains(&code.code) || row.code.contains(&code.code);
    let row = match listed(rows, &code.code) {
        Some(Ok(row)) => row,
        Some(Err(problem)) => return vec![problem],
        None if named.iter().any(has) => return Vec::new(),
        None => return vec![format!("{}: no page lists it", code.place())],
    };
    let refusal = refusal(&row.date, code.cell("code"), row);
    let refusal = refusal.map(|reason| format!(", which the build refuses ({reason}); {NAME_IT}"));
    iter::zip(["table", "message", "description_ko"], row.texts())
        .map(|(column, text)| (column, code.cell(column), text))
        .filter(|(_, found, text)| found != text)
        .map(|(column, found, text)| {
            let (place, found, text) = (code.place(), quote(found), quote(text));
            let refusal = refusal.as_deref().unwrap_or_default();
            format!("{place}: {column} is {found}, but {text} in {}{refusal}", path(&row.date))
        })
        .collect()
}

/// What is wrong with the edition of a row.
fn wrong_edition(rows: &[Row], codes: &[Code]) -> Option<String> {
    let code = codes.first()?;
    let texts: Vec<String> = codes.iter().map(|code| code.code.clone()).collect();
    let listed = texts.iter().map(|code| listed(rows, code)?.ok());
    let listed: Vec<&Row> = listed.collect::<Option<_>>()?;
    let row = *listed.first()?;
    let is_one = listed.iter().all(|other| other.texts() == row.texts());
    let expected = oldest(rows, row, &texts).filter(|_| is_one);
    let problem = match (code.cell("edition"), expected) {
        (found, Some(date)) if found == date => return None,
        (found, Some(date)) => format!("edition is {found}; expected {date}"),
        (_, None) => "no page lists all these codes with one text; split the row".to_owned(),
    };
    Some(format!("codes.csv:{}: code {}: {problem}", code.line, code.cell("code")))
}

/// The rows of the newest page that stand in another order there.
fn wrong_order(rows: &[Row], table: &[Code]) -> Option<String> {
    let date = &rows.last()?.date;
    let page = rows.iter().filter(|row| row.date == *date);
    let page: Vec<&String> = page.flat_map(|row| &row.codes).collect();
    let position = |code: &Code| page.iter().position(|listed| **listed == code.code);
    let found = table.chunk_by(|code, next| code.line == next.line);
    let found =
        found.filter_map(|codes| Some((codes.iter().filter_map(position).min()?, &codes[0])));
    let found: Vec<(usize, &Code)> = found.collect();
    let mut expected = found.clone();
    expected.sort_by_key(|(position, _)| *position);
    let is_misplaced = |(found, expected): (&(usize, _), &(usize, _))| found.0 != expected.0;
    let first = iter::zip(&found, &expected).position(is_misplaced)?;
    let last = iter::zip(&found, &expected).rposition(is_misplaced)?;
    let codes: Vec<&str> =
        expected[first..=last].iter().map(|(_, code)| code.cell("code")).collect();
    let (place, codes) = (found[first].1.place(), codes.join(", "));
    Some(format!("{place}: the order from here is {codes} in {}", path(date)))
}
