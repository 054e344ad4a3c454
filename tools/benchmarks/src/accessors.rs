//! The accessors of a code and `from_message`, against those of rivals.

use std::collections::HashMap;

use bizppurio_kakao_codes::{Lang, ResponseCode};
use http::StatusCode;

use crate::race::{each, race};
use crate::report::Ratio;
use crate::stream::{LENGTH, Random};

const ROUNDS: usize = 30;

pub fn ratios() -> Vec<Ratio> {
    let mut random = Random(0);
    let codes: Vec<ResponseCode> = (0..LENGTH).map(|_| *random.choose(ResponseCode::ALL)).collect();
    let statuses: Vec<StatusCode> = (100..=999)
        .filter_map(|status| StatusCode::from_u16(status).ok())
        .filter(|status| status.canonical_reason().is_some())
        .collect();
    let statuses: Vec<StatusCode> = (0..LENGTH).map(|_| *random.choose(&statuses)).collect();
    let by_message: HashMap<&str, ResponseCode> =
        ResponseCode::ALL.iter().filter_map(|code| Some((code.message()?, *code))).collect();
    let messages: Vec<&str> = by_message.keys().copied().collect();
    let messages: Vec<&str> = (0..LENGTH).map(|_| *random.choose(&messages)).collect();

    let [class, is_success, description, reason, from_message, hash_map] = race(
        ROUNDS,
        LENGTH,
        [
            &|| each(&codes, ResponseCode::class),
            &|| each(&statuses, |status| status.is_success()),
            &|| each(&codes, |code| code.description(Lang::Ko)),
            &|| each(&statuses, |status| status.canonical_reason()),
            &|| each(&messages, ResponseCode::from_message),
            &|| each(&messages, |message| by_message.get(message).copied()),
        ],
    );
    let is_success = ("`http::StatusCode::is_success`", is_success);
    let reason = ("`http::StatusCode::canonical_reason`", reason);
    let hash_map = ("`HashMap` of bare messages", hash_map);
    vec![
        Ratio::times("`class`", "ns", class, is_success, None),
        Ratio::times("`description`", "ns", description, reason, None),
        Ratio::times("`from_message`", "ns", from_message, hash_map, Some(1.0)),
    ]
}
