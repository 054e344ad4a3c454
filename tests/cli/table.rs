//! `table`, its output read by what reads such output.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, TagEnd};
use serde_json::Value;

use crate::common::{Code, code, codes};
use crate::{record, run, stderr, stdout};

fn table(format: &str, arguments: &[&str]) -> String {
    let output = run(&[&["table", "--format", format], arguments].concat());
    assert_eq!((output.stderr.as_slice(), output.status.code()), (&[][..], Some(0)));
    stdout(&output).to_owned()
}

fn json(arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str(&table("json", arguments)).unwrap()
}

/// The rows of a table in Markdown, each cell as the lines that a reader sees.
fn rendered(markdown: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => cell += &text,
            Event::InlineHtml(tag) => {
                assert_eq!(&*tag, "<br>");
                cell.push('\n');
            }
            Event::End(TagEnd::TableCell) => cells.push(std::mem::take(&mut cell)),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                rows.push(std::mem::take(&mut cells));
            }
            Event::Start(_) | Event::End(_) => {}
            event => panic!("markup in the table: {event:?}"),
        }
    }
    rows
}

/// The rows that a reader has to see below the header.
fn expected(langs: &[&str]) -> Vec<Vec<String>> {
    let row = |row: Code| {
        let message = row.message().map(|message| format!("\n{message}"));
        let mut cells = vec![
            row.code.clone(),
            row.cell("class").to_owned(),
            row.variant.clone() + &message.unwrap_or_default(),
        ];
        let text = |lang| format!("{}\n{}", row.description(lang), row.help(lang));
        cells.extend(langs.iter().map(|lang| text(lang)));
        cells
    };
    codes().into_iter().map(row).collect()
}

#[test]
fn markdown_renders_to_the_texts() {
    let (ko, en) = ("설명\n조치 방법", "description\nwhat to do");
    for (arguments, langs, headings) in [
        (&[][..], &["ko", "en"][..], &[ko, en][..]),
        (&["--lang", "ko"], &["ko"], &[ko]),
        (&["--lang", "en"], &["en"], &[en]),
    ] {
        let rows = rendered(&table("markdown", arguments));
        assert_eq!(rows[0], [&["code", "class", "name\nmessage"], headings].concat());
        assert_eq!(rows[1..], expected(langs));
    }
}

#[test]
fn without_a_format_it_is_markdown() {
    assert_eq!(stdout(&run(&["table"])), table("markdown", &[]));
}

#[test]
fn md_is_markdown() {
    assert_eq!(table("md", &[]), table("markdown", &[]));
}

#[test]
fn the_output_is_written_to_a_file() {
    let file = concat!(env!("CARGO_TARGET_TMPDIR"), "/codes.html");
    for option in ["--output", "-o"] {
        fs::write(file, "").unwrap();
        assert_eq!(table("html", &[option, file]), "");
        assert_eq!(fs::read_to_string(file).unwrap(), table("html", &[option, "-"]));
    }
    assert_eq!(table("html", &["--output", "-"]), table("html", &[]));
    let output = run(&["table", "--output", env!("CARGO_TARGET_TMPDIR")]);
    let expected = concat!("error: ", env!("CARGO_TARGET_TMPDIR"), ": ");
    assert!(stderr(&output).starts_with(expected), "{}", stderr(&output));
    assert_eq!((stdout(&output), output.status.code()), ("", Some(74)));
}

const COLUMNS: [&str; 10] = [
    "code",
    "name",
    "class",
    "table",
    "edition",
    "message",
    "description_ko",
    "description_en",
    "help_ko",
    "help_en",
];

#[test]
fn json_is_an_array_of_objects() {
    let expected = codes().iter().map(record).collect::<Vec<_>>();
    assert_eq!(json(&[]), expected);
    for object in json(&["--lang", "en"]) {
        assert!(object["description_en"].is_string() && object["help_en"].is_string());
        assert!(object.get("description_ko").or(object.get("help_ko")).is_none());
    }
}

#[test]
fn csv_has_the_keys_of_the_json_as_columns() {
    for (arguments, left_out) in [(&[][..], "none"), (&["--lang", "ko"], "_en")] {
        let csv = table("csv", arguments);
        let columns: Vec<&str> =
            COLUMNS.into_iter().filter(|column| !column.ends_with(left_out)).collect();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(reader.headers().unwrap(), columns);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let objects = json(arguments);
        assert_eq!(rows.len(), objects.len());
        for (row, object) in rows.iter().zip(objects) {
            assert_eq!(object.as_object().unwrap().len(), columns.len());
            for (field, &column) in row.iter().zip(&columns) {
                assert_eq!(field, object[column].as_str().unwrap_or_default(), "{column}");
            }
        }
    }
}

#[test]
fn codes_are_chosen_by_class_and_table() {
    for (class, table) in
        [(Some("success"), None), (None, Some("api")), (Some("fatal"), Some("image"))]
    {
        let option = |name, value: Option<&'static str>| value.map(|value| [name, value]);
        let arguments = [option("--class", class), option("--table", table)];
        let arguments: Vec<&str> = arguments.into_iter().flatten().flatten().collect();
        let is_chosen = |row: &Code| {
            class.is_none_or(|class| row.cell("class") == class)
                && table.is_none_or(|table| row.cell("table") == table)
        };
        let expected = codes().into_iter().filter(is_chosen).map(|row| row.code);
        let objects = json(&arguments);
        let codes = objects.iter().map(|object| object["code"].as_str().unwrap());
        assert!(codes.eq(expected.collect::<Vec<_>>()), "{arguments:?}");
    }
    assert_eq!(json(&["--class", "success", "--lang", "en"])[0]["code"], "200");
}

#[test]
fn the_page_narrows_to_one_language() {
    let row = code("504");
    let ko = table("html", &["--lang", "ko"]);
    assert!(ko.contains("<html lang=\"ko\"") && ko.contains(row.description("ko")));
    assert!(!ko.contains(row.description("en")) && !ko.contains("<span lang=\"en\""));
    let en = table("html", &["--lang", "en"]);
    assert!(en.contains("<html lang=\"en\"") && en.contains(row.description("en")));
    assert!(!en.contains("템플릿") && !en.contains("<span lang=\"ko\""));
}
