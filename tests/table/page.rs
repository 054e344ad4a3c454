//! Reads the pages under `tests/pages`: Markdown as GitBook exports it, with tables in HTML or of pipes.

use std::collections::BTreeSet;

use generator::invisible::is_invisible;
use generator::parse::{expand, is_conjoining_jamo};
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Options, Parser, html};

/// A row of a table of codes, without what `codes.csv` cannot hold: invisible characters, and marks that
/// strike a text out. Or a part of a page that is not read, and may have codes.
#[derive(Default)]
pub struct Row {
    /// The date of the page.
    pub date: String,
    /// `api` or `image`, or empty for a part that is not read.
    pub table: &'static str,
    /// The cell of the code, or the name of the part.
    pub code: String,
    /// The codes of that cell, none if it is empty or anything else.
    pub codes: BTreeSet<String>,
    pub message: String,
    /// The description, or why the part is not read.
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

/// Returns the rows of the tables with the columns `code`, or `코드`, and `설명`: of `image` if there is a column
/// `message` too, else of `api`. A second table counts if most of its codes are known: it was split.
pub fn read(date: &str, page: &str, is_known: &dyn Fn(&str) -> bool) -> Result<Vec<Row>, String> {
    if let Some(index) = page.lines().position(|line| line.contains(is_conjoining_jamo)) {
        return Err(format!(
            "line {}: expected composed Hangul (NFC): convert the page, for example with `uconv -x nfc`",
            index + 1
        ));
    }
    let unread = |part: String, why: &str| {
        let (date, description) = (date.to_owned(), why.to_owned());
        Row { date, code: part, description, ..Row::default() }
    };
    let (tables, outside) = tables(&to_html(page));
    let lines = outside.lines().map(str::trim).filter(|line| line.starts_with('|'));
    let mut rows: Vec<Row> = lines.map(|line| unread(line.to_owned(), "is in no table")).collect();
    for table in tables {
        let is_header = |cells: &&Cells| matches!(columns(cells), [Some(_), _, Some(_)]);
        let header = table.iter().find(is_header).cloned().unwrap_or_default();
        let columns = columns(&header);
        let name = if columns[1].is_some() { "image" } else { "api" };
        let body: Vec<Cells> = table.into_iter().filter(|cells| *cells != header).collect();
        let codes: BTreeSet<String> = body.concat().iter().flat_map(|cell| codes(cell)).collect();
        let known = codes.iter().filter(|code| is_known(code)).count();
        let is_first = !rows.iter().any(|row| row.table == name);
        if !header.is_empty() && (is_first || 2 * known >= codes.len()) {
            rows.extend(body.iter().map(|cells| row(date, name, columns, cells)));
            for (index, head) in header.iter().enumerate().filter(|(_, head)| !head.is_empty()) {
                if !columns.contains(&Some(index)) {
                    rows.push(unread(format!("column {head}"), "is not read"));
                }
            }
        } else {
            let first = body.concat().into_iter().find(|cell| !cell.is_empty());
            let why = "is neither api nor image (`columns` in tests/table/page.rs has their heads)";
            rows.push(Row { codes, ..unread(format!("table {}", first.unwrap_or_default()), why) });
        }
    }
    for name in ["api", "image"] {
        if !rows.iter().any(|row| row.table == name) {
            rows.push(unread(format!("no table {name}"), "is what the page has"));
        }
    }
    Ok(rows)
}

/// Where the columns of the code, the message and the description are.
fn columns(header: &[String]) -> [Option<usize>; 3] {
    [&["code", "코드"][..], &["message"], &["설명"]]
        .map(|names| header.iter().position(|cell| names.contains(&&*cell.to_lowercase())))
}

fn row(date: &str, table: &'static str, columns: [Option<usize>; 3], cells: &[String]) -> Row {
    let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).cloned();
    let [code, message, description] = columns.map(|column| cell(column).unwrap_or_default());
    // What is struck out beside a code is not a part of it.
    let code = code.replace(MARK, " ").trim().to_owned();
    let [message, description] = [message, description].map(|text| text.replace(MARK, ""));
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

/// Where a text is struck out or raised, and where that ends.
const MARK: &str = "~~";

/// The rows of each table that are not empty, with the text of each cell on one line, and the text outside of
/// the tables. Whitespace within a line stays as it is.
fn tables(html: &str) -> (Vec<Vec<Cells>>, String) {
    let mut open: Vec<Vec<Cells>> = Vec::new();
    let (mut tables, mut outside) = (Vec::new(), String::new());
    for Ok(token) in Tokenizer::new(html) {
        match (token, open.last_mut()) {
            (Token::StartTag(tag), _) if *tag.name == b"table" => open.push(Vec::new()),
            (Token::EndTag(tag), _) if *tag.name == b"table" => tables.extend(open.pop()),
            (Token::StartTag(tag), Some(rows)) => match (&tag.name[..], rows.last_mut()) {
                (b"tr", _) => rows.push(Cells::new()),
                (b"td" | b"th", Some(row)) => row.push(String::new()),
                (b"br" | b"li" | b"p" | b"div", _) => add_text(rows, "\n"),
                (b"del" | b"s" | b"strike" | b"sup", _) => add_text(rows, MARK),
                _ => {}
            },
            (Token::EndTag(tag), Some(rows)) => match &tag.name[..] {
                // A row may begin without a tag.
                b"tr" => rows.push(Cells::new()),
                b"del" | b"s" | b"strike" | b"sup" => add_text(rows, MARK),
                _ => {}
            },
            (Token::String(text), Some(rows)) => add_text(rows, &String::from_utf8_lossy(&text)),
            (Token::String(text), None) => outside += &String::from_utf8_lossy(&text),
            _ => {}
        }
    }
    tables.extend(open);
    for table in &mut tables {
        for cell in table.iter_mut().flatten() {
            // Markdown has no escapes in HTML, but an editor of Markdown may write this one.
            let mut text = cell.replace(r"\~", "~");
            text.retain(|c| c.is_control() || !is_invisible(c));
            let lines = text.split(char::is_control).map(str::trim);
            *cell = lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        }
        table.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    }
    (tables, outside)
}

fn add_text(rows: &mut [Cells], text: &str) {
    if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
        cell.push_str(text);
    }
}
