//! `codes.csv`, read independently of the generator.

// Not every test uses all of it.
#![allow(dead_code)]

use std::collections::HashMap;

/// A code of the table, with the line and the cells of its row.
pub struct Code {
    pub line: usize,
    pub code: String,
    pub variant: String,
    cells: HashMap<String, String>,
}

impl Code {
    pub fn cell(&self, column: &str) -> &str {
        &self.cells[column]
    }

    /// Where the code is, for the message of a test.
    pub fn place(&self) -> String {
        format!("codes.csv:{}: code {}", self.line, self.code)
    }

    /// The message that a server sends.
    pub fn message(&self) -> Option<&str> {
        let message = self.cell("message");
        let is_pointer = ["참고", "참조"].iter().any(|see| message.ends_with(see));
        (!["", "-"].contains(&message) && !is_pointer).then_some(message)
    }

    /// What the caller should do.
    pub fn help(&self, lang: &str) -> &str {
        self.cell(&format!("help_{lang}"))
    }

    /// The description, with a misspelling corrected.
    pub fn description(&self, lang: &str) -> &str {
        match self.cell("corrected_ko") {
            corrected if lang == "ko" && !corrected.is_empty() => corrected,
            _ => self.cell(&format!("description_{lang}")),
        }
    }
}

/// The code with this text.
pub fn code(text: &str) -> Code {
    codes().into_iter().find(|row| row.code == text).unwrap()
}

/// The codes of the table, in its order, each code of a range on its own.
pub fn codes() -> Vec<Code> {
    codes_of(include_str!("../../codes.csv"))
}

/// The codes of another table.
pub fn codes_of(csv: &str) -> Vec<Code> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    // Line 1 is the header, and a cell has no line end.
    let rows = (2..).zip(reader.deserialize().map(Result::unwrap));
    rows.flat_map(|(line, cells)| expanded(line, cells)).collect()
}

fn expanded(line: usize, cells: HashMap<String, String>) -> Vec<Code> {
    let (code, variant) = (&cells["code"], &cells["variant"]);
    let Some((first, last)) = code.split_once('~') else {
        return vec![Code { line, code: code.clone(), variant: variant.clone(), cells }];
    };
    let width = first.len();
    let [first, last] = [first, last].map(|code| code.parse::<u32>().unwrap());
    let code = |number: u32| {
        let code = format!("{number:0width$}");
        Code { line, variant: format!("{variant}{code}"), code, cells: cells.clone() }
    };
    (first..=last).map(code).collect()
}
