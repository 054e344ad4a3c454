//! The command, run as a user runs it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes")).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn explain_prints_everything_about_a_code() {
    let output = run(&["explain", "504", "InvalidImageShapeException(세로 100px)", "0000"]);
    assert_eq!(
        stdout(&output),
        "\
504 DuplicateTemplateCode
  class     fatal
  ko        템플릿 코드 중복
            사용 중이 아닌 템플릿 코드로 바꿔 다시 요청하세요.
  en        Duplicate template code
            Choose a template code that is not in use, then resend.
  document  table api, row 7, edition 2023-10-23

2002 InvalidImageDimensions
  class     fatal
  message   InvalidImageShapeException
  ko        발송할 수 없는 이미지 사이즈
            이미지의 가로와 세로 크기를 메시지 괄호 안의 조건에 맞춘 뒤 다시 업로드하세요.
  en        Image dimensions that cannot be sent
            Resize the image to the limits in the message's brackets, then upload it again.
  document  table image, row 4, edition 2023-12-04

0000 ImageUploadSuccess
  class     success
  ko        요청 성공
            응답에 담긴 이미지 URL을 사용하세요.
  en        Request succeeded
            Use the image URL in the reply.
  document  table image, row 1, edition 2023-10-23
"
    );
    assert_eq!((stderr(&output), output.status.code()), ("", Some(0)));
}

#[test]
fn explain_narrows_to_one_language() {
    let ko = run(&["explain", "--lang", "ko", "805"]);
    assert!(stdout(&ko).contains("  ko        발신프로필 등록이 차단된 상태\n"));
    assert!(stdout(&ko).contains("table api, row 26, edition 2023-10-23\n"));
    assert!(!stdout(&ko).contains("blocked"));
    let en = run(&["explain", "805", "--lang", "en"]);
    assert!(stdout(&en).contains("  en        Sender profile registration is blocked\n"));
    assert!(!stdout(&en).contains("차단"));
}

#[test]
fn explain_gives_programs_an_array() {
    let output = run(&["explain", "--format", "json", "2001", "200"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        json,
        serde_json::json!([
            {
                "code": "2001",
                "name": "ImageTooLarge",
                "class": "fatal",
                "table": "image",
                "row": 3,
                "edition": "2023-12-04",
                "message": "InvalidImageLengthException",
                "description_ko": "이미지 용량 초과",
                "description_en": "Image file too large",
                "help_ko": "이미지 용량을 줄인 뒤 다시 업로드하세요.",
                "help_en": "Reduce the image's file size, then upload it again.",
            },
            {
                "code": "200",
                "name": "Success",
                "class": "success",
                "table": "api",
                "row": 1,
                "edition": "2023-10-23",
                "message": null,
                "description_ko": "요청 성공",
                "description_en": "Request succeeded",
                "help_ko": "계속 진행하되, 발신프로필을 여러 개 요청했다면 data.fail에 실패한 항목이 있는지 확인하세요.",
                "help_en": "Carry on, but after a request for several sender profiles look for failed ones in data.fail.",
            },
        ])
    );
    let output = run(&["explain", "--format", "json", "--lang", "ko", "600"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json[0]["description_ko"], "이미지 업로드 실패");
    assert_eq!(json[0].get("description_en"), None);
    assert_eq!(json[0].get("help_en"), None);
}

#[test]
fn explain_reports_what_is_not_documented_and_explains_the_rest() {
    let output = run(&["explain", "0200", "600", "InvalidImageShapeExceptoin(세로 100px)"]);
    assert!(stdout(&output).starts_with("600 ImageUploadFailed\n"));
    assert_eq!(
        stderr(&output),
        "\
error: \"0200\" is neither a documented code nor a message
  nearest documented codes:
    200 Request succeeded
    0000 Request succeeded
    600 Image upload failed
error: \"InvalidImageShapeExceptoin(세로 100px)\" is neither a documented code nor a message
  nearest documented codes:
    2002 Image dimensions that cannot be sent (InvalidImageShapeException)
    2001 Image file too large (InvalidImageLengthException)
    2003 Unsupported image format (InvalidImageFormatException)
"
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn every_code_and_message_is_explained() {
    for code in bizppurio_kakao_codes::ResponseCode::ALL {
        for argument in [Some(code.code()), code.message()].into_iter().flatten() {
            let output = run(&["explain", argument]);
            let heading = format!("{} {}\n", code.code(), code.name());
            assert!(stdout(&output).starts_with(&heading), "{argument}");
            assert_eq!(output.status.code(), Some(0), "{argument}");
        }
    }
}

#[test]
fn completions_are_printed_for_each_shell() {
    for (shell, sign) in [("bash", "complete -F"), ("zsh", "#compdef"), ("fish", "complete -c")] {
        let output = run(&["completions", shell]);
        assert!(stdout(&output).contains(sign), "{shell}");
        assert!(stdout(&output).contains("explain"), "{shell}");
    }
}

#[test]
fn a_mistyped_argument_is_refused_with_what_was_expected() {
    let output = run(&["explain", "504", "--lang", "fr"]);
    assert!(stderr(&output).contains("[possible values: ko, en]"), "{}", stderr(&output));
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(run(&["explain"]).status.code(), Some(2));
    assert_eq!(run(&[]).status.code(), Some(2));
}

#[test]
fn each_class_has_its_colour() {
    for (code, class, color) in
        [("200", "success", 32), ("600", "retryable", 33), ("504", "fatal", 31)]
    {
        let output = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
            .args(["explain", code])
            .env("CLICOLOR_FORCE", "1")
            .env_remove("NO_COLOR")
            .output()
            .unwrap();
        let expected = format!("\u{1b}[1m\u{1b}[{color}m{class}\u{1b}[0m\n");
        assert!(stdout(&output).contains(&expected), "{:?}", stdout(&output));
    }
}

#[test]
fn output_that_is_no_terminal_has_no_colour() {
    let output = run(&["explain", "504", "999"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
}

const PARTLY_FAILED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/tests/replies/images-partly-failed.json");

fn spawn(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn output_for(mut child: Child, input: &[u8]) -> Output {
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn run_with_input(arguments: &[&str], input: &[u8]) -> Output {
    output_for(spawn(arguments), input)
}

#[test]
fn reply_prints_the_verdict_and_the_failed_items() {
    let output = run(&["reply", PARTLY_FAILED]);
    assert_eq!(
        stdout(&output),
        "\
fatal 6000 PartialImageUploadFailure
  ko        일부 이미지 업로드 실패
            요청 전체를 다시 보내지 말고, 실패한 항목마다 해당 코드에 따라 조치하세요.
  en        Some images failed to upload
            Do not resend the whole request; handle each failed item by its own code.
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
        ("<html>", 2),
        ("", 2),
    ] {
        let output = run_with_input(&["reply"], body.as_bytes());
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
    assert_eq!(output.status.code(), Some(2));
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
        let output = run_with_input(&["reply", "--http-status", status], SUCCESS.as_bytes());
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
    let output = run_with_input(&["reply", "--lang", "en"], body.as_bytes());
    assert!(stdout(&output).ends_with("    a  200  fatal  Request succeeded\n"));
    let output = run_with_input(&["reply", "--format", "json"], body.as_bytes());
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
            "help_en": "Do not resend the whole request; handle each failed item by its own code.",
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
        {"senderKey":"\u0007\u3164","code":"\u001b[3J","message":"(\u001b[4J\u202e)"}
    ]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body.as_bytes());
    assert_eq!(
        stdout(&output),
        "\
fatal \\u{1b}[2J
  detail    a\\u{1b}[31m\\nb
  en        Undocumented code
            Do not resend the whole request; handle each failed item by its own code.
  failed items
    \\u{7}\\u{3164}  \\u{1b}[3J  fatal  Undocumented code · (\\u{1b}[4J\\u{202e})
"
    );
}

#[test]
fn reply_gives_programs_nothing_invisible_either() {
    let body =
        r#"{"code":"504","message":"a\u007fb\u0080\u009bc\u001b\u00a0\u200b\u3164\udb40\udc41"}"#;
    let output = run_with_input(&["reply", "--format", "json"], body.as_bytes());
    assert!(!stdout(&output).contains(|c: char| c.is_control() && c != '\n'));
    assert!(!stdout(&output).contains(['\u{200b}', '\u{3164}', '\u{e0041}']));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let message = "a\u{7f}b\u{80}\u{9b}c\u{1b}\u{a0}\u{200b}\u{3164}\u{e0041}";
    assert_eq!(json["message"], message);
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
        let output = run_with_input(&["reply", "--lang", "en"], body.as_bytes());
        let rows = cells.map(|cell| format!("    {cell}  507  fatal  Invalid sender profile\n"));
        assert!(stdout(&output).ends_with(&rows.concat()), "{}", rows[1]);
    }
}

#[test]
fn that_items_failed_is_said_before_anything_of_a_success() {
    let body =
        r#"{"code":"200","message":"요청 성공","data":{"fail":[{"senderKey":"a","code":"507"}]}}"#;
    assert_eq!(
        stdout(&run_with_input(&["reply"], body.as_bytes())),
        "\
fatal 200
  ko        항목 1개 실패; 응답코드 200 요청 성공
            요청 전체를 다시 보내지 말고, 실패한 항목마다 해당 코드에 따라 조치하세요.
  en        1 item failed; code 200 Request succeeded
            Do not resend the whole request; handle each failed item by its own code.
  failed items
    a  507  fatal  유효하지 않은 발신프로필 · Invalid sender profile
"
    );
}

#[test]
fn what_a_message_adds_to_a_code_is_shown() {
    let body = r#"{"code":"6000","data":{"failure":[
        {"formField":"a","error":{"code":"999","message":"Quota exceeded"}},
        {"formField":"b","error":{"code":"999","message":"QuotaException(per day)"}},
        {"formField":"c","error":{"code":"2001","message":"Quota exceeded"}}
    ]}}"#;
    let output = run_with_input(&["reply", "--lang", "en"], body.as_bytes());
    let rows = "\
    a  999   fatal  Undocumented code · Quota exceeded
    b  999   fatal  Undocumented code · QuotaException(per day)
    c  2001  fatal  Image file too large · Quota exceeded
";
    assert!(stdout(&output).ends_with(rows), "{}", stdout(&output));
}

const RETRYABLE: &str = r#"{"code":"600","message":""}"#;
const SUCCESS: &str = r#"{"code":"200","message":""}"#;
const FATAL: &str = r#"{"code":"504","message":""}"#;

/// Runs the loop of the README with a `curl` that prints one body after the other, and gives the
/// number of its calls and the last `$exit_status`.
fn run_shell_loop(name: &str, bodies: [&str; 5]) -> (usize, Option<i32>) {
    let readme = include_str!("../README.md");
    let start = readme.find("for delay in").unwrap();
    let end = start + readme[start..].find("done\n").unwrap() + "done".len();
    let script = &readme[start..end];
    assert_eq!(script.lines().count(), 4);
    assert!(include_str!("../README.ko.md").contains(script));
    assert!(stdout(&run(&["reply", "--help"])).contains(script));

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for (number, body) in (1..).zip(bodies) {
        fs::write(folder.join(format!("{number}")), body).unwrap();
    }
    fs::write(folder.join("requests"), "").unwrap();
    let stubs = r#"
        PATH="$BIN:$PATH"
        sleep() { :; }
        curl() { echo >> requests; cat $(($(wc -l < requests))); }
    "#;
    let bin = Path::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes")).parent().unwrap();
    let output = Command::new("sh")
        .args(["-ec", &format!("{stubs}\n{script}\nexit \"$exit_status\"")])
        .envs([("BIN", bin.as_os_str()), ("URL", "http://127.0.0.1".as_ref())])
        .current_dir(&folder)
        .output()
        .unwrap();
    let requests = fs::read_to_string(folder.join("requests")).unwrap();
    (requests.lines().count(), output.status.code())
}

#[cfg(unix)]
#[test]
fn the_shell_loop_resends_only_what_is_retryable() {
    for (name, bodies, requests, status) in [
        ("success", [SUCCESS; 5], 1, 0),
        ("fatal", [FATAL; 5], 1, 1),
        ("no-reply", ["<html>"; 5], 1, 2),
        ("retryable", [RETRYABLE; 5], 5, 75),
        ("then-success", [RETRYABLE, RETRYABLE, SUCCESS, FATAL, FATAL], 3, 0),
        ("then-fatal", [RETRYABLE, FATAL, SUCCESS, SUCCESS, SUCCESS], 2, 1),
    ] {
        assert_eq!(run_shell_loop(name, bodies), (requests, Some(status)), "{name}");
    }
}

/// More than a pipe holds, so that writing it fails once nobody reads.
const MUCH: usize = 1 << 17;

#[track_caller]
fn assert_status_if_nobody_reads(arguments: &[&str], input: &str, status: i32) {
    let mut child = spawn(arguments);
    drop(child.stdout.take());
    let output = output_for(child, input.as_bytes());
    assert_eq!((stderr(&output), output.status.code()), ("", Some(status)));
}

#[test]
fn the_exit_status_tells_a_reader_that_has_read_enough() {
    let codes = ["504"; MUCH / 128];
    assert_status_if_nobody_reads(&[&["explain"], &codes[..]].concat(), "", 0);
    for (code, status) in [("200", 0), ("600", 75), ("504", 1)] {
        let body = format!(r#"{{"code":"{code}","message":"{}"}}"#, "a".repeat(MUCH));
        assert_status_if_nobody_reads(&["reply"], &body, status);
        assert_status_if_nobody_reads(&["reply", "--format", "json"], &body, status);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_printed_is_an_error() {
    for arguments in [&["explain", "504"][..], &["table", "--format", "csv"]] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
            .args(arguments)
            .stdout(full)
            .output()
            .unwrap();
        assert!(stderr(&output).starts_with("error: standard output: "), "{}", stderr(&output));
        assert_eq!(output.status.code(), Some(2));
    }
}
