//! `reply`.

use std::collections::BTreeSet;
use std::{fs, iter};

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
fn reply_prints_that_a_request_succeeded() {
    let success = code("0000");
    let expected = format!(
        "{}\n  code      0000 {}\n{}",
        class("success", BOTH),
        success.variant,
        texts(&success, BOTH)
    );
    assert_eq!(stdout(&run_with_input(&["reply"], SUCCESS)), expected);
}

#[test]
fn reply_speaks_one_language() {
    let body = r#"{"code":"403","message":"접근할 수 없는 IP 입니다. (203.0.113.9)"}"#;
    let denied = code("403");
    for (lang, labels) in [("ko", ["코드  ", "상세  "]), ("en", ["code  ", "detail"])] {
        assert_eq!(
            stdout(&run_with_input(&["reply", "--lang", lang], body)),
            format!(
                "\
{}
  {}    403 {}
  {}    접근할 수 없는 IP 입니다. (203.0.113.9)
{}",
                class("fatal", &[lang]),
                labels[0],
                denied.variant,
                labels[1],
                texts(&denied, &[lang]),
            )
        );
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
        ("<html>", 65),
        ("", 65),
    ] {
        let output = run_with_input(&["reply"], body);
        assert_eq!(output.status.code(), Some(status), "{body}");
    }
}

#[test]
fn reply_says_why_the_input_is_not_a_reply() {
    let output = run_with_input(&["reply", "--http-status", "502"], b"<html>");
    let reason = "not a reply: expected value, at line 1 column 1";
    let [ko, en] = LOOK_IT_UP;
    let advice = format!("  ko        {ko}\n  en        {en}\n");
    let problem = format!("{reason}; HTTP status 502; body \"<html>\"\n");
    let expected = format!("error: standard input: {problem}{advice}");
    assert_eq!((stdout(&output), stderr(&output)), ("", expected.as_str()));
    let page = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-reply.html");
    fs::write(page, "<html>").unwrap();
    for (lang, advice) in [("ko", format!("조치      {ko}")), ("en", format!("advice    {en}"))] {
        let expected = format!("error: {page}: {reason}; body \"<html>\"\n  {advice}\n");
        assert_eq!(stderr(&run(&["reply", page, "--lang", lang])), expected);
    }
    let output = run(&["reply", "no/such/file"]);
    assert!(stderr(&output).starts_with("error: no/such/file: "), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(66));
    let output = run(&["reply", env!("CARGO_TARGET_TMPDIR")]);
    let expected = concat!("error: ", env!("CARGO_TARGET_TMPDIR"), ": is a directory\n");
    assert_eq!(stderr(&output), expected);
    assert_eq!(output.status.code(), Some(74));
}

#[test]
fn reply_understands_a_body_that_is_too_large_by_the_http_status() {
    let output = run_with_input(&["reply", "--http-status", "413", "--lang", "en"], b"<html>");
    let too_large = code("413");
    let expected = format!(
        "{}\n  code      413 {}\n{}",
        class("fatal", &["en"]),
        too_large.variant,
        texts(&too_large, &["en"]),
    );
    assert_eq!(stdout(&output), expected);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn reply_takes_the_status_of_an_http_response() {
    for (status, exit_status) in [("100", 0), ("399", 0), ("400", 65), ("999", 65)] {
        let output = run_with_input(&["reply", "--http-status", status], SUCCESS);
        assert_eq!(output.status.code(), Some(exit_status), "{status}");
    }
    for status in ["OK", "-1", "65536", ""] {
        let output = run_with_input(&["reply", "--http-status", status], b"");
        let expected = "'--http-status <N>': `--http-status` takes a number such as 200\n";
        assert!(stderr(&output).contains(expected), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2), "{status}");
    }
}

/// What curl gives as the status then, which is 0 for some other clients.
#[test]
fn reply_says_that_no_reply_arrived() {
    for status in ["000", "0"] {
        for file in ["no/such/file", PARTLY_FAILED] {
            let output = run(&["reply", "--http-status", status, file]);
            let [ko, en] = LOOK_IT_UP;
            let problem = "HTTP status 000: no reply arrived";
            let expected = format!("error: {problem}\n  ko        {ko}\n  en        {en}\n");
            assert_eq!((stdout(&output), stderr(&output)), ("", &*expected), "{status} {file}");
            assert_eq!(output.status.code(), Some(65), "{status} {file}");
        }
    }
}

#[test]
fn a_failed_item_is_never_a_success() {
    let body = r#"{"code":"200","data":{"fail":[{"senderKey":"a","code":"200"}]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body);
    let expected = format!(
        "
200
  class     {}
  meaning   item failed; code 200 {}
            Do not resend the item; read its message, then ask Bizppurio.
  failed    a
",
        class("fatal", &["en"]),
        code("200").description("en"),
    );
    assert!(stdout(&output).ends_with(&expected), "{}", stdout(&output));
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
fn an_undocumented_code_has_no_name() {
    let output = run_with_input(&["reply", "--format", "json"], r#"{"code":"9999999"}"#);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["code"], &json["name"]), (&"9999999".into(), &Value::Null));
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
fn reply_gives_programs_nothing_invisible_either() {
    let body =
        r#"{"code":"504","message":"a\u007fb\u0080\u009bc\u001b\u00a0\u200b\u3164\udb40\udc41"}"#;
    let output = run_with_input(&["reply", "--format", "json"], body);
    assert!(!stdout(&output).contains(|c: char| c.is_control() && c != '\n'));
    assert!(!stdout(&output).contains(['\u{200b}', '\u{3164}', '\u{e0041}']));
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    let message = "a\u{7f}b\u{80}\u{9b}c\u{1b}\u{a0}\u{200b}\u{3164}\u{e0041}";
    assert_eq!(json["message"], message);
}

#[test]
fn that_items_failed_is_said_before_anything_of_a_success() {
    let body = r#"{"code":"200","message":"-","data":{"fail":[{"senderKey":"a","code":"507"}]}}"#;
    let [success, invalid] = ["200", "507"].map(code);
    assert_eq!(
        stdout(&run_with_input(&["reply"], body)),
        format!(
            "\
{fatal}
  code      200
  ko        항목 1개 실패, 응답코드 200 {}
            {}
  en        1 item failed; code 200 {}
            {}

507 {}
  class     {fatal}
{}  failed    a
",
            success.description("ko"),
            TREAT_EACH[0],
            success.description("en"),
            TREAT_EACH[1],
            invalid.variant,
            texts(&invalid, BOTH),
            fatal = class("fatal", BOTH),
        )
    );
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
    let failures = |block: &str| {
        let lines = block.lines().skip_while(|line| !line.starts_with("  failed"));
        lines.map(|line| line.replace("  failed", "        ")).collect::<Vec<_>>()
    };
    let blocks: Vec<&str> = stdout(&output).split("\n\n").skip(1).collect();
    let expected = [
        ("2001 ", &["b · Quota exceeded"][..]),
        ("(no code)\n", &["(no name)"]),
        ("9999999\n", &["a · Quota exceeded", "c · QuotaException(per day)", "d"]),
    ];
    assert_eq!(blocks.len(), expected.len(), "{}", stdout(&output));
    for (block, (heading, items)) in iter::zip(blocks, expected) {
        assert!(block.starts_with(heading), "{block}");
        let items: Vec<String> = items.iter().map(|item| format!("            {item}")).collect();
        assert_eq!(failures(block), items);
    }
}

const SUCCESS: &str = r#"{"code":"0000","message":"-","image":"https://example.com/1.png"}"#;

/// The loop of the help, run as it is in a shell, with the real curl and jq.
#[cfg(unix)]
mod retry_loop {
    use std::io::Read;
    use std::net::{TcpListener, TcpStream};
    use std::path::Path;
    use std::process::{Command, Output};
    use std::{env, fs, thread};

    use tiny_http::{Response, Server};

    use super::SUCCESS;
    use crate::{is_installed, run, stdout};

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

    /// The request may have been received, so it is not sent again.
    #[test]
    fn it_ends_with_the_status_of_curl_if_no_reply_arrives() {
        if !is_installed("curl") {
            return;
        }
        const EMPTY_REPLY: i32 = 52;
        const END_OF_FORM: &[u8] = b"--\r\n";
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::scope(|scope| {
            scope.spawn(|| {
                let (mut stream, _) = listener.accept().unwrap();
                // Closing before all is read would reset the connection.
                let mut request = Vec::new();
                let mut buffer = [0; 1 << 12];
                while !request.ends_with(END_OF_FORM) {
                    let count = stream.read(&mut buffer).unwrap();
                    assert_ne!(count, 0, "curl sent no whole form");
                    request.extend_from_slice(&buffer[..count]);
                }
            });
            let output = run_loop("no-reply", &format!("http://{address}/"));
            // Ends the wait for a request if there was none.
            _ = TcpStream::connect(address);
            assert_eq!((stdout(&output), output.status.code()), ("", Some(EMPTY_REPLY)));
        });
    }

    #[test]
    fn it_is_shown_where_people_look() {
        assert!(stdout(&run(&["reply", "--help"])).contains(SCRIPT));
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
