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

    fn cells(&self) -> [&str; 3] {
        [&self.code, &self.message, &self.description]
    }

    /// Whether the page of this date has the cell in this row.
    pub fn has(&self, date: &str, cell: &str) -> bool {
        self.date == date && self.cells().contains(&cell)
    }
}

/// Returns the rows of the tables with the columns `code`, or `코드`, and `설명`: of `image` if there is a column
/// `message` too, else of `api`. If most of its codes are new, a table may be that of another API: it is one row
/// then, and so are a table with other heads, and a number that is in no table.
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
    let mut rows = Vec::new();
    let tables = tables(&to_html(page));
    for table in tables.iter().flat_map(|table| table.chunk_by(|_, next| !is_header(next))) {
        let columns = columns(&table[0]);
        let name = if columns[1].is_some() { "image" } else { "api" };
        let body = &table[usize::from(is_header(&table[0]))..];
        let listed: Vec<Row> = body.iter().map(|cells| row(date, name, columns, cells)).collect();
        let codes: BTreeSet<&String> = listed.iter().flat_map(|row| &row.codes).collect();
        let known = codes.iter().filter(|code| is_known(code)).count();
        if is_header(&table[0]) && 2 * known > codes.len() {
            rows.extend(listed);
        } else {
            let cells = body.concat();
            let first = cells.iter().find(|cell| !cell.is_empty()).map_or("", |cell| cell);
            let codes = numbers(&cells.join(" "));
            let why = format!(
                "with the codes {:?} is neither api nor image: `columns` of tests/table/page.rs has other \
                 heads, or most of the codes are new",
                Vec::from_iter(&codes)
            );
            rows.push(Row { codes, ..unread(format!("table {first}"), &why) });
        }
    }
    for code in numbers(page) {
        let is_in = |row: &Row| {
            let is_in_texts = !row.codes.is_empty() && row.cells().join(" ").contains(&code);
            row.codes.contains(&code) || row.code.contains(&code) || is_in_texts
        };
        if !rows.iter().any(is_in) {
            rows.push(unread(format!("number {code}"), "is in no table"));
        }
    }
    for name in ["api", "image"] {
        if !rows.iter().any(|row| row.table == name) {
            rows.push(unread(format!("no table {name}"), "is what the page has"));
        }
    }
    Ok(rows)
}

/// The codes and ranges that stand alone in a text, wherever that is in a page.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut visible = String::new();
    for Ok(token) in Tokenizer::new(text) {
        match token {
            Token::String(text) => visible += &String::from_utf8_lossy(&text),
            _ => visible.push(' '),
        }
    }
    let words = visible.split(|c: char| c.is_whitespace() || c == '|');
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter_map(|word| expand(word).ok()).flatten().collect()
}

/// Where the columns of the code, the message and the description are.
fn columns(header: &[String]) -> [Option<usize>; 3] {
    [&["code", "코드"][..], &["message"], &["설명"]]
        .map(|names| header.iter().position(|cell| names.contains(&&*cell.to_lowercase())))
}

fn is_header(cells: &Cells) -> bool {
    matches!(columns(cells), [Some(_), _, Some(_)])
}

fn row(date: &str, table: &'static str, columns: [Option<usize>; 3], cells: &[String]) -> Row {
    let cell = |column: Option<usize>| column.and_then(|column| cells.get(column)).cloned();
    let [code, message, description] = columns.map(|column| cell(column).unwrap_or_default());
    // Marks come in pairs, and what they enclose is not a part of the code beside it.
    let separator = if code.matches(MARK).count() == 1 { "~" } else { " " };
    let code = code.replace(MARK, separator).trim().to_owned();
    let [message, description] = [message, description].map(|text| text.replace(MARK, ""));
    Row { date: date.to_owned(), table, codes: codes(&code), code, message, description }
}

/// The codes of a cell: codes and ranges, with commas or spaces between them.
fn codes(cell: &str) -> BTreeSet<String> {
    let cell = cell.replace(['～', '〜', '∼', '⁓', '-', '–', '—'], "~");
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
                (b"br" | b"li" | b"p" | b"div", _) => add_text(rows, "\n"),
                (b"del" | b"s" | b"strike" | b"sub" | b"sup", _) => add_text(rows, MARK),
                _ => {}
            },
            (Token::EndTag(tag), Some(rows)) => match &tag.name[..] {
                b"del" | b"s" | b"strike" | b"sub" | b"sup" => add_text(rows, MARK),
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
            let mut text = cell.replace(r"\~", "~");
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
