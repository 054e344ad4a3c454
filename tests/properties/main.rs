//! What holds for every input, on random inputs. A failure prints the seed that repeats it.
#![cfg(feature = "json")]

mod body;
mod lookup;
mod reply;
mod table;

use arbitrary::{Result, Unstructured};
use bizppurio_kakao_codes::ResponseCode;

/// Runs a property on one small input after another, for a second.
fn check(property: impl FnMut(&mut Unstructured<'_>) -> Result<()>) {
    arbtest::arbtest(property).size_max(4 << 10).budget_ms(1000);
}

/// A text in which some bytes may have been lost, replaced or added.
fn edited(u: &mut Unstructured<'_>, text: &[u8]) -> Result<Vec<u8>> {
    let mut bytes = text.to_vec();
    for _ in 0..u.int_in_range(0..=3)? {
        let start = u.int_in_range(0..=bytes.len())?;
        let end = u.int_in_range(start..=bytes.len().min(start + 2))?;
        let replacement: Vec<u8> = match u.int_in_range(0..=2)? {
            0 => Vec::new(),
            1 => vec![u.arbitrary()?],
            _ => u.choose(&["(", ")", "\"", ",", "\n", "~", "null", "{}"])?.as_bytes().to_vec(),
        };
        bytes.splice(start..end, replacement);
    }
    Ok(bytes)
}

/// The files of a folder of tests.
fn files(folder: &str) -> Vec<Vec<u8>> {
    let entries = std::fs::read_dir(format!("{}/tests/{folder}", env!("CARGO_MANIFEST_DIR")));
    entries.unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect()
}

#[test]
fn a_lookup_agrees_with_a_search() {
    check(|u| {
        let code = u.choose(ResponseCode::ALL)?;
        let text = if u.arbitrary()? { code.code() } else { code.message().unwrap_or_default() };
        let text = edited(u, text.as_bytes())?;
        lookup::agrees_with_a_search(&String::from_utf8_lossy(&text));
        lookup::agrees_with_a_search(u.arbitrary()?);
        Ok(())
    });
}

#[test]
fn a_body_is_a_reply_or_an_error() {
    let bodies = files("replies");
    check(|u| {
        let body = u.choose(&bodies)?;
        reply::is_a_reply_or_an_error(&edited(u, body)?);
        reply::is_a_reply_or_an_error(body::object(u, "body")?.as_bytes());
        Ok(())
    });
}

#[test]
fn a_table_is_refused_or_becomes_rust() {
    let tables = files("sample-tables").concat();
    let lines: Vec<&[u8]> = tables.split_inclusive(|byte| *byte == b'\n').collect();
    check(|u| {
        let mut table = lines[0].to_vec();
        for _ in 0..u.int_in_range(1..=6)? {
            table.extend_from_slice(u.choose(&lines)?);
        }
        table::is_refused_or_becomes_rust(&edited(u, &table)?);
        Ok(())
    });
}
