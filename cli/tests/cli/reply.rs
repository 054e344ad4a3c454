//! `reply`.

use std::fs;

use serde_json::{Value, json};

use crate::common::code;
use crate::{BOTH, Output, class, run, run_with_input, texts};

const SUCCESS: &str = r#"{"code":"0000","message":"-","image":"https://example.com/1.png"}"#;

/// The advice where items failed.
const TREAT_EACH: [&str; 2] = [
    "요청 전체를 다시 보내지 말고, 성공한 항목은 그대로 둔 채 실패한 항목만 각 코드에 따라 조치하세요.",
    "Keep what succeeded and do not resend the whole request; handle each failed item as its code says.",
];

#[test]
fn reply_prints_the_verdict_and_what_to_do_about_each_code_of_failed_items() {
    let body = r#"{"code":"6000","data":{"failure":[
        {"formField":"a","error":{"code":"9999999","message":"Quota exceeded"}},
        {"formField":"b","error":{"code":"2004","message":"Quota exceeded"}},
        {"formField":"c","error":{"code":"9999999","message":"QuotaException(per day)"}},
        {"formField":"d","error":{"code":"9999999"}},
        {"error":{}}
    ]}}"#;
    let Output { stdout, stderr, status } = run_with_input(&["reply", "--lang", "ko"], body);
    let [partial, internal] = ["6000", "2004"].map(code);
    let documented = format!(
        "\
{}
  코드      6000 {}
  설명      {}
            {}

2004 {}
  분류      {}
{}  실패 항목 b · Quota exceeded

(코드 없음)
",
        class("fatal", &["ko"]),
        partial.variant,
        partial.description("ko"),
        TREAT_EACH[0],
        internal.variant,
        class("retryable", &["ko"]),
        texts(&internal, &["ko"]),
    );
    assert!(stdout.starts_with(&documented), "{stdout}");
    assert!(stdout.contains("\n  실패 항목 (이름 없음)\n\n9999999\n"), "{stdout}");
    let undocumented = "
  실패 항목 a · Quota exceeded
            c · QuotaException(per day)
            d
";
    assert!(stdout.ends_with(undocumented), "{stdout}");
    assert_eq!((&*stderr, status), ("", 1));
    let Output { stdout, .. } = run_with_input(&["reply"], body);
    assert!(stdout.contains("\n\n(no code)\n"), "{stdout}");
    assert!(stdout.contains("\n  failed    (no name)\n"), "{stdout}");
}

#[test]
fn reply_prints_what_a_code_means_in_the_languages_that_are_asked_for() {
    let denied = r#"{"code":"403","message":"접근할 수 없는 IP 입니다. (203.0.113.9)"}"#;
    let detail = "접근할 수 없는 IP 입니다. (203.0.113.9)\n";
    let (ko, en) = (&["ko"], &["en"]);
    for (arguments, body, number, name, langs, label, detail) in [
        (&[][..], SUCCESS, "0000", "success", BOTH, "code", String::new()),
        (&["--lang", "ko"], denied, "403", "fatal", ko, "코드", format!("  메시지    {detail}")),
        (&["--lang", "en"], denied, "403", "fatal", en, "code", format!("  message   {detail}")),
    ] {
        let (class, row) = (class(name, langs), code(number));
        let title = format!("{class}\n  {label}      {number} {}\n", row.variant);
        let Output { stdout, .. } = run_with_input(&[&["reply"], arguments].concat(), body);
        assert_eq!(stdout, title + &detail + &texts(&row, langs));
    }
}

#[test]
fn reply_tells_scripts_by_its_exit_status() {
    for (arguments, body, status) in [
        (&[][..], r#"{"code":"200","message":"요청 성공"}"#, 0),
        (&[], r#"{"code":"600","message":""}"#, 75),
        (&[], r#"{"code":"504","message":""}"#, 1),
        (&[], "", 65),
        (&["--http-status", "399"], SUCCESS, 0),
        (&["--http-status", "400"], SUCCESS, 65),
    ] {
        let output = run_with_input(&[&["reply"], arguments].concat(), body);
        assert_eq!(output.status, status, "{arguments:?} {body}");
    }
}

#[test]
fn reply_says_why_the_input_is_not_a_reply() {
    let [ko, en] = [
        "요청이 처리되었는지 알 수 없습니다. 조회해 확인하고, 처리되지 않았을 때만 다시 보내세요.",
        "Whether the request was processed is unknown: look it up, and send it again only if it was not.",
    ];
    let both = format!("  ko        {ko}\n  en        {en}\n");
    let reason = "not a reply: expected value, at line 1 column 1";
    let output = run_with_input(&["reply", "--http-status", "502"], "<html>");
    let problem = format!("{reason}; HTTP status 502; body \"<html>\"\n");
    assert_eq!(output, Output::error(format!("error: standard input: {problem}{both}"), 65));

    let page = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-reply.html");
    fs::write(page, "<html>").unwrap();
    for (lang, advice) in [("ko", format!("조치 방법 {ko}")), ("en", format!("advice    {en}"))]
    {
        let expected = format!("error: {page}: {reason}; body \"<html>\"\n  {advice}\n");
        assert_eq!(run(&["reply", page, "--lang", lang]), Output::error(expected, 65));
    }

    for (file, problem, expected) in
        [("no/such/file", "", 66), (env!("CARGO_TARGET_TMPDIR"), "is a directory\n", 74)]
    {
        let Output { stderr, status, .. } = run(&["reply", file]);
        assert!(stderr.starts_with(&format!("error: {file}: {problem}")), "{stderr}");
        assert_eq!(status, expected);
    }

    // What curl gives as the status if no reply arrived.
    let earlier = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/replies/image.json");
    let output = run(&["reply", "--http-status", "000", earlier]);
    let expected = format!("error: HTTP status 000: no reply arrived\n{both}");
    assert_eq!(output, Output::error(expected, 65));
}

#[test]
fn a_failed_item_is_said_before_anything_of_a_success_and_is_none() {
    let item = r#"{"senderKey":"a","code":"200","message":"-"}"#;
    let body = format!(r#"{{"code":"200","message":"OK","data":{{"fail":[{item}]}}}}"#);
    let success = code("200");
    let (name, description) = (&success.variant, success.description("en"));
    let item_help = "Do not resend the item; read its message, then ask Bizppurio.";
    let expected = format!(
        "\
{fatal}
  code      200
  meaning   1 item failed; code 200 {description} (OK)
            {}

200
  class     {fatal}
  meaning   item failed; code 200 {description}
            {item_help}
  failed    a
",
        TREAT_EACH[1],
        fatal = class("fatal", &["en"]),
    );
    assert_eq!(run_with_input(&["reply", "--lang", "en"], &body), Output::printed(expected, 1));

    let body = body.replace("OK", "-");
    let output = run_with_input(&["reply", "--lang", "en", "--format", "json"], &body);
    let expected = json!({
        "class": "fatal",
        "code": "200",
        "name": name,
        "message": "-",
        "detail": null,
        "description_en": description,
        "help_en": TREAT_EACH[1],
        "failures": [{
            "item": "a",
            "class": "fatal",
            "code": "200",
            "name": name,
            "message": "-",
            "detail": null,
            "description_en": description,
            "help_en": item_help,
        }],
    });
    assert_eq!(serde_json::from_str::<Value>(&output.stdout).unwrap(), expected);
}

#[test]
fn reply_lets_no_server_steer_the_terminal_and_gives_programs_nothing_invisible_either() {
    let body = r#"{"code":"\u001b[2J","message":"a\u001b[31m\nb\u200b\udb40\udc41","data":{"fail":[
        {"senderKey":"\u0007\u3164","code":"\u001b[3J","message":"(\u007f\u0080\u009b\u202e)"}
    ]}}"#;
    let [text, json] = ["text", "json"].map(|format| {
        let Output { stdout, .. } = run_with_input(&["reply", "--format", format], body);
        assert!(!stdout.contains(|c: char| c.is_control() && c != '\n'), "{stdout:?}");
        assert!(!stdout.contains(['\u{200b}', '\u{202e}', '\u{3164}', '\u{e0041}']), "{stdout:?}");
        stdout
    });
    for line in [
        "  code      \\u{1b}[2J",
        "  message   a\\u{1b}[31m\\nb\\u{200b}\\u{e0041}",
        "\\u{1b}[3J",
        "  failed    \\u{7}\\u{3164} · (\\u{7f}\\u{80}\\u{9b}\\u{202e})",
    ] {
        assert!(text.lines().any(|found| found == line), "{text}");
    }
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["detail"], "a\u{1b}[31m\nb\u{200b}\u{e0041}");
}

/// The loop of the help, run as it is in a shell, with the real curl and jq.
#[cfg(unix)]
mod retry_loop {
    use std::net::TcpListener;
    use std::path::Path;
    use std::{fs, thread};

    use tiny_http::{Response, Server};

    use super::SUCCESS;
    use crate::{Output, is_installed, with_command_in_path};

    const SCRIPT: &str = include_str!("../../src/retry_loop.sh");
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
        let script = format!("{PRELUDE}{SCRIPT}exit \"$exit_status\"\n");
        with_command_in_path("sh")
            .args(["-c", &script])
            .envs([("NO_PROXY", "*"), ("URL", url), ("BIZ_ID", "id"), ("API_KEY", "@key")])
            .current_dir(&folder)
            .output()
            .unwrap()
            .into()
    }

    /// Runs the loop against a server that gives these answers in turn, the last one again and again.
    /// Returns the number of requests too.
    fn run_against(name: &str, answers: &[(u16, &str)]) -> (usize, Output) {
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
            (requests.join().unwrap(), output)
        })
    }

    #[test]
    fn it_sends_again_only_what_is_retryable_and_ends_with_the_last_status() {
        if !is_installed("curl") || !is_installed("jq") {
            return;
        }
        const TOO_LARGE: &str = "<html>413 Request Entity Too Large</html>";
        for (name, answers, requests, status) in [
            ("success", &[(200, SUCCESS)][..], 1, 0),
            ("fatal", &[(200, FATAL)], 1, 1),
            ("too-large", &[(413, TOO_LARGE)], 1, 1),
            ("transient", &[(200, TRANSIENT)], 5, 75),
            ("then-success", &[(200, TRANSIENT), (200, TRANSIENT), (200, SUCCESS)], 3, 0),
        ] {
            let (found, output) = run_against(name, answers);
            assert_eq!((found, output.status), (requests, status), "{name}: {output:?}");
            let has_url = output.stdout.ends_with("\nhttps://example.com/1.png\n");
            assert_eq!(has_url, status == 0, "{name}: {output:?}");
        }
        // That of curl, if no reply arrives.
        const COULD_NOT_CONNECT: i32 = 7;
        // Nobody listens at the address any longer.
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let output = run_loop("no-reply", &format!("http://{address}/"));
        assert_eq!((&*output.stdout, output.status), ("", COULD_NOT_CONNECT));
    }
}
