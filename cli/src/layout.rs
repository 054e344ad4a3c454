//! How a text for people is laid out: a heading, and below it lines of a label and a value.

use std::fmt::Display;
use std::iter;

use anstyle::{AnsiColor, Style};
use bizppurio_kakao_codes::{Class, Lang};
use terminal_size::{Height, Width};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter, fill};

use crate::words::{self, Localized};

/// The columns of a label and the space after it.
const LABEL: usize = 10;

pub(crate) fn heading(text: impl Display) -> String {
    let bold = Style::new().bold();
    format!("{bold}{text}{bold:#}\n")
}

pub(crate) fn line(label: &str, value: impl Display) -> String {
    let space = " ".repeat(LABEL.saturating_sub(display_width(label)));
    format!("  {label}{space}{value}\n")
}

/// The lines of each language, below one another. The label stands where there is only one.
pub(crate) fn texts<T: Display, I: IntoIterator<Item = T>>(
    langs: &[Lang],
    label: &Localized,
    lines: impl Fn(Lang) -> I,
) -> String {
    let mut out = String::new();
    for &lang in langs {
        let label = if langs.len() > 1 { lang.as_str() } else { label.in_lang(lang) };
        let labels = iter::once(label).chain(iter::repeat(""));
        out.extend(labels.zip(lines(lang)).map(|(label, text)| line(label, text)));
    }
    out
}

pub(crate) fn error(text: impl Display) -> String {
    let red = AnsiColor::Red.on_default().bold();
    format!("{red}error{red:#}: {text}")
}

/// A class, and what it asks of the caller: `fatal · 조치 후 재요청 · change something first`.
pub(crate) fn class(class: Class, langs: &[Lang]) -> String {
    let color = match class {
        Class::Success => AnsiColor::Green,
        Class::Retryable => AnsiColor::Yellow,
        Class::Fatal => AnsiColor::Red,
    };
    let style = color.on_default().bold();
    let words = langs.iter().map(|&lang| words::class(class).in_lang(lang));
    let text = iter::once(class.as_str()).chain(words).collect::<Vec<_>>().join(" · ");
    format!("{style}{text}{style:#}")
}

/// The text, with its lines broken between words to fit a terminal, if there is one.
pub(crate) fn wrapped(text: String, size: Option<(Width, Height)>) -> String {
    let Some((Width(columns), _)) = size else { return text };
    let below_a_value = " ".repeat(2 + LABEL);
    let options = Options::new(columns.into())
        .subsequent_indent(&below_a_value)
        .word_splitter(WordSplitter::NoHyphenation);
    text.lines().map(|line| fill(line, &options) + "\n").collect()
}
