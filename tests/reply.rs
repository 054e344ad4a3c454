//! Whole replies: each shape that the API sends, and all that is not a reply.
#![cfg(feature = "json")]

mod common;

use std::fs;
use std::path::Path;

use bizppurio_kakao_codes::{AnyCode, ApiError, Failure, InvalidReply, Lang, Reply, ResponseCode};
use common::{code, codes};
use serde::Deserialize;
use serde::de::value::{Error as ValueError, MapDeserializer};
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
            "detail": reply.detail(),
            "reply": reply,
            "retryable": reply.retryable_failures().map(|failure| &failure.item).collect::<Vec<_>>(),
        });
        if let Some(status) = expected.get("http_status") {
            verdict["http_status"] = status.clone();
        }
        assert_eq!(verdict, expected, "{}", path.display());
        let class = expected["class"].as_str().unwrap();
        assert_eq!(reply.is_success(), class == "success", "{}", path.display());
        assert_eq!(reply.is_retryable(), class == "retryable", "{}", path.display());
        assert_eq!(reply.is_fatal(), class == "fatal", "{}", path.display());
        let written = serde_json::to_vec(&reply).unwrap();
        assert_eq!(serde_json::from_slice::<Reply>(&written).unwrap(), reply);
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
        assert!(error(body).starts_with("not a reply: missing field `code` at line 1"), "{body}");
    }
}

#[test]
fn a_broken_reply_is_an_error_with_its_place() {
    for (body, expected) in [
        (r#"{"code":"200","code":"200"}"#, "duplicate field `code` at line 1 column 20"),
        (r#"{"code":null,"code":"200"}"#, "duplicate field `code` at line 1 column 19"),
        (r#"{"message":"","message":"","code":"200"}"#, "duplicate field `message` at line 1"),
        (r#"{"code":true}"#, "invalid type: boolean `true`, expected a response code"),
        (r#"{"code":["200"]}"#, "invalid type: sequence, expected a response code"),
        (r#"{"code":{}}"#, "invalid type: map, expected a response code"),
        (r#"{"code":-1}"#, "invalid type: integer `-1`, expected a response code"),
        (r#"{"code":"200","message":1}"#, "invalid type: integer `1`, expected a string"),
        (
            r#"{"code":"200","data":{"fail":["a"]}}"#,
            "invalid type: string \"a\", expected a failed",
        ),
        (
            r#"{"code":"200","data":{"fail":[{"senderKey":1}]}}"#,
            "invalid type: integer `1`, expected a string",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":"no"}]}}"#,
            "invalid type: string \"no\", expected the error of a failed item, an object or null",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":{"code":"1","code":"2"}}]}}"#,
            "duplicate field `code` at line 1",
        ),
        (
            r#"{"code":"200","data":{"failure":[{"error":null,"error":{"code":"2"}}]}}"#,
            "duplicate field `error` at line 1",
        ),
        (
            r#"{"code":"200","data":{"fail":[{"senderKey":"a","senderKey":"b"}]}}"#,
            "duplicate field `senderKey` at line 1",
        ),
        ("[]", "invalid type: sequence, expected a reply, an object with a code at line 1"),
        ("504", "invalid type: integer `504`, expected a reply, an object with a code at line 1"),
        ("\"200\"", "invalid type: string \"200\", expected a reply"),
        ("null", "invalid type: null, expected a reply"),
        (r#"{"code":"200""#, "EOF while parsing an object at line 1 column 13"),
        (r#"{"code":"20"#, "EOF while parsing a string at line 1"),
        (r#"{"code":"200"} x"#, "trailing characters at line 1 column 16"),
        ("{\n \"code\" \"200\"}", "expected `:` at line 2 column 9"),
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
        assert!(error.to_string().starts_with("not a reply: invalid unicode code point at"));
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

/// Beside a field `data`, serde gives a flattened reply no `data`: the failed items would be lost.
#[test]
fn a_body_of_the_api_is_read_by_from_slice_alone() {
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Flattened {
        #[serde(flatten)]
        reply: Reply,
        data: Value,
    }

    #[derive(Debug, Deserialize)]
    #[serde(untagged)]
    #[expect(dead_code, reason = "only read")]
    enum Untagged {
        Reply(Reply),
        Other(Value),
    }

    for body in [
        r#"{"code":"200","data":{"success":[],"fail":[{"senderKey":"a","code":"507"}]}}"#,
        r#"{"data":{"fail":[]},"code":"200"}"#,
        r#"{"code":"200","message":"요청 성공"}"#,
        r#"{"code":"200","message":null,"failures":[],"data":{"fail":[{}]}}"#,
    ] {
        assert_eq!(read(body).code, ResponseCode::Success);
        let error = serde_json::from_str::<Reply>(body).unwrap_err().to_string();
        assert!(error.contains("`Reply::from_slice`"), "{error}");
        assert!(matches!(serde_json::from_str(body).unwrap(), Untagged::Other(_)));
    }
    let body = r#"{"code":"200","message":"","data":{"fail":[{"code":"507"}]}}"#;
    let error = serde_json::from_str::<Flattened>(body).unwrap_err().to_string();
    let expected = "missing field `failures`; read a body of the API with `Reply::from_slice`";
    assert!(error.starts_with(expected), "{error}");
    let body = r#"{"code":"200","message":"","failures":[],"data":1}"#;
    assert!(serde_json::from_str::<Flattened>(body).is_ok());
    let own = serde_json::to_string(&read(r#"{"code":"504"}"#)).unwrap();
    assert!(matches!(serde_json::from_str(&own).unwrap(), Untagged::Reply(_)));

    for item in [r#"{"senderKey":"a","code":"507"}"#, r#"{"error":{"code":"507"}}"#, "{}"] {
        let error = serde_json::from_str::<Failure>(item).unwrap_err().to_string();
        assert!(error.contains("`Reply::from_slice`"), "{error}");
        let reply = format!(r#"{{"code":"200","failures":[{item}]}}"#);
        let error = serde_json::from_str::<Reply>(&reply).unwrap_err().to_string();
        assert!(error.contains("`Reply::from_slice`"), "{error}");
    }
}

#[test]
fn what_is_not_a_stored_reply_is_an_error_that_says_so() {
    for (json, expected) in [
        (r#"{"message":null,"failures":[]}"#, "missing field `code`; read a body"),
        (r#"{"code":"200"}"#, "missing field `failures`; read a body"),
        (r#"{"code":"200","code":"200"}"#, "duplicate field `code`"),
        (r#"{"message":null,"message":null}"#, "duplicate field `message`"),
        (r#"{"failures":[],"failures":[]}"#, "duplicate field `failures`"),
        (r#"{"code":200,"failures":[]}"#, "invalid type: integer `200`, expected a response code"),
        (r#"{"code":"200","failures":null}"#, "invalid type: null, expected a sequence"),
        (r#"{"codes":1}"#, "unknown field `codes`; read a body"),
        ("504", "invalid type: integer `504`, expected a serialized Reply; read a body"),
        ("[]", "invalid length 0, expected a serialized Reply"),
        (r#"["504"]"#, "invalid length 1, expected a serialized Reply"),
        (r#"["504",null]"#, "invalid length 2, expected a serialized Reply"),
    ] {
        let error = serde_json::from_str::<Reply>(json).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let error = serde_json::from_str::<Failure>("1").unwrap_err().to_string();
    assert!(
        error.starts_with("invalid type: integer `1`, expected a serialized Failure"),
        "{error}"
    );
    let long = json!({ "\u{1b}\u{3164}".repeat(1 << 20): 1 }).to_string();
    let error = serde_json::from_str::<Reply>(&long).unwrap_err().to_string();
    let expected = r"\u{1b}\u{3164}".repeat(30);
    assert!(
        error.starts_with(&format!("unknown field `{expected}…`; read a body")),
        "{error:.999}"
    );
    let keys = MapDeserializer::<_, ValueError>::new([(1, "200")].into_iter());
    let error = Reply::deserialize(keys).unwrap_err().to_string();
    assert_eq!(error, "invalid type: integer `1`, expected a field of a serialized Reply");
}

#[test]
fn a_stored_reply_is_read_by_from_slice_too() {
    let body = r#"{"code":"200","data":{"fail":[{"senderKey":"a","code":"507","message":"b"}]}}"#;
    let reply = read(body);
    let stored = serde_json::to_vec(&reply).unwrap();
    assert_eq!(Reply::from_slice(&stored).unwrap(), reply);
    assert_eq!(Reply::from_http(200, &stored).unwrap(), reply);
    assert_eq!(serde_json::from_slice::<Reply>(&stored).unwrap(), reply);
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
    for place in ["code", "message"] {
        let body = format!(r#"{{"{place}":{open}{close}}}"#);
        assert!(error(body).contains("invalid type: sequence"), "{place}");
    }
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
            assert!(error(body).contains(", expected a list of failed items, or null at line 1"));
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
    for (code, expected) in [("504", "504"), ("9999999", "9999999"), ("200", "200"), ("", "2004")] {
        let answer =
            format!(r#""code":"{code}","message":"FailedToUploadImageException(timeout)""#);
        let swapped = format!(r#""message":"FailedToUploadImageException","code":"{code}""#);
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
    let item =
        r#"{"code":"600","error":{"code":"9999999","message":"FailedToUploadImageException"}}"#;
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
    let retryable: Vec<_> = reply.failures.iter().map(Failure::is_retryable).collect();
    assert_eq!(retryable, [false, true]);
}

#[test]
fn an_http_status_explains_only_a_body_that_is_too_large() {
    for body in ["", "413 Request Entity Too Large", "<html>", "{\"code\":"] {
        let reply = Reply::from_http(413, body.as_bytes()).unwrap();
        assert_eq!(reply.code, ResponseCode::RequestEntityTooLarge, "{body}");
        assert_eq!((reply.message, reply.failures), (None, vec![]));
        for status in (0..=599).filter(|status| *status != 413) {
            let error = Reply::from_http(status, body.as_bytes()).unwrap_err();
            assert_eq!(error.status(), Some(status), "{body}");
        }
    }
    for body in ["[]", "{}", "413"] {
        assert!(Reply::from_http(413, body.as_bytes()).is_err(), "{body}");
    }
    let reply = Reply::from_http(500, br#"{"code":"200"}"#).unwrap();
    assert!(reply.is_success());
}

#[test]
fn an_error_tells_the_status_the_place_and_the_beginning_of_the_body() {
    let error = Reply::from_http(502, b"<html>\n\x1b[31m502</html>").unwrap_err();
    assert_eq!(
        error.to_string(),
        "not a reply: expected value at line 1 column 1; HTTP status 502; \
         body \"<html>\\n\\u{1b}[31m502</html>\""
    );
    assert_eq!((error.line(), error.column(), error.status()), (1, 1, Some(502)));
    let second_line = Reply::from_slice(b"{\n \"code\" 1}").unwrap_err();
    assert_eq!((second_line.line(), second_line.column()), (2, 9));

    let body = "가".repeat(1000);
    let error = Reply::from_slice(body.as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(&format!("; body \"{}…\"", "가".repeat(60))), "{error}");
    let error = Reply::from_slice("가".repeat(60).as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(&format!("; body \"{}\"", "가".repeat(60))), "{error}");
    let error = Reply::from_slice("🙂".repeat(61).as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(&format!("; body \"{}…\"", "🙂".repeat(60))), "{error}");
    for length in [61, 100, 10_000] {
        let error = Reply::from_slice(&vec![0xff; length]).unwrap_err();
        assert!(error.to_string().ends_with(&format!("; body \"{}…\"", "\u{fffd}".repeat(60))));
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
    let place = format!(" at line 1 column {}", body.len() - "]}}".len());
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
    }
}

#[test]
fn an_error_is_displayed_on_one_line_in_two_languages() {
    let [en, ko] = ["en", "ko"].map(|lang| code("504").description(lang).to_owned());
    let duplicate =
        |suffix: [&str; 2]| [format!("504 {en}{}", suffix[0]), format!("504 {ko}{}", suffix[1])];
    let texts = |texts: [&str; 2]| texts.map(str::to_owned);
    for (body, expected) in [
        (
            r#"{"code":"504","message":"","data":{"failure":[{"formField":"a"}]}}"#,
            duplicate(["; 1 item failed", ", 항목 1개 실패"]),
        ),
        (
            r#"{"code":"504","message":"","data":{"failure":[{},{}]}}"#,
            duplicate(["; 2 items failed", ", 항목 2개 실패"]),
        ),
        (
            r#"{"code":"0000","data":{"fail":[{}]}}"#,
            texts([
                "1 item failed; code 0000 Request succeeded",
                "항목 1개 실패, 응답코드 0000 요청 성공",
            ]),
        ),
        (
            r#"{"code":"0000","data":{"fail":[{},{}]}}"#,
            texts([
                "2 items failed; code 0000 Request succeeded",
                "항목 2개 실패, 응답코드 0000 요청 성공",
            ]),
        ),
        (
            r#"{"code":"2002","message":"InvalidImageShapeException(a\n\u001b[31m\u200b(b))"}"#,
            texts([
                r"2002 Image dimensions that cannot be sent (a\n\u{1b}[31m\u{200b}(b))",
                r"2002 발송할 수 없는 이미지 사이즈 (a\n\u{1b}[31m\u{200b}(b))",
            ]),
        ),
        (
            r#"{"code":"504","message":"이미 등록된 템플릿 코드입니다. (t1)"}"#,
            duplicate([
                " (이미 등록된 템플릿 코드입니다. (t1))",
                " (이미 등록된 템플릿 코드입니다. (t1))",
            ]),
        ),
        (
            r#"{"code":"9\n\u001b[31m\u3164"}"#,
            texts([
                r"9\n\u{1b}[31m\u{3164} Undocumented code",
                r"9\n\u{1b}[31m\u{3164} 문서에 없는 코드",
            ]),
        ),
    ] {
        let error = api_error(body);
        assert_eq!(error.to_string(), expected[0]);
        assert_eq!([Lang::En, Lang::Ko].map(|lang| error.display(lang).to_string()), expected);
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
                "Do not resend the whole request; handle each failed item by its own code.",
                "요청 전체를 다시 보내지 말고, 실패한 항목마다 해당 코드에 따라 조치하세요.",
            ],
        );
    }
}

#[test]
fn a_detail_is_what_the_message_adds_to_the_code() {
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
        ("200", "요청 성공", None),
        ("0000", "요청 성공", None),
        ("504", "요청 성공", None),
        ("6000", "요청 성공", None),
        ("9999999", "요청 성공", None),
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
    let failure: Failure = serde_json::from_str(r#"{"code":"507"}"#).unwrap();
    assert_eq!((failure.item, failure.code, failure.message), (None, AnyCode::from("507"), None));
}

fn allocations(body: &str) -> (u64, u64) {
    let allocations = allocation_counter::measure(|| {
        let reply = Reply::from_slice(body.as_bytes());
        assert!(reply.is_ok_and(|reply| reply.is_success()));
    });
    (allocations.count_total, allocations.bytes_total)
}

#[test]
fn skipping_a_list_allocates_nothing() {
    let entry = json!({ "senderKey": "a1", "name": "이름", "categoryCode": "001001" });
    let body = json!({ "code": "200", "data": vec![entry; 5000] });
    assert_eq!(allocations(&body.to_string()), (0, 0));
}

/// serde_json notes a byte per level of what it skips.
#[test]
fn skipping_nested_lists_allocates_eight_bytes() {
    let entry = json!({ "templateCode": "t1", "buttons": [{ "name": "보기", "linkType": "WL" }] });
    let list = vec![entry; 5000];
    let body =
        json!({ "code": "200", "message": "", "data": { "totalCount": 5000, "list": list } });
    assert_eq!(allocations(&body.to_string()), (1, 8));
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
