//! `reply`: what a reply says, and an exit status for scripts.

use std::path::Path;
use std::process::ExitCode;
use std::{io, iter};

use bizppurio_kakao_codes::{AnyCode, Class, Failure, Lang, Reply, ResponseCode};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use crate::error::Error;
use crate::escape::Escaped;
use crate::explain::class_style;
use crate::invisible::is_invisible;
use crate::record::Record;
use crate::{Format, input, output};

/// `EX_TEMPFAIL` of sysexits.h: the caller may try again.
const RETRYABLE: u8 = 75;

/// The HTTP status that curl gives as 000 if no reply arrived.
const NO_REPLY: u16 = 0;

/// The most columns that a cell of the table of failed items is padded to.
const MAX_WIDTH: usize = 40;

pub(crate) fn run(
    file: &Path,
    http_status: Option<u16>,
    langs: &[Lang],
    format: Format,
) -> Result<ExitCode, Error> {
    if http_status == Some(NO_REPLY) {
        // The file may hold an earlier reply.
        return Err(Error::no_reply());
    }
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
    let color = class_style(reply.class());
    let failed = reply.clone().into_result().err().filter(|error| error.code().is_success());
    let name = reply.code.known().filter(|_| failed.is_none()).map(|code| code.name());
    let code = escaped(reply.code.code());
    let heading = format!("{} {code} {}", reply.class(), name.unwrap_or_default());
    let mut out = format!("{color}{}{color:#}\n", heading.trim_end());
    if let Some(detail) = reply.detail().filter(|_| failed.is_none()) {
        out += &format!("  detail    {}\n", escaped(detail));
    }
    for &lang in langs {
        match &failed {
            Some(error) => out += &format!("  {lang}        {}\n", error.display(lang)),
            None => out += &format!("  {lang}        {}\n", reply.code.description(lang)),
        }
        out += &format!("            {}\n", reply.help(lang));
    }
    if !reply.failures.is_empty() {
        out += "  failed items\n";
    }
    let rows: Vec<[String; 4]> = reply.failures.iter().map(|failure| row(failure, langs)).collect();
    let widths = [0, 1, 2].map(|column| {
        let widths = rows.iter().map(|row| row[column].width());
        widths.max().unwrap_or_default().min(MAX_WIDTH)
    });
    for row in rows {
        out += "  ";
        for (cell, width) in iter::zip(&row, widths) {
            let padding = " ".repeat(width.saturating_sub(cell.width()));
            out += &format!("  {cell}{padding}");
        }
        out += &format!("  {}\n", row[3]);
    }
    out
}

fn row(failure: &Failure, langs: &[Lang]) -> [String; 4] {
    let descriptions = langs.iter().map(|&lang| failure.code.description(lang).to_owned());
    let detail = failure.detail().map(|detail| escaped(detail).to_string());
    [
        escaped(failure.item.as_deref().unwrap_or("-")).to_string(),
        escaped(failure.code.code()).to_string(),
        failure.class().to_string(),
        descriptions.chain(detail).collect::<Vec<_>>().join(" · "),
    ]
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
