//! Reads the vendor's page: Markdown as GitBook exports it, with tables in HTML or of pipes.

use std::fmt;

use bizppurio_kakao_codes::Table;
use html5gum::{Token, Tokenizer};
use pulldown_cmark::{Options, Parser, html};

/// The longest page to read, in bytes. The vendor's has 4 KB, and the parser of Markdown takes
/// quadratic time for a deep quote of many lines.
const LONGEST: usize = 64 << 10;

/// A row of one of the page's tables of codes, as printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) table: Table,
    pub(crate) code: String,
    /// Empty in table `api`, which has no such column.
    pub(crate) message: String,
    pub(crate) description: String,
}

/// Why a text is not the vendor's page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PageError {
    Long,
    Missing(Table),
    /// The header of a table of codes that is neither of the two.
    Columns(Vec<String>),
    Width {
        table: Table,
        /// From 1, below the header.
        row: usize,
        found: usize,
        expected: usize,
    },
}

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not such a page: ")?;
        match self {
            Self::Long => write!(f, "it is longer than {LONGEST} bytes"),
            Self::Missing(Table::Image) => {
                f.write_str("it has no table with the columns code, message and 설명")
            }
            Self::Missing(_) => f.write_str("it has no table with the columns code and 설명"),
            Self::Columns(header) => write!(
                f,
                "it has a table with the columns {header:?}; expected code and 설명, or code, message and 설명"
            ),
            Self::Width { table, row, found, expected } => {
                write!(f, "row {row} of table {table}: expected {expected} cells, found {found}")
            }
        }
    }
}

/// The rows of the page's tables of codes, without those that are blank.
///
/// Tables without a column `code` are passed over.
pub(crate) fn read(page: &str) -> Result<Vec<Row>, PageError> {
    if page.len() > LONGEST {
        return Err(PageError::Long);
    }
    let mut rows = Vec::new();
    let mut missing = vec![Table::Api, Table::Image];
    for table in tables(&to_html(page)) {
        let Some((header, body)) = table.split_first() else { continue };
        let names: Vec<String> = header.iter().map(|name| name.to_lowercase()).collect();
        let column = |name| names.iter().position(|found| found == name);
        let Some(code) = column("code") else { continue };
        let (table, message, description) = match (column("message"), column("설명")) {
            (None, Some(description)) if names.len() == 2 => (Table::Api, None, description),
            (Some(message), Some(description)) if names.len() == 3 => {
                (Table::Image, Some(message), description)
            }
            _ => return Err(PageError::Columns(header.clone())),
        };
        missing.retain(|other| *other != table);
        for (index, cells) in body.iter().enumerate() {
            let (row, found, expected) = (index + 1, cells.len(), header.len());
            if cells.iter().all(String::is_empty) {
                continue;
            }
            if found != expected {
                return Err(PageError::Width { table, row, found, expected });
            }
            rows.push(Row {
                table,
                code: cells[code].clone(),
                message: message.map(|column| cells[column].clone()).unwrap_or_default(),
                description: cells[description].clone(),
            });
        }
    }
    missing.first().map_or(Ok(rows), |table| Err(PageError::Missing(*table)))
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

    /// The rows, with the text of each cell on one line. Blanks within a line stay as they are.
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
