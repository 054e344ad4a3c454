//! The command in a terminal.

use std::process::Command;

use rexpect::process::WaitStatus;
use rexpect::session::{Options, PtySession, spawn_with_options};

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

#[test]
fn help_is_wrapped_at_the_width_of_the_terminal() {
    for columns in [50, 80] {
        for subcommand in ["explain", "reply", "table", "completions"] {
            for option in ["-h", "--help"] {
                let (help, status) = finish(start(columns, false, &[subcommand, option]));
                assert_eq!(status, 0);
                let mut lines = help.lines().filter(|line| !line.starts_with("Usage: "));
                assert!(lines.all(|line| line.chars().count() <= columns), "{help}");
            }
        }
    }
}

/// So that what is copied runs, as it does in the tests of `reply`.
#[test]
fn the_retry_loop_is_whole_from_60_columns_on() {
    for columns in 60..=80 {
        let (help, _) = finish(start(columns, false, &["reply", "--help"]));
        assert!(help.contains(include_str!("../../src/retry_loop.sh")), "{help}");
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
        (["explain", "504"], 31, "fatal"),
        (["reply", "no/such/file"], 31, "error"),
    ] {
        for is_wanted in [true, false] {
            let (text, _) = finish(start(80, is_wanted, &arguments));
            let expected = format!("\u{1b}[1m\u{1b}[{color}m{word}");
            assert_eq!(text.contains(&expected), is_wanted, "{text:?}");
        }
    }
}
