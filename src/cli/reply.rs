//! `reply`: what a reply says, and an exit status for scripts.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use bizppurio_kakao_codes::{AnyCode, Class, Failure, Lang, Reply};
use serde::Serialize;

use crate::error::Error;
use crate::explain::class_style;
use crate::{Format, input, output};

/// `EX_TEMPFAIL` of sysexits.h: the caller may try again.
const RETRYABLE: u8 = 75;

/// The widest that a cell of the table of failed items is padded to, in characters.
const WIDEST: usize = 40;

pub(crate) fn run(
    file: &Path,
    http_status: Option<u16>,
    langs: &[Lang],
    format: Format,
) -> Result<ExitCode, Error> {
    let body = input::read(file)?;
    let reply = match http_status {
        Some(status) => Reply::from_http(status, &body),
        None => Reply::from_slice(&body),
    };
    let reply = reply.map_err(|error| Error::invalid_data(file, error))?;
    let status = match reply.class() {
        Class::Success => ExitCode::SUCCESS,
        Class::Retryable => RETRYABLE.into(),
        Class::Fatal => ExitCode::FAILURE,
    };
    match format {
        Format::Json => {
            output::print(io::stdout(), json(&reply, langs).map_err(Error::write)?, status)
        }
        Format::Text => {
            let mut text = Vec::new();
            print(&mut text, &reply, langs).map_err(Error::write)?;
            output::print(anstream::stdout(), text, status)
        }
    }
}

/// Escapes the control characters that JSON would not, DEL and C1: they could steer a terminal.
fn json(reply: &Reply, langs: &[Lang]) -> serde_json::Result<String> {
    let json = serde_json::to_string_pretty(&ReplyRecord::new(reply, langs))? + "\n";
    let mut out = String::new();
    for c in json.chars() {
        match c {
            '\u{7F}'..='\u{9F}' => out += &format!("\\u{:04x}", u32::from(c)),
            _ => out.push(c),
        }
    }
    Ok(out)
}

fn print(out: &mut impl Write, reply: &Reply, langs: &[Lang]) -> io::Result<()> {
    let color = class_style(reply.class());
    let name = reply.code.known().map(|code| code.name()).unwrap_or_default();
    let heading = format!("{} {} {name}", reply.class(), printable(reply.code.code()));
    writeln!(out, "{color}{}{color:#}", heading.trim_end())?;
    if let Some(message) = &reply.message {
        writeln!(out, "  message   {}", printable(message))?;
    }
    for &lang in langs {
        writeln!(out, "  {lang}        {}", reply.code.description(lang))?;
        writeln!(out, "            {}", reply.code.help(lang))?;
    }
    if reply.failures.is_empty() {
        return Ok(());
    }
    writeln!(out, "  failed items")?;
    let rows: Vec<[String; 4]> = reply.failures.iter().map(|failure| row(failure, langs)).collect();
    let [items, codes, classes] = [0, 1, 2].map(|column| {
        let widths = rows.iter().map(|row| row[column].chars().count());
        widths.max().unwrap_or_default().min(WIDEST)
    });
    for [item, code, class, reason] in &rows {
        writeln!(out, "    {item:items$}  {code:codes$}  {class:classes$}  {reason}")?;
    }
    Ok(())
}

fn row(failure: &Failure, langs: &[Lang]) -> [String; 4] {
    let descriptions = langs.iter().map(|&lang| failure.code.description(lang).to_owned());
    // Nothing else tells what an undocumented code means.
    let message = failure.message.as_deref().filter(|_| failure.code.known().is_none());
    let reason = failure.detail().or(message).map(printable);
    [
        printable(failure.item.as_deref().unwrap_or("-")),
        printable(failure.code.code()),
        failure.class().to_string(),
        descriptions.chain(reason).collect::<Vec<_>>().join(" · "),
    ]
}

/// A text of a server, its control characters escaped: they could steer a terminal.
fn printable(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if c.is_control() {
            out.extend(c.escape_default());
        } else {
            out.push(c);
        }
    }
    out
}

/// A reply as programs in other languages read it: keys are added in later versions, none renamed.
#[derive(Serialize)]
struct ReplyRecord<'a> {
    #[serde(flatten)]
    answer: Answer<'a>,
    failures: Vec<FailureRecord<'a>>,
}

#[derive(Serialize)]
struct FailureRecord<'a> {
    item: Option<&'a str>,
    #[serde(flatten)]
    answer: Answer<'a>,
}

#[derive(Serialize)]
struct Answer<'a> {
    class: &'static str,
    code: &'a str,
    message: Option<&'a str>,
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description_ko: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description_en: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_ko: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help_en: Option<&'static str>,
}

impl<'a> Answer<'a> {
    fn new(
        class: Class,
        code: &'a AnyCode,
        message: Option<&'a str>,
        detail: Option<&'a str>,
        langs: &[Lang],
    ) -> Self {
        let description = |lang| langs.contains(&lang).then(|| code.description(lang));
        let help = |lang| langs.contains(&lang).then(|| code.help(lang));
        Self {
            class: class.as_str(),
            code: code.code(),
            message,
            detail,
            description_ko: description(Lang::Ko),
            description_en: description(Lang::En),
            help_ko: help(Lang::Ko),
            help_en: help(Lang::En),
        }
    }
}

impl<'a> ReplyRecord<'a> {
    fn new(reply: &'a Reply, langs: &[Lang]) -> Self {
        let Reply { code, message, failures, .. } = reply;
        let failure = |failure: &'a Failure| {
            let Failure { item, code, message, .. } = failure;
            let (class, detail) = (failure.class(), failure.detail());
            let answer = Answer::new(class, code, message.as_deref(), detail, langs);
            FailureRecord { item: item.as_deref(), answer }
        };
        Self {
            answer: Answer::new(reply.class(), code, message.as_deref(), reply.detail(), langs),
            failures: failures.iter().map(failure).collect(),
        }
    }
}
