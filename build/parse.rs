//! Reads and checks `codes.csv`.

use std::collections::HashMap;
use std::fmt;
use std::ops::RangeInclusive;

use super::invisible::is_invisible;
use super::quote::quote;

/// The columns of the table, in order.
pub const COLUMNS: [&str; 11] = [
    "edition",
    "table",
    "code",
    "message",
    "description_ko",
    "corrected_ko",
    "description_en",
    "variant",
    "class",
    "help_ko",
    "help_en",
];

const TABLES: [&str; 2] = ["api", "image"];
const CLASSES: [&str; 3] = ["success", "retryable", "fatal"];
const OPTIONAL: [&str; 2] = ["message", "corrected_ko"];

/// How long a code may be, in digits: `src/key.rs` makes distinct integers of these lengths only.
const CODE_LENGTHS: RangeInclusive<usize> = 3..=6;

/// The most codes of a table, so that an `Option<ResponseCode>` is one byte.
const MAX_CODES: usize = 255;

const COMPOSED: &str = "composed Hangul (NFC), but it is decomposed (NFD): convert the file, for example with `uconv -x nfc`";

const MAX_REPORTED_PROBLEMS: usize = 50;

/// A row of the table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The edition of the vendor's page that the row is taken from, as its date.
    pub edition: String,
    /// `api` or `image`.
    pub table: String,
    /// The code as the page lists it.
    pub code: String,
    /// The message as the page lists it.
    pub message: String,
    /// The description as the page lists it.
    pub description_ko: String,
    /// The description with a misspelling corrected, or empty.
    pub corrected_ko: String,
    /// The description in English.
    pub description_en: String,
    /// `success`, `retryable` or `fatal`.
    pub class: String,
    /// What the caller should do, in Korean.
    pub help_ko: String,
    /// What the caller should do, in English.
    pub help_en: String,
    /// The codes of the row, several for a range.
    pub variants: Vec<Variant>,
}

/// A code and its identifier.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Variant {
    /// Digits.
    pub code: String,
    /// The Rust identifier.
    pub name: String,
}

impl Row {
    /// The message that a server sends with the code. A dash, or a pointer to another field
    /// (`… 참고`, `… 참조`), is not a message.
    pub fn sent_message(&self) -> Option<&str> {
        sent_message(&self.message)
    }

    /// The Korean description, with a misspelling corrected.
    pub fn correct_description_ko(&self) -> &str {
        if self.corrected_ko.is_empty() { &self.description_ko } else { &self.corrected_ko }
    }
}

/// A problem on a line of the table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong and what is expected.
    pub text: String,
}

/// All problems of a table, by line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Problem { line, text } in self.0.iter().take(MAX_REPORTED_PROBLEMS) {
            writeln!(f, "codes.csv:{line}: {text}")?;
        }
        match self.0.len().saturating_sub(MAX_REPORTED_PROBLEMS) {
            0 => Ok(()),
            1 => writeln!(f, "codes.csv: and 1 more problem"),
            hidden => writeln!(f, "codes.csv: and {hidden} more problems"),
        }
    }
}

/// Returns the rows of a table, which may have a byte-order mark and CRLF line ends.
///
/// # Errors
///
/// Every problem of the table.
pub fn read(csv: &[u8]) -> Result<Vec<Row>, Problems> {
    let mut checker = Checker::default();
    let rows = checker.rows(csv);
    if checker.problems.is_empty() {
        return Ok(rows);
    }
    checker.problems.sort_by_key(|problem| problem.line);
    Err(Problems(checker.problems))
}

#[derive(Default)]
struct Checker {
    /// The line that is checked.
    line: usize,
    problems: Vec<Problem>,
    /// The line that each code, message and variant was first on.
    seen: HashMap<(&'static str, String), usize>,
}

/// The cells of a row by column, without those that are missing or faulty.
type Cells<'a> = HashMap<&'static str, &'a str>;

impl Checker {
    fn problem(&mut self, text: impl Into<String>) {
        self.problems.push(Problem { line: self.line, text: text.into() });
    }

    fn rows(&mut self, csv: &[u8]) -> Vec<Row> {
        self.line = 1;
        let mut records = records(csv);
        let Some((header_line, header)) = records.next() else {
            self.problem(format!("the file is empty; expected the header {}", COLUMNS.join(",")));
            return Vec::new();
        };
        self.line = header_line;
        let columns = self.columns(&header);
        let mut rows = Vec::new();
        let mut codes = 0;
        for (line, record) in records {
            self.line = line;
            if record.len() != header.len() {
                self.field_count(&record, header.len());
                continue;
            }
            let mut cells = Cells::new();
            for (column, field) in &columns {
                cells.extend(self.cell(column, &record[*field]).map(|text| (*column, text)));
            }
            let row = self.row(&cells);
            let earlier = codes;
            codes += row.variants.len();
            if (earlier..codes).contains(&MAX_CODES) {
                self.problem(format!("the table has too many codes; expected at most {MAX_CODES}"));
            }
            rows.push(row);
        }
        if self.line == header_line {
            self.problem("the table is empty; expected a row per code below the header");
        }
        rows
    }

    /// The columns, each with the field that holds it.
    fn columns(&mut self, header: &csv::ByteRecord) -> Vec<(&'static str, usize)> {
        for name in header.iter().map(String::from_utf8_lossy) {
            if !COLUMNS.contains(&&*name) {
                let expected = one_of(&COLUMNS);
                self.problem(format!("unknown column {}; expected {expected}", quote_start(&name)));
            }
        }
        let mut columns = Vec::new();
        for column in COLUMNS {
            let is_column = |(_, name): &(usize, &[u8])| *name == column.as_bytes();
            let mut fields = header.iter().enumerate().filter(is_column);
            match (fields.next(), fields.next()) {
                (None, _) => {
                    self.problem(format!(
                        "column `{column}` is missing; expected it in the header"
                    ));
                }
                (Some((field, _)), None) => columns.push((column, field)),
                _ => self.problem(format!("column `{column}` appears twice; expected once")),
            }
        }
        columns
    }

    fn field_count(&mut self, record: &csv::ByteRecord, expected: usize) {
        let found = record.len();
        let remedy = if record.iter().any(|field| line_ends(field) > 0) {
            "; is a quote left open?"
        } else {
            ", as in the header"
        };
        self.problem(format!("the row has {found} fields; expected {expected}{remedy}"));
    }

    fn cell<'a>(&mut self, column: &str, bytes: &'a [u8]) -> Option<&'a str> {
        let cell = format!("`{column}`");
        let problem = match std::str::from_utf8(bytes) {
            Err(_) => format!("{cell} is not UTF-8; expected the file to be saved as UTF-8"),
            Ok("") if !OPTIONAL.contains(&column) => format!("{cell} is empty; expected text"),
            Ok(text) => {
                if let Some(found) = text.chars().find(|c| is_invisible(*c)) {
                    let found = found.escape_default();
                    let expected = format!("no control or invisible character, but it has {found}");
                    unexpected(&cell, text, &expected)
                } else if text.trim() != text {
                    unexpected(&cell, text, "no whitespace at either end")
                } else if text.contains(is_conjoining_jamo) {
                    unexpected(&cell, text, COMPOSED)
                } else {
                    return Some(text);
                }
            }
        };
        self.problem(problem);
        None
    }

    fn row(&mut self, cells: &Cells) -> Row {
        self.check(cells, "edition", is_date, "a date such as 2023-10-23");
        for (column, known) in [("table", &TABLES[..]), ("class", &CLASSES)] {
            self.check(cells, column, |text| known.contains(&text), &one_of(known));
        }
        match cells.get("table") {
            Some(&"api") => {
                self.check(cells, "message", str::is_empty, "an empty cell in table api");
            }
            Some(&"image") => {
                let expected = "text in table image, or `-` if there is no message";
                self.check(cells, "message", |text| !text.is_empty(), expected);
            }
            _ => {}
        }
        let expected = "a message without `(`, which begins the reason in a reply";
        self.check(cells, "message", |text| !text.contains('('), expected);
        let original = cells.get("description_ko").copied();
        let expected = "an empty cell, or text that differs from `description_ko`";
        self.check(cells, "corrected_ko", |text| Some(text) != original, expected);
        let expected = "a Rust identifier in UpperCamelCase";
        self.check(cells, "variant", is_upper_camel_case, expected);
        self.check(cells, "variant", |text| text != "Self", "an identifier that is not a keyword");

        let codes = self.codes(cells);
        if codes.len() > 1 {
            let expected = "no message in the row of a range";
            self.check(cells, "message", |text| sent_message(text).is_none(), expected);
        }
        let text = |column| cells.get(column).copied().unwrap_or_default().to_owned();
        let name = text("variant");
        let variants = match &codes[..] {
            [_] => vec![name],
            codes => codes.iter().map(|code| format!("{name}{code}")).collect(),
        };
        self.once("code", &codes);
        if cells.contains_key("variant") {
            self.once("variant", &variants);
        }
        let variants = codes.into_iter().zip(variants);
        let row = Row {
            edition: text("edition"),
            table: text("table"),
            code: text("code"),
            message: text("message"),
            description_ko: text("description_ko"),
            corrected_ko: text("corrected_ko"),
            description_en: text("description_en"),
            class: text("class"),
            help_ko: text("help_ko"),
            help_en: text("help_en"),
            variants: variants.map(|(code, name)| Variant { code, name }).collect(),
        };
        self.once("message", row.sent_message().map(str::to_owned).as_slice());
        row
    }

    /// Notes a problem if the cell is present and not as expected.
    fn check(
        &mut self,
        cells: &Cells,
        column: &str,
        accept: impl Fn(&str) -> bool,
        expected: &str,
    ) {
        if let Some(text) = cells.get(column).filter(|text| !accept(text)) {
            self.problem(unexpected(&format!("`{column}`"), text, expected));
        }
    }

    /// The codes of a row: one, or those of a range.
    fn codes(&mut self, cells: &Cells) -> Vec<String> {
        let Some(text) = cells.get("code") else {
            return Vec::new();
        };
        expand(text).unwrap_or_else(|expected| {
            self.problem(unexpected("`code`", text, &expected));
            Vec::new()
        })
    }

    /// Notes a problem for each earlier line that has one of the texts.
    fn once(&mut self, column: &'static str, texts: &[String]) {
        let mut clashes = Vec::new();
        for text in texts {
            let earlier = *self.seen.entry((column, text.clone())).or_insert(self.line);
            if earlier != self.line && !clashes.contains(&earlier) {
                clashes.push(earlier);
                self.problem(format!("{column} {text} is already on line {earlier}"));
            }
        }
    }
}

/// Returns the codes of a code, which is one, or of a range such as `801~805`.
///
/// # Errors
///
/// What is expected instead.
pub fn expand(text: &str) -> Result<Vec<String>, String> {
    let number = |text: &str| text.parse::<usize>().unwrap_or_default();
    let is_code = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (first, last) = text.split_once('~').unwrap_or((text, text));
    if !is_code(first) || !is_code(last) || first.len() != last.len() {
        Err("ASCII digits, or a range of two codes of the same length such as 801~805".into())
    } else if !CODE_LENGTHS.contains(&first.len()) {
        Err(format!("codes of {} to {} digits", CODE_LENGTHS.start(), CODE_LENGTHS.end()))
    } else if text.contains('~') && first >= last {
        Err("a range that runs from a lower code to a higher one".into())
    } else if number(last) - number(first) >= MAX_CODES {
        Err(format!("a range of at most {MAX_CODES} codes"))
    } else {
        let width = first.len();
        Ok((number(first)..=number(last)).map(|code| format!("{code:0width$}")).collect())
    }
}

/// Returns the records, each with the line that it starts on.
fn records(csv: &[u8]) -> impl Iterator<Item = (usize, csv::ByteRecord)> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    let (mut line, mut counted) = (1, 0);
    // Reading bytes from memory into rows of any length cannot fail.
    reader.into_byte_records().flatten().map(move |record| {
        let from = record.position().map_or(counted, |position| position.byte() as usize);
        // The reader's own position of a record is before the empty lines that it skips.
        let skipped = csv[from..].iter().take_while(|byte| b"\r\n".contains(byte)).count();
        let start = from + skipped;
        line += line_ends(&csv[counted..start]);
        counted = start;
        (line, record)
    })
}

/// The number of line ends: LF, CR, or both as one.
fn line_ends(csv: &[u8]) -> usize {
    let pairs = csv.windows(2).filter(|pair| pair == b"\r\n").count();
    csv.iter().filter(|byte| b"\r\n".contains(byte)).count() - pairs
}

/// Whether `c` is a part of a syllable of Hangul. These are what its canonical decomposition (NFD)
/// consists of, and nothing else of Hangul decomposes.
pub fn is_conjoining_jamo(c: char) -> bool {
    ('\u{1100}'..='\u{11FF}').contains(&c)
}

fn sent_message(cell: &str) -> Option<&str> {
    let is_pointer = ["참고", "참조"].iter().any(|see| cell.ends_with(see));
    (!cell.is_empty() && cell != "-" && !is_pointer).then_some(cell)
}

/// Whether a text is `YYYY-MM-DD`, a day of the calendar.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.iter().map(|part| part.len()).ne([4, 2, 2]) || !parts.iter().all(is_number) {
        return false;
    }
    let [year, month, day] = [0, 1, 2].map(|index| parts[index].parse().unwrap_or(0_u32));
    let is_leap_year = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
    let last_day = match month {
        2 => 28 + u32::from(is_leap_year),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last_day).contains(&day)
}

fn is_upper_camel_case(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_uppercase())
        && text.contains(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn unexpected(what: &str, found: &str, expected: &str) -> String {
    format!("{what} is {}; expected {expected}", quote_start(found))
}

fn quote_start(text: &str) -> String {
    const MAX_CHARS: usize = 60;
    let start: String = text.chars().take(MAX_CHARS).collect();
    let ellipsis = if start.len() < text.len() { "…" } else { "" };
    format!("{}{ellipsis}", quote(&start))
}

fn one_of(texts: &[&str]) -> String {
    match texts {
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
        [] => String::new(),
    }
}
