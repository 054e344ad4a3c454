//! Prints the verdicts of many bodies. `.ci/unified` compares what it prints with all features of the
//! dependencies, and with none.

#[path = "../properties/body.rs"]
mod body;

use std::env;

use arbitrary::Unstructured;
use bizppurio_kakao_codes::Reply;
use body::{Json, Level, fields};

/// Numbers and texts that serde_json reads in another way with some of its features.
const VALUES: [&str; 16] = [
    "0",
    "-0",
    "-1",
    "0.5",
    "1e3",
    "1e-400",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775809",
    "true",
    "null",
    "[]",
    "{}",
    r#""\ud83d\ude42""#,
    r#"{"$serde_json::private::Number":"1"}"#,
    r#"{"$serde_json::private::RawValue":"1"}"#,
];

fn main() -> arbitrary::Result<()> {
    for value in VALUES {
        for field in ["code", "message", "data", "date", "result", "failures", "image"] {
            print(&format!(r#"{{"code":"200","message":"","{field}":{value}}}"#));
            print(&format!(r#"{{"{field}":{value},"message":"{value}"}}"#));
        }
        for field in ["fail", "failure", "failCount", "list", "code"] {
            print(&format!(r#"{{"code":"200","data":{{"{field}":{value}}}}}"#));
            print(&format!(r#"{{"code":"200","data":{{"fail":[{{"{field}":{value}}}]}}}}"#));
        }
        for field in ["code", "message", "formField", "senderKey", "item", "error"] {
            print(&format!(
                r#"{{"code":"200","data":{{"fail":[{{"{field}":{value}}},{value}]}}}}"#
            ));
        }
    }
    let count = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let mut random = fastrand::Rng::with_seed(0);
    let mut bytes = [0; 1024];
    for _ in 0..count {
        random.fill(&mut bytes);
        let fields = fields(&mut Unstructured::new(&bytes), Level::Reply)?;
        print(&Json::Object(fields).to_string());
    }
    Ok(())
}

fn print(body: &str) {
    // Only without `arbitrary_precision` is a number an error because no `f64` holds it.
    if body.contains("1e999") {
        return;
    }
    match Reply::from_slice(body.as_bytes()) {
        Ok(reply) => println!("{:?} {reply:?}", reply.class()),
        Err(error) => {
            let place = format!("line {} column {}", error.line(), error.column());
            assert!(body.contains("$serde_json") || !error.to_string().contains("$serde_json"));
            println!("{place}");
        }
    }
}
