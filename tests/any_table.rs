//! What holds for any table: here for that of the package, in `.ci/sample-tables` for others.

mod common;

use std::collections::HashSet;
use std::iter;

use bizppurio_kakao_codes::{Lang, ResponseCode};
use common::codes;

#[test]
fn the_enum_says_what_the_table_says() {
    let table = codes();
    assert_eq!(ResponseCode::ALL.len(), table.len());
    for (row, code) in iter::zip(&table, ResponseCode::ALL) {
        let place = row.place();
        assert_eq!(code.code(), row.code, "{place}: code");
        assert_eq!(code.name(), row.variant, "{place}: variant");
        assert_eq!(code.message(), row.message(), "{place}: message");
        for (column, text) in [
            ("edition", code.edition()),
            ("table", code.table().as_str()),
            ("class", code.class().as_str()),
        ] {
            assert_eq!(text, row.cell(column), "{place}: {column}");
        }
        for &lang in Lang::ALL {
            let texts = [code.description(lang), code.help(lang)];
            let lang = lang.as_str();
            assert_eq!(texts, [row.description(lang), row.help(lang)], "{place}: texts in {lang}");
        }
    }
    assert!(ResponseCode::ALL.is_sorted());
}

#[test]
fn every_code_is_found_and_no_other_text_of_digits() {
    let codes: HashSet<&str> = ResponseCode::ALL.iter().map(|code| code.code()).collect();
    for width in 0..=6 {
        for number in 0..10_u32.pow(width) {
            let text = format!("{number:0width$}", width = width as usize);
            let found = ResponseCode::from_code(&text).map(ResponseCode::code);
            assert_eq!(found, codes.get(&*text).copied(), "{text}");
        }
    }
}

#[test]
fn a_code_with_one_byte_replaced_is_that_code_or_none() {
    for code in ResponseCode::ALL.iter().map(|code| code.code()) {
        for position in 0..code.len() {
            for byte in 0..=127_u8 {
                let mut bytes = code.as_bytes().to_vec();
                bytes[position] = byte;
                let text = String::from_utf8(bytes).unwrap();
                let found = ResponseCode::from_code(&text);
                assert!(found.is_none_or(|found| found.code() == text), "{text:?}");
            }
        }
    }
}

#[test]
fn every_message_is_found_with_a_reason_and_without() {
    let table = codes();
    for row in &table {
        if let Some(message) = row.message() {
            let rows = table.iter().filter(|other| other.message() == Some(message));
            let newest = rows.max_by_key(|row| row.cell("edition")).unwrap();
            let code = ResponseCode::from_code(&newest.code);
            assert_eq!(ResponseCode::from_message(message), code, "{message}");
            let with_reason = format!(" {message} (a (b) c) ");
            assert_eq!(ResponseCode::from_message(&with_reason), code, "{message}");
        }
    }
}

#[test]
fn a_code_that_may_be_missing_is_one_byte() {
    assert_eq!(size_of::<Option<ResponseCode>>(), 1);
}

#[cfg(feature = "strum")]
#[test]
fn strum_iterates_over_all_codes_and_counts_them() {
    use strum::{EnumCount, IntoEnumIterator, VariantArray};

    assert!(ResponseCode::iter().eq(ResponseCode::ALL.iter().copied()));
    assert_eq!(ResponseCode::VARIANTS, ResponseCode::ALL);
    assert_eq!(ResponseCode::COUNT, ResponseCode::ALL.len());
}

/// The status alone makes a body a refusal. The table says what its code means.
#[cfg(feature = "json")]
#[test]
fn a_body_that_is_too_large_for_the_web_server_has_the_code_413() {
    use bizppurio_kakao_codes::{Class, Reply};

    let reply = Reply::from_http(413, b"<html>").unwrap();
    let known = ResponseCode::from_code("413");
    assert_eq!((reply.code.code(), reply.code.known()), ("413", known));
    assert_eq!(reply.class(), known.map_or(Class::Fatal, ResponseCode::class));
}
