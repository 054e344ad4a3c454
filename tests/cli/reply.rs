//! `reply`.

use std::fs;

use crate::{
    MORE_THAN_A_PIPE_HOLDS, assert_status_if_nobody_reads, run, run_with_input, stderr, stdout,
};

const PARTLY_FAILED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replies/images-partly-failed.json");

#[test]
fn reply_prints_the_verdict_and_the_failed_items() {
    let output = run(&["reply", PARTLY_FAILED]);
    assert_eq!(
        stdout(&output),
        "\
fatal 6000 PartialImageUploadFailure
  message   요청 성공
  ko        일부 이미지 업로드 실패
            올라간 이미지는 빼고, 실패한 이미지만 각각의 오류에 따라 다시 업로드하세요.
  en        Some images failed to upload
            Leave out the accepted images, and handle each failed one by its own error.
  failed items
    image2  2002  fatal      발송할 수 없는 이미지 사이즈 · Image dimensions that cannot be sent · 세로 100px, 최소 250px (가로 500px)
    image3  2004  retryable  내부 시스템 오류로 업로드 실패 · Upload failed because of an internal system error
"
    );
    assert_eq!((stderr(&output), output.status.code()), ("", Some(1)));
    let ko = run(&["reply", "--lang", "ko", PARTLY_FAILED]);
    assert!(stdout(&ko).contains("    image3  2004  retryable  내부 시스템 오류로 업로드 실패\n"));
    assert!(!stdout(&ko).contains("Some images"));
}

#[test]
fn reply_tells_scripts_by_its_exit_status() {
    for (body, status) in [
        (r#"{"code":"200","message":"요청 성공"}"#, 0),
        (r#"{"code":"600","message":""}"#, 75),
        (r#"{"code":"504","message":""}"#, 1),
        (r#"{"code":"999"}"#, 1),
        ("<html>", 65),
        ("", 65),
    ] {
        let output = run_with_input(&["reply"], body);
        assert_eq!(output.status.code(), Some(status), "{body}");
    }
}

#[test]
fn reply_says_why_there_is_none() {
    let output = run_with_input(&["reply", "--http-status", "502"], b"<html>");
    let reason = "not a reply: expected value at line 1 column 1";
    let expected = format!("error: standard input: {reason}; HTTP status 502; body \"<html>\"\n");
    assert_eq!((stdout(&output), stderr(&output)), ("", expected.as_str()));
    let page = concat!(env!("CARGO_TARGET_TMPDIR"), "/no-reply.html");
    fs::write(page, "<html>").unwrap();
    let expected = format!("error: {page}: {reason}; body \"<html>\"\n");
    assert_eq!(stderr(&run(&["reply", page])), expected);
    let output = run(&["reply", "no/such/file"]);
    assert!(stderr(&output).starts_with("error: no/such/file: "), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(66));
    let output = run(&["reply", env!("CARGO_TARGET_TMPDIR")]);
    assert!(stderr(&output).contains(env!("CARGO_TARGET_TMPDIR")), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(74));
}

#[test]
fn reply_understands_a_body_that_is_too_large_by_the_http_status() {
    let output = run_with_input(&["reply", "--http-status", "413", "--lang", "en"], b"<html>");
    assert_eq!(
        stdout(&output),
        "\
fatal 413 RequestEntityTooLarge
  en        Image file too large
            Reduce the size of the images in the request, then upload again.
"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn reply_takes_the_status_of_an_http_response() {
    for status in ["100", "599"] {
        let output = run_with_input(&["reply", "--http-status", status], SUCCESS);
        assert_eq!(output.status.code(), Some(0), "{status}");
    }
    for status in ["99", "600", "OK"] {
        let output = run_with_input(&["reply", "--http-status", status], b"");
        assert!(stderr(&output).contains("'--http-status <N>'"), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2), "{status}");
    }
}

#[test]
fn a_failed_item_is_no_success_whatever_its_code() {
    let body = r#"{"code":"200","data":{"fail":[{"senderKey":"a","code":"200"}]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body);
    assert!(stdout(&output).ends_with("    a  200  fatal  Request succeeded\n"));
    let output = run_with_input(&["reply", "--format", "json"], body);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&json["class"], &json["failures"][0]["class"]), (&"fatal".into(), &"fatal".into()));
}

#[test]
fn reply_gives_programs_an_object() {
    let output = run(&["reply", "--format", "json", "--lang", "en", PARTLY_FAILED]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "class": "fatal",
            "code": "6000",
            "message": "요청 성공",
            "detail": null,
            "description_en": "Some images failed to upload",
            "help_en": "Leave out the accepted images, and handle each failed one by its own error.",
            "failures": [
                {
                    "item": "image2",
                    "class": "fatal",
                    "code": "2002",
                    "message": "InvalidImageShapeException(세로 100px, 최소 250px (가로 500px))",
                    "detail": "세로 100px, 최소 250px (가로 500px)",
                    "description_en": "Image dimensions that cannot be sent",
                    "help_en": "Resize the image to the limits in the message's brackets, then upload it again.",
                },
                {
                    "item": "image3",
                    "class": "retryable",
                    "code": "2004",
                    "message": "FailedToUploadImageException",
                    "detail": null,
                    "description_en": "Upload failed because of an internal system error",
                    "help_en": "Upload the same image again after a while, and contact Bizppurio if it keeps failing.",
                },
            ],
        })
    );
}

#[test]
fn reply_lets_no_server_steer_the_terminal() {
    let body = r#"{"code":"\u001b[2J","message":"a\u001b[31m\nb","data":{"fail":[
        {"senderKey":"\u0007","code":"\u001b[3J","message":"(\u001b[4J)"}
    ]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body);
    assert_eq!(
        stdout(&output),
        "\
fatal \\u{1b}[2J
  message   a\\u{1b}[31m\\nb
  en        Undocumented code
            Do not resend; ask Bizppurio what the code means.
  failed items
    \\u{7}  \\u{1b}[3J  fatal  Undocumented code · \\u{1b}[4J
"
    );
}

#[test]
fn reply_gives_programs_no_control_characters_either() {
    let body = r#"{"code":"504","message":"a\u007fb\u0080\u009bc\u001b\u00a0"}"#;
    let output = run_with_input(&["reply", "--format", "json"], body);
    assert!(!stdout(&output).contains(|c: char| c.is_control() && c != '\n'));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["message"], "a\u{7f}b\u{80}\u{9b}c\u{1b}\u{a0}");
}

#[test]
fn a_long_item_does_not_widen_the_other_rows() {
    let (long, widest) = ("a".repeat(1 << 16), "b".repeat(40));
    for (items, cells) in [
        ([long.as_str(), "c"], [long.clone(), format!("c{:39}", "")]),
        ([widest.as_str(), "c"], [widest.clone(), format!("c{:39}", "")]),
    ] {
        let failures = items.map(|item| format!(r#"{{"senderKey":"{item}","code":"507"}}"#));
        let body = format!(r#"{{"code":"200","data":{{"fail":[{}]}}}}"#, failures.join(","));
        let output = run_with_input(&["reply", "--lang", "en"], body);
        let rows = cells.map(|cell| format!("    {cell}  507  fatal  Invalid sender profile\n"));
        assert!(stdout(&output).ends_with(&rows.concat()), "{}", rows[1]);
    }
}

#[test]
fn what_an_undocumented_code_means_is_left_to_its_message() {
    let body = r#"{"code":"6000","data":{"failure":[
        {"formField":"a","error":{"code":"999","message":"Quota exceeded"}},
        {"formField":"b","error":{"code":"999","message":"QuotaException(per day)"}},
        {"formField":"c","error":{"code":"2001","message":"Quota exceeded"}}
    ]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body);
    let rows = "\
    a  999   fatal  Undocumented code · Quota exceeded
    b  999   fatal  Undocumented code · per day
    c  2001  fatal  Image file too large
";
    assert!(stdout(&output).ends_with(rows), "{}", stdout(&output));
}

const SUCCESS: &str = r#"{"code":"0000","message":"-","image":"https://example.com/1.png"}"#;

/// The loop of the README, run as it is in a shell, with the real curl and jq.
#[cfg(unix)]
mod retry_loop {
    use std::net::TcpListener;
    use std::path::Path;
    use std::process::{Command, Output};
    use std::{env, fs, thread};

    use tiny_http::{Response, Server};

    use super::SUCCESS;
    use crate::{run, stdout};

    const SCRIPT: &str = include_str!("../../src/cli/retry_loop.sh");
    const TRANSIENT: &str = r#"{"code":"2004","message":"FailedToUploadImageException"}"#;
    const FATAL: &str = r#"{"code":"102","message":"유효하지 않은 API key"}"#;

    /// The output of the loop, whose exit status is the last `$exit_status`.
    fn run_loop(name: &str, url: &str) -> Output {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("retry-loop").join(name);
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("banner.png"), "PNG").unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
        let path = format!("{}:{}", program.parent().unwrap().display(), env::var("PATH").unwrap());
        let script = format!("sleep() {{ :; }}\n{SCRIPT}exit \"$exit_status\"\n");
        Command::new("sh")
            .args(["-c", &script])
            .envs([("PATH", path.as_str()), ("URL", url), ("BIZ_ID", "id"), ("API_KEY", "key")])
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
        const EMPTY_REPLY: i32 = 52;
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        thread::scope(|scope| {
            scope.spawn(|| {
                let (mut stream, _) = listener.accept().unwrap();
                // To close before all is read would reset the connection.
                _ = std::io::Read::read(&mut stream, &mut [0; 1 << 16]);
            });
            let output = run_loop("no-reply", &url);
            assert_eq!((stdout(&output), output.status.code()), ("", Some(EMPTY_REPLY)));
        });
    }

    #[test]
    fn it_is_shown_where_people_look() {
        for readme in [include_str!("../../README.md"), include_str!("../../README.ko.md")] {
            assert!(readme.contains(SCRIPT), "{readme}");
        }
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
