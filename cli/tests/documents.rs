//! What the documents repeat of what the command prints.

use std::process::Command;
use std::{env, fs};

/// Puts a text between the two comments of a document that name it: as Markdown if it has a table.
fn with_text(document: &str, name: &str, text: &str) -> Option<String> {
    let (before, rest) = document.split_once(&format!("<!-- {name}:begin -->\n"))?;
    let (_, after) = rest.split_once(&format!("<!-- {name}:end -->\n"))?;
    let text = match text.contains("\n| --- |") {
        true => format!("\n{text}\n"),
        false => format!("```text\n{text}```\n"),
    };
    Some(format!("{before}<!-- {name}:begin -->\n{text}<!-- {name}:end -->\n{after}"))
}

/// With the variable `RENEW` it writes the documents instead, which `.ci/renew` is for.
#[test]
fn the_documents_repeat_what_the_command_prints() {
    for (document, name, arguments) in [
        ("docs/codes.md", "table", &["table"][..]),
        ("README.md", "explain", &["explain", "504"]),
        ("README.ko.md", "explain", &["explain", "504"]),
    ] {
        let path = format!("{}/../{document}", env!("CARGO_MANIFEST_DIR"));
        let found = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let mut command = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
        let printed = command.args(arguments).output().unwrap();
        assert!(printed.status.success());
        let printed = String::from_utf8(printed.stdout).unwrap();
        let expected = with_text(&found, name, &printed).expect("both comments in the document");
        if env::var_os("RENEW").is_some() {
            fs::write(path, expected).unwrap();
        } else {
            assert!(found == expected, "{document}: renew it with .ci/renew");
        }
    }
}
