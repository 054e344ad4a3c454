//! `explain`.

use serde_json::{Value, json};

use crate::common;
use crate::{
    MORE_THAN_A_PIPE_HOLDS, assert_status_if_nobody_reads, class, command, record, run, stderr,
    stdout, texts,
};

/// What is printed about a code in some languages.
fn text(code: &str, langs: &[&str]) -> String {
    let row = common::code(code);
    let [table, edition] = ["table", "edition"].map(|column| row.cell(column));
    let (labels, source) = match langs {
        ["ko"] => (
            ["분류  ", "메시지 ", "출처  "],
            format!("비즈뿌리오 페이지의 {table} 표, 문서 기준일 {edition}"),
        ),
        _ => (
            ["class ", "message", "source"],
            format!("table {table} of the vendor's page, edition {edition}"),
        ),
    };
    let mut out = format!("{code} {}\n", row.variant);
    out += &format!("  {}    {}\n", labels[0], class(row.cell("class"), langs));
    if let Some(message) = row.message() {
        out += &format!("  {}   {message}\n", labels[1]);
    }
    out += &texts(&row, langs);
    out + &format!("  {}    {source}\n", labels[2])
}

#[test]
fn explain_prints_everything_about_a_code() {
    let output = run(&["explain", "504", "InvalidImageShapeException(세로 100px)", "0000"]);
    let both = &["ko", "en"];
    let expected = ["504", "2002", "0000"].map(|code| text(code, both)).join("\n");
    assert_eq!(stdout(&output), expected);
    assert_eq!((stderr(&output), output.status.code()), ("", Some(0)));
}

#[test]
fn explain_narrows_to_one_language() {
    for lang in ["ko", "en"] {
        assert_eq!(stdout(&run(&["explain", "--lang", lang, "2002"])), text("2002", &[lang]));
        assert_eq!(stdout(&run(&["explain", "2002", "--lang", lang])), text("2002", &[lang]));
    }
}

#[test]
fn explain_gives_programs_an_array() {
    let output = run(&["explain", "--format", "json", "2002", "504"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json, json!([record(&common::code("2002")), record(&common::code("504"))]));

    let output = run(&["explain", "--format", "json", "--lang", "ko", "504"]);
    let json: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json[0]["description_ko"], common::code("504").description("ko"));
    assert_eq!((json[0].get("description_en"), json[0].get("help_en")), (None, None));
}

#[test]
fn explain_knows_names_too() {
    for (name, code) in
        [("DuplicateTemplateCode", "504"), ("SenderProfileRegistrationBlocked805", "805")]
    {
        assert_eq!(stdout(&run(&["explain", name])), text(code, &["ko", "en"]));
    }
}

#[test]
fn explain_reports_what_is_not_documented_and_explains_the_rest() {
    let output = run(&["explain", "0200", "504", "998877"]);
    assert_eq!(stdout(&output), text("504", &["ko", "en"]));
    let errors: Vec<&str> =
        stderr(&output).lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(
        errors,
        [
            "error: \"0200\" is not a documented code, name or message",
            "error: \"998877\" is not a documented code, name or message",
        ]
    );
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn the_most_similar_codes_are_offered_first_and_three_at_most() {
    for (argument, expected) in [
        ("0200", "200 Success"),
        ("2020", "2002 InvalidImageDimensions (InvalidImageShapeException)"),
        (
            "InvalidImageShapeExceptoin(세로 100px)",
            "2002 InvalidImageDimensions (InvalidImageShapeException)",
        ),
        ("duplicate template", "504 DuplicateTemplateCode"),
    ] {
        let output = run(&["explain", argument]);
        let mut lines = stderr(&output).lines().skip(1);
        assert_eq!(lines.next(), Some("  similar codes:"), "{argument}");
        let codes: Vec<&str> = lines.map(str::trim_start).collect();
        assert_eq!(codes[0], expected, "{argument}");
        assert!((2..=3).contains(&codes.len()), "{codes:?}");
    }
}

#[test]
fn what_is_not_similar_is_not_offered() {
    for argument in ["", "권한", "998877", "Image"] {
        let expected = format!("error: {argument:?} is not a documented code, name or message\n");
        assert_eq!(stderr(&run(&["explain", argument])), expected);
    }
}

#[test]
fn each_class_has_its_words_and_colour() {
    for (code, name, color) in
        [("200", "success", 32), ("600", "retryable", 33), ("504", "fatal", 31)]
    {
        let mut explain = command(&["explain", code]);
        let output = explain.env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR").output().unwrap();
        let class = class(name, &["ko", "en"]);
        let expected = format!("  class     \u{1b}[1m\u{1b}[{color}m{class}\u{1b}[0m\n");
        assert!(stdout(&output).contains(&expected), "{:?}", stdout(&output));
    }
}

#[test]
fn output_that_is_not_a_terminal_has_no_colour() {
    let output = run(&["explain", "504", "9999999"]);
    assert!(!output.stdout.contains(&0x1b) && !output.stderr.contains(&0x1b));
}

#[test]
fn the_exit_status_is_kept_when_nobody_reads() {
    let codes = ["504"; MORE_THAN_A_PIPE_HOLDS / 128];
    assert_status_if_nobody_reads(&[&["explain"], &codes[..]].concat(), "", 0);
}
