//! `reply`: what a reply says, and an exit status for scripts.

use std::collections::BTreeMap;
use std::iter;
use std::path::Path;
use std::process::ExitCode;

use bizppurio_kakao_codes::{AnyCode, Class, Failure, Lang, Reply, ResponseCode, escaped};
use serde::Serialize;

use crate::error::{EX_DATAERR, EX_TEMPFAIL, Error};
use crate::layout::{heading, line, texts};
use crate::record::Record;
use crate::{Format, input, layout, output, words};

/// The HTTP status that curl gives as 000 if no reply arrived.
const NO_REPLY: u16 = 0;

pub(crate) fn run(
    file: &Path,
    http_status: Option<u16>,
    langs: &[Lang],
    format: Format,
) -> Result<ExitCode, Error> {
    let read = || input::read(file, words::PASTE_A_REPLY.in_one_of(langs));
    let reply = match http_status {
        // The file may hold an earlier reply.
        Some(NO_REPLY) => Reply::from_slice(b""),
        Some(status) => Reply::from_http(status, &read()?),
        None => Reply::from_slice(&read()?),
    };
    let reply = reply.map_err(|error| {
        let problem = match http_status {
            Some(NO_REPLY) => "HTTP status 000: no reply arrived".to_owned(),
            _ => format!("{}: {error}", input::name(file)),
        };
        let advice = texts(langs, &words::ADVICE, |lang| [error.help(lang)]);
        Error { status: EX_DATAERR, text: format!("{problem}\n{advice}") }
    })?;
    match format {
        Format::Json => output::print(output::json(&record(&reply, langs))?)?,
        Format::Text => output::print_text(text(&reply, langs))?,
    }
    Ok(match reply.class() {
        Class::Success => ExitCode::SUCCESS,
        Class::Retryable => EX_TEMPFAIL.into(),
        Class::Fatal => ExitCode::FAILURE,
    })
}

fn text(reply: &Reply, langs: &[Lang]) -> String {
    // Their number is said in place of the success.
    let only_items_failed =
        reply.clone().into_result().err().filter(|error| error.code().is_success());
    let description = |lang| match &only_items_failed {
        Some(error) => error.display(lang).to_string(),
        None => reply.code.description(lang).to_owned(),
    };
    let mut out = layout::class(reply.class(), langs) + "\n";
    out += &line(words::CODE.in_one_of(langs), title(&reply.code, reply.class(), langs));
    if let Some(detail) = reply.detail().filter(|_| only_items_failed.is_none()) {
        out += &line(words::MESSAGE.in_one_of(langs), escaped(detail));
    }
    out += &texts(langs, &words::MEANING, |lang| [description(lang), reply.help(lang).into()]);
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
    let failure = Failure::new(code.clone());
    let description = |lang| match code.is_success() {
        true => failure.display(lang).to_string(),
        false => code.description(lang).to_owned(),
    };
    let mut out = heading(title(code, failure.class(), langs));
    out += &line(words::CLASS.in_one_of(langs), layout::class(failure.class(), langs));
    out += &texts(langs, &words::MEANING, |lang| [description(lang), failure.help(lang).into()]);
    for (index, failure) in failures.iter().enumerate() {
        let label = if index == 0 { words::FAILED.in_one_of(langs) } else { "" };
        let name = failure.item.as_deref().unwrap_or(words::NO_NAME.in_one_of(langs));
        let name_and_detail: Vec<&str> = iter::once(name).chain(failure.detail()).collect();
        out += &line(label, escaped(&name_and_detail.join(" · ")));
    }
    out
}

/// The code and its name, unless that says success of what failed.
fn title(code: &AnyCode, class: Class, langs: &[Lang]) -> String {
    match code.known() {
        Some(known) if class == Class::Success || !known.is_success() => {
            format!("{code} {}", known.name())
        }
        _ if code.code().is_empty() => words::NO_CODE.in_one_of(langs).to_owned(),
        _ => code.to_string(),
    }
}

/// A reply in the JSON output.
#[derive(Serialize)]
struct ReplyRecord<'a> {
    #[serde(flatten)]
    reply: Record<'a>,
    failures: Vec<Record<'a>>,
}

fn record<'a>(reply: &'a Reply, langs: &[Lang]) -> ReplyRecord<'a> {
    let fields = [
        ("class", Some(reply.class().as_str())),
        ("code", Some(reply.code.code())),
        ("name", reply.code.known().map(ResponseCode::name)),
        ("message", reply.message.as_deref()),
        ("detail", reply.detail()),
    ];
    let failure = |failure: &'a Failure| {
        let fields = [
            ("item", failure.item.as_deref()),
            ("class", Some(failure.class().as_str())),
            ("code", Some(failure.code.code())),
            ("name", failure.code.known().map(ResponseCode::name)),
            ("message", failure.message.as_deref()),
            ("detail", failure.detail()),
        ];
        Record::new(fields, langs, |lang| [failure.code.description(lang), failure.help(lang)])
    };
    ReplyRecord {
        reply: Record::new(fields, langs, |lang| [reply.code.description(lang), reply.help(lang)]),
        failures: reply.failures.iter().map(failure).collect(),
    }
}
