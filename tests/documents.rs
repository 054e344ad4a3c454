//! The documents against what they tell of: the table that the command prints, the features and the
//! dependencies that cargo knows.

use std::collections::BTreeSet;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

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

fn cargo(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

const README: &str = include_str!("../README.md");
const README_KO: &str = include_str!("../README.ko.md");

#[test]
fn every_feature_is_listed_with_its_default() {
    let metadata = cargo(&["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_slice(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == env!("CARGO_PKG_NAME"));
    let features = package.unwrap()["features"].as_object().unwrap();
    let default = features["default"].as_array().unwrap();
    for feature in features.keys().filter(|feature| *feature != "default") {
        let is_default = default.iter().any(|name| name == feature);
        for (document, [yes, no]) in [
            (README, ["yes", "no"]),
            (README_KO, ["예", "아니요"]),
            (include_str!("../src/lib.rs"), ["yes", "no"]),
        ] {
            let row = format!("| `{feature}` | {} | ", if is_default { yes } else { no });
            assert!(document.contains(&row), "{row}");
        }
    }
}

#[test]
fn every_dependency_of_the_default_build_is_listed() {
    let tree = cargo(&["tree", "--edges", "normal", "--prefix", "none"]);
    let tree = String::from_utf8(tree).unwrap();
    let (own, dependencies) = tree.split_once('\n').unwrap();
    assert!(own.starts_with(env!("CARGO_PKG_NAME")), "{own}");
    let names: BTreeSet<&str> =
        dependencies.lines().filter_map(|line| line.split(' ').next()).collect();
    for document in [README, README_KO] {
        let words = document.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let unlisted: Vec<_> = names.difference(&words).collect();
        assert!(unlisted.is_empty() && !names.is_empty(), "{unlisted:?}");
    }
}
