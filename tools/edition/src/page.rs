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
    let mut missing = vec![(API, "code and 설명"), (IMAGE, "code, message and 설명")];
    for table in tables(&to_html(page)) {
        // GitBook can hide the header; then the first row of the body is the one that is shown.
        let is_header = |row: &Cells| matches!(columns(row), [Some(_), _, Some(_)]);
        let header = table.iter().take(2).position(is_header).unwrap_or(table.len());
        let (before, table) = table.split_at(header);
        if before.iter().flatten().any(|cell| !codes(cell).unwrap_or_default().is_empty()) {
            return Err(unknown_header(before.first().unwrap_or(&Vec::new())));
        }
        let Some((header, body)) = table.split_first() else { continue };
        let name = if columns(header)[1].is_some() { IMAGE } else { API };
        missing.retain(|(other, _)| *other != name);
        for (index, cells) in body.iter().enumerate().filter(|(_, cells)| *cells != header) {
            rows.push(row(name, header, index + 1, cells)?);
        }
    }
    match missing.first() {
        None => Ok(rows),
        Some((_, columns)) => Err(format!("it has no table with the columns {columns}")),
    }
}

fn unknown_header(header: &[String]) -> String {
    format!(
        "it has codes in a table with the columns {header:?}; expected code and 설명, or code, message and 설명 \
         (tools/edition/src/page.rs reads the tables)"
    )
}

/// Where the columns of the code, the message and the description are.
fn columns(header: &[String]) -> [Option<usize>; 3] {
    [&["code", "코드"][..], &["message"], &["설명"]]
        .map(|names| header.iter().position(|cell| names.contains(&&*cell.to_lowercase())))
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
    let columns = columns(header);
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

/// The rows of each table that are not empty, the header first, with the text of each cell on one line.
/// Whitespace within a line stays as it is.
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
                (b"del" | b"s" | b"strike", _) => add_text(rows, STRUCK),
                _ => {}
            },
            (Token::EndTag(tag), Some(rows))
                if matches!(&tag.name[..], b"del" | b"s" | b"strike") =>
            {
                add_text(rows, STRUCK)
            }
            (Token::String(text), Some(rows)) => add_text(rows, &String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    tables.extend(open);
    for table in &mut tables {
        for cell in table.iter_mut().flatten() {
            // Markdown has no escapes in HTML, but an editor of Markdown may write this one.
            let text = cell.replace(r"\~", "~");
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
