//! The documents that carry the table, against what the command prints.

use std::process::Command;
use std::{env, fs};

const BEGIN: &str = "<!-- table:begin -->\n";
const END: &str = "<!-- table:end -->\n";
const RENEW: &str = "UPDATE_DOCUMENTS=1 cargo test --all-features --test documents";

/// Each document with the arguments that its table is printed by.
const DOCUMENTS: [(&str, &[&str]); 3] =
    [("README.md", &["--lang", "en"]), ("README.ko.md", &["--lang", "ko"]), ("docs/codes.md", &[])];

fn printed(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
        .args(["table", "--format", "markdown"])
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// The document with the table between its markers, or `None` if it lacks them.
fn with_table(document: &str, table: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}

#[test]
fn the_table_is_put_between_the_markers() {
    let document = "Codes\n\n<!-- table:begin -->\nstale\n<!-- table:end -->\n\nLicence\n";
    assert_eq!(
        with_table(document, "| 200 |\n").unwrap(),
        "Codes\n\n<!-- table:begin -->\n\n| 200 |\n\n<!-- table:end -->\n\nLicence\n",
    );
    assert_eq!(with_table("<!-- table:begin -->\n", ""), None);
    assert_eq!(with_table("<!-- table:end -->\n<!-- table:begin -->\n", ""), None);
}

#[test]
fn every_document_carries_the_table_as_it_is() {
    let mut stale = Vec::new();
    for (name, arguments) in DOCUMENTS {
        let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
        let document = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let Some(renewed) = with_table(&document, &printed(arguments)) else {
            panic!("{name} lacks the markers {BEGIN:?} and {END:?}");
        };
        if renewed == document {
            continue;
        }
        if env::var_os("UPDATE_DOCUMENTS").is_some() {
            fs::write(&path, renewed).unwrap();
        } else {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "stale: {}; renew with\n\n    {RENEW}\n", stale.join(", "));
}
