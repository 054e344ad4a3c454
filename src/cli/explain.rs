//! `explain`: what codes, names and messages mean.

use std::cmp::Reverse;
use std::io;
use std::process::ExitCode;

use anstyle::AnsiColor;
use bizppurio_kakao_codes::{Lang, ResponseCode};

use crate::error::Error;
use crate::layout::{heading, line, texts};
use crate::record::Record;
use crate::words::words;
use crate::{Format, layout, output, words};

/// How many similar codes are offered in place of an undocumented one.
const MAX_OFFERED: usize = 3;

/// How similar a text has to be to be offered, in percent: 2 of 3 characters have to agree.
const MIN_SIMILARITY: u32 = 66;

pub(crate) fn run(arguments: &[String], langs: &[Lang], format: Format) -> Result<ExitCode, Error> {
    let mut status = ExitCode::SUCCESS;
    let mut codes = Vec::new();
    for argument in arguments {
        match find(argument) {
            Some(code) => codes.push(code),
            None => {
                status = ExitCode::FAILURE;
                // The status tells it, even if nobody reads the text.
                _ = output::print(anstream::stderr(), unknown(argument), status);
            }
        }
    }
    match format {
        Format::Json => {
            let records: Vec<Record> =
                codes.into_iter().map(|code| Record::new(code, langs)).collect();
            let json = serde_json::to_string_pretty(&records).map_err(Error::write)?;
            output::print(io::stdout(), json + "\n", status)
        }
        Format::Text => {
            let texts: Vec<String> = codes.into_iter().map(|code| text(code, langs)).collect();
            output::print(anstream::stdout(), texts.join("\n"), status)
        }
    }
}

fn find(argument: &str) -> Option<ResponseCode> {
    ResponseCode::from_code(argument)
        .or_else(|| ResponseCode::from_message(argument))
        .or_else(|| ResponseCode::ALL.iter().copied().find(|code| code.name() == argument))
}

fn text(code: ResponseCode, langs: &[Lang]) -> String {
    let lang = words::label_lang(langs);
    let words = words(lang);
    let mut out = heading(format_args!("{code} {}", code.name()));
    out += &line(words.class, layout::class(code.class(), langs));
    if let Some(message) = code.message() {
        out += &line(words.message, message);
    }
    out += &texts(langs, |lang| code.description(lang), |lang| code.help(lang));
    let (table, edition) = (code.table(), code.edition());
    let source = match lang {
        Lang::Ko => format!("비즈뿌리오 페이지의 {table} 표, 문서 기준일 {edition}"),
        Lang::En => format!("table {table} of the vendor's page, edition {edition}"),
    };
    out + &line(words.source, source)
}

fn unknown(argument: &str) -> String {
    let error = AnsiColor::Red.on_default().bold();
    let mut out =
        format!("{error}error{error:#}: {argument:?} is not a documented code, name or message\n");
    let codes = similar(argument);
    if !codes.is_empty() {
        out += "  similar codes:\n";
    }
    for code in codes {
        let message = code.message().map(|message| format!(" ({message})")).unwrap_or_default();
        out += &format!("    {} {}{message}\n", code, code.name());
    }
    out
}

/// The documented codes whose code, name or message is similar, the most similar first, then those
/// nearest as numbers.
fn similar(argument: &str) -> Vec<ResponseCode> {
    let name = argument.split('(').next().unwrap_or_default().trim().to_lowercase();
    let number = |text: &str| text.parse::<u32>().ok();
    let similarity = |text: &str| {
        (100.0 * strsim::normalized_damerau_levenshtein(&text.to_lowercase(), &name)) as u32
    };
    let mut codes: Vec<_> = ResponseCode::ALL
        .iter()
        .filter_map(|&code| {
            let texts = [Some(code.code()), Some(code.name()), code.message()];
            let similarity = texts.into_iter().flatten().map(similarity).max()?;
            let gap = number(&name).zip(number(code.code())).map(|(a, b)| a.abs_diff(b));
            Some((Reverse(similarity), gap, code))
        })
        .filter(|(Reverse(similarity), ..)| *similarity >= MIN_SIMILARITY)
        .collect();
    codes.sort_unstable();
    codes.into_iter().map(|(.., code)| code).take(MAX_OFFERED).collect()
}
