//! The rows of the document, as it prints them.

use bizppurio_kakao_codes::{ResponseCode, Table};

/// A row of the document.
pub(crate) struct Row {
    pub(crate) table: Table,
    pub(crate) code: &'static str,
    pub(crate) message: &'static str,
    pub(crate) description: &'static str,
    codes: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/document.rs"));

/// The number of the row in its table of the document that a code stands in, from 1.
pub(crate) fn row_number(code: ResponseCode) -> usize {
    ROWS.iter()
        .filter(|row| row.table == code.table())
        .take_while(|row| !row.codes.contains(&code.code()))
        .count()
        + 1
}
