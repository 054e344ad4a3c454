//! Reads and checks `codes.csv`.

use std::collections::HashMap;
use std::fmt::Display;
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
        let cell = self.message.as_str();
        let is_pointer = ["참고", "참조"].iter().any(|see| cell.ends_with(see));
        (!cell.is_empty() && cell != "-" && !is_pointer).then_some(cell)
    }

    /// The Korean description, with a misspelling corrected.
    pub fn correct_description_ko(&self) -> &str {
        if self.corrected_ko.is_empty() { &self.description_ko } else { &self.corrected_ko }
    }
}

/// Returns the rows of a table, which may have a byte-order mark and CRLF line ends.
///
/// # Errors
///
/// A line for each problem of the table, which names its line, for the first 50.
pub fn read(csv: &[u8]) -> Result<Vec<Row>, String> {
    let mut checker = Checker::default();
    let rows = checker.rows(csv);
    let problems = checker.problems;
    let shown: String = problems.iter().take(MAX_REPORTED_PROBLEMS).map(String::as_str).collect();
    match problems.len().saturating_sub(MAX_REPORTED_PROBLEMS) {
        0 if problems.is_empty() => Ok(rows),
        0 => Err(shown),
        hidden => Err(format!("{shown}codes.csv: and {hidden} more\n")),
    }
}

#[derive(Default)]
struct Checker {
    /// The line that is checked.
    line: usize,
    problems: Vec<String>,
    /// The line that each code, message and variant was first on.
    seen: HashMap<(&'static str, String), usize>,
}

/// The cells of a row by column, without those that are missing or faulty.
type Cells<'a> = HashMap<&'static str, &'a str>;

/// A column, whether its text is right, and what is expected.
type Rule<'a> = (&'static str, &'a dyn Fn(&str) -> bool, &'a str);

impl Checker {
    fn problem(&mut self, text: impl Display) {
        self.problems.push(format!("codes.csv:{}: {text}\n", self.line));
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
                let is_multiline = record.as_slice().iter().any(is_line_end);
                let remedy =
                    if is_multiline { "; is a quote left open?" } else { ", as in the header" };
                let (found, expected) = (record.len(), header.len());
                self.problem(format!("the row has {found} fields; expected {expected}{remedy}"));
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
            let is_column = |field: &usize| header[*field] == *column.as_bytes();
            match (0..header.len()).filter(is_column).collect::<Vec<_>>()[..] {
                [field] => columns.push((column, field)),
                [] => {
                    let expected = "expected it in the header";
                    self.problem(format!("column `{column}` is missing; {expected}"));
                }
                _ => self.problem(format!("column `{column}` appears twice; expected once")),
            }
        }
        columns
    }

    fn cell<'a>(&mut self, column: &str, bytes: &'a [u8]) -> Option<&'a str> {
        self.problem(match std::str::from_utf8(bytes) {
            Err(_) => format!("`{column}` is not UTF-8; expected the file to be saved as UTF-8"),
            Ok("") if !OPTIONAL.contains(&column) => format!("`{column}` is empty; expected text"),
            Ok(text) => {
                let no_invisible = text.chars().find(|c| is_invisible(*c)).map(|c| {
                    let found = c.escape_default();
                    format!("no control or invisible character, but it has {found}")
                });
                let expected = if let Some(expected) = &no_invisible {
                    expected
                } else if text.trim() != text {
                    "no whitespace at either end"
                } else if text.contains(is_conjoining_jamo) {
                    COMPOSED
                } else {
                    return Some(text);
                };
                unexpected(column, text, expected)
            }
        });
        None
    }

    fn row(&mut self, cells: &Cells) -> Row {
        let [is_api, is_image] = TABLES.map(|table| cells.get("table") == Some(&table));
        let original = cells.get("description_ko").copied();
        let image_text = "text in table image, or `-` if there is no message";
        let name = "a message without `(`, which begins the reason in a reply";
        let correction = "an empty cell, or text that differs from `description_ko`";
        let rules: [Rule; 9] = [
            ("edition", &is_date, "a date such as 2023-10-23"),
            ("table", &|text| TABLES.contains(&text), &one_of(&TABLES)),
            ("class", &|text| CLASSES.contains(&text), &one_of(&CLASSES)),
            ("message", &|text| !is_api || text.is_empty(), "an empty cell in table api"),
            ("message", &|text| !is_image || !text.is_empty(), image_text),
            ("message", &|text| !text.contains('('), name),
            ("corrected_ko", &|text| Some(text) != original, correction),
            ("variant", &is_upper_camel_case, "a Rust identifier in UpperCamelCase"),
            ("variant", &|text| text != "Self", "an identifier that is not a keyword"),
        ];
        for (column, is_right, expected) in rules {
            if let Some(text) = cells.get(column).filter(|text| !is_right(text)) {
                self.problem(unexpected(column, text, expected));
            }
        }
        let text = |column| cells.get(column).copied().unwrap_or_default().to_owned();
        let codes = cells.get("code").map_or(Ok(Vec::new()), |code| expand(code));
        let codes = codes.unwrap_or_else(|expected| {
            self.problem(unexpected("code", &text("code"), &expected));
            Vec::new()
        });
        let is_range = codes.len() > 1;
        let variants = codes.into_iter().map(|code| {
            let suffix = if is_range { &*code } else { "" };
            Variant { name: text("variant") + suffix, code }
        });
        let row = Row {
            edition: text("edition"),
            table: text("table"),
            message: text("message"),
            description_ko: text("description_ko"),
            corrected_ko: text("corrected_ko"),
            description_en: text("description_en"),
            class: text("class"),
            help_ko: text("help_ko"),
            help_en: text("help_en"),
            variants: variants.collect(),
        };
        if let Some(message) = row.sent_message().filter(|_| is_range) {
            self.problem(unexpected("message", message, "no message in the row of a range"));
        }
        self.once("code", row.variants.iter().map(|variant| &*variant.code));
        if cells.contains_key("variant") {
            self.once("variant", row.variants.iter().map(|variant| &*variant.name));
        }
        // A code that gets another number has a row for each.
        let message = |message| format!("{message} of edition {}", row.edition);
        self.once("message", row.sent_message().map(message).as_deref());
        row
    }

    /// Notes a problem for each earlier line that has one of the texts.
    fn once<'a>(&mut self, column: &'static str, texts: impl IntoIterator<Item = &'a str>) {
        let mut clashes = Vec::new();
        for text in texts {
            let earlier = *self.seen.entry((column, text.into())).or_insert(self.line);
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
        let skipped = csv[from..].iter().take_while(|byte| is_line_end(byte)).count();
        let start = from + skipped;
        let passed = &csv[counted..start];
        let pairs = passed.windows(2).filter(|pair| pair == b"\r\n").count();
        line += passed.iter().filter(|byte| is_line_end(byte)).count() - pairs;
        counted = start;
        (line, record)
    })
}

fn is_line_end(byte: &u8) -> bool {
    b"\r\n".contains(byte)
}

/// Whether `c` is a letter that the canonical decomposition (NFD) of a syllable of Hangul consists of.
pub fn is_conjoining_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{1112}' | '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}')
}

/// Whether a text is `YYYY-MM-DD`, a day of the calendar.
pub fn is_date(text: &str) -> bool {
    if text.replace(|c: char| c.is_ascii_digit(), "0") != "0000-00-00" {
        return false;
    }
    let number = |digits: &str| digits.parse().unwrap_or(0_u32);
    let [year, month, day] = [&text[..4], &text[5..7], &text[8..]].map(number);
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

fn unexpected(column: &str, found: &str, expected: &str) -> String {
    format!("`{column}` is {}; expected {expected}", quote_start(found))
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
