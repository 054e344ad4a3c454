//! What is stored in a format reads back the same: in one that describes itself (JSON), one that does not
//! (postcard), one that guesses types (CSV), and one for configuration (TOML).
#![cfg(all(feature = "alloc", feature = "serde"))]

use std::collections::BTreeMap;
use std::fmt::Debug;

use bizppurio_kakao_codes::{AnyCode, Class, Lang, ResponseCode};
use serde::Serialize;
use serde::de::DeserializeOwned;

fn round_trips<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(serde_json::from_str::<T>(&json).unwrap(), *value);

    let bytes = postcard::to_stdvec(value).unwrap();
    assert_eq!(postcard::from_bytes::<T>(&bytes).unwrap(), *value);

    let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    writer.serialize((value, "next")).unwrap();
    let bytes = writer.into_inner().unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
    let (read, _): (T, String) = reader.deserialize().next().unwrap().unwrap();
    assert_eq!(read, *value);

    let toml = toml::to_string(&BTreeMap::from([("value", value)])).unwrap();
    assert_eq!(toml::from_str::<BTreeMap<String, T>>(&toml).unwrap()["value"], *value);
}

#[test]
fn every_value_round_trips() {
    // Texts that a format may take for something else.
    for code in ["0200", "+200", "00504", "0000", "504", "", "1e3", "null", "true", "오류\n"] {
        round_trips(&AnyCode::from(code));
    }
    for code in ResponseCode::ALL {
        round_trips(code);
    }
    for lang in Lang::ALL {
        round_trips(lang);
    }
    for class in Class::ALL {
        round_trips(class);
    }
}

#[test]
fn what_a_format_could_take_for_a_number_is_a_text() {
    let csv = "code\n0200\n+200\n00504\n0000\n";
    let codes: Result<Vec<AnyCode>, _> =
        csv::Reader::from_reader(csv.as_bytes()).deserialize().collect();
    assert_eq!(codes.unwrap(), ["0200", "+200", "00504", "0000"].map(AnyCode::from));
    assert!(toml::from_str::<BTreeMap<String, AnyCode>>("code = 200").is_err());
}
