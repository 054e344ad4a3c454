//! `explain`.

use std::fs;

use serde_json::Value;

use crate::common::{self, Code};
use crate::{BOTH, Output, class, command, fields, run, texts};

/// What is said of an argument that is nothing of the table.
const NOT_DOCUMENTED: &str = " is not a documented code, name, message or description";

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
            format!("the vendor's page, table {table}, edition {edition}"),
        ),
    };
    let mut out = format!("{code} {}\n", row.variant);
    out += &format!("  {}    {}\n", labels[0], class(row.cell("class"), langs));
    if let Some(message) = row.message() {
        out += &format!("  {}   {message}\n", labels[1]);
    }
    let mut texts = texts(&row, langs);
    if code.len() == 3 && code.starts_with(['4', '5']) && code != "413" {
        for lang in langs {
            let line = match *lang {
                "ko" => "같은 숫자의 HTTP 상태는 뜻이 다릅니다.",
                _ => "An HTTP status of the same number means something else.",
            };
            let help = row.help(lang);
            texts = texts.replace(help, &format!("{help}\n            {line}"));
        }
    }
    out + &texts + &format!("  {}    {source}\n", labels[2])
}

#[test]
fn explain_gives_programs_an_array() {
    let output = run(&["explain", "--format", "json", "--lang", "ko", "2002", "504"]);
    let rows = ["2002", "504"].map(common::code);
    let objects: Value = rows.iter().map(|row| Value::from_iter(fields(row, &["ko"]))).collect();
    assert_eq!(serde_json::from_str::<Value>(&output.stdout).unwrap(), objects);
}

/// A text without what makes no difference.
fn comparable(text: &str) -> String {
    text.to_lowercase().replace(' ', "")
}

/// The codes whose texts are such.
fn codes_where(are_such: impl Fn(&[String]) -> bool) -> Vec<Code> {
    let are_such = |row: &Code| {
        let texts = [&row.code, &row.variant, row.description("ko"), row.description("en")];
        let texts = texts.into_iter().chain(row.message());
        are_such(&texts.map(comparable).collect::<Vec<_>>())
    };
    common::codes().into_iter().filter(are_such).collect()
}

#[test]
fn explain_prints_everything_about_what_people_type() {
    let row = common::code("504");
    let [ko, en] = ["ko", "en"].map(|lang| row.description(lang));
    let image = common::code("2002");
    let message = format!("{}(세로 100px)", image.message().unwrap());
    for (argument, code) in [
        (" 504\n", "504"),
        (&row.variant, "504"),
        (&row.variant.to_lowercase(), "504"),
        (&ko.replace(' ', ""), "504"),
        (&format!("{ko} (TMPL_01)"), "504"),
        (&en.to_uppercase().replace(' ', "  "), "504"),
        (&message.to_uppercase(), "2002"),
        (&format!("504 {}", row.variant), "504"),
    ] {
        assert_eq!(run(&["explain", argument]), Output::printed(text(code, BOTH), 0));
    }
    let expected = ["504", "2002", "0000"].map(|code| text(code, BOTH)).join("\n");
    assert_eq!(run(&["explain", "504", &message, "0000"]), Output::printed(expected, 0));
    // A locale is a language, as the library reads it.
    for (tag, lang) in [("ko-KR", "ko"), ("EN", "en")] {
        let expected = Output::printed(text("2002", &[lang]), 0);
        assert_eq!(run(&["explain", "--lang", tag, "2002"]), expected);
    }
}

/// As the page misspells it, too: servers send it so as the message.
#[test]
fn explain_takes_every_description_and_explains_all_codes_that_have_it() {
    for row in common::codes() {
        let misspelled = (row.cell("description_ko"), row.description("ko"));
        let [ko, en] = ["ko", "en"].map(|lang| (row.description(lang), row.description(lang)));
        for (argument, description) in [ko, en, misspelled] {
            let codes = codes_where(|texts| texts.contains(&comparable(description)));
            let expected: Vec<String> = codes.iter().map(|row| text(&row.code, BOTH)).collect();
            assert_eq!(run(&["explain", argument]), Output::printed(expected.join("\n"), 0));
        }
    }
}

#[test]
fn explain_tells_what_to_do_about_an_undocumented_code_after_the_results() {
    let ko = "\
문서에 없는 코드
            요청을 다시 보내지 말고, 응답 메시지를 확인한 뒤 비즈뿌리오에 코드의 뜻을 문의하세요.
            메시지 발송 서비스의 결과코드(7204 등)는 이 API의 코드가 아닙니다.
";
    let en = "\
Undocumented code
            Do not resend the request; read the reply's message, then ask Bizppurio what the code means.
            Codes of sent messages, such as 7204, belong to another service.
";
    for (argument, code, langs) in [
        ("0200", "0200", BOTH),
        ("00000", "00000", BOTH),
        ("-504", "-504", &["ko"]),
        ("status=200 code=7204", "7204", &["en"]),
        ("7204번, 7000~7205", "7204, 7000, 7205", &["en"]),
    ] {
        let (problem, lines) = match langs {
            ["ko"] => (" 코드는 문서에 없습니다", format!("  설명      {ko}")),
            ["en"] => (" is not a documented code", format!("  meaning   {en}")),
            _ => (" is not a documented code", format!("  ko        {ko}  en        {en}")),
        };
        let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/undocumented.txt");
        let file = fs::File::create(path).unwrap();
        let mut explain = command(&["explain", argument, "504"]);
        if let [lang] = langs {
            explain.args(["--lang", lang]);
        }
        explain.stdout(file.try_clone().unwrap()).stderr(file);
        assert_eq!(explain.status().unwrap().code(), Some(1));
        let expected = format!("{}error: {code:?}{problem}\n{lines}", text("504", langs));
        assert_eq!(fs::read_to_string(path).unwrap(), expected);
    }
}

#[test]
fn what_people_paste_names_the_same_codes_as_on_the_page() {
    let cases: Value = serde_json::from_str(include_str!("../pasted.json")).unwrap();
    for case in cases.as_array().unwrap() {
        let Output { stdout, stderr, status } =
            run(&["explain", "--format", "json", "--", case["text"].as_str().unwrap()]);
        let explained: Value = serde_json::from_str(&stdout).unwrap();
        let explained = explained.as_array().unwrap().iter().map(|row| row["code"].clone());
        let rows = stderr.lines().filter_map(|line| line.strip_prefix("    "));
        let offered = rows.filter(|row| !row.starts_with(' ')).map(|row| row.split(' ').next());
        let is_explained = case["explained"] == true;
        let codes: Value = if is_explained { explained.collect() } else { offered.collect() };
        assert_eq!((&codes, status == 0), (&case["codes"], is_explained), "{case}");
    }
}

/// The rows of codes that are offered.
fn offered(codes: &[Code], lang: &str) -> String {
    let row =
        |row: &Code| format!("    {} {} · {}\n", row.code, row.variant, row.description(lang));
    codes.iter().map(row).collect()
}

#[test]
fn a_part_offers_the_codes_that_have_it() {
    let row = common::code("504");
    let words: Vec<&str> = row.description("ko").split(' ').collect();
    let [first, .., last] = &words[..] else { panic!("too few words") };
    for argument in [
        *first,
        &*format!("{last} {first}"),
        &*row.variant[..5].to_uppercase(),
        &row.description("en").replace(' ', "")[1..],
    ] {
        let words: Vec<String> = argument.split(' ').map(comparable).collect();
        let is_in = |word: &String, texts: &[String]| texts.iter().any(|text| text.contains(word));
        let codes = codes_where(|texts| words.iter().all(|word| is_in(word, texts)));
        assert!(codes.iter().any(|row| row.code == "504"), "{argument}");
        for (lang, problem, heading) in [
            ("ko", "에 해당하는 코드, 이름, 메시지, 설명이 없습니다", "이 말이 들어 있는 코드"),
            ("en", NOT_DOCUMENTED, "codes that have it"),
        ] {
            let offered = offered(&codes, lang);
            let expected = format!("error: {argument:?}{problem}\n  {heading}:\n{offered}");
            let output = run(&["explain", "--lang", lang, argument]);
            assert_eq!(output, Output::error(expected, 1));
        }
    }
}

#[test]
fn the_most_similar_codes_are_offered_first_and_three_at_most() {
    let row = common::code("504");
    let reason = format!("{}(TMPL_01, TMPL_02)", row.variant);
    let rows = |text: &str| {
        let error = run(&["explain", "--lang", "ko", &format!("x{text}")]).stderr;
        error.split_once("\n  비슷한 코드:\n").unwrap().1.to_owned()
    };
    for text in [&row.variant, &reason, row.description("ko"), row.description("en")] {
        assert!(rows(text).starts_with(&offered(&[common::code("504")], "ko")), "{text}");
    }
    // The names of this range differ only in their last digits.
    let row = common::code("801");
    let rows = rows(row.variant.trim_end_matches("801"));
    assert!(rows.starts_with(&offered(&[row], "ko")), "{rows}");
    assert_eq!(rows.lines().count(), 3);
}

#[test]
fn nothing_is_offered_for_what_is_not_similar() {
    for argument in ["", "-", "()", "zzzz", "힣힣힣힣"] {
        let expected = format!("error: {argument:?}{NOT_DOCUMENTED}\n");
        assert_eq!(run(&["explain", "--lang", "en", argument]), Output::error(expected, 1));
    }
}

#[test]
fn codes_are_offered_that_a_text_has_or_that_spreadsheets_cut_to_it() {
    for (lang, argument, problem, code) in [
        (
            "ko",
            "HTTP 504",
            "에는 코드, 이름, 메시지, 설명 외의 내용도 있습니다\n  들어 있는 코드",
            "504",
        ),
        (
            "en",
            "HTTP 504",
            " is more than a code, name, message or description\n  codes in it",
            "504",
        ),
        (
            "en",
            "{'code':504",
            " is a reply, not a code: give it to the subcommand reply on standard input\n  codes in it",
            "504",
        ),
        ("en", "0", " is not a documented code\n  similar codes", "0000"),
    ] {
        let offered = offered(&[common::code(code)], lang);
        let status = match (code, lang) {
            ("504", "ko") => "  설명      같은 숫자의 HTTP 상태는 뜻이 다릅니다.\n",
            ("504", _) => "  meaning   An HTTP status of the same number means something else.\n",
            _ => "",
        };
        let expected = format!("error: {argument:?}{problem}:\n{offered}{status}");
        assert_eq!(run(&["explain", "--lang", lang, argument]), Output::error(expected, 1));
    }
}

#[test]
fn a_long_argument_is_cut() {
    let long = format!("[ {{{}", "a".repeat(1 << 10));
    let error = run(&["explain", "--lang", "en", &long]).stderr;
    assert!(error.starts_with(&format!("error: \"{}\"… is a reply, ", &long[..60])), "{error}");
}

#[cfg(unix)]
#[test]
fn the_examples_of_the_help_work() {
    let help = run(&["explain", "--help"]).stdout;
    let (_, examples) = help.split_once("\nExamples:\n").unwrap();
    for example in examples.lines() {
        let program = env!("CARGO_BIN_EXE_bizppurio-kakao-codes");
        let arguments = example.trim().strip_prefix("bizppurio-kakao-codes ").unwrap();
        let mut shell = std::process::Command::new("sh");
        let status = shell.args(["-c", &format!("{program} {arguments} >/dev/null")]).status();
        assert!(status.unwrap().success(), "{example}");
    }
}
