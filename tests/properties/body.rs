//! Random bodies of replies.

use std::fmt::{self, Display};

use arbitrary::{Result, Unstructured};

/// A value as JSON text may have it: an object may repeat the name of a field.
#[derive(Clone)]
pub enum Json {
    Scalar(&'static str),
    Array(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

const CODES: [&str; 10] = [
    r#""200""#,
    r#""0000""#,
    r#""504""#,
    r#""600""#,
    r#""2004""#,
    r#""999""#,
    r#""""#,
    "null",
    "600",
    "999",
];

const MESSAGES: [&str; 6] = [
    r#""""#,
    "null",
    r#""요청 성공""#,
    r#""FailedToUploadImageException""#,
    r#""InvalidImageShapeException(세로 100px)""#,
    r#""-""#,
];

const ITEMS: [&str; 4] = ["null", r#""""#, r#""image_1""#, r#""image_2""#];

/// Values that only a reader who does not need them can accept.
pub const ODD: [&str; 12] = [
    "true",
    "-0",
    "-1",
    "0.5",
    "1e3",
    "1e999",
    "18446744073709551616",
    r#""\ud800""#,
    r#""\u0000""#,
    "[]",
    "{}",
    "[[[[null]]]]",
];

#[derive(Clone, Copy)]
pub enum Level {
    Reply,
    Data,
    Item,
    Error,
}

pub fn fields(u: &mut Unstructured<'_>, level: Level) -> Result<Vec<(&'static str, Json)>> {
    let names: &[&str] = match level {
        Level::Reply => &["code", "message", "data", "date", "result", "failures", "image"],
        Level::Data => &["failure", "fail", "failed", "success", "code", "list"],
        Level::Item => &["formField", "senderKey", "item", "error", "code", "message"],
        Level::Error => &["code", "message"],
    };
    let mut fields = Vec::new();
    for &name in names {
        let count = *u.choose(&[0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2])?;
        for _ in 0..count {
            fields.push((name, value(u, name)?));
        }
    }
    Ok(fields)
}

pub fn value(u: &mut Unstructured<'_>, name: &str) -> Result<Json> {
    let scalar = |u: &mut Unstructured<'_>, choices: &[&'static str]| {
        u.choose(choices).map(|text| Json::Scalar(text))
    };
    if u.ratio(1, 32)? {
        return scalar(u, &ODD);
    }
    match name {
        "code" => scalar(u, &CODES),
        "message" => scalar(u, &MESSAGES),
        "formField" | "senderKey" | "item" => scalar(u, &ITEMS),
        "data" | "date" | "result" => fields(u, Level::Data).map(Json::Object),
        "error" => fields(u, Level::Error).map(Json::Object),
        _ => {
            let count = u.int_in_range(0..=3)?;
            let items = (0..count).map(|_| fields(u, Level::Item).map(Json::Object));
            items.collect::<Result<_>>().map(Json::Array)
        }
    }
}

impl Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(text) => f.write_str(text),
            Self::Array(items) => {
                let items: Vec<String> = items.iter().map(Self::to_string).collect();
                write!(f, "[{}]", items.join(","))
            }
            Self::Object(fields) => {
                let field = |(name, value): &(&str, Self)| format!("\"{name}\":{value}");
                write!(f, "{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(","))
            }
        }
    }
}
