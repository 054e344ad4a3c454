//! `table`: the whole table, for pages and for programs.

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use bizppurio_kakao_codes::{AnyCode, Class, Lang, ResponseCode, Table};
use clap::ValueEnum;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, UndefinedBehavior, context};

use crate::error::Error;
use crate::lang::LangArg;
use crate::record::Record;
use crate::{one_of, output};

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
    /// A table of GitHub Flavored Markdown
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
        Format::Markdown => markdown(&codes, &langs),
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
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    // A page of some of the codes cannot tell which codes are not documented.
    let undocumented: Vec<_> = match records.len() == ResponseCode::ALL.len() {
        true => langs.iter().map(|&lang| undocumented(lang)).collect(),
        false => vec![],
    };
    let records = Serde(records);
    let langs: Vec<&str> = langs.iter().map(|lang| lang.as_str()).collect();
    let version = env!("CARGO_PKG_VERSION");
    // The name ends in .html, which turns escaping on.
    environment.render_named_str(
        "table.html",
        include_str!("table.html"),
        context!(records, langs, undocumented, version),
    )
}

/// What the page says of a code that it does not list.
fn undocumented(lang: Lang) -> Value {
    let code = AnyCode::from("");
    let [description, help] = [code.description(lang), code.help(lang)];
    context!(lang => lang.as_str(), description, help)
}

fn markdown(codes: &[ResponseCode], langs: &[Lang]) -> String {
    let mut head = vec!["code", "class", "name<br>message"];
    head.extend(langs.iter().map(|lang| match lang {
        Lang::Ko => "설명<br>조치 방법",
        Lang::En => "description<br>what to do",
    }));
    let rule = vec!["---"; head.len()];
    let mut out = row(&head) + &row(&rule);
    for code in codes {
        let mut cells = vec![
            escape_markdown(code.code()),
            escape_markdown(code.class().as_str()),
            lines([Some(code.name()), code.message()]),
        ];
        cells.extend(
            langs.iter().map(|&lang| lines([Some(code.description(lang)), Some(code.help(lang))])),
        );
        out += &row(&cells);
    }
    out
}

fn row(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
    format!("| {} |\n", cells.join(" | "))
}

/// The texts below one another in a cell.
fn lines(texts: [Option<&str>; 2]) -> String {
    texts.into_iter().flatten().map(escape_markdown).collect::<Vec<_>>().join("<br>")
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
    use bizppurio_kakao_codes::Lang;

    use super::{escape_markdown, html};
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

    #[test]
    fn the_page_shows_markup_in_a_text_as_text() {
        let keys = ["code", "name", "class", "table", "edition", "message"];
        let record = Record::default().with(keys.map(|key| (key, Some("fatal"))));
        let record = record.with_texts(Lang::ALL, |_| "", |_| "<b>'R&D'</b>");
        let page = html(&[record], Lang::ALL).unwrap();
        assert!(page.contains("&lt;b&gt;&#x27;R&amp;D&#x27;&lt;&#x2f;b&gt;"), "{page}");
    }
}
