//! `table`: the whole table, for pages and for programs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use bizppurio_kakao_codes::{AnyCode, Class, Lang, ResponseCode, Table};
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context, escape_formatter};

use crate::error::{EX_IOERR, EX_USAGE, Error};
use crate::lang::LangArg;
use crate::record::Record;
use crate::{input, output, words};

const TABLE_MD: &str = include_str!("table.md");
const TABLE_HTML: &str = include_str!("table.html");

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Output format; without it, the extension of FILE decides, and without one it is Markdown
    #[arg(long, value_enum)]
    format: Option<TableFormat>,
    #[command(flatten)]
    lang: LangArg,
    /// Print only the codes of one class
    #[arg(long, value_parser = one_of(Class::ALL, Class::as_str))]
    class: Option<String>,
    /// Print only the codes of one table of the vendor's page
    #[arg(long, value_parser = one_of(Table::ALL, Table::as_str))]
    table: Option<String>,
    /// File to write; without it, or with -, standard output is written
    ///
    /// In Windows PowerShell 5, use this: there, `>` writes UTF-16.
    #[arg(long, short, value_name = "FILE", default_value = "-", hide_default_value = true)]
    output: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum TableFormat {
    /// Tables in GitHub Flavored Markdown
    #[value(alias = "md")]
    Markdown,
    /// A page that needs no other file
    #[value(alias = "htm")]
    Html,
    /// An array of objects
    Json,
    /// The keys of the JSON as columns. Excel turns 0000 into 0 and may garble Korean if it opens the
    /// file: import it as UTF-8, without detecting data types
    Csv,
}

impl TableFormat {
    /// The format that the extension of a file's name stands for.
    fn of_file(file: &Path) -> Result<Self, Error> {
        let Some(extension) = file.extension() else { return Ok(Self::Markdown) };
        Self::from_str(&extension.to_string_lossy(), true).map_err(|_| {
            let formats = Self::value_variants().iter().filter_map(Self::to_possible_value);
            let names: Vec<_> = formats.map(|format| format.get_name().to_owned()).collect();
            let remedy = "no format has this extension: choose one with --format";
            Error::new(EX_USAGE, file.display(), format!("{remedy}: {}", names.join(", ")))
        })
    }
}

fn one_of<T: Copy>(values: &[T], name: fn(T) -> &'static str) -> PossibleValuesParser {
    PossibleValuesParser::new(values.iter().map(|&value| name(value)))
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode, Error> {
    let file = &arguments.output;
    let format = arguments.format.map_or_else(|| TableFormat::of_file(file), Ok)?;
    let langs = arguments.lang.langs();
    let is_chosen = |name: &Option<String>, value| name.as_deref().is_none_or(|name| name == value);
    let mut codes = ResponseCode::ALL.to_vec();
    codes.retain(|code| is_chosen(&arguments.class, code.class().as_str()));
    codes.retain(|code| is_chosen(&arguments.table, code.table().as_str()));
    let records = Record::of_codes(&codes, langs);
    let page = |name, template| render(name, template, &records, langs).map_err(Error::output);
    let text = match format {
        TableFormat::Markdown => page("table.md", TABLE_MD)?,
        TableFormat::Html => page("table.html", TABLE_HTML)?,
        TableFormat::Json => output::json(&records)?,
        TableFormat::Csv => csv(&records).map_err(Error::output)?,
    };
    if input::is_standard_stream(file) {
        output::print(text)?;
    } else {
        fs::write(file, text).map_err(|error| Error::new(EX_IOERR, file.display(), error))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn csv(records: &[Record]) -> io::Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    if let Some(Record(fields)) = records.first() {
        writer.write_record(fields.iter().map(|(key, _)| key))?;
    }
    for Record(fields) in records {
        writer.write_record(fields.iter().map(|(_, value)| value.unwrap_or_default()))?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    String::from_utf8(bytes).map_err(io::Error::other)
}

fn of_classes<T>(text: fn(Class) -> T) -> BTreeMap<&'static str, T> {
    Class::ALL.iter().map(|&class| (class.as_str(), text(class))).collect()
}

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
        AutoEscape::Custom(_) if !value.is_safe() => {
            for c in value.to_string().chars() {
                // GitHub or MDX would read these as markup, or as the end of a cell.
                let escape = if r"\`*_[]<>&|~${}".contains(c) { r"\" } else { "" };
                write!(out, "{escape}{c}")?;
            }
            Ok(())
        }
        _ => escape_formatter(out, state, value),
    });
    // The vendor's page decides which table is first.
    let mut tables = Table::ALL.to_vec();
    tables.sort_by_key(|table| ResponseCode::ALL.iter().position(|code| code.table() == *table));
    let tables = tables.iter().map(|&table| (table.as_str(), words::table(table)));
    // A page of some of the codes cannot tell which codes are not documented.
    let is_whole = records.len() == ResponseCode::ALL.len();
    let undocumented = is_whole.then(|| {
        let code = AnyCode::from("");
        Serde(Record::new([], langs, |lang| [code.description(lang), code.help(lang)]))
    });
    environment.render_named_str(
        name,
        template,
        context! {
            records => Serde(records),
            langs => Serde(langs),
            class_names => Serde(Class::ALL),
            class_shapes => of_classes(|class| match class {
                Class::Success => "✓",
                Class::Retryable => "↻",
                Class::Fatal => "✕",
            }),
            class_words => Serde(of_classes(words::class)),
            class_meanings => Serde(of_classes(words::class_meaning)),
            tables => Serde(tables.collect::<Vec<_>>()),
            words => Serde(words::of_templates()),
            undocumented,
            version => env!("CARGO_PKG_VERSION"),
        },
    )
}

#[cfg(test)]
mod tests {
    use bizppurio_kakao_codes::{Lang, ResponseCode};

    use super::{TABLE_HTML, TABLE_MD, render};
    use crate::record::Record;

    /// No text of the table has all of it.
    #[test]
    fn markup_in_a_text_is_shown_as_text() {
        let mut records = Record::of_codes(&ResponseCode::ALL[..1], Lang::ALL);
        records[0].0.last_mut().unwrap().1 = Some(r"<b>'R&D'</b> a\|b `*_~$ [] {} (ex, 1/2)");
        let html = "&lt;b&gt;&#x27;R&amp;D&#x27;&lt;&#x2f;b&gt; a";
        let markdown = r"\<b\>'R\&D'\</b\> a\\\|b \`\*\_\~\$ \[\] \{\} (ex, 1/2)";
        for (name, template, text) in
            [("table.html", TABLE_HTML, html), ("table.md", TABLE_MD, markdown)]
        {
            let page = render(name, template, &records, Lang::ALL).unwrap();
            assert!(page.contains(text), "{page}");
        }
    }
}
