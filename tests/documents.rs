//! What the documents repeat: the table that the command prints, and the features that cargo knows.

use std::process::Command;
use std::{env, fs, iter};

use serde_json::Value;

/// The document that carries the table of all codes, between two comments.
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/codes.md");
const BEGIN: &str = "<!-- table:begin -->\n";
const END: &str = "<!-- table:end -->\n";

/// The document with this table, or `None` if it lacks a comment.
fn with_table(document: &str, table: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}

#[test]
fn the_table_is_put_between_the_comments() {
    let document = "Codes\n\n<!-- table:begin -->\nstale\n<!-- table:end -->\n\nMore\n";
    assert_eq!(
        with_table(document, "| 200 |\n").unwrap(),
        "Codes\n\n<!-- table:begin -->\n\n| 200 |\n\n<!-- table:end -->\n\nMore\n",
    );
    assert_eq!(with_table("<!-- table:begin -->\n", ""), None);
    assert_eq!(with_table("<!-- table:end -->\n<!-- table:begin -->\n", ""), None);
}

/// With the variable `RENEW` it writes the document instead, which `.ci/renew` is for.
#[test]
fn the_document_has_the_table_that_the_command_prints() {
    let table = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
        .args(["table", "--format", "markdown"])
        .output()
        .unwrap();
    assert!(table.status.success());
    let document = fs::read_to_string(DOCUMENT).unwrap().replace("\r\n", "\n");
    let table = String::from_utf8(table.stdout).unwrap();
    let renewed = with_table(&document, &table).expect("both comments around the table");
    if env::var_os("RENEW").is_some() {
        fs::write(DOCUMENT, renewed).unwrap();
        return;
    }
    let lines = iter::zip(document.lines(), renewed.lines());
    for (line, (found, expected)) in lines.enumerate() {
        assert_eq!(found, expected, "docs/codes.md:{}: renew it with .ci/renew", line + 1);
    }
    assert_eq!(document.len(), renewed.len(), "docs/codes.md: renew it with .ci/renew");
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
