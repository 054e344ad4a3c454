//! Random bodies of replies.

use arbitrary::{Result, Unstructured};

/// Values that a field does not have, or that features of serde_json read in another way.
const ODD: [&str; 20] = [
    "0",
    "-0",
    "-1",
    "0.5",
    "1e3",
    "1e-400",
    "1e999",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "true",
    "null",
    "[]",
    "{}",
    "[[[[null]]]]",
    r#""\ud83d\ude42""#,
    r#""\ud800""#,
    r#""\u0000""#,
    r#"{"$serde_json::private::Number":"1"}"#,
    r#"{"$serde_json::private::RawValue":"1"}"#,
];

const CODES: [&str; 8] =
    [r#""200""#, r#""0000""#, r#""504""#, r#""600""#, r#""2004""#, r#""""#, "null", "999"];

const TEXTS: [&str; 6] = [
    r#""""#,
    r#""-""#,
    r#""image_1""#,
    r#""요청 성공""#,
    r#""FailedToUploadImageException""#,
    r#""InvalidImageShapeException(세로 100px)""#,
];

/// The object that a field of this name has, or a whole body.
pub fn object(u: &mut Unstructured<'_>, name: &str) -> Result<String> {
    let names: &[&str] = match name {
        "body" => {
            &["code", "message", "data", "date", "result", "failures", "failed", "success", "image"]
        }
        "data" | "date" | "result" => {
            &["failure", "fail", "failCount", "success", "successes", "code"]
        }
        "error" => &["code", "message"],
        _ => &["formField", "senderKey", "item", "error", "code", "message"],
    };
    let mut fields = Vec::new();
    for name in names {
        // A field may be missing, and now and then it is there twice.
        let count = match u.int_in_range(0..=63)? {
            0..32 => 0,
            32..63 => 1,
            _ => 2,
        };
        for _ in 0..count {
            fields.push(format!("\"{name}\":{}", value(u, name)?));
        }
    }
    Ok(format!("{{{}}}", fields.join(",")))
}

fn value(u: &mut Unstructured<'_>, name: &str) -> Result<String> {
    Ok(match name {
        _ if u.ratio(1, 32)? => (*u.choose(&ODD)?).into(),
        "code" => (*u.choose(&CODES)?).into(),
        "message" | "formField" | "senderKey" | "item" | "image" => (*u.choose(&TEXTS)?).into(),
        "data" | "date" | "result" | "error" => object(u, name)?,
        _ if u.ratio(1, 32)? => object(u, name)?,
        _ => format!("[{},{}]", object(u, name)?, object(u, name)?),
    })
}
