//! The command in a terminal.

use std::fs;
use std::process::Command;

use rexpect::process::WaitStatus;
use rexpect::session::{Options, PtySession, spawn_with_options};

use crate::{Output, run};

/// Starts the command in a terminal of this many columns.
fn start(columns: usize, color: bool, arguments: &[&str]) -> PtySession {
    let mut command = Command::new("sh");
    command
        .args(["-c", r#"stty rows 24 cols "$0"; exec "$@""#, &columns.to_string()])
        .arg(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
        .args(arguments)
        .envs([("TERM", "xterm"), ("NO_COLOR", if color { "" } else { "1" })]);
    spawn_with_options(command, Options::new().timeout_ms(Some(30_000))).unwrap()
}

/// A text of the session, in which each byte is a character.
fn decoded(bytes: &str) -> String {
    let bytes = bytes.chars().map(|byte| byte as u8).collect();
    String::from_utf8(bytes).unwrap().replace("\r\n", "\n")
}

/// What the terminal shows from here to the end, and the exit status.
fn finish(mut session: PtySession) -> (String, i32) {
    let text = decoded(&session.exp_eof().unwrap());
    match session.process().wait().unwrap() {
        WaitStatus::Exited(_, status) => (text, status),
        status => panic!("{status:?}"),
    }
}

/// The loop is whole so that what is copied runs, as it does in the tests of `reply`.
#[test]
fn help_is_wrapped_at_the_width_of_the_terminal_but_the_retry_loop_is_whole() {
    for columns in 60..=80 {
        let (help, _) = finish(start(columns, false, &["reply", "--help"]));
        let mut lines = help.lines().filter(|line| !line.starts_with("Usage: "));
        assert!(lines.all(|line| line.chars().count() <= columns), "{help}");
        assert!(help.contains(include_str!("../../src/retry_loop.sh")), "{help}");
    }
}

#[test]
fn results_and_errors_are_wrapped_at_words_below_the_value() {
    let body = concat!(env!("CARGO_TARGET_TMPDIR"), "/wrapped.json");
    let message = ["템플릿을", "찾을", "수 없습니다.", "a-long-reason", "/b"].join(" ").repeat(9);
    fs::write(body, format!(r#"{{"code":"509","message":"{message}"}}"#)).unwrap();
    let is_hangul = |c| ('가'..='힣').contains(&c);
    for arguments in [
        &["explain", "504", "2002", "InvalidStates"][..],
        &["explain", "--lang", "ko", "513", "code=7204"],
        &["reply", "--lang", "ko", body],
    ] {
        let Output { stdout, stderr, .. } = run(arguments);
        let piped = stdout + &stderr;
        for columns in [60, 80, 120] {
            let (shown, _) = finish(start(columns, false, arguments));
            let width = |line: &str| line.chars().map(|c| 1 + usize::from(is_hangul(c))).sum();
            assert!(shown.lines().all(|line| columns >= width(line)), "{shown}");
            let [shown, piped] = [&shown, &piped].map(|text| text.replace("\n            ", " "));
            assert_eq!(shown, piped, "{columns} columns");
        }
    }
}

#[test]
fn reply_asks_for_a_body() {
    for (arguments, request) in [
        (&["reply"][..], "Paste the body of a reply, then press"),
        (&["reply", "--lang", "ko", "-"], "응답 본문을 붙여넣고 다음 키를 누르세요"),
    ] {
        let mut session = start(80, false, arguments);
        assert_eq!(decoded(&session.exp_string(": Enter, Ctrl-D").unwrap()), request);
        session.send("{\"code\":\"600\"}\n\u{4}").unwrap();
        session.flush().unwrap();
        let (text, status) = finish(session);
        assert!(text.starts_with("\nretryable · "), "{text}");
        assert_eq!(status, 75);
    }
}

#[test]
fn a_terminal_shows_each_class_and_an_error_in_its_colour() {
    for (arguments, color, word) in [
        (["explain", "200"], 32, "success"),
        (["explain", "600"], 33, "retryable"),
        (["explain", "504"], 31, "fatal · 조치 후 재요청 · change something first"),
        (["reply", "no/such/file"], 31, "error"),
    ] {
        for is_wanted in [true, false] {
            let (text, _) = finish(start(60, is_wanted, &arguments));
            let expected = format!("\u{1b}[1m\u{1b}[{color}m{word}");
            assert_eq!(text.contains(&expected), is_wanted, "{text:?}");
        }
    }
}
