//! Reads the vendor's page: Markdown as GitBook exports it, with tables in HTML or of pipes.

use std::fmt;
use std::str::Utf8Error;

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
#[derive(Debug, PartialEq, Eq)]
pub struct PageRow {
    /// [`API`] or [`IMAGE`].
    pub table: &'static str,
    /// The code or a range, or empty.
    pub code: String,
    /// The message, always empty in table [`API`].
    pub message: String,
    /// The description.
    pub description: String,
}

/// Why a file is not the vendor's page.
#[derive(Debug, PartialEq, Eq)]
pub enum PageError {
    /// It is longer than [`MAX_BYTES`].
    TooLong,
    /// It is not UTF-8.
    NotUtf8(Utf8Error),
    /// It lacks the table of this name.
    MissingTable(&'static str),
    /// It has a table of codes with an unknown header.
    UnknownHeader(Vec<String>),
    /// It has a row with more or fewer cells than the header.
    CellCount {
        /// The name of the table.
        table: &'static str,
        /// The row below the header, from 1.
        row: usize,
        /// How many cells the row has.
        found: usize,
        /// How many cells the header has.
        expected: usize,
    },
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the vendor's page of codes: ")?;
        match self {
            Self::TooLong => write!(f, "it is longer than {MAX_BYTES} bytes"),
            Self::NotUtf8(error) => {
                write!(f, "{error}; expected the page to be saved as UTF-8")
            }
            Self::MissingTable(IMAGE) => {
                f.write_str("it has no table with the columns code, message and 설명")
            }
            Self::MissingTable(_) => f.write_str("it has no table with the columns code and 설명"),
            Self::UnknownHeader(header) => write!(
                f,
                "it has a table with the columns {header:?}; expected code and 설명, or code, message and 설명"
            ),
            Self::CellCount { table, row, found, expected } => {
                write!(f, "row {row} of table {table}: expected {expected} cells, found {found}")
            }
        }
    }
}

/// Returns the rows of the page's tables of codes, without empty rows.
///
/// Tables without a column `code` are skipped.
///
/// # Errors
///
/// [`PageError`] if the file is not the vendor's page.
pub fn read(page: &[u8]) -> Result<Vec<PageRow>, PageError> {
    if page.len() > MAX_BYTES {
        return Err(PageError::TooLong);
    }
    let page = std::str::from_utf8(page).map_err(PageError::NotUtf8)?;
    let mut rows = Vec::new();
    let mut missing = vec![API, IMAGE];
    for table in tables(&to_html(page)) {
        let Some((header, body)) = table.split_first() else { continue };
        let names: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
        let column = |name| names.iter().position(|found| found == name);
        let Some(code) = column("code") else { continue };
        let (table, message, description) = match (column("message"), column("설명")) {
            (None, Some(description)) if names.len() == 2 => (API, None, description),
            (Some(message), Some(description)) if names.len() == 3 => {
                (IMAGE, Some(message), description)
            }
            _ => return Err(PageError::UnknownHeader(header.clone())),
        };
        missing.retain(|other| *other != table);
        for (index, cells) in body.iter().enumerate() {
            let (row, found, expected) = (index + 1, cells.len(), header.len());
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if found != expected {
                return Err(PageError::CellCount { table, row, found, expected });
            }
            rows.push(PageRow {
                table,
                code: cells[code].clone(),
                message: message.map(|column| cells[column].clone()).unwrap_or_default(),
                description: cells[description].clone(),
            });
        }
    }
    missing.first().map_or(Ok(rows), |table| Err(PageError::MissingTable(table)))
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
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(text);
        }
    }

    /// The rows, with the text of each cell on one line. Whitespace within a line stays as it is.
    fn into_rows(self) -> Vec<Cells> {
        let one_line = |cell: String| {
            // Markdown has no escapes in HTML, but an editor of Markdown may write this one.
            let cell = cell.replace(r"\~", "~");
            let lines = cell.split(char::is_control).map(str::trim);
            lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
        };
        let on_one_line = |row: Cells| row.into_iter().map(one_line).collect();
        self.rows.into_iter().map(on_one_line).collect()
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
            (Token::String(text), Some(table)) => table.text(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    closed.into_iter().chain(open).map(HtmlTable::into_rows).collect()
}
