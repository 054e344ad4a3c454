//! What the documents repeat: what the command prints, and the features that cargo knows.

use std::process::Command;
use std::{env, fs, iter};

use serde_json::Value;

/// What the command prints and a document repeats, between two comments that name it.
struct Excerpt {
    document: &'static str,
    name: &'static str,
    arguments: &'static [&'static str],
}

const EXCERPTS: [Excerpt; 3] = [
    Excerpt { document: "docs/codes.md", name: "table", arguments: &["table"] },
    Excerpt { document: "README.md", name: "explain", arguments: &["explain", "504"] },
    Excerpt { document: "README.ko.md", name: "explain", arguments: &["explain", "504"] },
];

/// The document with this text between the comments, as Markdown if it has a table, or `None` if it lacks one of them.
fn with_text(document: &str, name: &str, text: &str) -> Option<String> {
    let (before, rest) = document.split_once(&format!("<!-- {name}:begin -->\n"))?;
    let (_, after) = rest.split_once(&format!("<!-- {name}:end -->\n"))?;
    let text = match text.contains("\n| --- |") {
        true => format!("\n{text}\n"),
        false => format!("```text\n{text}```\n"),
    };
    Some(format!("{before}<!-- {name}:begin -->\n{text}<!-- {name}:end -->\n{after}"))
}

#[test]
fn a_text_is_put_between_its_comments() {
    let document = "Codes\n\n<!-- a:begin -->\nstale\n<!-- a:end -->\n\nMore\n";
    let with = |text| with_text(document, "a", text).unwrap();
    let around = |text: &str| format!("Codes\n\n<!-- a:begin -->\n{text}<!-- a:end -->\n\nMore\n");
    let table = "- a\n\n| code |\n| --- |\n| 200 |\n";
    assert_eq!(with(table), around(&format!("\n{table}\n")));
    assert_eq!(with("200\n"), around("```text\n200\n```\n"));
    assert_eq!(with_text(document, "b", ""), None);
    assert_eq!(with_text("<!-- a:begin -->\n", "a", ""), None);
    assert_eq!(with_text("<!-- a:end -->\n<!-- a:begin -->\n", "a", ""), None);
}

/// With the variable `RENEW` it writes the documents instead, which `.ci/renew` is for.
#[test]
fn the_documents_repeat_what_the_command_prints() {
    for Excerpt { document, name, arguments } in EXCERPTS {
        let path = format!("{}/{document}", env!("CARGO_MANIFEST_DIR"));
        let found = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let mut command = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
        let printed = command.args(arguments).output().unwrap();
        assert!(printed.status.success());
        let printed = String::from_utf8(printed.stdout).unwrap();
        let expected = with_text(&found, name, &printed).expect("both comments in the document");
        if env::var_os("RENEW").is_some() {
            fs::write(path, expected).unwrap();
            continue;
        }
        for (line, (found, expected)) in iter::zip(found.lines(), expected.lines()).enumerate() {
            assert_eq!(found, expected, "{document}:{}: renew it with .ci/renew", line + 1);
        }
        assert_eq!(found.len(), expected.len(), "{document}: renew it with .ci/renew");
    }
}

#[test]
fn every_feature_is_listed_with_its_default() {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME"));
    let features = package.unwrap()["features"].as_object().unwrap();
    let default = features["default"].as_array().unwrap();
    for feature in features.keys().filter(|feature| *feature != "default") {
        let is_default = default.iter().any(|name| name == feature);
        for (document, [yes, no]) in [
            (include_str!("../README.md"), ["yes", "no"]),
            (include_str!("../README.ko.md"), ["예", "아니요"]),
            (include_str!("../src/lib.rs"), ["yes", "no"]),
        ] {
            let row = format!("| `{feature}` | {} | ", if is_default { yes } else { no });
            assert!(document.contains(&row), "{row}");
        }
    }
}
