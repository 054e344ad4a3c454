//! What programs depend on of each code, in `tests/released.csv`: changing it is a breaking change.

use std::fs::OpenOptions;
use std::path::Path;
use std::{env, iter};

use bizppurio_kakao_codes::ResponseCode;

fn fields(code: ResponseCode) -> [&'static str; 4] {
    [code.code(), code.name(), code.class().as_str(), code.message().unwrap_or_default()]
}

/// With the variable `RENEW` it appends the codes that the file lacks, which `.ci/renew` is for. No line
/// that stands there is ever changed.
#[test]
fn a_released_code_keeps_its_variant_its_class_and_its_message() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/released.csv");
    let released: Vec<[String; 4]> =
        csv::Reader::from_path(&path).unwrap().deserialize().map(Result::unwrap).collect();
    let is_released = |code: &ResponseCode| released.iter().any(|line| line[0] == code.code());
    let mut problems = Vec::new();
    for (number, line) in iter::zip(2.., &released) {
        let found = ResponseCode::from_code(&line[0]).map(fields);
        if found.is_none_or(|found| found != line[..]) {
            problems.push(format!("tests/released.csv:{number}: {line:?} is now {found:?}"));
        }
    }
    let file = OpenOptions::new().append(true).open(&path).unwrap();
    let mut csv = csv::Writer::from_writer(file);
    for code in ResponseCode::ALL.iter().filter(|code| !is_released(code)) {
        match env::var_os("RENEW") {
            Some(_) => csv.write_record(fields(*code)).unwrap(),
            None => problems.push(format!("tests/released.csv lacks {code}: run .ci/renew")),
        }
    }
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}
