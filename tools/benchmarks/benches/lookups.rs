//! `from_code` and `from_message`, beside what a user would write or take instead.

use std::collections::HashMap;

use benchmarks::Goal::{AtLeast, AtMost};
use benchmarks::{each, header, race, row};
use bizppurio_kakao_codes::ResponseCode;
use fastrand::Rng;
use http::StatusCode;

/// Long enough that no branch predictor learns it.
const LENGTH: usize = 1 << 16;

macro_rules! rivals {
    ($($variant:ident $code:tt,)*) => {
        #[derive(Clone, Copy, Debug, strum::EnumString)]
        #[allow(clippy::enum_variant_names, reason = "the names are this crate's")]
        enum Code {
            $(#[strum(serialize = $code)] $variant,)*
        }

        const CODES: &[(&str, Code)] = &[$(($code, Code::$variant)),*];

        static PHF: phf::Map<&str, Code> = phf::phf_map! { $($code => Code::$variant),* };

        #[allow(non_upper_case_globals)]
        fn match_integers(code: &str) -> Option<Code> {
            $(const $variant: Option<u64> = pack($code);)*
            match pack(code) {
                $($variant => Some(Code::$variant),)*
                _ => None,
            }
        }
    };
}

// The documented codes with their variants, by build.rs.
include!(concat!(env!("OUT_DIR"), "/rivals.rs"));

const fn pack(code: &str) -> Option<u64> {
    match *code.as_bytes() {
        [a, b, c] => Some(u64::from_be_bytes([0, 0, 0, 0, 0, a, b, c])),
        [a, b, c, d] => Some(u64::from_be_bytes([0, 0, 0, 0, a, b, c, d])),
        [a, b, c, d, e] => Some(u64::from_be_bytes([0, 0, 0, a, b, c, d, e])),
        [a, b, c, d, e, f] => Some(u64::from_be_bytes([0, 0, a, b, c, d, e, f])),
        _ => None,
    }
}

fn main() {
    header();
    from_code();
    from_message();
}

fn from_code() {
    let map: HashMap<&str, Code> = CODES.iter().copied().collect();
    let ours: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
    let ours = streams(&ours, |code| ResponseCode::from_code(code).is_some());
    // As many, from all of its own.
    let statuses = (100..1000).step_by(900 / CODES.len()).take(CODES.len());
    let statuses: Vec<&str> = statuses.map(|status| &*status.to_string().leak()).collect();
    let statuses = streams(&statuses, |code| StatusCode::from_bytes(code.as_bytes()).is_ok());

    for code in &ours[1][..4096] {
        let found = format!("{:?}", ResponseCode::from_code(code));
        let parsed = code.parse::<Code>().ok();
        for rival in [PHF.get(code).copied(), map.get(code).copied(), parsed, match_integers(code)]
        {
            assert_eq!(format!("{rival:?}"), found, "every rival finds {code}");
        }
    }
    let [predictable, unpredictable] = [0, 1].map(|stream| {
        let (ours, statuses) = (&ours[stream], &statuses[stream]);
        race(
            LENGTH,
            [
                &|| each(ours, ResponseCode::from_code),
                &|| each(ours, |code| PHF.get(code).copied()),
                &|| each(ours, |code| map.get(code).copied()),
                &|| each(ours, |code| code.parse::<Code>().ok()),
                &|| each(ours, match_integers),
                &|| each(statuses, |code| StatusCode::from_bytes(code.as_bytes()).ok()),
            ],
        )
    });
    const UNPREDICTABLE: &str = "`from_code`, unpredictable";
    for (what, times, goals) in [
        ("`from_code`, predictable", predictable, [7.0, 5.5, 2.5, 1.0]),
        (UNPREDICTABLE, unpredictable, [7.0, 5.5, 6.5, 7.5]),
    ] {
        let [ours, phf, map, strum, integers, http] = times;
        row(what, ours, "`phf::Map`", phf, "ns", AtLeast(goals[0]));
        row(what, ours, "`HashMap`", map, "ns", AtLeast(goals[1]));
        row(what, ours, "strum's `EnumString`", strum, "ns", AtLeast(goals[2]));
        row(what, ours, "`match` on packed integers", integers, "ns", AtLeast(goals[3]));
        row(what, ours, "`http::StatusCode::from_bytes`", http, "ns", AtMost(1.3));
    }
    let (unpredictable, predictable) = (unpredictable[0], predictable[0]);
    row(UNPREDICTABLE, unpredictable, "its predictable stream", predictable, "ns", AtMost(1.3));
}

fn from_message() {
    let codes = ResponseCode::ALL.iter();
    let known: Vec<_> = codes.filter_map(|code| Some((code.message()?, *code))).collect();
    let map: HashMap<&str, ResponseCode> = known.iter().copied().collect();
    let mut random = Rng::with_seed(0);
    let messages: Vec<&str> = (0..LENGTH).map(|_| known[random.usize(..known.len())].0).collect();
    let in_map = |message| map.get(message).copied();
    let [ours, theirs] = race(
        LENGTH,
        [&|| each(&messages, ResponseCode::from_message), &|| each(&messages, in_map)],
    );
    row("`from_message`", ours, "`HashMap` of bare messages", theirs, "ns", AtMost(1.5));
}

/// Two streams of codes as a server might send them, one in eight unknown: 64 codes over and over,
/// and codes without a pattern.
fn streams(known: &[&'static str], is_known: impl Fn(&str) -> bool) -> [Vec<&'static str>; 2] {
    let mut random = Rng::with_seed(0);
    // Known codes, each with one of its digits exchanged.
    let mut unknown: Vec<&str> = Vec::new();
    while unknown.len() < known.len() {
        let mut code = known[random.usize(..known.len())].to_owned();
        let position = random.usize(..code.len());
        code.replace_range(position..=position, &random.u8(..10).to_string());
        if !is_known(&code) {
            unknown.push(code.leak());
        }
    }
    let mut code = || {
        let codes = if random.u8(..8) == 0 { &unknown } else { known };
        codes[random.usize(..codes.len())]
    };
    let unpredictable: Vec<&str> = (0..LENGTH).map(|_| code()).collect();
    [unpredictable[..64].repeat(LENGTH / 64), unpredictable]
}
