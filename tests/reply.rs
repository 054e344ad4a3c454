//! Whole replies: each shape that the API sends, and all that is not a reply.
#![cfg(feature = "json")]

mod common;

use std::fs;
use std::path::Path;

use bizppurio_kakao_codes::{AnyCode, Failure, Lang, Reply};
use common::{code, codes};
use serde_json::{Value, json};

const LANGS: [Lang; 2] = [Lang::Ko, Lang::En];

fn read(body: impl AsRef<str>) -> Reply {
    Reply::from_slice(body.as_ref().as_bytes()).unwrap()
}

fn read_item(item: &str) -> Failure {
    let reply = read(format!(r#"{{"code":"6000","data":{{"failure":[{item}]}}}}"#));
    let [failure] = reply.failures.try_into().unwrap();
    failure
}

fn error(body: impl AsRef<[u8]>) -> String {
    Reply::from_slice(body.as_ref()).unwrap_err().to_string()
}

/// Each `tests/replies/NAME.json` or `.html` has the verdict in `NAME.expected`.
#[test]
fn every_shape_is_understood() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/replies");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "expected") {
            continue;
        }
        let place = path.display();
        let body = fs::read(&path).unwrap();
        let expected = fs::read(path.with_extension("expected")).unwrap();
        let expected: Value = serde_json::from_slice(&expected).unwrap();
        let reply = match expected["http_status"].as_u64() {
            Some(status) => Reply::from_http(status.try_into().unwrap(), &body),
            None => Reply::from_slice(&body),
        };
        let reply = reply.unwrap();
        assert_eq!(serde_json::to_value(&reply).unwrap(), expected["reply"], "{place}");
        assert_eq!(reply.class().as_str(), expected["class"], "{place}");
        let classes = [reply.is_success(), reply.is_retryable(), reply.is_fatal()];
        let expected_classes =
            ["success", "retryable", "fatal"].map(|name| expected["class"] == name);
        assert_eq!(classes, expected_classes, "{place}");
        let retryable: Vec<_> = reply.retryable_failures().map(|failure| &failure.item).collect();
        assert_eq!(json!(retryable), expected["retryable"], "{place}");
        // It is not told of a message that only repeats a text of the table.
        if let Some(detail) = expected.get("detail") {
            assert_eq!(json!(reply.detail()), *detail, "{place}");
        }
    }
}

#[test]
fn a_broken_reply_is_an_error_with_its_place() {
    for (body, expected) in [
        ("{}", "missing field `code`, at line 1 column 2"),
        (r#"{"message":"요청 성공"}"#, "missing field `code`, at line 1"),
        (r#"{"code":null,"message":null}"#, "missing field `code`, at line 1"),
        (r#"{"code":"","message":""}"#, "missing field `code`, at line 1"),
        (r#"{"data":{"code":"200"}}"#, "missing field `code`, at line 1"),
        (r#"{"error":{"code":"200"}}"#, "missing field `code`, at line 1"),
        (r#"{"code":"200","code":"200"}"#, "duplicate field `code`, at line 1 column 20"),
        (r#"{"code":null,"code":"200"}"#, "duplicate field `code`, at line 1 column 19"),
        (r#"{"message":"","message":"","code":"200"}"#, "duplicate field `message`, at line 1"),
        (r#"{"code":true}"#, "invalid type: boolean `true`, expected a response code"),
        (r#"{"code":["200"]}"#, "invalid type: sequence, expected a response code"),
        (r#"{"code":{}}"#, "invalid type: map, expected a response code"),
        (r#"{"code":-1}"#, "invalid type: integer `-1`, expected a response code"),
        (r#"{"failures":[["a"]]}"#, "invalid type: sequence, expected a failed item, an object"),
        (
            r#"{"failures":[{"error":["2004",null]}]}"#,
            "invalid type: sequence, expected the error of a failed item, an object or null",
        ),
        (r#"{"failures":[{"error":null,"error":{}}]}"#, "duplicate field `error`, at line 1"),
        (r#"{"failures":[{"item":"a","item":"b"}]}"#, "duplicate field `item`, at line 1"),
        (r#"["200",null,{}]"#, "invalid type: sequence, expected an object with a code, at line 1"),
        ("504", "invalid type: integer `504`, expected an object with a code, at line 1"),
        ("null", "invalid type: null, expected an object with a code"),
        (r#"{"code":"200""#, "EOF while parsing an object, at line 1 column 13"),
        (r#"{"code":"200"} x"#, "trailing characters, at line 1 column 16"),
        ("{\n \"code\" \"200\"}", "expected `:`, at line 2 column 9"),
    ] {
        let error = error(body);
        assert!(error.starts_with(&format!("not a reply: {expected}")), "{error}");
    }
}

#[test]
fn invalid_utf8_is_an_error_only_in_what_is_read() {
    for body in [
        &b"{\"code\":\"20\xff\"}"[..],
        b"{\"code\":\"200\",\"message\":\"\xff\"}",
        b"{\"code\":\"200\",\"data\":\"\xea\xb0\"}",
        b"{\"code\":\"200\",\"data\":{\"fail\":[{\"senderKey\":\"\xff\"}]}}",
    ] {
        let error = error(body);
        assert!(error.starts_with("not a reply: invalid unicode code point, at"), "{error}");
    }
    for body in [
        &b"{\"code\":\"200\",\"da\xffta\":1}"[..],
        b"{\"code\":\"200\",\"data\":{\"\xff\":\"\xff\"}}",
        b"{\"code\":\"200\",\"message\":{\"\xff\":\"\xff\"}}",
        b"{\"code\":\"200\",\"\\ud800\":\"\\ud800\"}",
    ] {
        assert!(Reply::from_slice(body).unwrap().is_success());
    }
    assert!(read(r#"{"co\u0064e":"200","\u0064ata":{"\u0066ail":[{}]}}"#).is_fatal());
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
fn deep_nesting_never_overflows_the_stack() {
    let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
    let objects = "{\"a\":".repeat(100_000);
    for name in ["other", "data", "message"] {
        for value in [format!("{open}{close}"), format!(r#"{{"list":{open}{close}}}"#)] {
            assert!(read(format!(r#"{{"code":"200","{name}":{value}}}"#)).is_success(), "{name}");
        }
        for start in [&open, &objects] {
            assert!(error(format!(r#"{{"code":"200","{name}":{start}"#)).contains("EOF"), "{name}");
        }
    }
    for start in ["", r#"{"code":"#, r#"{"code":"200","data":{"fail":"#] {
        assert!(error(format!("{start}{open}")).contains("invalid type: sequence"), "{start}");
    }
    assert!(error(objects).contains("EOF"));
}

/// Each value with the number of failed items, or `None` for an error, under documented names and others.
#[test]
fn failed_items_are_in_lists_and_no_object_is_skipped() {
    let mut values = vec![
        ("null", Some(0), Some(0)),
        ("[]", Some(0), Some(0)),
        (r#"[{"code":"507"},{}]"#, Some(2), Some(2)),
    ];
    let others = ["0", "-1", "1.5", "18446744073709551616", "true", "\"none\""];
    values.extend(others.map(|value| (value, None, Some(0))));
    let objects = ["{}", r#"{"a":[{"code":"507"}]}"#, r#"{"$serde_json::private::Number":"1"}"#];
    let bad_lists = ["[{},null]", "[true]", "[[]]", "[-1]", "[0.5]", r#"["a"]"#];
    values.extend(objects.into_iter().chain(bad_lists).map(|value| (value, None, None)));
    for (value, documented, other) in values {
        for (names, in_data, on_top) in [
            (&["fail", "failure"][..], documented, other),
            (&["failures"], other, documented),
            (&["failed", "failCount", "fail_list", "failedItems"], other, other),
            (&["fai", "Failed", "success", "unfailed", "retryFail"], Some(0), Some(0)),
        ] {
            for field in names.iter().map(|name| format!(r#"{{"{name}":{value}}}"#)) {
                for (fields, expected) in [
                    (format!(r#""data":{field}"#), in_data),
                    (format!(r#""date":{field}"#), in_data),
                    (format!(r#""result":{field}"#), in_data),
                    (format!(r#""data":{{"list":{field}}}"#), Some(0)),
                    (format!(r#""data":[{field}]"#), Some(0)),
                    (format!(r#""list":{field}"#), Some(0)),
                    (field[1..field.len() - 1].to_owned(), on_top),
                ] {
                    let body = format!(r#"{{"code":"200",{fields}}}"#);
                    let reply = Reply::from_slice(body.as_bytes());
                    assert_eq!(reply.ok().map(|reply| reply.failures.len()), expected, "{body}");
                }
            }
        }
    }
    for body in [r#"{"data":{"failed":{}}}"#, r#"{"fail":{}}"#, r#"{"failures":0}"#] {
        assert!(error(body).contains(", expected a list of failed items, or null, at"), "{body}");
    }
}

/// What was accepted would be sent again.
#[test]
fn a_retryable_code_beside_items_that_succeeded_contradicts_itself() {
    let internal_error = code("2004");
    let sent = internal_error.message().unwrap();
    let number = r#"{"$serde_json::private::Number":"1"}"#;
    let items = [r#"[{"url":"a"}]"#, r#"{"image_1":"a"}"#, "[null]", r#"{"":null}"#, number];
    let no_items = ["[]", "{}", "null", "true", "3", "-3", "0.5", "18446744073709551616", "\"a\""];
    let class = |fields: &str| {
        let reply = Reply::from_slice(format!("{{{fields}}}").as_bytes());
        reply.map_or("invalid", |reply| reply.class().as_str())
    };
    for value in items.into_iter().chain(no_items) {
        let expected = if items.contains(&value) { "invalid" } else { "retryable" };
        for field in [
            format!(r#""success":{value}"#),
            format!(r#""successList":{value}"#),
            format!(r#""data":{{"success":{value}}}"#),
            format!(r#""date":{{"successes":{value}}}"#),
            format!(r#""result":{{"success_1":{value}}}"#),
        ] {
            for (others, expected) in [
                (r#""code":"600""#, expected),
                (&*format!(r#""message":"{sent}""#), expected),
                (r#""code":"200""#, "success"),
                (&*format!(r#""code":"504","message":"{sent}""#), "fatal"),
                (r#""code":"600","failures":[{"code":"2004"}]"#, "fatal"),
            ] {
                assert_eq!(class(&format!("{others},{field}")), expected, "{others} {field}");
                assert_eq!(class(&format!("{field},{others}")), expected, "{field} {others}");
            }
        }
    }
    for field in [
        r#""succes":[1]"#,
        r#""Success":[1]"#,
        r#""unsuccessful":[1]"#,
        r#""data":[{"success":[1]}]"#,
        r#""data":{"list":{"success":[1]}}"#,
    ] {
        assert_eq!(class(&format!(r#""code":"600",{field}"#)), "retryable", "{field}");
    }

    let body = r#"{"code":"600","success":[1]}"#;
    let expected =
        "not a reply: the code 600 is retryable, but items succeeded, at line 1 column 28";
    assert_eq!(error(body), format!("{expected}; body {body:?}"));
    assert_eq!(Reply::from_http(413, body.as_bytes()), Ok(Reply::new("413")));
}

#[test]
fn no_failed_item_of_several_places_is_lost() {
    let data = |item: &str| format!(r#""data":{{"fail":[{{"item":"{item}"}}]}}"#);
    let in_result = r#""result":{"failure":[{"item":"c"}]}"#;
    let (a, b) = (data("a"), data("b"));
    let reply = read(format!(r#"{{"code":"200",{a},"data":null,{b},{in_result}}}"#));
    let items: String = reply.failures.into_iter().filter_map(|failure| failure.item).collect();
    assert_eq!(items, "abc");
}

#[test]
fn an_error_speaks_before_its_item_and_a_code_before_a_message() {
    for item in [
        r#"{"formField":"a","senderKey":"b","item":"c"}"#,
        r#"{"formField":null,"senderKey":"a","item":"b"}"#,
        r#"{"item":"a","data":{"code":"1"},"failures":[1]}"#,
    ] {
        assert_eq!(read_item(item).item.as_deref(), Some("a"), "{item}");
    }
    let internal_error = code("2004");
    let sent = internal_error.message().unwrap();
    for (item, code, message) in [
        (r#"{"code":"2001","message":"a","error":{"code":"2004","message":"b"}}"#, "2004", "b"),
        (r#"{"code":"2001","message":"a","error":{"code":"","message":null}}"#, "2001", "a"),
        (r#"{"code":"600","error":{"code":"9","message":"SENT"}}"#, "9", sent),
        (r#"{"code":"600","error":{"message":"SENT"}}"#, "600", sent),
        (r#"{"code":"","message":"SENT"}"#, "2004", sent),
    ] {
        let failure = read_item(&item.replace("SENT", sent));
        assert_eq!((failure.code.code(), failure.message.as_deref()), (code, Some(message)));
    }
}

/// What is not the verdict does not hide it.
#[test]
fn a_message_or_a_name_of_any_type_leaves_the_code() {
    let texts = ["3", "-3", "18446744073709551615", "-9223372036854775808", "true", "false"];
    let too_large = ["18446744073709551616", "-9223372036854775809"];
    let others = ["null", "-0", "0.5", "1e3", "[]", r#"["a"]"#, "{}", r#"{"a":{"b":1}}"#];
    let texts = texts.map(|value| (value, Some(value)));
    let no_texts = too_large.into_iter().chain(others).map(|value| (value, None));
    for (value, expected) in texts.into_iter().chain(no_texts).chain([("\" \"", Some(" "))]) {
        let reply = read(format!(r#"{{"code":"600","message":{value}}}"#));
        assert_eq!((reply.code.code(), reply.message.as_deref()), ("600", expected), "{value}");
        for item in [
            format!(r#"{{"senderKey":{value},"code":"507","message":{value}}}"#),
            format!(r#"{{"formField":{value},"error":{{"code":"507","message":{value}}}}}"#),
        ] {
            let failure = read_item(&item);
            let found = [failure.item.as_deref(), failure.message.as_deref()];
            assert_eq!((failure.code.code(), found), ("507", [expected; 2]), "{item}");
        }
    }
}

/// The status alone says all that there is to know, in JSON too.
#[test]
fn an_http_status_explains_only_a_body_that_is_too_large() {
    let message = r#"{"message":"Payload too large"}"#;
    for body in ["", "413 Request Entity Too Large", "<html>", "{\"code\":", "[]", "413", message] {
        for status in 0..=599 {
            match Reply::from_http(status, body.as_bytes()) {
                Ok(reply) => assert_eq!((status, reply), (413, Reply::new("413")), "{body}"),
                Err(error) => assert_eq!(error.status(), Some(status), "{body}"),
            }
        }
    }
}

#[test]
fn a_success_with_an_error_status_contradicts_itself() {
    let body = r#"{"code":"200"}"#;
    for status in [0, 200, 399] {
        assert!(Reply::from_http(status, body.as_bytes()).unwrap().is_success(), "{status}");
    }
    for status in [400, 413, 500, u16::MAX] {
        let error = Reply::from_http(status, body.as_bytes()).unwrap_err();
        let expected = format!("HTTP status {status}, but the code 200 is a success");
        assert_eq!(error.to_string(), format!("not a reply: {expected}; body {body:?}"));
        assert_eq!((error.status(), error.line(), error.column()), (Some(status), 0, 0));
    }
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let body = b"\xEF\xBB\xBF{\"code\":\"600\"}";
    assert_eq!(Reply::from_slice(body), Ok(Reply::new("600")));
    assert_eq!(Reply::from_http(413, body), Ok(Reply::new("600")));
    assert_eq!(error("\u{feff}<html>"), error("<html>"));
    assert_eq!(error("\u{feff}"), error(""));
    assert!(Reply::from_slice("\u{feff}\u{feff}{\"code\":\"600\"}".as_bytes()).is_err());
}

#[test]
fn an_error_tells_the_place_the_status_and_the_beginning_of_the_body() {
    let error = Reply::from_http(502, b"<html>\n\x1b[31m502</html>").unwrap_err();
    let expected = "not a reply: expected value, at line 1 column 1; HTTP status 502; \
                    body \"<html>\\n\\u{1b}[31m502</html>\"";
    assert_eq!(error.to_string(), expected);
    assert_eq!((error.line(), error.column()), (1, 1));
    for (body, start) in [
        ("가".repeat(60).into_bytes(), "가".repeat(60) + "\""),
        ("🙂".repeat(61).into_bytes(), "🙂".repeat(60) + "\"…"),
        (vec![0xff; 10_000], "\u{fffd}".repeat(60) + "\"…"),
    ] {
        let error = Reply::from_slice(&body).unwrap_err().to_string();
        assert!(error.ends_with(&format!("; body \"{start}")), "{error}");
    }
    for body in ["", " \n"] {
        let error = Reply::from_http(502, body.as_bytes()).unwrap_err();
        assert_eq!(error.to_string(), "not a reply: the body is empty; HTTP status 502");
    }
}

#[test]
fn an_error_repeats_and_keeps_only_the_beginning_of_a_text_of_the_body() {
    let text = format!("\u{3164}{}", "가".repeat(1_000_000));
    let body = format!(r#"{{"code":"200","data":{{"fail":["{text}"]}}}}"#);
    let error = Reply::from_slice(body.as_bytes()).unwrap_err();
    let shown = "가".repeat(200 - "invalid type: string \"?".len());
    let place = format!("at line 1 column {}", body.len() - "]}}".len());
    let expected =
        format!("not a reply: invalid type: string \"\\u{{3164}}{shown}…, {place}; body");
    assert!(error.to_string().starts_with(&expected), "{error:.999}");
    assert!(format!("{error:?}").len() < 1000, "{error:.999?}");
}

/// The examples of the documentation say it in English.
#[test]
fn what_to_do_is_said_in_korean() {
    let mut partly = Reply::new("600");
    partly.failures.push(Failure::new("507"));
    assert_eq!(
        partly.help(Lang::Ko),
        "요청 전체를 다시 보내지 말고, 성공한 항목은 그대로 둔 채 실패한 항목만 각 코드에 따라 조치하세요.",
    );
    assert_eq!(
        Reply::from_slice(b"").unwrap_err().help(Lang::Ko),
        "요청이 처리되었는지 알 수 없습니다. 조회해 확인하고, 처리되지 않았을 때만 다시 보내세요.",
    );
    let ask = "이 항목을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 문의하세요.";
    let undocumented = AnyCode::from("9999999").help(Lang::Ko);
    for (code, expected) in [("0000", ask), ("", ask), ("9999999", undocumented)] {
        assert_eq!(Failure::new(code).help(Lang::Ko), expected);
    }
}

#[test]
fn an_error_is_displayed_on_one_line_in_two_languages() {
    let long = json!({ "code": "9".repeat(61), "message": "가".repeat(201) }).to_string();
    let (code, detail) = ("9".repeat(60), "가".repeat(200));
    let [ok_ko, ok_en] = LANGS.map(|lang| AnyCode::from("0000").display(lang).to_string());
    for (body, ko, en) in [
        (
            r#"{"code":"9\n\u001b[31m\u3164","message":"a\n\u001b[31m\u200b(b)"}"#,
            r"9\n\u{1b}[31m\u{3164} 문서에 없는 코드 (a\n\u{1b}[31m\u{200b}(b))",
            r"9\n\u{1b}[31m\u{3164} Undocumented code (a\n\u{1b}[31m\u{200b}(b))",
        ),
        (
            r#"{"code":"0000","data":{"fail":[{}]}}"#,
            &format!("항목 1개 실패(응답코드 {ok_ko})"),
            &format!("1 item failed; code {ok_en}"),
        ),
        (
            r#"{"code":"0000","message":"2건 등록","data":{"fail":[{},{}]}}"#,
            &format!("항목 2개 실패(응답코드 {ok_ko}): 2건 등록"),
            &format!("2 items failed; code {ok_en} (2건 등록)"),
        ),
        (
            &long,
            &format!("{code}… 문서에 없는 코드 ({detail}…)"),
            &format!("{code}… Undocumented code ({detail}…)"),
        ),
    ] {
        let error = read(body).into_result().unwrap_err();
        assert_eq!(LANGS.map(|lang| error.display(lang).to_string()), [ko, en]);
        if error.reply().failures.is_empty() {
            let failure = read_item(body);
            assert_eq!(LANGS.map(|lang| failure.display(lang).to_string()), [ko, en]);
        }
    }
    let failure = Failure::new("0000");
    let expected = [format!("항목 실패(응답코드 {ok_ko})"), format!("item failed; code {ok_en}")];
    assert_eq!(LANGS.map(|lang| failure.display(lang).to_string()), expected);
    assert_eq!(failure.to_string(), expected[1]);
}

#[test]
fn a_detail_is_what_the_message_adds_to_the_code() {
    let detail = |code: &str, message: &str| {
        let mut reply = Reply::new(code);
        reply.message = Some(message.into());
        reply.detail().map(str::to_owned)
    };
    let [success, too_large, other] = ["200", "2001", "505"].map(code);
    let success = success.description("ko");
    let too_large = &*format!("{}(6MB)", too_large.message().unwrap());
    let other = other.description("ko");
    for (code, message, expected) in [
        ("2002", " InvalidImageShapeException ( 세로 100px ) ", Some("세로 100px")),
        ("2002", "InvalidImageShapeException()", None),
        ("2002", "InvalidImageShapeException( - )", None),
        ("2002", "InvalidImageShapeException(a", Some("InvalidImageShapeException(a")),
        // The name of another code is a message as any other.
        ("2002", too_large, Some(too_large)),
        ("9999999", too_large, Some(too_large)),
        ("405", "templateName 필드는 필수입니다.\n", Some("templateName 필드는 필수입니다.")),
        ("504", success, None),
        ("200", "2건 등록", Some("2건 등록")),
        ("504", other, Some(other)),
        ("504", " - ", None),
        ("504", " ", None),
    ] {
        assert_eq!(detail(code, message).as_deref(), expected, "{code} {message}");
    }
    for row in codes() {
        // As the page spells it, and as it is corrected.
        for text in [row.cell("description_ko"), row.description("ko")] {
            assert_eq!(detail(&row.code, &format!(" {text} ")), None, "{}", row.code);
        }
    }
}
