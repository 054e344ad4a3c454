//! `from_code` and `from_message`, beside what a user would write or take instead.

use std::collections::HashMap;
use std::iter;

use bizppurio_kakao_codes::ResponseCode;
use fastrand::Rng;
use http::StatusCode;

use crate::Goal::{AtLeast, AtMost};
use crate::{each, race, row};

/// Long enough that no branch predictor learns it.
const LENGTH: usize = 1 << 16;

macro_rules! rivals {
    ($($variant:ident $code:tt,)*) => {
        #[derive(Clone, Copy, strum::EnumString)]
        #[allow(clippy::enum_variant_names, reason = "the names are this crate's")]
        enum Code {
            $(#[strum(serialize = $code)] $variant,)*
        }

        static PHF: phf::Map<&str, Code> = phf::phf_map! { $($code => Code::$variant),* };
    };
}

// The documented codes with their variants, by build.rs.
include!(concat!(env!("OUT_DIR"), "/rivals.rs"));

pub fn from_code() {
    let ours: Vec<&str> = ResponseCode::ALL.iter().map(|code| code.code()).collect();
    let map: HashMap<&str, Code> = ours.iter().map(|code| (*code, PHF[code])).collect();
    // As many, from all of its own.
    let statuses = (100..1000).step_by(900 / ours.len()).take(ours.len());
    let statuses: Vec<&str> = statuses.map(|status| &*status.to_string().leak()).collect();

    let [predictable, unpredictable] = [64, LENGTH].map(|period| {
        let (ours, statuses) = (stream(&ours, period), stream(&statuses, period));
        race(
            LENGTH,
            [
                &|| each(&ours, ResponseCode::from_code),
                &|| each(&ours, |code| PHF.get(code).copied()),
                &|| each(&ours, |code| map.get(code).copied()),
                &|| each(&ours, |code| code.parse::<Code>().ok()),
                &|| each(&statuses, |code| StatusCode::from_bytes(code.as_bytes()).ok()),
            ],
        )
    });
    const UNPREDICTABLE: &str = "`from_code`, unpredictable";
    for (what, [ours, phf, map, strum, http], goal) in
        [("`from_code`, predictable", predictable, 2.5), (UNPREDICTABLE, unpredictable, 6.5)]
    {
        row(what, ours, "`phf::Map`", phf, "ns", AtLeast(7.0));
        row(what, ours, "`HashMap`", map, "ns", AtLeast(5.5));
        row(what, ours, "strum's `EnumString`, a `match`", strum, "ns", AtLeast(goal));
        row(what, ours, "`http::StatusCode::from_bytes`", http, "ns", AtMost(1.3));
    }
    let (unpredictable, predictable) = (unpredictable[0], predictable[0]);
    row(UNPREDICTABLE, unpredictable, "its predictable stream", predictable, "ns", AtMost(1.3));
}

pub fn from_message() {
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

/// Codes as a server might send them, one in eight unknown, that repeat after a period.
fn stream(known: &[&'static str], period: usize) -> Vec<&'static str> {
    // As long, but no numbers.
    let unknown = known.iter().map(|code| format!("{}x", &code[..code.len() - 1]));
    let unknown: Vec<&str> = unknown.map(|code| &*code.leak()).collect();
    let mut random = Rng::with_seed(0);
    let codes = iter::repeat_with(|| {
        let codes = if random.u8(..8) == 0 { &unknown[..] } else { known };
        codes[random.usize(..codes.len())]
    });
    codes.take(period).collect::<Vec<_>>().repeat(LENGTH / period)
}
