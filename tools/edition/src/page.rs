//! Reads the vendor's page: Markdown as GitBook exports it, with tables in HTML or of pipes.

use std::collections::BTreeSet;

use generator::parse::{expand, is_conjoining_jamo};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Options, Parser, html};

/// The longest page that is read, in bytes. The vendor's has 4 KB, and the parser of Markdown takes
/// quadratic time for a deep quote of many lines.
pub const MAX_BYTES: usize = 64 << 10;

/// The name of the first table of codes, which has no messages, in `codes.csv`.
pub const API: &str = "api";
/// The name of the second table of codes, which has messages, in `codes.csv`.
pub const IMAGE: &str = "image";

/// A row of one of the page's two tables of codes, as the page lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRow {
    /// [`API`] or [`IMAGE`].
    pub table: &'static str,
    /// The codes, none if the cell is empty. A cell that is neither codes nor empty is one code.
    pub codes: BTreeSet<String>,
    /// Whether codes of the cell are struck out.
    pub is_struck: bool,
    /// The message, always empty in table [`API`].
    pub message: String,
    /// The description.
    pub description: String,
}

/// Returns the rows of the page's tables of codes, without empty rows.
///
/// These are the tables with the columns `code`, or `코드`, and `설명`. Tables without codes are skipped.
///
/// # Errors
///
/// A line that says why the file is not the vendor's page, or that it has codes in another kind of table.
pub fn read(page: &[u8]) -> Result<Vec<PageRow>, String> {
    rows(page).map_err(|problem| format!("not the vendor's page of codes: {problem}"))
}

fn rows(page: &[u8]) -> Result<Vec<PageRow>, String> {
    if page.len() > MAX_BYTES {
        return Err(format!("it is longer than {MAX_BYTES} bytes"));
    }
    let page = std::str::from_utf8(page)
        .map_err(|error| format!("{error}; expected the page to be saved as UTF-8"))?;
    if let Some(index) = page.lines().position(|line| line.contains(is_conjoining_jamo)) {
        return Err(format!(
            "line {} has decomposed Hangul (NFD); expected composed Hangul (NFC): \
             convert the page, for example with `uconv -x nfc`",
            index + 1
        ));
    }
    let mut rows = Vec::new();
    let mut missing = vec![API, IMAGE];
    for table in tables(&to_html(page)) {
        // GitBook can hide the header; then the first row of the body is the one that is shown.
        let header = table.iter().take(2).position(|row| is_header(row)).unwrap_or(table.len());
        let (before, table) = table.split_at(header);
        if before.iter().flatten().any(|cell| !codes(cell).unwrap_or_default().is_empty()) {
            return Err(unknown_header(before.first().unwrap_or(&Vec::new())));
        }
        let Some((header, body)) = table.split_first() else { continue };
        let name = if column(header, &MESSAGE).is_some() { IMAGE } else { API };
        missing.retain(|other| *other != name);
        for (index, cells) in body.iter().enumerate().filter(|(_, cells)| *cells != header) {
            rows.push(row(name, header, index + 1, cells)?);
        }
    }
    match missing[..] {
        [] => Ok(rows),
        [API, ..] => Err("it has no table with the columns code and 설명".into()),
        [_, ..] => Err("it has no table with the columns code, message and 설명".into()),
    }
}

fn unknown_header(header: &[String]) -> String {
    format!(
        "it has codes in a table with the columns {header:?}; expected code and 설명, or code, message and 설명 \
         (tools/edition/src/page.rs reads the tables)"
    )
}

const CODE: [&str; 2] = ["code", "코드"];
const MESSAGE: [&str; 1] = ["message"];
const DESCRIPTION: [&str; 1] = ["설명"];

fn column(header: &[String], names: &[&str]) -> Option<usize> {
    header.iter().position(|cell| names.contains(&cell.to_lowercase().as_str()))
}

fn is_header(row: &[String]) -> bool {
    column(row, &CODE).is_some() && column(row, &DESCRIPTION).is_some()
}

fn row(
    table: &'static str,
    header: &[String],
    row: usize,
    cells: &[String],
) -> Result<PageRow, String> {
    let (found, expected) = (cells.len(), header.len());
    if found != expected {
        return Err(format!(
            "row {row} of table {table}: expected {expected} cells, found {found}"
        ));
    }
    let columns = [&CODE[..], &MESSAGE, &DESCRIPTION].map(|names| column(header, names));
    // A column without a header is layout if it is empty.
    let is_empty = |index: usize| header[index].is_empty() && cells[index].is_empty();
    if !(0..expected).all(|index| columns.contains(&Some(index)) || is_empty(index)) {
        return Err(unknown_header(header));
    }
    let [code, message, description] =
        columns.map(|column| column.map(|column| cells[column].clone()).unwrap_or_default());
    let codes = codes(&code);
    Ok(PageRow {
        table,
        is_struck: codes.as_ref().is_some_and(|codes| !codes.is_empty()) && code.contains(STRUCK),
        codes: codes.unwrap_or_else(|| BTreeSet::from([code])),
        message,
        description,
    })
}

/// Stands around a text that is struck out, in Markdown and in the text of a cell.
const STRUCK: &str = "~~";

/// The codes of a cell, struck out or not: codes and ranges with commas or spaces between them. `None` if
/// it is anything else.
fn codes(cell: &str) -> Option<BTreeSet<String>> {
    let dashes = ['~', '～', '〜', '∼', '-', '–', '—'];
    let cell = cell.replace(STRUCK, "").replace(dashes, "~");
    let ranges = cell.split('~').map(str::trim).collect::<Vec<_>>().join("~");
    let parts = ranges.split(|c: char| c == ',' || c.is_whitespace());
    let codes: Option<Vec<_>> =
        parts.filter(|part| !part.is_empty()).map(|part| expand(part).ok()).collect();
    Some(codes?.into_iter().flatten().collect())
}

fn to_html(page: &str) -> String {
    let options = Options::ENABLE_TABLES.union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(page.trim_start_matches('\u{FEFF}'), options));
    out
}

type Cells = Vec<String>;

#[derive(Default)]
struct HtmlTable {
    rows: Vec<Cells>,
}

impl HtmlTable {
    fn start_tag(&mut self, name: &[u8]) {
        match (name, self.rows.last_mut()) {
            (b"tr", _) => self.rows.push(Cells::new()),
            (b"td" | b"th", Some(row)) => row.push(String::new()),
            (b"br" | b"li" | b"p", _) => self.text("\n"),
            (b"del" | b"s" | b"strike", _) => self.text(STRUCK),
            _ => {}
        }
    }

    fn end_tag(&mut self, name: &[u8]) {
        if let b"del" | b"s" | b"strike" = name {
            self.text(STRUCK);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(text);
        }
    }

    /// The rows that are not empty, with the text of each cell on one line. Whitespace within a line
    /// stays as it is.
    fn into_rows(self) -> Vec<Cells> {
        let one_line = |cell: String| {
            // Markdown has no escapes in HTML, but an editor of Markdown may write this one.
            let cell = cell.replace(r"\~", "~");
            let lines = cell.split(char::is_control).map(str::trim);
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let on_one_line = |row: Cells| row.into_iter().map(one_line).collect::<Cells>();
        let is_empty = |row: &Cells| row.iter().all(String::is_empty);
        self.rows.into_iter().map(on_one_line).filter(|row| !is_empty(row)).collect()
    }
}

/// The rows of each table, the header first.
fn tables(html: &str) -> Vec<Vec<Cells>> {
    let mut open: Vec<HtmlTable> = Vec::new();
    let mut closed = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        match (token, open.last_mut()) {
            (Token::StartTag(tag), _) if *tag.name == b"table" => open.push(HtmlTable::default()),
            (Token::EndTag(tag), _) if *tag.name == b"table" => closed.extend(open.pop()),
            (Token::StartTag(tag), Some(table)) => table.start_tag(&tag.name),
            (Token::EndTag(tag), Some(table)) => table.end_tag(&tag.name),
            (Token::String(text), Some(table)) => table.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    closed.into_iter().chain(open).map(HtmlTable::into_rows).collect()
}
