//! The command, run as a user runs it: a module per subcommand, and here what all of them share.

#[path = "../../../tests/common/mod.rs"]
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
use std::process::{self, Child, Command, Stdio};

use common::Code;

const BOTH: &[&str] = &["ko", "en"];

/// What is printed, and the exit status.
#[derive(Debug, PartialEq)]
struct Output {
    stdout: String,
    stderr: String,
    status: i32,
}

impl Output {
    fn printed(stdout: impl Into<String>, status: i32) -> Self {
        Self { stdout: stdout.into(), stderr: String::new(), status }
    }

    fn error(stderr: impl Into<String>, status: i32) -> Self {
        Self { stdout: String::new(), stderr: stderr.into(), status }
    }
}

impl From<process::Output> for Output {
    fn from(output: process::Output) -> Self {
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        Self { stdout, stderr, status: output.status.code().unwrap() }
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
    command.args(arguments);
    command
}

fn run(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap().into()
}

fn run_with_input(arguments: &[&str], input: &str) -> Output {
    output_for(spawn(arguments), input)
}

fn spawn(arguments: &[&str]) -> Child {
    let mut command = command(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

fn output_for(mut child: Child, input: &str) -> Output {
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap().into()
}

/// A code as programs get it: keys and values, in order.
fn fields<'a>(row: &'a Code, langs: &[&str]) -> Vec<(String, Option<&'a str>)> {
    let mut fields = vec![("code".into(), Some(&*row.code)), ("name".into(), Some(&*row.variant))];
    fields.extend(["class", "table", "edition"].map(|key| (key.into(), Some(row.cell(key)))));
    fields.push(("message".into(), row.message()));
    let description = |lang| (format!("description_{lang}"), Some(row.description(lang)));
    let help = |lang| (format!("help_{lang}"), Some(row.help(lang)));
    fields.extend(langs.iter().copied().map(description));
    fields.extend(langs.iter().copied().map(help));
    fields
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
fn texts(row: &Code, langs: &[&str]) -> String {
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

/// A program that finds the command in its path.
#[cfg(unix)]
fn with_command_in_path(program: &str) -> Command {
    let command = std::path::Path::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
    let folder = command.parent().unwrap().display();
    let mut program = Command::new(program);
    program.env("PATH", format!("{folder}:{}", std::env::var("PATH").unwrap()));
    program
}

/// Whether a program that a test runs is installed. In CI, and so in `.ci/run`, it has to be.
#[cfg(unix)]
fn is_installed(name: &str) -> bool {
    let is_installed = Command::new(name).arg("--version").output().is_ok();
    assert!(is_installed || std::env::var_os("CI").is_none(), "{name} is not installed");
    is_installed
}

#[test]
fn a_mistyped_argument_is_refused_with_what_was_expected() {
    for (arguments, expected) in [
        (&["explain", "504", "--lang", "fr"][..], r#""fr" is an unknown language"#),
        (&["table", "--class", "Fatal"], "[possible values: success, retryable, fatal]"),
        (&["table", "--table", "1"], "[possible values: api, image]"),
        (&["reply", "--http-status", "-1"], "`--http-status` takes a number such as 200\n"),
        (&["504"], "  tip: to explain a code: bizppurio-kakao-codes explain 504\n"),
        (&["a b"], "  tip: to explain a code: bizppurio-kakao-codes explain \"a b\"\n"),
        (&["explan"], "'explain'\n"),
        (&["explain"], "<CODE>..."),
        (&[], "Usage: "),
    ] {
        let Output { stderr, status, .. } = run(arguments);
        assert!(stderr.contains(expected), "{stderr}");
        assert!(stderr.matches("tip:").count() <= 1, "{stderr}");
        assert_eq!(status, 2, "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = command(&["explain", "504"]).stdout(full).output().unwrap();
    let Output { stderr, status, .. } = output.into();
    assert!(stderr.starts_with("error: standard output: "), "{stderr}");
    assert_eq!(status, 74);
}

#[test]
fn the_exit_status_is_kept_when_nobody_reads() {
    const MORE_THAN_A_PIPE_HOLDS: usize = 1 << 17;
    let codes = ["504"; MORE_THAN_A_PIPE_HOLDS / 128];
    let message = "a".repeat(MORE_THAN_A_PIPE_HOLDS);
    let body = format!(r#"{{"code":"600","message":"{message}"}}"#);
    for (arguments, input, status) in
        [([&["explain"], &codes[..]].concat(), "", 0), (vec!["reply"], &body, 75)]
    {
        let mut child = spawn(&arguments);
        drop(child.stdout.take());
        assert_eq!(output_for(child, input), Output::printed("", status));
    }
}
