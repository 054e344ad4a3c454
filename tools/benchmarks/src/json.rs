//! A code inside JSON, against a text that is only borrowed.

use bizppurio_kakao_codes::{AnyCode, ResponseCode};
use serde::Deserialize;

use crate::race::{each, race};
use crate::report::Ratio;

const ROUNDS: usize = 100;
const REPLIES: usize = 1 << 14;
const REPLY: &str = r#"{"code":"504","message":"템플릿 코드 중복"}"#;

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read to be measured")]
struct Reply<'a, Code> {
    code: Code,
    message: &'a str,
}

pub fn ratios() -> Vec<Ratio> {
    let replies = vec![REPLY; REPLIES];
    let [documented, any, text] = race(
        ROUNDS,
        REPLIES,
        [
            &|| each(&replies, serde_json::from_str::<Reply<'_, ResponseCode>>),
            &|| each(&replies, serde_json::from_str::<Reply<'_, AnyCode>>),
            &|| each(&replies, serde_json::from_str::<Reply<'_, &str>>),
        ],
    );
    let text = ("with `&str`", text);
    vec![
        Ratio::times("JSON to a struct with `ResponseCode`", "ns", documented, text, Some(1.1)),
        Ratio::times("JSON to a struct with `AnyCode`", "ns", any, text, None),
    ]
}
