//! `table`, its output read by what reads such output.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

use crate::common::{Code, code, codes};
use crate::{BOTH, Output, fields, run};

fn table(format: &str, arguments: &[&str]) -> String {
    let Output { stdout, stderr, status } =
        run(&[&["table", "--format", format], arguments].concat());
    assert_eq!((&*stderr, status), ("", 0));
    stdout
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&table("json", arguments)).unwrap()
}

/// The rows of the table as a reader sees them, each cell as its lines.
fn rendered(markdown: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(vec![]),
            Event::Start(Tag::TableCell) => text.clear(),
            Event::Text(part) => text += &part,
            Event::InlineHtml(tag) if &*tag == "<br/>" => text.push('\n'),
            Event::End(TagEnd::TableCell) => rows.last_mut().unwrap().push(text.clone()),
            _ => {}
        }
    }
    rows
}

/// The rows that a reader has to see below the header.
fn expected(langs: &[&str]) -> Vec<Vec<String>> {
    let row = |row: Code| {
        let class = row.cell("class");
        let shape = match class {
            "success" => '✓',
            "retryable" => '↻',
            _ => '✕',
        };
        let mut texts = Vec::new();
        for lang in langs {
            texts.extend([row.description(lang), row.help(lang)]);
        }
        let message = row.message().map(|message| format!("\n{message}"));
        vec![
            format!("{}\n{shape}\u{a0}{class}", row.code),
            texts.join("\n"),
            row.variant.clone() + &message.unwrap_or_default(),
        ]
    };
    codes().into_iter().map(row).collect()
}

#[test]
fn markdown_renders_to_the_texts() {
    let ko = ["코드\n분류", "설명\n조치 방법", "이름\n메시지"];
    let both = [
        "코드 code\n분류 class",
        "설명 description\n조치 방법 advice",
        "이름 name\n메시지 message",
    ];
    for (arguments, langs, headings) in [(&[][..], BOTH, both), (&["--lang", "ko"], &["ko"], ko)] {
        let printed = table("md", arguments);
        assert_eq!(run(&[&["table"], arguments].concat()), Output::printed(&*printed, 0));
        let rows = rendered(&printed);
        assert_eq!(rows[0], headings);
        assert_eq!(rows[1..], expected(langs));
    }
}

/// `docs/codes.md` shows the Markdown of all codes.
#[test]
fn markdown_of_some_codes_explains_only_their_classes() {
    let success = table("markdown", &["--class", "success", "--lang", "en"]);
    let classes = success.lines().filter(|line| line.starts_with("- "));
    assert!(classes.eq(["- ✓ **success** · succeeded: The request succeeded."]), "{success}");
}

#[test]
fn the_output_is_written_to_a_file_whose_extension_chooses_the_format() {
    let folder = concat!(env!("CARGO_TARGET_TMPDIR"), "/formats.of.files");
    fs::create_dir_all(folder).unwrap();
    for (name, format) in [
        ("codes.md", "markdown"),
        ("codes", "markdown"),
        ("codes.HTML", "html"),
        ("codes.htm", "html"),
        ("codes.csv", "csv"),
    ] {
        let file = format!("{folder}/{name}");
        assert_eq!(run(&["table", "-o", &file]), Output::printed("", 0));
        assert_eq!(fs::read_to_string(file).unwrap(), table(format, &[]), "{name}");
    }
    let file = format!("{folder}/codes.txt");
    let problem =
        "no format has this extension: choose one with --format: markdown, html, json, csv";
    let expected = Output::error(format!("error: {file}: {problem}\n"), 2);
    assert_eq!(run(&["table", "-o", &file]), expected);
    assert!(!fs::exists(file).unwrap());
    let Output { stderr, status, .. } = run(&["table", "--format", "csv", "-o", folder]);
    assert!(stderr.starts_with(&format!("error: {folder}: ")), "{stderr}");
    assert_eq!(status, 74);
}

#[test]
fn json_is_an_array_of_objects_and_csv_has_their_keys_as_columns() {
    let codes = codes();
    let rows: Vec<_> = codes.iter().map(|row| fields(row, BOTH)).collect();
    let objects: Value = rows.iter().cloned().map(Value::from_iter).collect();
    assert_eq!(json(&[]), objects);

    let mut expected: Vec<Vec<&str>> = vec![rows[0].iter().map(|(key, _)| &**key).collect()];
    for row in &rows {
        expected.push(row.iter().map(|(_, value)| value.unwrap_or_default()).collect());
    }
    let csv = table("csv", &[]);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
    let found: Vec<Vec<String>> = reader.deserialize().map(Result::unwrap).collect();
    assert_eq!(found, expected);
}

#[test]
fn codes_are_chosen_by_class_and_table() {
    let mut chosen = codes();
    chosen.retain(|row| row.cell("class") == "fatal" && row.cell("table") == "image");
    let objects: Value = chosen.iter().map(|row| Value::from_iter(fields(row, BOTH))).collect();
    assert_eq!(json(&["--class", "fatal", "--table", "image"]), objects);
}

#[test]
fn the_page_narrows_to_one_language_and_to_some_codes() {
    let row = code("504");
    let ko = table("html", &["--lang", "ko"]);
    assert!(ko.contains("<html lang=\"ko\"") && ko.contains(row.description("ko")));
    assert!(!ko.contains(row.description("en")) && !ko.contains("<span lang=\"en\""));
    let undocumented = "문서에 없는 코드";
    assert!(table("html", &[]).contains(undocumented));
    // A page of some codes calls no code undocumented.
    assert!(!table("html", &["--class", "fatal"]).contains(undocumented));
}
