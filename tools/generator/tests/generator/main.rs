//! What build.rs does with a table, run on text.

mod broken;

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use generator::{codegen, hash, key, parse};

/// The columns, each with a cell that is right.
const ROW: [(&str, &str); 11] = [
    ("edition", "2023-10-23"),
    ("table", "api"),
    ("code", "504"),
    ("message", ""),
    ("description_ko", "설명"),
    ("corrected_ko", ""),
    ("description_en", "Description"),
    ("variant", "Code"),
    ("class", "fatal"),
    ("help_ko", "고치세요."),
    ("help_en", "Fix it."),
];

fn header() -> String {
    ROW.map(|(column, _)| column).join(",") + "\n"
}

/// A row with these cells instead.
fn row(changes: &[(&str, &str)]) -> String {
    let cells = ROW.map(|(column, cell)| {
        let change = changes.iter().find(|(changed, _)| *changed == column);
        change.map_or(cell, |(_, cell)| cell)
    });
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(cells).unwrap();
    String::from_utf8(csv.into_inner().unwrap()).unwrap()
}

fn table(rows: &[&[(&str, &str)]]) -> String {
    header() + &rows.iter().map(|changes| row(changes)).collect::<String>()
}

fn source(csv: &str) -> String {
    codegen::codes(&parse::read(csv.as_bytes()).unwrap())
}

#[test]
fn a_failure_names_its_place() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generator");
    fs::create_dir_all(&package).unwrap();
    fs::write(package.join("codes.csv"), "").unwrap();
    let nowhere = package.join("nowhere");
    let place = |file| format!("{}: ", nowhere.join(file).display());
    for (package, out, start, end) in [
        (&nowhere, &package, place("codes.csv"), "; expected a readable file"),
        (&package, &package, "codes.csv:1: the file is empty; ".into(), ""),
        (&repository, &nowhere, place("codes.rs"), ""),
    ] {
        let report = generator::generate(package, out).unwrap_err();
        assert!(report.starts_with(&start) && report.ends_with(end), "{report}");
    }
}

#[test]
fn columns_are_found_by_name_also_below_a_byte_order_mark() {
    let csv = table(&[&[("table", "image"), ("message", "InUse"), ("corrected_ko", "설명서")]]);
    let reversed = csv.lines().map(|line| line.rsplit(',').collect::<Vec<_>>().join(",") + "\n");
    let rows = parse::read(format!("\u{feff}{}", reversed.collect::<String>()).as_bytes());
    assert_eq!(rows, parse::read(csv.as_bytes()));
    assert_eq!(rows.unwrap()[0].correct_description_ko(), "설명서");
}

#[test]
fn many_problems_are_counted_and_fifty_shown() {
    let report = |count| {
        let bad = (0..count).map(|code| row(&[("variant", ""), ("code", &format!("{code:03}"))]));
        parse::read((header() + &bad.collect::<String>()).as_bytes()).unwrap_err()
    };
    assert_eq!(report(50).lines().count(), 50);
    let report = report(52);
    assert_eq!(report.lines().count(), 51);
    assert!(report.ends_with("\ncodes.csv: and 2 more\n"), "{report}");
}

/// The number of slots among which each code has one of its own.
fn slots(codes: impl IntoIterator<Item = String>) -> usize {
    let keys: Vec<u64> =
        codes.into_iter().map(|code| key::key(code.as_bytes(), 6).unwrap()).collect();
    let hash = hash::find(&keys);
    let size = hash.slots.len();
    assert!(keys.iter().all(|key| hash.slots[key::slot(*key, hash.multiplier, size)] == *key));
    size
}

#[test]
fn a_small_table_has_few_slots() {
    assert_eq!(slots(["504".into()]), 2);
    assert_eq!(slots(["200", "2000", "20000", "200000", "002"].map(Into::into)), 16);
}

/// Codes follow a pattern more often than not.
#[test]
fn as_many_codes_as_a_table_may_have_find_a_place_whatever_their_pattern() {
    for size in [
        slots((0..255).map(|number| format!("{number:03}"))),
        slots((999_745..1_000_000).map(|number| number.to_string())),
        slots((0..255).map(|number| format!("{:05}", number * 100))),
        slots((0..255).map(|number| format!("{number:03}077"))),
        slots((3..=6).flat_map(|width| (200..264).map(move |number| format!("{number:0width$}")))),
        // Without a pattern: squares in a field of 999,983 numbers.
        slots((0..255_u64).map(|number| format!("{:06}", number * number * 7919 % 999_983))),
    ] {
        assert!((512..=8192).contains(&size), "{size}");
    }
}

/// The middle bytes of a code count too, which the shortest keys leave out.
#[test]
fn keys_of_different_codes_differ() {
    let texts =
        ["200", "2000", "20000", "200000", "201000", "200100", "2x0", "20 0", "020", "\x00200"];
    let keys = texts.iter().map(|text| key::key(text.as_bytes(), 6).unwrap());
    assert_eq!(keys.collect::<HashSet<u64>>().len(), texts.len());
}

#[test]
fn a_variant_is_documented_with_all_that_the_table_says() {
    let source = source(&table(&[&[
        ("table", "image"),
        ("code", "2002"),
        ("message", "BadShapeException"),
        ("description_ko", "이미 사이즈"),
        ("corrected_ko", "이미지 사이즈"),
        ("description_en", "Bad shape"),
        ("variant", "BadShape"),
    ]]));
    let expected = "\
    /// `2002`: Bad shape
    ///
    /// Fix it\\.
    ///
    /// 이미지 사이즈
    ///
    /// 고치세요\\.
    ///
    /// Message: `BadShapeException`. Class: [fatal](Class::Fatal).
    #[doc(alias = \"2002\")]
    #[doc(alias = \"BadShapeException\")]
    #[doc(alias = \"이미지 사이즈\")]
    BadShape,
}
";
    assert!(source.contains(expected), "{source}");
}

/// Markdown is of ASCII punctuation. A message is code if it has no backtick, which would end it.
#[test]
fn a_text_is_never_markdown() {
    let punctuation: String = ('!'..='~').filter(char::is_ascii_punctuation).collect();
    let escaped: String = punctuation.chars().flat_map(|c| ['\\', c]).collect();
    let texts = ["description_ko", "description_en", "help_ko", "help_en"];
    let mut row = texts.map(|column| (column, &*punctuation)).to_vec();
    row.extend([("table", "image"), ("message", "a*`b")]);
    let source = source(&table(&[&row]));
    assert_eq!(source.matches(&format!("/// {escaped}\n")).count(), 3, "{source}");
    for line in [format!("`504`: {escaped}\n"), "Message: a\\*\\`b. Class: ".into()] {
        assert!(source.contains(&format!("    /// {line}")), "{source}");
    }
}

/// What rustc refuses: a quote, whitespace other than a space, a text twice, the name of the variant.
#[test]
fn an_alias_that_rustc_refuses_is_left_out() {
    for (message, description, expected) in [
        ("Bad one", "C:\\x", r#""504" "Bad one" "C:\\x""#),
        ("Same", "Same", r#""504" "Same""#),
        ("504", "Bad", r#""504""#),
        ("it's bad", "\"bad\"", r#""504""#),
        ("bad\u{A0}one", "이\u{3000}미지", r#""504""#),
    ] {
        let source = source(&table(&[&[
            ("table", "image"),
            ("message", message),
            ("description_ko", description),
            ("variant", "Bad"),
        ]]));
        let aliases = source.lines().filter_map(|line| line.trim().strip_prefix("#[doc(alias = "));
        let aliases: Vec<&str> = aliases.filter_map(|alias| alias.strip_suffix(")]")).collect();
        assert_eq!(aliases.join(" "), expected);
    }
}

#[test]
fn any_day_of_the_calendar_is_an_edition() {
    let dates = "2023-02-28 2024-02-29 2000-02-29 2023-01-31 2023-03-31 2023-04-30 2023-05-31 \
                 2023-06-30 2023-07-31 2023-08-31 2023-09-30 2023-10-01 2023-11-30 2023-12-31";
    for date in dates.split(' ') {
        assert!(parse::is_date(date), "{date}");
    }
}
