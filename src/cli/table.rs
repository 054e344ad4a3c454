//! `table`: the whole table, for pages and for programs.

use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use bizppurio_kakao_codes::{AnyCode, Class, Lang, ResponseCode, Table};
use clap::ValueEnum;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context, escape_formatter};

use crate::error::Error;
use crate::lang::LangArg;
use crate::record::Record;
use crate::{one_of, output, words};

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Markdown)]
    format: Format,
    #[command(flatten)]
    lang: LangArg,
    /// Print only the codes of one class
    #[arg(long, value_parser = one_of(Class::ALL, Class::as_str))]
    class: Option<Class>,
    /// Print only the codes of one table of the vendor's page
    #[arg(long, value_parser = one_of(Table::ALL, Table::as_str))]
    table: Option<Table>,
    /// File to write; without it, or with -, standard output is written
    ///
    /// In PowerShell 5, `>` would write other bytes.
    #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Tables in GitHub Flavored Markdown
    #[value(alias = "md")]
    Markdown,
    /// A page that needs no other file
    Html,
    /// An array of objects
    Json,
    /// The keys of the JSON as columns
    Csv,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let langs = arguments.lang.langs();
    let mut codes = ResponseCode::ALL.to_vec();
    codes.retain(|code| arguments.class.is_none_or(|class| code.class() == class));
    codes.retain(|code| arguments.table.is_none_or(|table| code.table() == table));
    let records = || codes.iter().map(|&code| Record::new(code, &langs)).collect::<Vec<_>>();
    let text = match arguments.format {
        Format::Markdown => markdown(&records(), &langs).map_err(Error::write)?,
        Format::Html => html(&records(), &langs).map_err(Error::write)?,
        Format::Json => serde_json::to_string_pretty(&records()).map_err(Error::write)? + "\n",
        Format::Csv => csv(&records()).map_err(Error::write)?,
    };
    output::write(&arguments.output, text)?;
    Ok(ExitCode::SUCCESS)
}

fn csv(records: &[Record]) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if let Some(record) = records.first() {
        writer.write_record(record.keys())?;
    }
    for record in records {
        writer.write_record(record.values().map(Option::unwrap_or_default))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn html(records: &[Record], langs: &[Lang]) -> Result<String, minijinja::Error> {
    render("table.html", include_str!("table.html"), records, langs)
}

fn markdown(records: &[Record], langs: &[Lang]) -> Result<String, minijinja::Error> {
    render("table.md", include_str!("table.md"), records, langs)
}

/// The template with this name, after the legend that both have.
fn render(
    name: &str,
    template: &str,
    records: &[Record],
    langs: &[Lang],
) -> Result<String, minijinja::Error> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.set_auto_escape_callback(|name| match name.ends_with(".md") {
        true => AutoEscape::Custom("markdown".into()),
        false => AutoEscape::Html,
    });
    environment.set_formatter(|out, state, value| match state.auto_escape() {
        AutoEscape::Custom(_) if value.is_safe() => Ok(write!(out, "{value}")?),
        AutoEscape::Custom(_) => Ok(out.write_str(&escape_markdown(&value.to_string()))?),
        _ => escape_formatter(out, state, value),
    });
    let class_names: Vec<&str> = Class::ALL.iter().map(|class| class.as_str()).collect();
    let class_words = by_key(Class::ALL.iter().map(|&class| {
        let words = Lang::ALL.iter().map(|&lang| (lang.as_str(), words::class(class, lang).into()));
        (class.as_str(), by_key(words))
    }));
    // A page of some of the codes cannot tell which codes are not documented.
    let undocumented: Vec<_> = match records.len() == ResponseCode::ALL.len() {
        true => langs.iter().map(|&lang| undocumented(lang)).collect(),
        false => vec![],
    };
    let records = Serde(records);
    let langs: Vec<&str> = langs.iter().map(|lang| lang.as_str()).collect();
    let version = env!("CARGO_PKG_VERSION");
    environment.render_named_str(
        name,
        &(include_str!("legend.jinja").to_owned() + template),
        context!(records, langs, class_names, class_words, undocumented, version),
    )
}

fn by_key(entries: impl Iterator<Item = (&'static str, Value)>) -> Value {
    entries.collect::<BTreeMap<_, _>>().into()
}

/// What the page says of a code that it does not list.
fn undocumented(lang: Lang) -> Value {
    let code = AnyCode::from("");
    let [description, help] = [code.description(lang), code.help(lang)];
    context!(lang => lang.as_str(), description, help)
}

/// Escapes what GitHub would read as markup, or as the end of a cell.
fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if r"\`*_[]<>&|~$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use bizppurio_kakao_codes::{AnyCode, Lang};

    use super::{escape_markdown, html, markdown};
    use crate::record::Record;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape_markdown("a|b"), r"a\|b");
        assert_eq!(escape_markdown(r"a\|b"), r"a\\\|b");
        assert_eq!(escape_markdown("failure[].error"), r"failure\[\].error");
        assert_eq!(escape_markdown("`*_~$"), r"\`\*\_\~\$");
        assert_eq!(escape_markdown("<br>&lt;"), r"\<br\>\&lt;");
        assert_eq!(escape_markdown("링크 (ex, 50MB/1,000)"), "링크 (ex, 50MB/1,000)");
    }

    /// Some code, whose help has markup.
    fn record() -> Record<'static> {
        let keys = ["code", "name", "class", "table", "edition", "message"];
        let record = Record::default().with(keys.map(|key| (key, Some("fatal"))));
        record.with_texts(Lang::ALL, |_| "", |_| "<b>'R&D'</b>")
    }

    #[test]
    fn markup_in_a_text_is_shown_as_text() {
        let page = html(&[record()], Lang::ALL).unwrap();
        assert!(page.contains("&lt;b&gt;&#x27;R&amp;D&#x27;&lt;&#x2f;b&gt;"), "{page}");
        let document = markdown(&[record()], Lang::ALL).unwrap();
        assert!(document.contains(r"\<b\>'R\&D'\</b\>"), "{document}");
    }

    #[test]
    fn a_page_of_some_codes_calls_no_code_undocumented() {
        let page = html(&[record()], Lang::ALL).unwrap();
        assert!(!page.contains(AnyCode::from("").help(Lang::Ko)), "{page}");
    }
}
