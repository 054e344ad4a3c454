//! What `codes.csv` lacks of the vendor's pages.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use generator::parse::{self, COLUMNS, expand};
use generator::quote::quote;

use crate::common::Code;
use crate::page::{self, Row};

/// A row that `codes.csv` cannot hold: the date of its page, a cell that it alone has there, and the reason.
pub type Exception = (&'static str, &'static str, &'static str);

/// The pages, each by its date.
pub type Pages = BTreeMap<String, String>;

/// Returns a line for each problem of any row or code.
pub fn problems(pages: &Pages, table: &[Code], exceptions: &[Exception]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut rows = Vec::new();
    for (date, page) in pages {
        match page::read(date, page) {
            Ok(page) => rows.extend(page),
            Err(problem) => problems.push(format!("{}: {problem}", path(date))),
        }
    }
    for (date, cell, _) in exceptions {
        let named = rows.iter().filter(|row| row.has(date, cell));
        let problem = match named.map(|row| &row.code).collect::<BTreeSet<_>>().len() {
            0 => format!("no row has the cell {cell:?}"),
            1 => continue,
            _ => format!("rows of other codes have the cell {cell:?} too; name another cell"),
        };
        problems.push(format!("{}: {problem}", path(date)));
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
    for codes in table.chunk_by(|code, next| code.line == next.line) {
        let is_held = |code: &&Code| {
            let lists = |row: &Row| row.codes.contains(&code.code);
            rows.iter().any(lists) || !named.iter().any(lists)
        };
        let codes: Vec<&Code> = codes.iter().filter(is_held).collect();
        problems.extend(codes.iter().flat_map(|code| differences(&rows, code)));
        problems.extend(wrong_edition(&rows, &codes));
    }
    problems.extend(wrong_order(&rows, table));
    problems
}

pub const NAME_IT: &str = "name it in NOT_IN_THE_TABLE of tests/table/main.rs";

fn path(date: &str) -> String {
    format!("tests/pages/{date}.md")
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
        Some(format!("a table that is neither api nor image has the code {}", row.code))
    } else if !row.codes.is_empty() {
        None
    } else if !row.code.is_empty() {
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
    for row in rows {
        let is_missing = |code: &&String| {
            let is_newest = newest(rows, code).iter().any(|newest| newest.date == row.date);
            is_newest && !table.iter().any(|known| known.code == **code)
        };
        let codes: Vec<&String> = row.codes.iter().filter(is_missing).collect();
        let is_whole = codes.len() == row.codes.len() && expand(&row.code).is_ok();
        for cell in if is_whole { vec![&row.code] } else { codes } {
            let page = path(&row.date);
            let problem = format!("{page}: code {cell} of table {} is missing", row.table);
            let codes = expand(cell).unwrap_or_default();
            let edition = oldest(rows, row, &codes).unwrap_or(&row.date);
            problems.push(match line_of(edition, cell, row) {
                Ok(line) => format!("{problem}; add to codes.csv, and complete:\n{line}"),
                Err(reason) => format!("{problem}, and cannot be added ({reason}); {NAME_IT}"),
            });
        }
    }
    problems
}

/// The line of `codes.csv` for a row, if the build takes it when it is completed.
fn line_of(edition: &str, code: &str, row: &Row) -> Result<String, String> {
    let line = |completed: bool| {
        let cells = COLUMNS.map(|column| match column {
            "edition" => edition,
            "table" => row.table,
            "code" => code,
            "message" => &row.message,
            "description_ko" => &row.description,
            "class" if completed => "fatal",
            "corrected_ko" => "",
            _ if completed => "Text",
            _ => "",
        });
        let mut csv = csv::Writer::from_writer(Vec::new());
        csv.write_record(cells).unwrap();
        String::from_utf8(csv.into_inner().unwrap()).unwrap()
    };
    let csv = COLUMNS.join(",") + "\n" + &line(true);
    let report = parse::read(csv.as_bytes()).err();
    let reason =
        |report: String| report.trim_end().replace("codes.csv:2: ", "").replace('\n', "; ");
    report.map(reason).map_or_else(|| Ok(line(false).trim_end().to_owned()), Err)
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
fn listed<'a>(rows: &'a [Row], code: &Code) -> Result<&'a Row, String> {
    let newest = newest(rows, &code.code);
    let row = newest.first().ok_or_else(|| format!("{}: no page lists it", code.place()))?;
    match newest.iter().find(|other| other.texts() != row.texts()) {
        None => Ok(row),
        Some(other) => {
            let texts = [row, other].map(|row| format!("{:?}", row.texts()));
            let problem = format!("{}: code {} is listed twice", path(&row.date), code.code);
            Err(format!("{problem}, as {}; {NAME_IT}", texts.join(" and as ")))
        }
    }
}

/// How a code differs from the newest page that lists it.
fn differences(rows: &[Row], code: &Code) -> Vec<String> {
    let row = match listed(rows, code) {
        Ok(row) => row,
        Err(problem) => return vec![problem],
    };
    iter::zip(["table", "message", "description_ko"], row.texts())
        .map(|(column, text)| (column, code.cell(column), text))
        .filter(|(_, found, text)| found != text)
        .map(|(column, found, text)| {
            let (place, found, text) = (code.place(), quote(found), quote(text));
            format!("{place}: {column} is {found}, but {text} in {}", path(&row.date))
        })
        .collect()
}

/// What is wrong with the edition of a row.
fn wrong_edition(rows: &[Row], codes: &[&Code]) -> Option<String> {
    let code = codes.first()?;
    let texts: Vec<String> = codes.iter().map(|code| code.code.clone()).collect();
    let expected = oldest(rows, listed(rows, code).ok()?, &texts);
    let problem = match (code.cell("edition"), expected) {
        (found, Some(date)) if found == date => return None,
        (found, Some(date)) => format!("edition is {found}; expected {date}"),
        (_, None) => "no page lists all these codes with one text; split the row".to_owned(),
    };
    Some(format!("codes.csv:{}: code {}: {problem}", code.line, code.cell("code")))
}

/// The codes of the newest page that stand in another order there.
fn wrong_order(rows: &[Row], table: &[Code]) -> Vec<String> {
    let Some(Row { date, .. }) = rows.last() else { return Vec::new() };
    let page: Vec<&Row> = rows.iter().filter(|row| row.date == *date).collect();
    let position = |code: &Code| page.iter().position(|row| row.codes.contains(&code.code));
    let listed: Vec<_> = table.iter().filter_map(|code| Some((position(code)?, code))).collect();
    let misplaced = |pair: &[(usize, &Code)]| {
        let [(position, code), (next_position, next)] = pair else { return None };
        let problem = || format!("{}: stands below {} in {}", code.place(), next.code, path(date));
        (position > next_position).then(problem)
    };
    listed.windows(2).filter_map(misplaced).collect()
}
