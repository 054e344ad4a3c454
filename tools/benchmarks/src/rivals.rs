//! What a user would otherwise write or take.

use std::collections::HashMap;
use std::fmt::Debug;

use bizppurio_kakao_codes::ResponseCode;
use http::StatusCode;
use iso_currency::{Currency, IntoEnumIterator};
use isolang::Language;
use tokio_postgres::error::SqlState;

use crate::race::each;
use crate::stream::Streams;

macro_rules! rivals {
    ($($variant:ident $code:tt,)*) => {
        #[derive(Clone, Copy, Debug, strum::EnumString)]
        #[allow(clippy::enum_variant_names, reason = "the names are this crate's")]
        enum Code {
            $(#[strum(serialize = $code)] $variant,)*
        }

        static CODES: &[(&str, Code)] = &[$(($code, Code::$variant)),*];

        static PHF: phf::Map<&str, Code> = phf::phf_map! { $($code => Code::$variant),* };

        fn match_strings(code: &str) -> Option<Code> {
            match code {
                $($code => Some(Code::$variant),)*
                _ => None,
            }
        }

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

/// PostgreSQL's error codes cannot be listed, so these are some of its manual.
const SQL_STATES: &[&str] = &[
    "00000", "01000", "02000", "03000", "08000", "08003", "08006", "08P01", "0A000", "21000",
    "22000", "22001", "22003", "22007", "22008", "22012", "22P02", "23000", "23502", "23503",
    "23505", "23514", "25000", "25001", "25P02", "26000", "28000", "28P01", "2BP01", "34000",
    "3D000", "40001", "40P01", "42601", "42703", "42P01", "53300", "57014",
];

/// A way to look codes up, and the streams that it is to look up.
pub struct Lookup<'a> {
    /// What a user knows it by.
    pub name: &'static str,
    /// Its own codes where it cannot know others.
    pub streams: &'a Streams,
    run: Run,
}

type Run = Box<dyn Fn(&[&str])>;

impl<'a> Lookup<'a> {
    fn new<T: 'static>(
        name: &'static str,
        streams: &'a Streams,
        lookup: impl Fn(&str) -> T + 'static,
    ) -> Self {
        Self { name, streams, run: Box::new(move |codes| each(codes, &lookup)) }
    }

    /// Looks every code up.
    pub fn run(&self, codes: &[&str]) {
        (self.run)(codes);
    }
}

/// The streams of all lookups.
pub struct AllStreams {
    ours: Streams,
    http: Streams,
    iso_currency: Streams,
    isolang: Streams,
    sql_state: Streams,
}

impl AllStreams {
    /// Streams of about as many codes each.
    pub fn new() -> Self {
        let statuses: Vec<&str> = (100..=999).map(|code| &*code.to_string().leak()).collect();
        let currencies: Vec<&str> =
            Currency::iter().map(|currency| &*currency.code().to_owned().leak()).collect();
        let languages: Vec<&str> =
            isolang::languages().map(|language| language.to_639_3()).collect();
        let codes = CODES.iter().map(|(code, _)| *code).collect::<Vec<_>>();
        Self {
            ours: Streams::new(&codes, |code| ResponseCode::from_code(code).is_some()),
            http: Streams::new(&sample(&statuses), |code| {
                StatusCode::from_bytes(code.as_bytes()).is_ok()
            }),
            iso_currency: Streams::new(&sample(&currencies), |code| {
                Currency::from_code(code).is_some()
            }),
            isolang: Streams::new(&sample(&languages), |code| Language::from_639_3(code).is_some()),
            sql_state: Streams::new(SQL_STATES, |code| {
                !format!("{:?}", SqlState::from_code(code)).contains("Other")
            }),
        }
    }

    /// This crate's lookup first, then its rivals.
    pub fn lookups(&self) -> [Lookup<'_>; 11] {
        let map: HashMap<&str, Code> = CODES.iter().copied().collect();
        let mut sorted = CODES.to_vec();
        sorted.sort_unstable_by_key(|(code, _)| *code);
        let binary_search = move |code: &str| {
            sorted.binary_search_by_key(&code, |(code, _)| code).ok().map(|index| sorted[index].1)
        };
        [
            self.same("`from_code`", ResponseCode::from_code),
            self.same("`phf::Map`", |code| PHF.get(code).copied()),
            self.same("`HashMap`", move |code| map.get(code).copied()),
            self.same("strum's `EnumString`", |code| code.parse::<Code>().ok()),
            self.same("binary search", binary_search),
            self.same("`match` on strings", match_strings),
            self.same("`match` on packed integers", match_integers),
            Lookup::new("`http::StatusCode::from_bytes`", &self.http, |code| {
                StatusCode::from_bytes(code.as_bytes()).ok()
            }),
            Lookup::new("`iso_currency::Currency::from_code`", &self.iso_currency, |code| {
                Currency::from_code(code)
            }),
            Lookup::new("`isolang::Language::from_639_3`", &self.isolang, |code| {
                Language::from_639_3(code)
            }),
            Lookup::new("`tokio_postgres::SqlState::from_code`", &self.sql_state, |code| {
                SqlState::from_code(code)
            }),
        ]
    }

    /// A lookup of the documented codes, which must find the same as this crate does.
    fn same<T: Debug + 'static>(
        &self,
        name: &'static str,
        lookup: impl Fn(&str) -> Option<T> + 'static,
    ) -> Lookup<'_> {
        for code in &self.ours.unpredictable[..4096] {
            let found = format!("{:?}", lookup(code));
            assert_eq!(found, format!("{:?}", ResponseCode::from_code(code)), "{name}: {code}");
        }
        Lookup::new(name, &self.ours, lookup)
    }
}

/// As many codes as the vendor documents, from the whole range.
fn sample<'a>(codes: &[&'a str]) -> Vec<&'a str> {
    codes.iter().step_by(codes.len() / CODES.len()).take(CODES.len()).copied().collect()
}
