//! Whole replies: each shape that the API sends, and all that is not a reply.
#![cfg(feature = "json")]

mod common;

use std::fs;
use std::path::Path;

use bizppurio_kakao_codes::{AnyCode, ApiError, Failure, InvalidReply, Lang, Reply, ResponseCode};
use common::{code, codes};
use serde_json::{Value, json};

fn read(body: &str) -> Reply {
    Reply::from_slice(body.as_bytes()).unwrap()
}

fn error(body: impl AsRef<[u8]>) -> String {
    Reply::from_slice(body.as_ref()).unwrap_err().to_string()
}

/// Each `tests/replies/NAME.json` or `.html` has the verdict in `NAME.expected`.
#[test]
fn every_shape_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "expected") {
            continue;
        }
        let body = fs::read(&path).unwrap();
        let expected = fs::read(path.with_extension("expected")).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        let reply = match expected.get("http_status").and_then(Value::as_u64) {
            Some(status) => Reply::from_http(status.try_into().unwrap(), &body),
            None => Reply::from_slice(&body),
        };
        let reply = reply.unwrap();
        let mut verdict = json!({
            "class": reply.class().as_str(),
            "reply": reply,
            "retryable": reply.retryable_failures().map(|failure| &failure.item).collect::<Vec<_>>(),
        });
        if let Some(status) = expected.get("http_status") {
            verdict["http_status"] = status.clone();
        }
        // It is not told of a message that only repeats a text of the table.
        if expected.get("detail").is_some() {
            verdict["detail"] = json!(reply.detail());
        }
        assert_eq!(verdict, expected, "{}", path.display());
        let class = expected["class"].as_str().unwrap();
        assert_eq!(reply.is_success(), class == "success", "{}", path.display());
        assert_eq!(reply.is_retryable(), class == "retryable", "{}", path.display());
        assert_eq!(reply.is_fatal(), class == "fatal", "{}", path.display());
        let written = serde_json::to_vec(&reply).unwrap();
        assert_eq!(Reply::from_slice(&written).unwrap(), reply, "{}", path.display());
        count += 1;
    }
    assert!(count > 20, "only {count} replies were found");
}

#[test]
fn a_reply_without_a_code_names_the_missing_field() {
    for body in [
        "{}",
        r#"{"message":"요청 성공"}"#,
        r#"{"code":null,"message":null}"#,
        r#"{"code":"","message":""}"#,
        r#"{"message":"InvalidImageShapeExceptions"}"#,
        r#"{"data":{"code":"200"}}"#,
        r#"{"error":{"code":"200"}}"#,
    ] {
        assert!(
            error(body).starts_with("not a reply: missing field `code`, at line 1 column "),
            "{body}"
        );
    }
}

#[test]
fn a_broken_reply_is_an_error_with_its_place() {
    for (body, expected) in [
        (r#"{"code":"200","code":"200"}"#, "duplicate field `code`, at line 1 column 20"),
        (r#"{"code":null,"code":"200"}"#, "duplicate field `code`, at line 1 column 19"),
        (r#"{"message":"","message":"","code":"200"}"#, "duplicate field `message`, at line 1"),
        (r#"{"code":true}"#, "invalid type: boolean `true`, expected a response code"),
        (r#"{"code":["200"]}"#, "invalid type: sequence, expected a response code"),
        (r#"{"code":{}}"#, "invalid type: map, expected a response code"),
        (r#"{"code":-1}"#, "invalid type: integer `-1`, expected a response code"),
        (
            r#"{"code":"200","data":{"fail":["a"]}}"#,
            "invalid type: string \"a\", expected a failed",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":"no"}]}}"#,
            "invalid type: string \"no\", expected the error of a failed item, an object or null",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":{"code":"1","code":"2"}}]}}"#,
            "duplicate field `code`, at line 1",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":null,"error":{"code":"2"}}]}}"#,
            "duplicate field `error`, at line 1",
        ),
        (
            r#"{"code":"200","data":{"fail":[{"senderKey":"a","senderKey":"b"}]}}"#,
            "duplicate field `senderKey`, at line 1",
        ),
        ("[]", "invalid type: sequence, expected an object with a code, at line 1"),
        ("504", "invalid type: integer `504`, expected an object with a code, at line 1"),
        ("\"200\"", "invalid type: string \"200\", expected an object with a code"),
        ("null", "invalid type: null, expected an object with a code"),
        (r#"{"code":"200""#, "EOF while parsing an object, at line 1 column 13"),
        (r#"{"code":"20"#, "EOF while parsing a string, at line 1"),
        (r#"{"code":"200"} x"#, "trailing characters, at line 1 column 16"),
        ("{\n \"code\" \"200\"}", "expected `:`, at line 2 column 9"),
    ] {
        let error = error(body);
        assert!(error.starts_with(&format!("not a reply: {expected}")), "{error}");
    }
}

#[test]
fn invalid_utf8_is_an_error_in_all_that_is_read() {
    for body in [
        &b"{\"code\":\"20\xff\"}"[..],
        b"{\"code\":\"200\",\"message\":\"\xff\"}",
        b"{\"code\":\"200\",\"data\":\"\xea\xb0\"}",
        b"{\"code\":\"200\",\"data\":{\"fail\":[{\"senderKey\":\"\xff\"}]}}",
    ] {
        let error = Reply::from_slice(body).unwrap_err();
        assert!(error.to_string().starts_with("not a reply: invalid unicode code point, at"));
        assert!(error.column() > 10, "{error}");
    }
    for body in [
        &b"{\"code\":\"200\",\"da\xffta\":1}"[..],
        b"{\"code\":\"200\",\"data\":{\"\xff\":\"\xff\"}}",
        b"{\"code\":\"200\",\"\\ud800\":\"\\ud800\"}",
    ] {
        assert!(Reply::from_slice(body).unwrap().is_success());
    }
    assert!(
        Reply::from_slice(br#"{"co\u0064e":"200","\u0064ata":{"\u0066ail":[{}]}}"#)
            .unwrap()
            .is_fatal()
    );
    assert!(Reply::from_slice(b"\xff{\"code\":\"200\"}").is_err());
    assert!(Reply::from_slice(b"{\"code\":\"200\"}\xff").is_err());
}

#[test]
fn a_stored_reply_is_read_by_from_slice_too() {
    let body = r#"{"code":"200","data":{"fail":[{"senderKey":"a","code":"507","message":"b"}]}}"#;
    let reply = read(body);
    let stored = serde_json::to_vec(&reply).unwrap();
    assert_eq!(Reply::from_slice(&stored).unwrap(), reply);
    assert_eq!(Reply::from_http(200, &stored).unwrap(), reply);
}

#[test]
fn deep_nesting_never_overflows_the_stack() {
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let objects = "{\"a\":".repeat(100_000);
    for place in ["other", "data", "date"] {
        let reply = format!(r#"{{"code":"200","{place}":{open}{close}}}"#);
        assert!(read(&reply).is_success(), "{place}");
        let reply = format!(r#"{{"code":"200","{place}":{{"list":{open}{close}}}}}"#);
        assert!(read(&reply).is_success(), "{place}");
        for start in [&open, &objects] {
            assert!(error(format!(r#"{{"code":"200","{place}":{start}"#)).contains("EOF"));
        }
    }
    assert!(error(format!(r#"{{"code":{open}{close}}}"#)).contains("invalid type: sequence"));
    let reply = format!(r#"{{"code":"200","message":{open}{close}}}"#);
    assert!(read(&reply).is_success());
    for list in ["failure", "fail"] {
        let body = format!(r#"{{"code":"200","data":{{"{list}":{open}{close}}}}}"#);
        assert!(error(body).contains("invalid type: sequence"), "{list}");
    }
    assert!(error(&open).contains("invalid type"));
    assert!(error(objects).contains("EOF"));
}

#[test]
fn failed_items_are_only_a_list_of_objects_or_null() {
    for value in ["null", "[]"] {
        let body = format!(r#"{{"code":"200","data":{{"fail":{value}}},"failures":{value}}}"#);
        assert!(read(&body).is_success(), "{value}");
    }
    for value in ["0", "-1", "1.5", "true", "\"none\"", "{}", r#"{"code":"507"}"#] {
        for body in [
            format!(r#"{{"code":"200","data":{{"fail":{value}}}}}"#),
            format!(r#"{{"code":"200","data":{{"failure":{value}}}}}"#),
            format!(r#"{{"code":"200","failures":{value}}}"#),
        ] {
            assert!(error(body).contains(", expected a list of failed items, or null, at line 1"));
        }
    }
    for value in ["null", "0", "[0]"] {
        assert!(
            error(format!(r#"{{"code":"200","data":{{"fail":[{value}]}}}}"#))
                .contains("expected a failed item")
        );
    }
}

/// The vendor's names vary, so a list under any name that begins with `fail` counts.
#[test]
fn a_list_under_a_name_that_begins_with_fail_is_of_failed_items() {
    for place in ["data", "date", "result"] {
        for name in
            ["fail", "failure", "failures", "failed", "failList", "fail_list", "failedItems"]
        {
            let item = r#"{"senderKey":"a","code":"600","message":"b"}"#;
            let reply = read(&format!(r#"{{"code":"200","{place}":{{"{name}":[{item},{{}}]}}}}"#));
            assert!(reply.is_fatal(), "{place}.{name}");
            let items: Vec<_> = reply
                .failures
                .iter()
                .map(|item| (item.item.as_deref(), item.code.code(), item.message.as_deref()))
                .collect();
            assert_eq!(items, [(Some("a"), "600", Some("b")), (None, "", None)], "{place}.{name}");
        }
        for name in ["fai", "Failed", "success", "unfailed", "retryFail"] {
            let body = format!(r#"{{"code":"200","{place}":{{"{name}":[{{"code":"507"}}]}}}}"#);
            assert!(read(&body).is_success(), "{place}.{name}");
        }
    }
}

#[test]
fn a_list_of_anything_else_than_items_is_not_understood() {
    for item in ["null", "true", "[]", "-1", "0.5", "\"a\""] {
        let error = error(format!(r#"{{"code":"200","data":{{"failed":[{{}},{item}]}}}}"#));
        assert!(error.contains("expected a failed item, an object"), "{error}");
    }
}

#[test]
fn what_is_not_a_list_lists_no_items() {
    for value in ["3", "-1", "0.5", "true", "null", "[]", r#""없음""#, r#"{"code":"507"}"#] {
        for name in ["failCount", "failed", "failReason"] {
            let body = format!(r#"{{"code":"200","data":{{"{name}":{value},"fail":[]}}}}"#);
            assert!(read(&body).is_success(), "{body}");
        }
    }
}

#[test]
fn what_may_hold_lists_of_items_may_be_anything() {
    for value in ["null", "0", "-1", "1.5", "true", "\"none\"", "{}", "[]", r#"[{"fail":[{}]}]"#] {
        let body = format!(r#"{{"code":"200","data":{value},"result":{{"fail":[{{}}]}}}}"#);
        assert_eq!(read(&body).failures.len(), 1, "{value}");
    }
    assert!(read(r#"{"code":"200","fail":[{"code":"507"}]}"#).is_success());
    assert!(read(r#"{"code":"200","data":{"list":[{"fail":[{"code":"507"}]}]}}"#).is_success());
}

#[test]
fn a_code_speaks_before_a_message() {
    let row = code("2004");
    let message = row.message().unwrap();
    for (code, expected) in [("504", "504"), ("9999999", "9999999"), ("200", "200"), ("", "2004")] {
        let answer = format!(r#""code":"{code}","message":"{message}(timeout)""#);
        let swapped = format!(r#""message":"{message}","code":"{code}""#);
        for answer in [answer, swapped] {
            assert_eq!(read(&format!("{{{answer}}}")).code.code(), expected, "{answer}");
            for item in [format!("{{{answer}}}"), format!(r#"{{"error":{{{answer}}}}}"#)] {
                let reply = read(&format!(r#"{{"code":"6000","data":{{"failure":[{item}]}}}}"#));
                assert_eq!(reply.failures[0].code.code(), expected, "{item}");
            }
        }
    }
    let reply = read(r#"{"code":"200","message":" "}"#);
    assert_eq!(reply.message.as_deref(), Some(" "));
}

#[test]
fn an_undocumented_code_of_an_error_speaks_before_the_item() {
    let row = code("2004");
    let item = json!({ "code": "600", "error": { "code": "9999999", "message": row.message() } });
    let reply = read(&format!(r#"{{"code":"6000","data":{{"failure":[{item}]}}}}"#));
    assert_eq!(reply.failures[0].code.code(), "9999999");
}

#[test]
fn an_items_error_speaks_before_the_item() {
    let reply = read(
        r#"{"code":"6000","data":{"failure":[
            {"code":"2001","message":"a","error":{"code":"2004","message":"b"}},
            {"error":{"code":"","message":null},"code":"2001","message":"a"},
            {"item":"x","data":{"code":"1"},"failures":[1]}
        ]}}"#,
    );
    let answers: Vec<_> = reply
        .failures
        .iter()
        .map(|failure| (failure.code.code(), failure.message.as_deref()))
        .collect();
    assert_eq!(answers, [("2004", Some("b")), ("2001", Some("a")), ("", None)]);
    assert_eq!(reply.failures[2].item.as_deref(), Some("x"));
}

#[test]
fn the_order_of_an_items_fields_does_not_matter() {
    for item in [
        r#"{"formField":"a","senderKey":"b","item":"c"}"#,
        r#"{"item":"c","senderKey":"b","formField":"a"}"#,
        r#"{"item":"a","senderKey":null,"formField":null}"#,
        r#"{"formField":null,"item":"b","senderKey":"a"}"#,
    ] {
        let reply = read(&format!(r#"{{"code":"200","data":{{"fail":[{item}]}}}}"#));
        assert_eq!(reply.failures[0].item.as_deref(), Some("a"), "{item}");
    }
}

#[test]
fn failed_items_of_both_places_are_kept() {
    let reply = read(
        r#"{"result":{"failure":[{"formField":"a"}]},"code":"6000","data":{"fail":[{"senderKey":"b"}]}}"#,
    );
    let items: Vec<_> = reply.failures.iter().map(|failure| failure.item.as_deref()).collect();
    assert_eq!(items, [Some("a"), Some("b")]);
}

#[test]
fn a_failed_item_is_never_a_success() {
    let reply = read(r#"{"code":"200","data":{"fail":[{"code":"200"},{"code":"600"}]}}"#);
    let classes: Vec<_> = reply.failures.iter().map(|failure| failure.class().as_str()).collect();
    assert_eq!(classes, ["fatal", "retryable"]);
    let fatal: Vec<_> = reply.failures.iter().map(Failure::is_fatal).collect();
    assert_eq!(fatal, [true, false]);
    let retryable: Vec<_> = reply.failures.iter().map(Failure::is_retryable).collect();
    assert_eq!(retryable, [false, true]);
}

#[test]
fn an_http_status_explains_only_a_body_that_is_too_large() {
    for body in ["", "413 Request Entity Too Large", "<html>", "{\"code\":"] {
        for status in (0..=599).filter(|status| *status != 413) {
            let error = Reply::from_http(status, body.as_bytes()).unwrap_err();
            assert_eq!(error.status(), Some(status), "{body}");
        }
    }
}

/// The status alone says all that there is to know, in JSON too.
#[test]
fn with_413_a_body_that_is_not_a_reply_is_the_code_413() {
    for body in ["", "413 Request Entity Too Large", "<html>", "{\"code\":", "[]", "{}", "413"] {
        assert_eq!(Reply::from_http(413, body.as_bytes()), Ok(Reply::new("413")), "{body}");
    }
    let body = r#"{"message":"Payload too large"}"#;
    assert_eq!(Reply::from_http(413, body.as_bytes()), Ok(Reply::new("413")));
    assert!(Reply::from_http(412, body.as_bytes()).is_err());
    let reply = Reply::from_http(413, br#"{"code":"600"}"#).unwrap();
    assert_eq!(reply.code.code(), "600");
}

#[test]
fn a_success_with_an_error_status_contradicts_itself() {
    let body = br#"{"code":"200","message":""}"#;
    for status in [0, 200, 399] {
        assert!(Reply::from_http(status, body).unwrap().is_success(), "{status}");
    }
    for status in [400, 413, 500, u16::MAX] {
        let error = Reply::from_http(status, body).unwrap_err();
        let expected = format!(
            "not a reply: HTTP status {status}, but the code 200 is a success; \
             body \"{{\\\"code\\\":\\\"200\\\",\\\"message\\\":\\\"\\\"}}\""
        );
        assert_eq!(error.to_string(), expected);
        assert_eq!((error.status(), error.line(), error.column()), (Some(status), 0, 0));
    }
    for body in [r#"{"code":"504"}"#, r#"{"code":"200","data":{"fail":[{"code":"507"}]}}"#] {
        assert!(Reply::from_http(500, body.as_bytes()).unwrap().is_fatal(), "{body}");
    }
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let body = b"\xEF\xBB\xBF{\"code\":\"600\"}";
    assert_eq!(Reply::from_slice(body), Ok(Reply::new("600")));
    assert_eq!(Reply::from_http(413, body), Ok(Reply::new("600")));
    let error = Reply::from_slice(b"\xEF\xBB\xBF<html>").unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"not a reply: expected value, at line 1 column 1; body "<html>""#
    );
    assert_eq!(error, Reply::from_slice(b"<html>").unwrap_err());
    assert!(Reply::from_slice(b"\xEF\xBB\xBF\xEF\xBB\xBF{\"code\":\"600\"}").is_err());
    let empty = Reply::from_slice(b"\xEF\xBB\xBF").unwrap_err();
    assert_eq!(empty.to_string(), "not a reply: the body is empty");
}

/// What is not the verdict does not hide it.
#[test]
fn a_message_or_a_name_of_any_type_leaves_the_code() {
    for (value, expected) in [
        ("3", Some("3")),
        ("-3", Some("-3")),
        ("18446744073709551615", Some("18446744073709551615")),
        ("-9223372036854775808", Some("-9223372036854775808")),
        ("true", Some("true")),
        ("false", Some("false")),
        ("null", None),
        ("-0", None),
        ("0.5", None),
        ("1e3", None),
        ("18446744073709551616", None),
        ("-9223372036854775809", None),
        ("[]", None),
        (r#"["a"]"#, None),
        ("{}", None),
        (r#"{"a":{"b":1}}"#, None),
    ] {
        let body = format!(
            r#"{{"code":"600","message":{value},"data":{{"fail":[
                {{"senderKey":{value},"code":"507","message":{value}}},
                {{"formField":{value},"error":{{"code":"2004","message":{value}}}}}
            ]}}}}"#
        );
        let reply = read(&body);
        assert_eq!((reply.code.code(), reply.message.as_deref()), ("600", expected), "{value}");
        for (failure, code) in reply.failures.iter().zip(["507", "2004"]) {
            assert_eq!(failure.code.code(), code, "{value}");
            assert_eq!(failure.item.as_deref(), expected, "{value}");
            assert_eq!(failure.message.as_deref(), expected, "{value}");
        }
        assert_eq!(reply.failures.len(), 2);
    }
}

#[test]
fn a_list_in_place_of_an_object_is_refused() {
    for (body, expected) in [
        (r#"["200",null,{}]"#, "invalid type: sequence, expected an object with a code"),
        (
            r#"{"code":"200","data":{"fail":[["a",null,null,null,"507",null]]}}"#,
            "invalid type: sequence, expected a failed item, an object",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":["2004",null]}]}}"#,
            "invalid type: sequence, expected the error of a failed item",
        ),
    ] {
        let error = error(body);
        assert!(error.starts_with(&format!("not a reply: {expected}")), "{error}");
    }
}

#[test]
fn no_failed_item_is_lost_where_data_appears_twice() {
    let failed = r#""data":{"fail":[{"senderKey":"a","code":"507"}]}"#;
    for (first, second) in [(failed, r#""data":{}"#), (r#""data":null"#, failed), (failed, failed)]
    {
        let reply = read(&format!(r#"{{"code":"200",{first},{second}}}"#));
        assert!(reply.is_fatal());
        let count = [first, second].iter().filter(|data| **data == failed).count();
        assert_eq!(reply.failures.len(), count, "{first} {second}");
    }
}

#[test]
fn an_error_tells_the_status_the_place_and_the_beginning_of_the_body() {
    let error = Reply::from_http(502, b"<html>\n\x1b[31m502</html>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "not a reply: expected value, at line 1 column 1; HTTP status 502; \
         body \"<html>\\n\\u{1b}[31m502</html>\""
    );
    assert_eq!((error.line(), error.column(), error.status()), (1, 1, Some(502)));
    let second_line = Reply::from_slice(b"{\n \"code\" 1}").unwrap_err();
    assert_eq!((second_line.line(), second_line.column()), (2, 9));

    let body = "가".repeat(1000);
    let error = Reply::from_slice(body.as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(&format!("; body \"{}\"…", "가".repeat(60))), "{error}");
    let error = Reply::from_slice("가".repeat(60).as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(&format!("; body \"{}\"", "가".repeat(60))), "{error}");
    let error = Reply::from_slice("🙂".repeat(61).as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(&format!("; body \"{}\"…", "🙂".repeat(60))), "{error}");
    for length in [61, 100, 10_000] {
        let error = Reply::from_slice(&vec![0xff; length]).unwrap_err();
        assert!(error.to_string().ends_with(&format!("; body \"{}\"…", "\u{fffd}".repeat(60))));
    }
}

#[test]
fn an_empty_body_is_said_to_be_empty() {
    for body in ["", " \n"] {
        assert_eq!(error(body), "not a reply: the body is empty");
        let error = Reply::from_http(502, body.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "not a reply: the body is empty; HTTP status 502");
    }
}

#[test]
fn an_error_repeats_only_the_beginning_of_a_text_of_the_body() {
    let body = format!(r#"{{"code":"200","data":{{"fail":["{}"]}}}}"#, "가".repeat(1_000_000));
    let error = Reply::from_slice(body.as_bytes()).unwrap_err().to_string();
    let text = "가".repeat(200 - "invalid type: string \"".len());
    let place = format!(", at line 1 column {}", body.len() - "]}}".len());
    assert!(
        error.starts_with(&format!("not a reply: invalid type: string \"{text}…{place}; ")),
        "{error:.999}"
    );
}

#[test]
fn an_error_keeps_only_the_beginning_of_a_text_of_the_body() {
    let body = format!(r#"{{"code":"200","data":{{"fail":["{}"]}}}}"#, "가".repeat(1_000_000));
    let error = Reply::from_http(200, body.as_bytes()).unwrap_err();
    assert!(format!("{error:?}").len() < 1000, "{error:.999?}");
    assert!(format!("{error:?}").contains("invalid type: string"), "{error:?}");
}

#[test]
fn an_error_escapes_what_cannot_be_seen() {
    let error = error("{\"code\":\"200\",\"data\":{\"fail\":[\"\u{3164}\u{202e}\"]}}");
    assert!(!error.contains(['\u{3164}', '\u{202e}']), "{error}");
    assert_eq!(error.matches(r"\u{3164}\u{202e}").count(), 2, "{error}");
}

/// The help of 200 is to look for failed items, which `Reply` has done.
#[test]
fn a_reply_whose_items_were_checked_says_to_carry_on() {
    let texts = |reply: Reply| [Lang::En, Lang::Ko].map(|lang| reply.help(lang));
    assert_eq!(texts(Reply::new("200")), ["Carry on.", "계속 진행하세요."]);
    let code = AnyCode::from("0000");
    assert_eq!(texts(Reply::new("0000")), [Lang::En, Lang::Ko].map(|lang| code.help(lang)));
}

#[test]
fn a_failed_item_with_the_code_of_a_success_is_not_told_to_carry_on() {
    for code in ["200", "0000"] {
        let failure = Failure::new(code);
        assert_eq!(
            [Lang::En, Lang::Ko].map(|lang| failure.help(lang)),
            [
                "Do not resend the item; read its message, then ask Bizppurio.",
                "이 항목을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 문의하세요.",
            ],
        );
        let text = |lang| AnyCode::from(code).display(lang).to_string();
        let en = format!("item failed; code {}", text(Lang::En));
        let ko = format!("항목 실패, 응답코드 {}", text(Lang::Ko));
        assert_eq!([Lang::En, Lang::Ko].map(|lang| failure.display(lang).to_string()), [en, ko]);
        assert_eq!(failure.to_string(), failure.display(Lang::En).to_string());
    }
    let failure = Failure::new("507");
    for lang in [Lang::Ko, Lang::En] {
        assert_eq!(failure.help(lang), ResponseCode::InvalidSenderProfile.help(lang));
    }
}

#[test]
fn what_may_have_been_processed_is_looked_up_first() {
    let error = Reply::from_http(500, b"[]").unwrap_err();
    assert_eq!(
        [Lang::En, Lang::Ko].map(|lang| error.help(lang)),
        [
            "Whether the request was processed is unknown: look it up, and send it again only if it was not.",
            "요청이 처리되었는지 알 수 없습니다. 조회해 확인하고, 처리되지 않았을 때만 다시 보내세요.",
        ],
    );
}

fn api_error(body: &str) -> ApiError {
    read(body).into_result().unwrap_err()
}

#[test]
fn a_success_is_given_back_and_anything_else_is_an_error() {
    let reply = read(r#"{"code":"0000","message":"-"}"#);
    assert_eq!(reply.clone().into_result(), Ok(reply));
    for body in [r#"{"code":"600"}"#, r#"{"code":"9999999"}"#, r#"{"code":"504"}"#] {
        let error = api_error(body);
        assert_eq!(*error.reply(), read(body));
        assert_eq!(error.into_reply(), read(body));
    }
}

#[test]
fn an_error_answers_what_its_reply_does() {
    for body in [r#"{"code":"600"}"#, r#"{"code":"504"}"#, r#"{"code":"200","data":{"fail":[{}]}}"#]
    {
        let (reply, error) = (read(body), api_error(body));
        assert_eq!(*error.code(), reply.code);
        assert_eq!(error.class(), reply.class());
        assert_eq!(error.is_retryable(), reply.is_retryable());
        for lang in [Lang::Ko, Lang::En] {
            assert_eq!(error.help(lang), reply.help(lang));
        }
    }
}

#[test]
fn an_error_is_displayed_on_one_line_in_two_languages() {
    for (body, en, ko) in [
        (
            r#"{"code":"504","message":"","data":{"failure":[{"formField":"a"}]}}"#,
            "504 {504}; 1 item failed",
            "504 {504}, 항목 1개 실패",
        ),
        (
            r#"{"code":"504","message":"","data":{"failure":[{},{}]}}"#,
            "504 {504}; 2 items failed",
            "504 {504}, 항목 2개 실패",
        ),
        (
            r#"{"code":"0000","data":{"fail":[{}]}}"#,
            "1 item failed; code 0000 {0000}",
            "항목 1개 실패, 응답코드 0000 {0000}",
        ),
        (
            r#"{"code":"0000","data":{"fail":[{},{}]}}"#,
            "2 items failed; code 0000 {0000}",
            "항목 2개 실패, 응답코드 0000 {0000}",
        ),
        (
            r#"{"code":"504","message":"a\n\u001b[31m\u200b(b)"}"#,
            r"504 {504} (a\n\u{1b}[31m\u{200b}(b))",
            r"504 {504} (a\n\u{1b}[31m\u{200b}(b))",
        ),
        (
            r#"{"code":"504","message":"이미 등록된 템플릿 코드입니다. (t1)"}"#,
            "504 {504} (이미 등록된 템플릿 코드입니다. (t1))",
            "504 {504} (이미 등록된 템플릿 코드입니다. (t1))",
        ),
        (
            r#"{"code":"9\n\u001b[31m\u3164"}"#,
            r"9\n\u{1b}[31m\u{3164} Undocumented code",
            r"9\n\u{1b}[31m\u{3164} 문서에 없는 코드",
        ),
    ] {
        let error = api_error(body);
        let with_description = |text: &str, lang| {
            let text = text.replace("{504}", code("504").description(lang));
            text.replace("{0000}", code("0000").description(lang))
        };
        assert_eq!(error.to_string(), with_description(en, "en"));
        assert_eq!(error.display(Lang::En).to_string(), with_description(en, "en"));
        assert_eq!(error.display(Lang::Ko).to_string(), with_description(ko, "ko"));
    }
}

#[test]
fn a_failed_item_is_displayed_as_an_error_with_its_code_is() {
    for answer in [
        json!({ "code": "2002", "message": "InvalidImageShapeException(a\n\u{3164})" }),
        json!({ "code": "504", "message": "" }),
        json!({ "code": "9".repeat(100), "message": "가".repeat(1000) }),
    ] {
        let error = api_error(&answer.to_string());
        let reply = read(&json!({ "code": "6000", "data": { "failure": [answer] } }).to_string());
        for lang in [Lang::Ko, Lang::En] {
            let expected = error.display(lang).to_string();
            assert_eq!(reply.failures[0].display(lang).to_string(), expected);
        }
    }
}

#[test]
fn an_error_shows_the_start_of_a_long_text() {
    let body = json!({ "code": "9".repeat(1 << 20), "message": "가".repeat(1 << 20) });
    let expected = format!("{}… Undocumented code ({}…)", "9".repeat(60), "가".repeat(200));
    assert_eq!(api_error(&body.to_string()).to_string(), expected);
    let body = json!({ "code": "9".repeat(60), "message": "가".repeat(200) });
    let expected = format!("{} Undocumented code ({})", "9".repeat(60), "가".repeat(200));
    assert_eq!(api_error(&body.to_string()).to_string(), expected);
}

#[test]
fn the_help_of_a_reply_with_failed_items_is_not_that_of_its_code() {
    let reply = read(r#"{"code":"600"}"#);
    for lang in [Lang::Ko, Lang::En] {
        assert_eq!(reply.help(lang), ResponseCode::ImageUploadFailed.help(lang));
    }
    for code in ["200", "600", "6000", "9999999"] {
        let reply = read(&format!(r#"{{"code":"{code}","data":{{"fail":[{{"code":"507"}}]}}}}"#));
        assert_eq!(
            [Lang::En, Lang::Ko].map(|lang| reply.help(lang)),
            [
                "Do not resend the whole request; treat each failed item according to its own code.",
                "요청 전체를 다시 보내지 말고, 실패한 항목마다 해당 코드에 따라 조치하세요.",
            ],
        );
    }
}

#[test]
fn a_detail_is_what_the_message_adds_to_the_code() {
    let row = code("200");
    let success = row.description("ko");
    for (code, message, expected) in [
        (
            "2002",
            "InvalidImageShapeException(세로 100px (가로 500px))",
            Some("세로 100px (가로 500px)"),
        ),
        ("2002", " InvalidImageShapeException ( 세로 100px ) ", Some("세로 100px")),
        ("2002", "InvalidImageShapeException", None),
        ("2002", " InvalidImageShapeException ", None),
        ("2002", "InvalidImageShapeException()", None),
        ("2002", "InvalidImageShapeException( )", None),
        ("2002", "InvalidImageShapeException(-)", None),
        ("2002", "InvalidImageShapeException(a", Some("InvalidImageShapeException(a")),
        // The name of another code is a message as any other.
        ("2002", "InvalidImageLengthException(6MB)", Some("InvalidImageLengthException(6MB)")),
        ("9999999", "FailedToUploadImageException", Some("FailedToUploadImageException")),
        (
            "403",
            "접근할 수 없는 IP 입니다. (203.0.113.9)",
            Some("접근할 수 없는 IP 입니다. (203.0.113.9)"),
        ),
        ("405", "templateName 필드는 필수입니다.\n", Some("templateName 필드는 필수입니다.")),
        ("9999999", "QuotaException(per day)", Some("QuotaException(per day)")),
        ("200", success, None),
        ("0000", success, None),
        ("504", success, None),
        ("6000", success, None),
        ("9999999", success, None),
        ("200", "2건 등록", Some("2건 등록")),
        ("504", "-", None),
        ("504", " - ", None),
        ("504", " ", None),
        ("504", "", None),
    ] {
        let answer = json!({ "code": code, "message": message });
        assert_eq!(read(&answer.to_string()).detail(), expected, "{answer}");
        let reply = json!({ "code": "6000", "data": { "failure": [{ "error": answer }] } });
        let reply = read(&reply.to_string());
        assert_eq!(reply.failures[0].detail(), expected, "{answer}");
    }
    let reply = read(r#"{"code":"504","data":{"fail":[{"code":"504"}]}}"#);
    assert_eq!((reply.detail(), reply.failures[0].detail()), (None, None));
}

#[test]
fn a_message_that_repeats_the_description_adds_nothing() {
    let detail = |code: &str, message: &str| {
        let reply = read(&json!({ "code": code, "message": message }).to_string());
        reply.detail().map(str::to_owned)
    };
    for row in codes() {
        // As the page spells it, and as it is corrected.
        for text in [row.cell("description_ko"), row.description("ko")] {
            assert_eq!(detail(&row.code, text), None, "{}", row.code);
            assert_eq!(detail(&row.code, &format!(" {text} ")), None, "{}", row.code);
        }
    }
    let other = code("505");
    let text = other.description("ko");
    for code in ["504", "9999999"] {
        assert_eq!(detail(code, text).as_deref(), Some(text), "{code}");
    }
}

#[test]
fn a_reply_is_written_in_a_form_of_its_own() {
    let reply = read(
        r#"{"code":"6000","message":"","data":{"failure":[{"formField":"a","error":{"code":"2004","message":"b"}}]}}"#,
    );
    assert_eq!(
        serde_json::to_string(&reply).unwrap(),
        r#"{"code":"6000","message":null,"failures":[{"item":"a","code":"2004","message":"b"}]}"#
    );
}

/// Half a surrogate pair or a number too large for any type is no error where it is skipped.
#[test]
fn what_is_skipped_is_not_converted() {
    for value in [r#""\ud83d""#, "1e999", r#"{"a":"\ud83d"}"#, r#"["\ud83d",1e999]"#] {
        for body in [
            format!(r#"{{"code":"200","image":{value}}}"#),
            format!(r#"{{"code":"200","data":{{"name":{value}}}}}"#),
            format!(r#"{{"code":"200","data":[{value}]}}"#),
        ] {
            assert!(read(&body).is_success(), "{body}");
        }
    }
}

#[test]
fn a_reply_is_sent_between_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Reply>();
    check::<ApiError>();
    check::<InvalidReply>();
}
