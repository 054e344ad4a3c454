//! The command, run as a user runs it: a module per subcommand, and here what all of them share.

#[path = "../common/mod.rs"]
mod common;
#[cfg(unix)]
mod completions;
mod explain;
mod reply;
mod table;
#[cfg(unix)]
mod terminal;

use std::io::Write;
use std::iter;
use std::process::{Child, Command, Output, Stdio};

/// More than a pipe holds, so that writing it fails when nobody reads.
const MORE_THAN_A_PIPE_HOLDS: usize = 1 << 17;

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

fn run_with_input(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    output_for(spawn(arguments), input.as_ref())
}

fn spawn(arguments: &[&str]) -> Child {
    let mut command = command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn output_for(mut child: Child, input: &[u8]) -> Output {
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// A code as programs get it, in both languages.
fn record(row: &common::Code) -> serde_json::Value {
    serde_json::json!({
        "code": row.code,
        "name": row.variant,
        "class": row.cell("class"),
        "table": row.cell("table"),
        "edition": row.cell("edition"),
        "message": row.message(),
        "description_ko": row.description("ko"),
        "description_en": row.description("en"),
        "help_ko": row.help("ko"),
        "help_en": row.help("en"),
    })
}

/// A class, and what it asks of the caller.
fn class(name: &str, langs: &[&str]) -> String {
    let [ko, en] = match name {
        "success" => ["성공", "succeeded"],
        "retryable" => ["재시도 가능", "may be sent again"],
        _ => ["조치 후 재요청", "change something first"],
    };
    let words = langs.iter().map(|lang| if *lang == "ko" { ko } else { en });
    iter::once(name).chain(words).collect::<Vec<_>>().join(" · ")
}

/// What a code means and what to do about it.
fn texts(row: &common::Code, langs: &[&str]) -> String {
    let text = |lang: &&str| {
        let label = match (langs.len(), *lang) {
            (1, "ko") => "설명   ",
            (1, _) => "meaning",
            (_, lang) => &format!("{lang}     "),
        };
        format!("  {label}   {}\n            {}\n", row.description(lang), row.help(lang))
    };
    langs.iter().map(text).collect()
}

/// Whether a program that a test runs is installed. In CI, and so in `.ci/run`, it has to be.
#[cfg(unix)]
fn is_installed(name: &str) -> bool {
    let is_installed = Command::new(name).arg("--version").output().is_ok();
    assert!(is_installed || std::env::var_os("CI").is_none(), "{name} is not installed");
    if !is_installed {
        eprintln!("{name} is not installed: what runs it is not tested");
    }
    is_installed
}

/// The command ends with this status, silently, although nobody reads what it prints.
#[track_caller]
fn assert_status_if_nobody_reads(arguments: &[&str], input: &str, status: i32) {
    let mut child = spawn(arguments);
    drop(child.stdout.take());
    let output = output_for(child, input.as_bytes());
    assert_eq!((stderr(&output), output.status.code()), ("", Some(status)));
}

#[test]
fn a_mistyped_argument_is_refused_with_what_was_expected() {
    for (arguments, expected) in [
        (&["explain", "504", "--lang", "fr"][..], r#""fr" is an unknown language"#),
        (&["table", "--format", "xml"], "[possible values: markdown, html, json, csv]"),
        (&["table", "--class", "Fatal"], "[possible values: success, retryable, fatal]"),
        (&["table", "--table", "1"], "[possible values: api, image]"),
    ] {
        let output = run(arguments);
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    for (argument, expected) in [
        ("504", "  tip: to explain a code: bizppurio-kakao-codes explain 504\n"),
        ("a b", "  tip: to explain a code: bizppurio-kakao-codes explain \"a b\"\n"),
        ("explan", "'explain'\n"),
    ] {
        let output = run(&[argument]);
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert_eq!(stderr(&output).matches("tip:").count(), 1, "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2), "{argument}");
    }
    for arguments in [&["explain"][..], &[]] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_language_is_what_the_library_reads() {
    for (tag, lang) in [("ko-KR", "ko"), ("en_US.UTF-8", "en"), ("KO", "ko")] {
        for arguments in [&["explain", "504"][..], &["table", "--class", "success"]] {
            let [found, expected] =
                [tag, lang].map(|lang| run(&[arguments, &["--lang", lang]].concat()));
            assert_eq!(stdout(&found), stdout(&expected), "{tag}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error() {
    for arguments in [&["explain", "504"][..], &["table", "--format", "csv"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = command(arguments).stdout(full).output().unwrap();
        assert!(stderr(&output).starts_with("error: standard output: "), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(74));
    }
}
