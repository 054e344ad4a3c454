//! The command `table`, its output read by what reads such output.

use std::process::{Command, Output};

use bizppurio_kakao_codes::{Lang, ResponseCode};
use pulldown_cmark::{Event, Options, Parser, TagEnd};
use serde_json::{Value, json};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
        .arg("table")
        .args(arguments)
        .output()
        .unwrap()
}

fn table(format: &str, arguments: &[&str]) -> String {
    let output = run(&[&["--format", format], arguments].concat());
    assert_eq!((output.stderr.as_slice(), output.status.code()), (&[][..], Some(0)));
    String::from_utf8(output.stdout).unwrap()
}

fn json(arguments: &[&str]) -> Vec<Value> {
    serde_json::from_str(&table("json", arguments)).unwrap()
}

fn codes(arguments: &[&str]) -> Vec<String> {
    json(arguments).iter().map(|object| object["code"].as_str().unwrap().to_owned()).collect()
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

/// What the rendered rows have to be, under their headings.
fn expected(langs: &[Lang]) -> Vec<Vec<String>> {
    let row = |code: &ResponseCode| {
        let message = code.message().map(|message| format!("\n{message}"));
        let mut cells = vec![
            code.code().to_owned(),
            code.class().to_string(),
            format!("{}{}", code.name(), message.unwrap_or_default()),
        ];
        let text = |&lang| format!("{}\n{}", code.description(lang), code.help(lang));
        cells.extend(langs.iter().map(text));
        cells
    };
    ResponseCode::ALL.iter().map(row).collect()
}

#[test]
fn markdown_renders_to_the_texts() {
    let rows = rendered(&table("markdown", &[]));
    assert_eq!(
        rows[0],
        ["code", "class", "name\nmessage", "설명\n조치 방법", "description\nwhat to do"]
    );
    assert_eq!(rows.len(), 39);
    assert_eq!(
        rows[34],
        [
            "2002",
            "fatal",
            "InvalidImageDimensions\nInvalidImageShapeException",
            "발송할 수 없는 이미지 사이즈\n이미지의 가로와 세로 크기를 메시지 괄호 안의 조건에 맞춘 뒤 다시 업로드하세요.",
            "Image dimensions that cannot be sent\nResize the image to the limits in the message's brackets, then upload it again.",
        ]
    );
    assert_eq!(rows[1..], expected(&[Lang::Ko, Lang::En]));
}

#[test]
fn markdown_narrows_to_one_language() {
    for (argument, lang, heading) in
        [("ko", Lang::Ko, "설명\n조치 방법"), ("en", Lang::En, "description\nwhat to do")]
    {
        let rows = rendered(&table("markdown", &["--lang", argument]));
        assert_eq!(rows[0], ["code", "class", "name\nmessage", heading]);
        assert_eq!(rows[1..], expected(&[lang]));
    }
}

#[test]
fn json_is_an_array_of_objects() {
    let objects = json(&[]);
    assert_eq!(objects.len(), 38);
    assert_eq!(
        objects[30],
        json!({
            "code": "0000",
            "name": "ImageUploadSuccess",
            "class": "success",
            "table": "image",
            "row": 1,
            "edition": "2023-10-23",
            "message": null,
            "description_ko": "요청 성공",
            "description_en": "Request succeeded",
            "help_ko": "응답에 담긴 이미지 URL을 사용하세요.",
            "help_en": "Use the image URL in the reply.",
        })
    );
    for (object, code) in objects.iter().zip(ResponseCode::ALL) {
        assert_eq!(object["code"], code.code());
        assert_eq!(object["description_ko"], code.description(Lang::Ko));
    }
    for object in json(&["--lang", "en"]) {
        assert!(object["description_en"].is_string() && object["help_en"].is_string());
        assert!(object.get("description_ko").or(object.get("help_ko")).is_none());
    }
}

#[test]
fn csv_has_the_keys_of_the_json_as_columns() {
    let both: &[&str] = &[
        "code",
        "name",
        "class",
        "table",
        "row",
        "edition",
        "message",
        "description_ko",
        "description_en",
        "help_ko",
        "help_en",
    ];
    let ko: &[&str] = &[
        "code",
        "name",
        "class",
        "table",
        "row",
        "edition",
        "message",
        "description_ko",
        "help_ko",
    ];
    for (arguments, columns) in [(&[][..], both), (&["--lang", "ko"], ko)] {
        let csv = table("csv", arguments);
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        assert_eq!(reader.headers().unwrap(), columns);
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 38);
        for (row, object) in rows.iter().zip(json(arguments)) {
            assert_eq!(object.as_object().unwrap().len(), columns.len());
            for (field, &column) in row.iter().zip(columns) {
                let text = match &object[column] {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    number => number.to_string(),
                };
                assert_eq!(field, text, "{column}");
            }
        }
    }
}

#[test]
fn codes_are_chosen_by_class_and_table() {
    assert_eq!(codes(&["--class", "success"]), ["200", "0000"]);
    assert_eq!(codes(&["--class", "retryable"]), ["600", "610", "2004"]);
    assert_eq!(codes(&["--class", "fatal"]).len(), 33);
    assert_eq!(codes(&["--table", "api"]).len(), 30);
    assert_eq!(
        codes(&["--table", "image"]),
        ["0000", "1003", "2001", "2002", "2003", "2004", "6000", "413"]
    );
    assert_eq!(codes(&["--table", "image", "--class", "retryable"]), ["2004"]);
    assert_eq!(rendered(&table("markdown", &["--class", "retryable"])).len(), 4);
    assert_eq!(table("csv", &["--table", "image"]).lines().count(), 9);
    let page = table("html", &["--class", "success"]);
    assert_eq!(page.matches("<tr id=").count(), 2);
    assert!(page.contains("<tr id=\"200\"") && page.contains("<tr id=\"0000\""));
}

#[test]
fn the_page_escapes_the_texts() {
    let page = table("html", &[]);
    assert_eq!(page.matches("<tr id=").count(), 38);
    assert!(page.contains("Reduce the image&#x27;s file size, then upload it again."));
}

#[test]
fn the_page_narrows_to_one_language() {
    let ko = table("html", &["--lang", "ko"]);
    assert!(ko.contains("<html lang=\"ko\"") && ko.contains("템플릿 코드 중복"));
    assert!(!ko.contains("Duplicate template code") && !ko.contains("<span lang=\"en\""));
    let en = table("html", &["--lang", "en"]);
    assert!(en.contains("<html lang=\"en\"") && en.contains("Duplicate template code"));
    assert!(!en.contains("템플릿") && !en.contains("<span lang=\"ko\""));
}

#[test]
fn a_mistyped_argument_is_refused_with_what_was_expected() {
    for (arguments, expected) in [
        (&["--format", "xml"], "[possible values: markdown, html, json, csv]"),
        (&["--class", "Fatal"], "[possible values: success, retryable, fatal]"),
        (&["--table", "1"], "[possible values: api, image]"),
    ] {
        let output = run(arguments);
        assert!(String::from_utf8(output.stderr).unwrap().contains(expected), "{arguments:?}");
        assert_eq!(output.status.code(), Some(2));
    }
    assert_eq!(run(&[]).status.code(), Some(2));
}
