//! Broken tables, each written as what it changes in rows that are right, and all problems that it is
//! refused with.

use generator::parse;

use crate::{ROW, header, row, table};

fn assert_refused(csv: impl AsRef<[u8]>, problems: &[&str]) {
    let expected: String =
        problems.iter().map(|problem| format!("codes.csv:{problem}\n")).collect();
    assert_eq!(parse::read(csv.as_ref()), Err(expected));
}

/// Of a row with these cells, the last one is refused.
fn assert_cell_refused(cells: &[(&str, &str)], expected: &str) {
    let (column, cell) = cells.last().unwrap();
    let problem = format!("2: `{column}` is {cell:?}; expected {expected}");
    assert_refused(table(&[cells]), &[&problem]);
}

#[test]
fn a_cell_is_refused_with_what_is_expected() {
    let dates = "2023 23-10-23 2023/10/23 2023-1-023 2023-00-01 2023-13-01 2023-01-00 2023-01-32 \
                 2023-02-29 1900-02-29 2023-04-31 2023-06-31 2023-09-31 2023-11-31 2023-10-23-1 \
                 ２０２３-10-23 +023-10-23";
    let codes = "50x ２００ -504 801~ 801~80 801-805 801~803~805 801~80x 80x~805";
    let digits = "ASCII digits, or a range of two codes of the same length such as 801~805";
    let variants = "bad_code badCode BAD 1Bad Bad_code 중복";
    for (column, cells, expected) in [
        ("edition", dates, "a date such as 2023-10-23"),
        ("table", "images", "api or image"),
        ("code", codes, digits),
        ("code", "50 5040404", "codes of 3 to 6 digits"),
        ("code", "805~801 801~801", "a range that runs from a lower code to a higher one"),
        ("code", "500~755 000000~999999", "a range of at most 255 codes"),
        ("message", "TooLarge", "an empty cell in table api"),
        ("corrected_ko", "설명", "an empty cell, or text that differs from `description_ko`"),
        ("variant", variants, "a Rust identifier in UpperCamelCase"),
        ("variant", "Self", "an identifier that is not a keyword"),
        ("class", "fatel", "success, retryable or fatal"),
    ] {
        for cell in cells.split(' ') {
            assert_cell_refused(&[(column, cell)], expected);
        }
    }
    for (column, cell) in [("help_ko", "고치세요. "), ("help_en", " Fix it.")] {
        assert_cell_refused(&[(column, cell)], "no whitespace at either end");
    }
}

#[test]
fn an_empty_cell_is_refused_where_text_is_expected() {
    for (column, _) in ROW.into_iter().filter(|(_, cell)| !cell.is_empty()) {
        let problem = format!("2: `{column}` is empty; expected text");
        assert_refused(table(&[&[(column, "")]]), &[&problem]);
    }
}

#[test]
fn a_message_is_in_table_image_and_without_a_reason() {
    let image = ("table", "image");
    let name = "a message without `(`, which begins the reason in a reply";
    let single = "no message in the row of a range";
    for (cells, expected) in [
        (&[image, ("message", "")][..], "text in table image, or `-` if there is no message"),
        (&[image, ("message", "TooLarge(50MB)")], name),
        (&[image, ("code", "801~802"), ("message", "TooLarge")], single),
    ] {
        assert_cell_refused(cells, expected);
    }
}

#[test]
fn an_invisible_character_is_named() {
    for c in ['\u{7f}', '\u{ad}', '\u{200b}', '\u{3164}', '\u{e0041}'] {
        let shown = format!("\\u{{{:x}}}", u32::from(c));
        let expected = format!("expected no control or invisible character, but it has {shown}");
        let problem = format!("2: `help_en` is \"Fix{shown}it.\"; {expected}");
        assert_refused(table(&[&[("help_en", &format!("Fix{c}it."))]]), &[&problem]);
        // Also beyond what is shown of the cell.
        let start = "가".repeat(60);
        let problem = format!("2: `help_en` is \"{start}\"…; {expected}");
        assert_refused(table(&[&[("help_en", &format!("{start}{c}"))]]), &[&problem]);
    }
}

#[test]
fn decomposed_hangul_is_refused_and_no_other_script() {
    let expected = "composed Hangul (NFC), but it is decomposed (NFD): convert the file, \
                    for example with `uconv -x nfc`";
    for jamo in "\u{1100}\u{1112}\u{1161}\u{1175}\u{11a8}\u{11c2}".chars() {
        assert_cell_refused(&[("description_ko", &format!("설{jamo}명"))], expected);
    }
    // Old letters stand for a middle dot: no syllable decomposes to them.
    let csv = table(&[&[(
        "description_ko",
        "\u{10ff} \u{1113}\u{119e}\u{11c3} \u{1200} ㄱ ㅣ 가힣 e\u{301}",
    )]]);
    assert!(parse::read(csv.as_bytes()).is_ok());
}

#[test]
fn bytes_that_are_not_utf8_are_refused() {
    let csv = table(&[&[]]);
    let (before, after) = csv.split_once("설명").unwrap();
    assert_refused(
        [before.as_bytes(), b"\xbc\xb3\xb8\xed", after.as_bytes()].concat(),
        &["2: `description_ko` is not UTF-8; expected the file to be saved as UTF-8"],
    );
}

#[test]
fn a_header_is_refused_with_the_columns_that_are_expected() {
    let names = ROW.map(|(column, _)| column);
    let (last, first) = names.split_last().unwrap();
    let expected = format!("expected {} or {last}", first.join(", "));
    assert_refused(
        "",
        &[&format!("1: the file is empty; expected the header {}", names.join(","))],
    );
    // A header has a line too.
    assert_refused(
        format!("\n\n{}", header().replace("description_en", "english")),
        &[
            &format!("3: unknown column \"english\"; {expected}"),
            "3: column `description_en` is missing; expected it in the header",
            "3: the table is empty; expected a row per code below the header",
        ],
    );
    assert_refused(
        table(&[&[]]).replace('\n', ",code\n"),
        &["1: column `code` appears twice; expected once"],
    );
}

#[test]
fn every_problem_is_told_by_line_whatever_ends_the_lines() {
    let (header, good) = (header(), row(&[]));
    let first = row(&[("class", "fatel"), ("variant", "lower")]);
    let last = row(&[("edition", "2023"), ("code", "5x"), ("variant", "Last")]);
    let quoted = row(&[("code", "506"), ("variant", "Quoted"), ("help_en", "Fix\nit.")]);
    let few = "2023-10-23,\"api\n504\"\n2023-10-23,api,505\n";
    let csv = format!("\n\n{header}\n{good}{first}\n\n{quoted}{few}{last}");
    for end in ["\n", "\r\n", "\r"] {
        let (help, found) = (format!("Fix{end}it."), end[..1].escape_default());
        assert_refused(
            csv.replace('\n', end),
            &[
                "6: `class` is \"fatel\"; expected success, retryable or fatal",
                "6: `variant` is \"lower\"; expected a Rust identifier in UpperCamelCase",
                "6: code 504 is already on line 5",
                &format!(
                    "9: `help_en` is {help:?}; \
                     expected no control or invisible character, but it has {found}"
                ),
                &format!("11: the row has 2 fields; expected {}; is a quote left open?", ROW.len()),
                &format!("13: the row has 3 fields; expected {}, as in the header", ROW.len()),
                "14: `edition` is \"2023\"; expected a date such as 2023-10-23",
                "14: `code` is \"5x\"; expected ASCII digits, \
                 or a range of two codes of the same length such as 801~805",
            ],
        );
    }
}

#[test]
fn a_code_and_a_variant_are_there_once_and_a_message_once_in_an_edition() {
    assert_refused(
        table(&[
            &[("code", "801~803")],
            &[("code", "805"), ("variant", "Bb")],
            &[("code", "802~806"), ("variant", "Cc")],
        ]),
        &["4: code 802 is already on line 2", "4: code 805 is already on line 3"],
    );
    assert_refused(
        table(&[
            &[("code", "801~802"), ("variant", "Blocked")],
            &[("code", "505"), ("variant", "Blocked802")],
        ]),
        &["3: variant Blocked802 is already on line 2"],
    );
    let image = [("table", "image"), ("message", "TooLarge")];
    let other = [("code", "505"), ("variant", "Other")];
    assert_refused(
        table(&[&image, &[image, other].concat()]),
        &["3: message TooLarge of edition 2023-10-23 is already on line 2"],
    );
}

#[test]
fn a_table_has_at_most_as_many_codes_as_a_byte_tells_apart() {
    assert!(parse::read(table(&[&[("code", "300~554")]]).as_bytes()).is_ok());
    assert_refused(
        table(&[
            &[("code", "0000~0253")],
            &[("code", "504"), ("variant", "Second")],
            &[("code", "801~802"), ("variant", "Third")],
            &[("code", "0300~0499"), ("variant", "Fourth")],
        ]),
        &["4: the table has too many codes; expected at most 255"],
    );
}
