//! What a message adds to a code.

use crate::code::columns;
use crate::{AnyCode, Lang, ResponseCode, message};

/// Returns what the message adds to the code, if anything.
pub(super) fn detail<'a>(code: &AnyCode, message: &'a str) -> Option<&'a str> {
    let is_name = |name| code.known().is_some_and(|code| code.message() == Some(name));
    // Servers send the description of a success beside other codes, too.
    let repeats = |text| {
        let mut codes = ResponseCode::ALL.iter();
        codes.any(|known| (known.is_success() || code == known) && is_described_as(*known, text))
    };
    let detail = match message::split(message) {
        (name, reason) if is_name(name) => reason.unwrap_or_default().trim(),
        _ => message.trim(),
    };
    Some(detail).filter(|detail| !matches!(*detail, "" | "-") && !repeats(detail))
}

/// Whether the vendor's page describes the code with this text, misspelled or corrected.
fn is_described_as(code: ResponseCode, text: &str) -> bool {
    text == code.description(Lang::Ko) || columns::MISSPELLED_KO[code as usize] == Some(text)
}
