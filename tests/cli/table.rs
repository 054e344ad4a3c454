//! `table`, its output read by what reads such output.

use std::fs;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
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

/// Markdown as a reader sees it.
#[derive(Default)]
struct Rendered {
    /// The rows of each table, each cell as its lines.
    tables: Vec<Vec<Vec<String>>>,
    items: Vec<String>,
    anchors: Vec<String>,
    links: Vec<String>,
}

fn rendered(markdown: &str) -> Rendered {
    let mut out = Rendered::default();
    let mut text = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(part) | Event::Code(part) => text += &part,
            Event::InlineHtml(tag) if &*tag == "<br>" => text.push('\n'),
            Event::InlineHtml(tag) => {
                let anchor = tag.strip_prefix("<a id=\"").and_then(|tag| tag.strip_suffix("\">"));
                assert!(anchor.is_some() || &*tag == "</a>", "{tag}");
                out.anchors.extend(anchor.map(str::to_owned));
            }
            Event::Start(Tag::Link { dest_url, .. }) => out.links.push(dest_url.to_string()),
            Event::Start(Tag::Table(_)) => out.tables.push(vec![]),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                out.tables.last_mut().unwrap().push(vec![]);
            }
            Event::Start(Tag::TableCell | Tag::Item) => text.clear(),
            Event::End(TagEnd::TableCell) => {
                let row = out.tables.last_mut().and_then(|rows| rows.last_mut()).unwrap();
                row.push(std::mem::take(&mut text));
            }
            Event::End(TagEnd::Item) => out.items.push(std::mem::take(&mut text)),
            Event::Start(_) | Event::End(_) => {}
            event => panic!("{event:?}"),
        }
    }
    out
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
            if row.code == "509" {
                texts.push(if *lang == "ko" { "템플릿 상태" } else { "States of a template" });
            }
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
    let (ko, en) = (
        ["코드\n분류", "설명\n조치 방법", "이름\n메시지"],
        ["code\nclass", "description\nwhat to do", "name\nmessage"],
    );
    let both = [
        "코드 code\n분류 class",
        "설명 description\n조치 방법 what to do",
        "이름 name\n메시지 message",
    ];
    for (arguments, langs, headings) in [
        (&[][..], &["ko", "en"][..], both),
        (&["--lang", "ko"], &["ko"], ko),
        (&["--lang", "en"], &["en"], en),
    ] {
        let printed = table("md", arguments);
        assert_eq!(stdout(&run(&[&["table"], arguments].concat())), printed);
        let tables = rendered(&printed).tables;
        assert_eq!(tables[0][0], headings);
        assert_eq!(tables[0][1..], expected(langs));
    }
}

#[test]
fn markdown_has_an_anchor_for_each_code_and_for_each_link() {
    let Rendered { anchors, links, .. } = rendered(&table("markdown", &[]));
    let (last, rest) = anchors.split_last().unwrap();
    assert!(rest.iter().eq(codes().iter().map(|row| &row.code)));
    let inside = links.iter().filter_map(|link| link.strip_prefix('#'));
    assert!(inside.eq([last, last]), "{links:?}");
}

#[test]
fn the_retryable_stand_out_in_markdown() {
    for line in table("markdown", &[]).lines().filter(|line| line.starts_with("| <a id")) {
        let retryable = line.contains("retryable");
        assert_eq!(line.contains("<br>**↻&nbsp;retryable** |"), retryable, "{line}");
    }
}

#[test]
fn markdown_explains_its_classes() {
    let items = rendered(&table("markdown", &[])).items;
    assert_eq!(items.len(), 3);
    let retryable = "↻ retryable · 재시도 가능 · may be sent again: 같은 요청을 나중에 다시 보내면 성공할 수 있습니다. \
        The identical request may succeed later.";
    assert_eq!(items[1], retryable);
    let items = rendered(&table("markdown", &["--class", "success", "--lang", "en"])).items;
    assert_eq!(items, ["✓ success · succeeded: The request succeeded."]);
}

#[test]
fn markdown_with_509_tells_the_states_that_calls_need() {
    let [_, calls, fields] = rendered(&table("markdown", &[])).tables.try_into().unwrap();
    let change = [
        "템플릿 수정, 삭제\nChange or delete the template",
        "status R\ninspectionStatus REG / REJ",
    ];
    assert!(calls.contains(&change.map(str::to_owned).into()), "{calls:?}");
    let dormant = ["dormant\n휴면 여부\ndormant or not", "true 휴면 dormant"];
    assert!(fields.contains(&dormant.map(str::to_owned).into()), "{fields:?}");
    for arguments in [["--class", "success"], ["--table", "image"]] {
        let Rendered { tables, links, .. } = rendered(&table("markdown", &arguments));
        assert_eq!((tables.len(), links.len()), (1, 0), "{arguments:?}");
    }
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

#[test]
fn a_page_of_some_codes_calls_no_code_undocumented() {
    let undocumented = "문서에 없는 코드";
    assert!(table("html", &[]).contains(undocumented));
    assert!(!table("html", &["--class", "fatal"]).contains(undocumented));
}
