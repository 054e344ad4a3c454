//! `reply`.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::common::code;
use crate::{
    MORE_THAN_A_PIPE_HOLDS, assert_status_if_nobody_reads, class, run, run_with_input, stderr,
    stdout, texts,
};

const PARTLY_FAILED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replies/images-partly-failed-in-result.json");

/// The advice where items failed.
const TREAT_EACH: [&str; 2] = [
    "요청 전체를 다시 보내지 말고, 실패한 항목마다 해당 코드에 따라 조치하세요.",
    "Do not resend the whole request; treat each failed item according to its own code.",
];

/// The advice where there is no reply.
const LOOK_IT_UP: [&str; 2] = [
    "요청이 처리되었는지 알 수 없습니다. 조회해 확인하고, 처리되지 않았을 때만 다시 보내세요.",
    "Whether the request was processed is unknown: look it up, and send it again only if it was not.",
];

const BOTH: &[&str] = &["ko", "en"];

/// The verdict and the failed codes, whose order is that of the page.
fn blocks(text: &str) -> BTreeSet<&str> {
    text.trim_end().split("\n\n").collect()
}

#[test]
fn reply_prints_the_verdict_and_what_to_do_about_each_code_of_failed_items() {
    let output = run(&["reply", PARTLY_FAILED]);
    let [partial, dimensions, internal] = ["6000", "2002", "2004"].map(code);
    assert_eq!(
        blocks(stdout(&output)),
        blocks(&format!(
            "\
{fatal}
  code      6000 {}
  ko        {}
            {}
  en        {}
            {}

2002 {}
  class     {fatal}
{}  failed    image_2 · 세로 100px, 최소 250px (가로 500px)

2004 {}
  class     {}
{}  failed    image_3
",
            partial.variant,
            partial.description("ko"),
            TREAT_EACH[0],
            partial.description("en"),
            TREAT_EACH[1],
            dimensions.variant,
            texts(&dimensions, BOTH),
            internal.variant,
            class("retryable", BOTH),
            texts(&internal, BOTH),
            fatal = class("fatal", BOTH),
        ))
    );
    assert_eq!((stderr(&output), output.status.code()), ("", Some(1)));
}

#[test]
fn reply_prints_what_a_code_means_in_the_languages_that_are_asked_for() {
    let denied = r#"{"code":"403","message":"접근할 수 없는 IP 입니다. (203.0.113.9)"}"#;
    let detail = "접근할 수 없는 IP 입니다. (203.0.113.9)\n";
    let (ko, en) = (&["ko"], &["en"]);
    for (arguments, body, number, name, langs, label, detail) in [
        (&[][..], SUCCESS, "0000", "success", BOTH, "code", String::new()),
        (&["--lang", "ko"], denied, "403", "fatal", ko, "코드", format!("  상세      {detail}")),
        (&["--lang", "en"], denied, "403", "fatal", en, "code", format!("  detail    {detail}")),
        (&["--http-status", "413"], "<html>", "413", "fatal", BOTH, "code", String::new()),
    ] {
        let (class, row) = (class(name, langs), code(number));
        let title = format!("{class}\n  {label}      {number} {}\n", row.variant);
        let output = run_with_input(&[&["reply"], arguments].concat(), body);
        assert_eq!(stdout(&output), title + &detail + &texts(&row, langs));
    }
    let output = run(&["reply", "--lang", "ko", PARTLY_FAILED]);
    let expected = format!("{}  실패 항목 image_3\n", texts(&code("2004"), &["ko"]));
    assert!(stdout(&output).contains(&expected), "{}", stdout(&output));
}

#[test]
fn reply_tells_scripts_by_its_exit_status() {
    for (body, status) in [
        (r#"{"code":"200","message":"요청 성공"}"#, 0),
        (r#"{"code":"600","message":""}"#, 75),
        (r#"{"code":"504","message":""}"#, 1),
        (r#"{"code":"9999999"}"#, 1),
        ("", 65),
    ] {
        let output = run_with_input(&["reply"], body);
        assert_eq!(output.status.code(), Some(status), "{body}");
    }
}

#[test]
fn reply_says_why_the_input_is_not_a_reply() {
    let [ko, en] = LOOK_IT_UP;
    let both = format!("  ko        {ko}\n  en        {en}\n");
    let reason = "not a reply: expected value, at line 1 column 1";
    let output = run_with_input(&["reply", "--http-status", "502"], "<html>");
    let problem = format!("{reason}; HTTP status 502; body \"<html>\"\n");
    assert_eq!(stderr(&output), format!("error: standard input: {problem}{both}"));
    assert_eq!((stdout(&output), output.status.code()), ("", Some(65)));

    let page = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-reply.html");
    fs::write(page, "<html>").unwrap();
    for (lang, advice) in [("ko", format!("조치      {ko}")), ("en", format!("advice    {en}"))] {
        let expected = format!("error: {page}: {reason}; body \"<html>\"\n  {advice}\n");
        assert_eq!(stderr(&run(&["reply", page, "--lang", lang])), expected);
    }

    for (file, problem, status) in
        [("no/such/file", "", 66), (env!("CARGO_TARGET_TMPDIR"), "is a directory\n", 74)]
    {
        let output = run(&["reply", file]);
        let expected = format!("error: {file}: {problem}");
        assert!(stderr(&output).starts_with(&expected), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(status));
    }

    // What curl gives as the status if no reply arrived, which is 0 for some other clients.
    for (status, file) in [("000", "no/such/file"), ("0", PARTLY_FAILED)] {
        let output = run(&["reply", "--http-status", status, file]);
        let expected = format!("error: HTTP status 000: no reply arrived\n{both}");
        assert_eq!((stdout(&output), stderr(&output)), ("", &*expected), "{status} {file}");
        assert_eq!(output.status.code(), Some(65), "{status} {file}");
    }
}

#[test]
fn reply_takes_the_status_of_an_http_response() {
    for (status, exit_status) in [("100", 0), ("399", 0), ("400", 65), ("999", 65)] {
        let output = run_with_input(&["reply", "--http-status", status], SUCCESS);
        assert_eq!(output.status.code(), Some(exit_status), "{status}");
    }
    for status in ["OK", "-1", "65536", ""] {
        let output = run_with_input(&["reply", "--http-status", status], "");
        let expected = "'--http-status <N>': `--http-status` takes a number such as 200\n";
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2), "{status}");
    }
}

#[test]
fn a_failed_item_is_said_before_anything_of_a_success_and_is_none() {
    let body = r#"{"code":"200","message":"-","data":{"fail":[{"senderKey":"a","code":"200"}]}}"#;
    let success = code("200");
    assert_eq!(
        stdout(&run_with_input(&["reply"], body)),
        format!(
            "\
{fatal}
  code      200
  ko        항목 1개 실패, 응답코드 200 {ko}
            {}
  en        1 item failed; code 200 {en}
            {}

200
  class     {fatal}
  ko        항목 실패, 응답코드 200 {ko}
            이 항목을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 문의하세요.
  en        item failed; code 200 {en}
            Do not resend the item; read its message, then ask Bizppurio.
  failed    a
",
            TREAT_EACH[0],
            TREAT_EACH[1],
            fatal = class("fatal", BOTH),
            ko = success.description("ko"),
            en = success.description("en"),
        )
    );
    let output = run_with_input(&["reply", "--format", "json"], body);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["class"], &json["failures"][0]["class"]), (&"fatal".into(), &"fatal".into()));
}

#[test]
fn reply_gives_programs_an_object() {
    let output = run(&["reply", "--format", "json", "--lang", "en", PARTLY_FAILED]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let [partial, dimensions, internal] = ["6000", "2002", "2004"].map(code);
    assert_eq!(
        json,
        json!({
            "class": "fatal",
            "code": "6000",
            "name": partial.variant,
            "message": null,
            "detail": null,
            "description_en": partial.description("en"),
            "help_en": TREAT_EACH[1],
            "failures": [
                {
                    "item": "image_2",
                    "class": "fatal",
                    "code": "2002",
                    "name": dimensions.variant,
                    "message": "InvalidImageShapeException(세로 100px, 최소 250px (가로 500px))",
                    "detail": "세로 100px, 최소 250px (가로 500px)",
                    "description_en": dimensions.description("en"),
                    "help_en": dimensions.help("en"),
                },
                {
                    "item": "image_3",
                    "class": "retryable",
                    "code": "2004",
                    "name": internal.variant,
                    "message": null,
                    "detail": null,
                    "description_en": internal.description("en"),
                    "help_en": internal.help("en"),
                },
            ],
        })
    );
}

#[test]
fn reply_lets_no_server_steer_the_terminal() {
    let body = r#"{"code":"\u001b[2J","message":"a\u001b[31m\nb","data":{"fail":[
        {"senderKey":"\u0007\u3164","code":"\u001b[3J","message":"(\u001b[4J\u202e)"}
    ]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body);
    assert!(!stdout(&output).contains(['\u{1b}', '\u{7}', '\u{3164}', '\u{202e}']));
    for line in [
        "  code      \\u{1b}[2J",
        "  detail    a\\u{1b}[31m\\nb",
        "\\u{1b}[3J",
        "  failed    \\u{7}\\u{3164} · (\\u{1b}[4J\\u{202e})",
    ] {
        assert!(stdout(&output).lines().any(|found| found == line), "{}", stdout(&output));
    }
}

#[test]
fn reply_gives_programs_nothing_invisible_either_and_an_undocumented_code_without_a_name() {
    let message = r"a\u007fb\u0080\u009bc\u001b\u00a0\u200b\u3164\udb40\udc41";
    let body = format!(r#"{{"code":"9999999","message":"{message}"}}"#);
    let output = run_with_input(&["reply", "--format", "json"], body);
    assert!(!stdout(&output).contains(|c: char| c.is_control() && c != '\n'));
    assert!(!stdout(&output).contains(['\u{200b}', '\u{3164}', '\u{e0041}']));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let message = "a\u{7f}b\u{80}\u{9b}c\u{1b}\u{a0}\u{200b}\u{3164}\u{e0041}";
    assert_eq!(json["message"], message);
    assert_eq!((&json["code"], &json["name"]), (&"9999999".into(), &Value::Null));
}

#[test]
fn failed_items_stand_below_their_code_with_what_their_message_adds() {
    let body = r#"{"code":"6000","data":{"failure":[
        {"formField":"a","error":{"code":"9999999","message":"Quota exceeded"}},
        {"formField":"b","error":{"code":"2001","message":"Quota exceeded"}},
        {"formField":"c","error":{"code":"9999999","message":"QuotaException(per day)"}},
        {"formField":"d","error":{"code":"9999999"}},
        {"error":{}}
    ]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body);
    let blocks: Vec<&str> = stdout(&output).trim_end().split("\n\n").skip(1).collect();
    let blocks: [&str; 3] = blocks.try_into().unwrap();
    let space = " ".repeat("  failed    ".len());
    for (block, heading, items) in [
        (blocks[0], "2001 ", "b · Quota exceeded".into()),
        (blocks[1], "(no code)\n", "(no name)".into()),
        (
            blocks[2],
            "9999999\n",
            format!("a · Quota exceeded\n{space}c · QuotaException(per day)\n{space}d"),
        ),
    ] {
        let is_expected =
            block.starts_with(heading) && block.ends_with(&format!("  failed    {items}"));
        assert!(is_expected, "{block}");
    }
}

const SUCCESS: &str = r#"{"code":"0000","message":"-","image":"https://example.com/1.png"}"#;

/// The loop of the help, run as it is in a shell, with the real curl and jq.
#[cfg(unix)]
mod retry_loop {
    use std::net::TcpListener;
    use std::path::Path;
    use std::process::{Command, Output};
    use std::{env, fs, thread};

    use tiny_http::{Response, Server};

    use super::SUCCESS;
    use crate::{is_installed, stdout};

    const SCRIPT: &str = include_str!("../../src/cli/retry_loop.sh");
    const TRANSIENT: &str = r#"{"code":"2004","message":"FailedToUploadImageException"}"#;
    const FATAL: &str = r#"{"code":"102","message":"유효하지 않은 API key"}"#;

    /// Does not wait, and fails if curl is given the key where anybody on the machine can see it.
    const PRELUDE: &str = r#"
        sleep() { :; }
        curl() { case "$*" in *@key*) return 99;; esac; command curl "$@"; }
    "#;

    /// The output of the loop, whose exit status is the last `$exit_status`.
    fn run_loop(name: &str, url: &str) -> Output {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("retry-loop").join(name);
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("banner.png"), "PNG").unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
        let path = format!("{}:{}", program.parent().unwrap().display(), env::var("PATH").unwrap());
        let script = format!("{PRELUDE}{SCRIPT}exit \"$exit_status\"\n");
        Command::new("sh")
            .args(["-c", &script])
            .envs([("PATH", path.as_str()), ("NO_PROXY", "*"), ("URL", url)])
            .envs([("BIZ_ID", "id"), ("API_KEY", "@key")])
            .current_dir(&folder)
            .output()
            .unwrap()
    }

    /// Runs the loop against a server that gives these answers in turn, the last one again and again.
    /// Returns the number of requests, the exit status and what is printed.
    fn run_against(name: &str, answers: &[(u16, &str)]) -> (usize, Option<i32>, String) {
        let server = Server::http("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v3/kakao/image/upload", server.server_addr());
        thread::scope(|scope| {
            let requests = scope.spawn(|| {
                let mut count = 0;
                for mut request in server.incoming_requests() {
                    let mut form = String::new();
                    request.as_reader().read_to_string(&mut form).unwrap();
                    for field in ["bizId", "apiKey", "imageType", "title", "link", "image"] {
                        assert!(form.contains(&format!("name=\"{field}\"")), "{form}");
                    }
                    assert!(form.contains("\r\n\r\n@key\r\n"), "{form}");
                    let (status, body) = answers[count.min(answers.len() - 1)];
                    let response = Response::from_string(body).with_status_code(status);
                    request.respond(response).unwrap();
                    count += 1;
                }
                count
            });
            let output = run_loop(name, &url);
            server.unblock();
            (requests.join().unwrap(), output.status.code(), stdout(&output).to_owned())
        })
    }

    #[test]
    fn it_sends_again_only_what_is_retryable() {
        if !is_installed("curl") || !is_installed("jq") {
            return;
        }
        const TOO_LARGE: &str = "<html>413 Request Entity Too Large</html>";
        for (name, answers, requests, status) in [
            ("success", &[(200, SUCCESS)][..], 1, 0),
            ("fatal", &[(200, FATAL)], 1, 1),
            ("too-large", &[(413, TOO_LARGE)], 1, 1),
            ("gateway", &[(502, "<html>502 Bad Gateway</html>")], 1, 65),
            ("transient", &[(200, TRANSIENT)], 5, 75),
            ("then-success", &[(200, TRANSIENT), (200, TRANSIENT), (200, SUCCESS)], 3, 0),
            ("then-fatal", &[(200, TRANSIENT), (200, FATAL)], 2, 1),
        ] {
            let (found, exit_status, printed) = run_against(name, answers);
            assert_eq!((found, exit_status), (requests, Some(status)), "{name}: {printed}");
            let has_url = printed.ends_with("\nhttps://example.com/1.png\n");
            assert_eq!(has_url, status == 0, "{name}: {printed}");
        }
    }

    #[test]
    fn it_ends_with_the_status_of_curl_if_no_reply_arrives() {
        if !is_installed("curl") {
            return;
        }
        const COULD_NOT_CONNECT: i32 = 7;
        // Nobody listens at the address any longer.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let output = run_loop("no-reply", &format!("http://{address}/"));
        assert_eq!((stdout(&output), output.status.code()), ("", Some(COULD_NOT_CONNECT)));
    }
}

#[test]
fn the_exit_status_is_kept_when_nobody_reads() {
    for (code, status) in [("200", 0), ("600", 75), ("504", 1)] {
        let message = "a".repeat(MORE_THAN_A_PIPE_HOLDS);
        let body = format!(r#"{{"code":"{code}","message":"{message}"}}"#);
        assert_status_if_nobody_reads(&["reply"], &body, status);
        assert_status_if_nobody_reads(&["reply", "--format", "json"], &body, status);
    }
}
