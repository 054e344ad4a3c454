use std::fmt::Display;

use arbitrary::{Result, Unstructured};
use bizppurio_kakao_codes::{AnyCode, Class, Lang, Reply, ResponseCode};

use super::body::{Json, Level, ODD, fields, value};

/// Any body is a reply, which round-trips and is honest, or an error on one line.
pub fn is_a_reply_or_an_error(body: &[u8]) {
    let reply = Reply::from_slice(body).map_err(|error| assert_one_line(&error)).ok();
    for status in [200, 413, 502] {
        let by_status = Reply::from_http(status, body);
        match (&reply, by_status) {
            (Some(reply), Err(_)) => assert!(status >= 400 && reply.is_success()),
            (None, Err(error)) => assert_ne!(error.status(), Some(413)),
            (reply, Ok(found)) => {
                let expected = reply.clone().unwrap_or_else(|| Reply::new("413"));
                assert_eq!(found, expected);
                assert!(reply.is_some() || status == 413);
                assert!(status < 400 || !found.is_success());
            }
        }
        if let Err(error) = Reply::from_http(status, body) {
            assert_eq!(error.status(), Some(status));
            assert_one_line(&error);
        }
    }
    if let Some(reply) = reply {
        round_trips(&reply);
        is_honest(&reply);
    }
}

fn round_trips(reply: &Reply) {
    let written = serde_json::to_vec(reply).unwrap();
    assert_eq!(Reply::from_slice(&written).unwrap(), *reply);
}

/// Nothing that failed passes for a success, and nothing is lost or made up.
fn is_honest(reply: &Reply) {
    assert!(!reply.code.code().is_empty());
    assert_ne!(reply.message.as_deref(), Some(""));
    let classes = [reply.is_success(), reply.is_retryable(), reply.is_fatal()];
    assert_eq!(classes.iter().filter(|class| **class).count(), 1);
    assert!(reply.failures.is_empty() || reply.is_fatal());
    assert!(reply.failures.iter().all(|failure| failure.class() != Class::Success));
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
            assert!(!reply.is_success());
            for lang in [Lang::Ko, Lang::En] {
                assert_one_line(&error.display(lang));
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

/// A reply has the code that its fields say, and means the same with them in another order and with
/// fields added that the API does not have there.
pub fn fields_are_a_set(u: &mut Unstructured<'_>) -> Result<()> {
    let mut fields = fields(u, Level::Reply)?;
    let code = code(&fields);
    let before = Json::Object(fields.clone()).to_string();
    let verdict_before = verdict(&before);
    if let Some((_, found, ..)) = &verdict_before {
        assert_eq!(Some(found), code.as_ref(), "{before}");
    }
    for name in ["failure", "fail", "error", "item", "formField"] {
        if u.ratio(1, 8)? {
            fields.push((name, value(u, name)?));
        }
    }
    let mut json = Json::Object(fields);
    json.shuffle_and_add(u)?;
    let after = json.to_string();
    assert_eq!(verdict_before, verdict(&after), "{before}\n{after}");
    Ok(())
}

/// The code that these fields say, or that their message stands for.
fn code(fields: &[(&str, Json)]) -> Option<AnyCode> {
    let text = |name| {
        let (_, value) = fields.iter().find(|(other, _)| *other == name)?;
        match serde_json::from_str(&value.to_string()).ok()? {
            serde_json::Value::String(text) => Some(text).filter(|text| !text.is_empty()),
            serde_json::Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    };
    let of_message = || ResponseCode::from_message(&text("message")?).map(AnyCode::from);
    text("code").map(AnyCode::from).or_else(of_message)
}

type Item = (Option<String>, AnyCode, Option<String>);

/// The class, the code, the message and the failures, which no order of fields orders.
fn verdict(body: &str) -> Option<(Class, AnyCode, Option<String>, Vec<Item>)> {
    let reply = Reply::from_http(200, body.as_bytes()).ok()?;
    let class = reply.class();
    let failures = reply.failures.into_iter();
    let mut items: Vec<Item> =
        failures.map(|failure| (failure.item, failure.code, failure.message)).collect();
    items.sort();
    Some((class, reply.code, reply.message, items))
}

impl Json {
    fn shuffle_and_add(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        match self {
            Self::Scalar(_) => {}
            Self::Array(items) => {
                for item in items {
                    item.shuffle_and_add(u)?;
                }
            }
            Self::Object(fields) => {
                for (_, value) in fields.iter_mut() {
                    value.shuffle_and_add(u)?;
                }
                if u.arbitrary()? {
                    let unknown = ["Code", "codes", "status", "errors", "", "메시지", r"a\u0000b"];
                    let name = *u.choose(&unknown)?;
                    let value = match u.int_in_range(0..=2)? {
                        0 => Self::Scalar(u.choose(&ODD)?),
                        1 => value(u, "code")?,
                        _ => value(u, "failures")?,
                    };
                    fields.push((name, value));
                }
                for end in (1..fields.len()).rev() {
                    fields.swap(end, u.int_in_range(0..=end)?);
                }
            }
        }
        Ok(())
    }
}
