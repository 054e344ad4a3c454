//! `explain`: what codes, names, messages and descriptions mean.

use std::cmp::Reverse;
use std::iter;
use std::process::ExitCode;

use bizppurio_kakao_codes::{AnyCode, Lang, Reply, ResponseCode, escaped};

use crate::error::Error;
use crate::layout::{heading, line, texts};
use crate::pasted::{self, Pasted, codes_where};
use crate::record::Record;
use crate::words::Localized;
use crate::{Format, layout, output, words};

/// How many codes with a similar text are offered.
const MAX_SIMILAR: usize = 3;

/// How similar a text has to be to be offered, in percent: 2 of 3 characters have to agree.
const MIN_SIMILARITY: u32 = 66;

/// How much of an argument is compared, in characters: comparing is slow, and no code has a longer
/// text.
const MAX_COMPARED: usize = 500;

/// How much of an argument an error shows, in characters.
const MAX_ARGUMENT: usize = 60;

pub(crate) fn run(arguments: &[String], langs: &[Lang], format: Format) -> Result<ExitCode, Error> {
    let mut codes = Vec::new();
    let mut errors = String::new();
    for argument in arguments {
        let text = pasted::normalized(argument);
        let found = find(text.trim());
        if found.is_empty() {
            errors += &not_found(argument.trim(), text.trim(), langs);
        }
        codes.extend(found);
    }
    let texts = codes.iter().map(|&code| text(code, langs));
    match format {
        Format::Json => output::print(output::json(&Record::of_codes(&codes, langs))?)?,
        Format::Text => output::print_text(texts.collect::<Vec<_>>().join("\n"))?,
    }
    let status = if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    output::print_error(errors);
    Ok(status)
}

/// The codes with this code, name, message or description, or those of a list.
fn find(argument: &str) -> Vec<ResponseCode> {
    if let Some(code) = ResponseCode::from_code(argument) {
        return vec![code];
    }
    let named = |name: &str| {
        let name = comparable(name);
        codes_where(|code| names(code).any(|text| comparable(text) == name))
    };
    let pasted = Pasted::new(argument);
    let listed = if pasted.is_list { pasted.codes } else { Vec::new() };
    let ways = [named(argument), named(without_reason(argument)), sent_with(argument), listed];
    ways.into_iter().find(|codes| !codes.is_empty()).unwrap_or_default()
}

/// The codes that servers send this message with: it may be a description as the vendor's page
/// misspells it, which only a reply knows.
fn sent_with(message: &str) -> Vec<ResponseCode> {
    let adds_nothing_to = |code: AnyCode| {
        let mut reply = Reply::new(code);
        reply.message = Some(message.to_owned());
        reply.detail().is_none()
    };
    codes_where(|code| adds_nothing_to(code.into()) && !adds_nothing_to("".into()))
}

fn names(code: ResponseCode) -> impl Iterator<Item = &'static str> {
    let descriptions = Lang::ALL.iter().map(move |&lang| code.description(lang));
    pasted::names(code).chain(descriptions)
}

/// A message without the reason in parentheses that may follow it.
fn without_reason(message: &str) -> &str {
    message.split('(').next().unwrap_or_default()
}

/// Case and spaces make no difference.
fn comparable(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

fn text(code: ResponseCode, langs: &[Lang]) -> String {
    let mut out = heading(format_args!("{code} {}", code.name()));
    out += &line(words::CLASS.in_one_of(langs), layout::class(code.class(), langs));
    if let Some(message) = code.message() {
        out += &line(words::MESSAGE.in_one_of(langs), message);
    }
    let lines =
        |lang| [code.description(lang), code.help(lang)].into_iter().chain(of_http(&[code], lang));
    out += &texts(langs, &words::MEANING, lines);
    let (table, edition) = (code.table(), code.edition());
    let source = match words::one_of(langs) {
        Lang::Ko => format!("비즈뿌리오 페이지의 {table} 표, 문서 기준일 {edition}"),
        Lang::En => format!("the vendor's page, table {table}, edition {edition}"),
    };
    out + &line(words::SOURCE.in_one_of(langs), source)
}

/// What to say if one of the codes has the number of an HTTP error that means something else.
fn of_http(codes: &[ResponseCode], lang: Lang) -> Option<&'static str> {
    // 413 means the same.
    let is_other = |code: &str| code != "413" && matches!(code.as_bytes(), [b'4' | b'5', _, _]);
    let mut codes = codes.iter().map(|code| code.code());
    codes.any(is_other).then(|| words::OTHER_HTTP_STATUS.in_lang(lang))
}

/// Why nothing is explained, and what to do instead. `text` is the argument as it is searched.
fn not_found(argument: &str, text: &str, langs: &[Lang]) -> String {
    let Pasted { codes, undocumented, .. } = Pasted::new(text);
    let statuses = texts(langs, &words::MEANING, |lang| of_http(&codes, lang));
    let is_reply = text.trim_start_matches(['[', ' ']).starts_with('{');
    let (problem, heading, codes) = match undocumented {
        _ if is_reply => (words::IS_A_REPLY, words::CODES_IN_TEXT, codes),
        Some(code) => return undocumented_code(&code, langs),
        None if !codes.is_empty() => (words::SAYS_MORE, words::CODES_IN_TEXT, codes),
        None => match with_words(text) {
            codes if codes.is_empty() => (words::UNDOCUMENTED, words::SIMILAR, similar(text)),
            codes => (words::UNDOCUMENTED, words::WITH_WORDS, codes),
        },
    };
    error(argument, &problem, langs) + &offer(&heading, &codes, langs) + &statuses
}

fn undocumented_code(code: &str, langs: &[Lang]) -> String {
    let error = error(code, &words::UNDOCUMENTED_CODE, langs);
    // Spreadsheets cut zeros at the start.
    let codes =
        codes_where(|from| from.code() == format!("{code:0>width$}", width = from.code().len()));
    if !codes.is_empty() {
        return error + &offer(&words::SIMILAR, &codes, langs);
    }
    let code = AnyCode::from(code);
    let lines =
        |lang| [code.description(lang), code.help(lang), words::OTHER_SERVICE.in_lang(lang)];
    error + &texts(langs, &words::MEANING, lines)
}

fn error(argument: &str, problem: &Localized, langs: &[Lang]) -> String {
    let start: String = argument.chars().take(MAX_ARGUMENT).collect();
    let ellipsis = if start.len() < argument.len() { "…" } else { "" };
    let shown = escaped(&format!("{start:?}")).to_string() + ellipsis;
    layout::error(format_args!("{shown}{}\n", problem.in_one_of(langs)))
}

/// The codes that may be meant.
fn offer(heading: &Localized, codes: &[ResponseCode], langs: &[Lang]) -> String {
    let mut out = String::new();
    if !codes.is_empty() {
        out += &format!("  {}:\n", heading.in_one_of(langs));
    }
    for code in codes {
        let descriptions = langs.iter().map(|&lang| code.description(lang));
        let texts: Vec<&str> = iter::once(code.name()).chain(descriptions).collect();
        out += &format!("    {code} {}\n", texts.join(" · "));
    }
    out
}

/// The codes whose texts have every word of the argument.
fn with_words(argument: &str) -> Vec<ResponseCode> {
    let words: Vec<String> = argument.split_whitespace().map(comparable).collect();
    codes_where(|code| {
        let texts: Vec<String> =
            iter::once(code.code()).chain(names(code)).map(comparable).collect();
        let has = |word: &String| texts.iter().any(|text| text.contains(word));
        !words.is_empty() && words.iter().all(has)
    })
}

/// The codes with the most similar names, messages and descriptions, the most similar first.
fn similar(argument: &str) -> Vec<ResponseCode> {
    let argument: String =
        comparable(without_reason(argument)).chars().take(MAX_COMPARED).collect();
    let similarity = |text| {
        (100.0 * strsim::normalized_damerau_levenshtein(&comparable(text), &argument)) as u32
    };
    let mut codes: Vec<_> = ResponseCode::ALL
        .iter()
        .filter_map(|&code| Some((Reverse(names(code).map(similarity).max()?), code)))
        .filter(|(Reverse(similarity), _)| *similarity >= MIN_SIMILARITY)
        .collect();
    codes.sort_unstable();
    codes.into_iter().map(|(_, code)| code).take(MAX_SIMILAR).collect()
}
