//! `explain`: what codes and messages mean.

use std::io::{self, Write};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};
use bizppurio_kakao_codes::{Class, Lang, ResponseCode};

use crate::record::Record;
use crate::{Format, output};

/// How many documented codes are offered in place of an undocumented one.
const OFFERED: usize = 3;

pub(crate) fn run(arguments: &[String], langs: &[Lang], format: Format) -> io::Result<ExitCode> {
    let mut status = ExitCode::SUCCESS;
    let mut codes = Vec::new();
    for argument in arguments {
        match ResponseCode::from_code(argument).or_else(|| ResponseCode::from_message(argument)) {
            Some(code) => codes.push(code),
            None => {
                status = ExitCode::FAILURE;
                // If nobody reads it, the status still tells.
                _ = report_unknown(argument);
            }
        }
    }
    match format {
        Format::Json => {
            let records: Vec<Record> =
                codes.into_iter().map(|code| Record::new(code, langs)).collect();
            output::print(io::stdout(), serde_json::to_string_pretty(&records)? + "\n", status)
        }
        Format::Text => {
            let mut text = Vec::new();
            for (index, code) in codes.into_iter().enumerate() {
                if index > 0 {
                    writeln!(text)?;
                }
                print(&mut text, code, langs)?;
            }
            output::print(anstream::stdout(), text, status)
        }
    }
}

fn print(out: &mut impl Write, code: ResponseCode, langs: &[Lang]) -> io::Result<()> {
    let bold = Style::new().bold();
    let color = class_style(code.class());
    writeln!(out, "{bold}{} {}{bold:#}", code.code(), code.name())?;
    writeln!(out, "  class     {color}{}{color:#}", code.class())?;
    if let Some(message) = code.message() {
        writeln!(out, "  message   {message}")?;
    }
    for &lang in langs {
        writeln!(out, "  {lang}        {}", code.description(lang))?;
        writeln!(out, "            {}", code.help(lang))?;
    }
    writeln!(out, "  page      table {}, edition {}", code.table(), code.edition())
}

pub(crate) fn class_style(class: Class) -> Style {
    let color = match class {
        Class::Success => AnsiColor::Green,
        Class::Retryable => AnsiColor::Yellow,
        Class::Fatal => AnsiColor::Red,
    };
    color.on_default().bold()
}

fn report_unknown(argument: &str) -> io::Result<()> {
    let error = AnsiColor::Red.on_default().bold();
    let mut out = anstream::stderr().lock();
    writeln!(
        out,
        "{error}error{error:#}: {argument:?} is neither a documented code nor a message"
    )?;
    writeln!(out, "  nearest documented codes:")?;
    for code in nearest(argument) {
        let message = code.message().map(|message| format!(" ({message})")).unwrap_or_default();
        writeln!(out, "    {}{message}", code.display(Lang::En))?;
    }
    Ok(())
}

/// The documented codes whose code, name or message takes the fewest edits, then those nearest as
/// numbers.
fn nearest(argument: &str) -> Vec<ResponseCode> {
    let name = argument.split('(').next().unwrap_or_default().trim();
    let number = |text: &str| text.parse::<u32>().ok();
    let mut codes = ResponseCode::ALL.to_vec();
    codes.sort_by_cached_key(|code| {
        let texts = [Some(code.code()), Some(code.name()), code.message()];
        let edits = texts.into_iter().flatten().map(|text| strsim::osa_distance(text, name)).min();
        let gap = number(name).zip(number(code.code())).map(|(a, b)| a.abs_diff(b));
        (edits, gap)
    });
    codes.truncate(OFFERED);
    codes
}
