//! `reply`: what a reply says, and an exit status for scripts.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use bizppurio_kakao_codes::{AnyCode, Class, Failure, Lang, Reply, ResponseCode};
use serde::Serialize;

use crate::error::Error;
use crate::escape::Escaped;
use crate::invisible::is_invisible;
use crate::layout::{heading, line, texts};
use crate::record::Record;
use crate::words::{Words, words};
use crate::{Format, input, layout, output, words};

/// `EX_TEMPFAIL` of sysexits.h: the caller may try again.
const RETRYABLE: u8 = 75;

/// The HTTP status that curl gives as 000 if no reply arrived.
const NO_REPLY: u16 = 0;

pub(crate) fn run(
    file: &Path,
    http_status: Option<u16>,
    langs: &[Lang],
    format: Format,
) -> Result<ExitCode, Error> {
    let words = words(words::label_lang(langs));
    let read = || input::read(file, words.paste_a_reply);
    let reply = match http_status {
        // The file may hold an earlier reply.
        Some(NO_REPLY) => Reply::from_slice(b""),
        Some(status) => Reply::from_http(status, &read()?),
        None => Reply::from_slice(&read()?),
    };
    let reply = reply.map_err(|error| {
        let advice = texts(langs, words.advice, |lang| [error.help(lang)]);
        match http_status {
            Some(NO_REPLY) => Error::no_reply(&advice),
            _ => Error::invalid_reply(file, &error, &advice),
        }
    })?;
    let status = match reply.class() {
        Class::Success => ExitCode::SUCCESS,
        Class::Retryable => RETRYABLE.into(),
        Class::Fatal => ExitCode::FAILURE,
    };
    match format {
        Format::Json => {
            output::print(io::stdout(), json(&reply, langs).map_err(Error::write)?, status)
        }
        Format::Text => output::print(anstream::stdout(), text(&reply, langs), status),
    }
}

/// Also escapes the invisible characters that serde_json leaves as they are.
fn json(reply: &Reply, langs: &[Lang]) -> serde_json::Result<String> {
    let json = serde_json::to_string_pretty(&ReplyRecord::new(reply, langs))? + "\n";
    let mut out = String::new();
    for c in json.chars() {
        if is_invisible(c) && c != '\n' {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Ok(out)
}

fn text(reply: &Reply, langs: &[Lang]) -> String {
    let words = words(words::label_lang(langs));
    // Their number is said in place of the success.
    let only_items_failed =
        reply.clone().into_result().err().filter(|error| error.code().is_success());
    let description = |lang| match &only_items_failed {
        Some(error) => error.display(lang).to_string(),
        None => reply.code.description(lang).to_owned(),
    };
    let mut out = layout::class(reply.class(), langs) + "\n";
    out += &line(words.code, title(&reply.code, reply.class(), words));
    if let Some(detail) = reply.detail().filter(|_| only_items_failed.is_none()) {
        out += &line(words.detail, escaped(detail));
    }
    out += &texts(langs, words.meaning, |lang| [description(lang), reply.help(lang).to_owned()]);
    let mut codes: BTreeMap<&AnyCode, Vec<&Failure>> = BTreeMap::new();
    for failure in &reply.failures {
        codes.entry(&failure.code).or_default().push(failure);
    }
    for (code, failures) in codes {
        out += "\n";
        out += &failed(code, &failures, langs);
    }
    out
}

/// What to do about the failed items that have this code.
fn failed(code: &AnyCode, failures: &[&Failure], langs: &[Lang]) -> String {
    let words = words(words::label_lang(langs));
    let failure = Failure::new(code.clone());
    let description = |lang| match code.is_success() {
        true => failure.display(lang).to_string(),
        false => code.description(lang).to_owned(),
    };
    let mut out = heading(title(code, failure.class(), words));
    out += &line(words.class, layout::class(failure.class(), langs));
    out += &texts(langs, words.meaning, |lang| [description(lang), failure.help(lang).to_owned()]);
    for (index, failure) in failures.iter().enumerate() {
        let name =
            failure.item.as_deref().map_or(words.no_name.into(), |item| escaped(item).to_string());
        let detail = failure.detail().map(|detail| format!(" · {}", escaped(detail)));
        let label = if index == 0 { words.failed } else { "" };
        out += &line(label, name + &detail.unwrap_or_default());
    }
    out
}

/// The code and its name, unless that says success of what failed.
fn title(code: &AnyCode, class: Class, words: &Words) -> String {
    let name = code.known().filter(|known| class == Class::Success || !known.is_success());
    match (name, code.code()) {
        (Some(known), code) => format!("{code} {}", known.name()),
        (None, "") => words.no_code.into(),
        (None, _) => code.to_string(),
    }
}

fn escaped(text: &str) -> Escaped<'_> {
    Escaped { text, limit: usize::MAX }
}

/// A reply in the JSON output.
#[derive(Serialize)]
struct ReplyRecord<'a> {
    #[serde(flatten)]
    reply: Record<'a>,
    failures: Vec<Record<'a>>,
}

impl<'a> ReplyRecord<'a> {
    fn new(reply: &'a Reply, langs: &[Lang]) -> Self {
        let failure = |failure: &'a Failure| {
            Record::default()
                .with([("item", failure.item.as_deref())])
                .with(fields(
                    failure.class(),
                    &failure.code,
                    failure.message.as_deref(),
                    failure.detail(),
                ))
                .with_texts(langs, |lang| failure.code.description(lang), |lang| failure.help(lang))
        };
        Self {
            reply: Record::default()
                .with(fields(reply.class(), &reply.code, reply.message.as_deref(), reply.detail()))
                .with_texts(langs, |lang| reply.code.description(lang), |lang| reply.help(lang)),
            failures: reply.failures.iter().map(failure).collect(),
        }
    }
}

fn fields<'a>(
    class: Class,
    code: &'a AnyCode,
    message: Option<&'a str>,
    detail: Option<&'a str>,
) -> [(&'static str, Option<&'a str>); 5] {
    [
        ("class", Some(class.as_str())),
        ("code", Some(code.code())),
        ("name", code.known().map(ResponseCode::name)),
        ("message", message),
        ("detail", detail),
    ]
}
