use std::fmt::Display;

use bizppurio_kakao_codes::{Lang, Reply};
use serde_json::{Value, json};

/// Any body is a reply, which round-trips, is honest and does not depend on the order of its fields, or
/// an error on one line.
pub fn is_a_reply_or_an_error(body: &[u8]) {
    let reply = Reply::from_slice(body).map_err(|error| assert_one_line(&error)).ok();
    for status in [200, 413, 502] {
        let found = Reply::from_http(status, body).map_err(|error| {
            assert_eq!(error.status(), Some(status));
            assert_one_line(&error);
        });
        let expected = match &reply {
            Some(reply) => (status < 400 || !reply.is_success()).then(|| reply.clone()),
            None => (status == 413).then(|| Reply::new("413")),
        };
        assert_eq!(found.ok(), expected, "{status}");
    }
    if let Some(reply) = reply {
        let written = serde_json::to_vec(&reply).unwrap();
        assert_eq!(Reply::from_slice(&written).as_ref(), Ok(&reply));
        is_honest(&reply);
    }
    if let Ok(body) = serde_json::from_slice::<Value>(body) {
        let reply = verdict(&body.to_string());
        assert_eq!(reply, verdict(&reversed(&body)), "{body}");
        if let Some(reply) = reply {
            let (failed, succeeded) = items(&body).unwrap();
            assert_eq!(reply.failures.len(), failed, "{body}");
            assert!(!(succeeded && reply.is_retryable()), "{body}");
        }
    }
}

/// How many items failed, and whether any succeeded, or `None` if the body cannot be a reply.
fn items(body: &Value) -> Option<(usize, bool)> {
    let (mut failed, mut succeeded) = (0, false);
    let data = ["data", "date", "result"].map(|name| (&body[name], ["fail", "failure"]));
    for (place, lists) in data.into_iter().chain([(body, ["failures"; 2])]) {
        for (name, value) in place.as_object().into_iter().flatten() {
            match value {
                Value::Array(items) if name.starts_with("fail") => failed += items.len(),
                Value::Object(_) if name.starts_with("fail") => return None,
                Value::Array(_) | Value::Object(_) => {
                    let is_empty = [json!([]), json!({})].contains(value);
                    succeeded |= name.starts_with("success") && !is_empty;
                }
                Value::Null => {}
                _ if lists.contains(&name.as_str()) => return None,
                _ => {}
            }
        }
    }
    Some((failed, succeeded))
}

/// Nothing that failed passes for a success, and nothing is lost or made up.
fn is_honest(reply: &Reply) {
    assert!(!reply.code.code().is_empty());
    assert_ne!(reply.message.as_deref(), Some(""));
    assert!(reply.failures.is_empty() || reply.is_fatal());
    assert!(reply.failures.iter().all(|failure| failure.is_fatal() != failure.is_retryable()));
    let details = reply.failures.iter().map(|failure| (failure.detail(), &failure.message));
    for (detail, message) in details.chain([(reply.detail(), &reply.message)]) {
        if let Some(detail) = detail {
            assert!(message.as_deref().is_some_and(|message| message.contains(detail)));
            assert!(!detail.is_empty() && detail == detail.trim(), "{detail:?}");
        }
    }
    match reply.clone().into_result() {
        Ok(success) => assert!(success.is_success() && success == *reply),
        Err(error) => {
            assert_eq!((error.class(), error.detail()), (reply.class(), reply.detail()));
            assert_ne!(error.is_fatal(), error.is_retryable());
            assert!(!reply.is_success());
            for lang in [Lang::Ko, Lang::En] {
                assert_one_line(&error.display(lang));
                assert_one_line(&error.summary(lang));
            }
            assert_eq!(error.into_reply(), *reply);
        }
    }
}

fn assert_one_line(error: &impl Display) {
    let text = error.to_string();
    assert!(!text.contains(char::is_control), "{text:?}");
    let invisible = ['\u{AD}', '\u{200B}', '\u{202E}', '\u{2800}', '\u{3164}', '\u{FEFF}'];
    assert!(!text.contains(invisible), "{text:?}");
    assert!(text.chars().count() < 4000, "{text:?}");
}

/// The reply, with the failures in an order that does not depend on that of the fields.
fn verdict(body: &str) -> Option<Reply> {
    let mut reply = Reply::from_slice(body.as_bytes()).ok()?;
    reply.failures.sort_by_key(|failure| format!("{failure:?}"));
    Some(reply)
}

/// The same with the fields of each object in reverse order, and after them one that means nothing. An empty object stays
/// one: that no item succeeded means something.
fn reversed(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(","))
        }
        Value::Object(fields) if !fields.is_empty() => {
            let fields = fields.iter().rev();
            let fields =
                fields.map(|(name, value)| format!("{}:{},", json!(name), reversed(value)));
            format!("{{{}\"unrelated\":{value}}}", fields.collect::<String>())
        }
        _ => value.to_string(),
    }
}
