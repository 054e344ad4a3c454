//! Reads the pages under `tests/pages`: Markdown as GitBook exports it, with tables in HTML or of pipes.

use std::collections::BTreeSet;

use generator::invisible::is_invisible;
use generator::parse::{expand, is_conjoining_jamo};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Options, Parser, html};

/// A row of a table of codes, without what `codes.csv` cannot hold: invisible characters, and marks that
/// strike a text out.
pub struct Row {
    /// The date of the page.
    pub date: String,
    /// `api` or `image`, or empty: the first row with codes of any other table.
    pub table: &'static str,
    /// The cell of the code.
    pub code: String,
    /// The codes of that cell, none if it is empty or anything else.
    pub codes: BTreeSet<String>,
    pub message: String,
    pub description: String,
}

impl Row {
    /// What a code has from the page: the table, the message and the description.
    pub fn texts(&self) -> [&str; 3] {
        [self.table, &self.message, &self.description]
    }

    /// Whether the page of this date has the cell in this row.
    pub fn has(&self, date: &str, cell: &str) -> bool {
        self.date == date && [&*self.code, &self.message, &self.description].contains(&cell)
    }
}

/// Returns the rows of the page: those of the first table with the columns `code`, or `코드`, and `설명`, those
/// of the first that has a column `message` too, and one for each other table of codes.
pub fn read(date: &str, page: &str) -> Result<Vec<Row>, String> {
    if let Some(index) = page.lines().position(|line| line.contains(is_conjoining_jamo)) {
        return Err(format!(
            "line {}: expected composed Hangul (NFC): convert the page, for example with `uconv -x nfc`",
            index + 1
        ));
    }
    let mut rows = Vec::new();
    let mut missing = BTreeSet::from(["api", "image"]);
    for table in tables(&to_html(page)) {
        // GitBook can hide the header; then the first row of the body is the one that is shown.
        let header = table.iter().take(2).find(|row| matches!(columns(row), [Some(_), _, Some(_)]));
        let name = header.map(|header| if columns(header)[1].is_some() { "image" } else { "api" });
        if let (Some(header), Some(name)) = (header, name.filter(|name| missing.remove(name))) {
            let body = table.iter().skip_while(|row| *row != header).filter(|row| *row != header);
            rows.extend(body.map(|cells| row(date, name, columns(header), cells)));
        } else {
            let cells = table.concat();
            let code = cells.iter().position(|cell| !codes(cell).is_empty());
            rows.extend(code.map(|_| row(date, "", [code, None, None], &cells)));
        }
    }
    let other = rows.iter().find(|row| row.table.is_empty()).map(|row| &*row.code);
    match (missing.first(), other) {
        (Some(_), None) if rows.is_empty() => Err("no table of codes".into()),
        (Some(missing), Some(code)) => Err(format!(
            "the table with the code {code} has other heads: if it is the table {missing}, add its heads to \
             `columns` in tests/table/page.rs"
        )),
        _ => Ok(rows),
    }
}

/// Where the columns of the code, the message and the description are.
fn columns(header: &[String]) -> [Option<usize>; 3] {
    [&["code", "코드"][..], &["message"], &["설명"]]
        .map(|names| header.iter().position(|cell| names.contains(&&*cell.to_lowercase())))
}

fn row(date: &str, table: &'static str, columns: [Option<usize>; 3], cells: &[String]) -> Row {
    let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).cloned();
    let [code, message, description] = columns.map(|column| cell(column).unwrap_or_default());
    Row { date: date.to_owned(), table, codes: codes(&code), code, message, description }
}

/// The codes of a cell: codes and ranges, with commas or spaces between them.
fn codes(cell: &str) -> BTreeSet<String> {
    let cell = cell.replace(['～', '〜', '∼', '-', '–', '—'], "~");
    let ranges = cell.split('~').map(str::trim).collect::<Vec<_>>().join("~");
    let parts = ranges.split(|c: char| c == ',' || c.is_whitespace());
    let codes: Option<Vec<_>> =
        parts.filter(|part| !part.is_empty()).map(|part| expand(part).ok()).collect();
    codes.into_iter().flatten().flatten().collect()
}

fn to_html(page: &str) -> String {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(page.trim_start_matches('\u{FEFF}'), options));
    out
}

type Cells = Vec<String>;

/// The rows of each table that are not empty, with the text of each cell on one line. Whitespace within a
/// line stays as it is.
fn tables(html: &str) -> Vec<Vec<Cells>> {
    let mut open: Vec<Vec<Cells>> = Vec::new();
    let mut tables = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match (token, open.last_mut()) {
            (Token::StartTag(tag), _) if *tag.name == b"table" => open.push(Vec::new()),
            (Token::EndTag(tag), _) if *tag.name == b"table" => tables.extend(open.pop()),
            (Token::StartTag(tag), Some(rows)) => match (&tag.name[..], rows.last_mut()) {
                (b"tr", _) => rows.push(Cells::new()),
                (b"td" | b"th", Some(row)) => row.push(String::new()),
                (b"br" | b"li" | b"p", _) => add_text(rows, "\n"),
                _ => {}
            },
            (Token::String(text), Some(rows)) => add_text(rows, &String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    tables.extend(open);
    for table in &mut tables {
        for cell in table.iter_mut().flatten() {
            // Markdown has no escapes in HTML, but an editor of Markdown may write this one.
            let mut text = cell.replace("~~", "").replace(r"\~", "~");
            text.retain(|c| c.is_control() || !is_invisible(c));
            let lines = text.split(char::is_control).map(str::trim);
            *cell = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        }
        table.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    }
    tables
}

fn add_text(rows: &mut [Cells], text: &str) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push_str(text);
    }
}
