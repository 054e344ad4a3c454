//! What a pasted text, such as a line of a log, names.

use std::sync::LazyLock;

use bizppurio_kakao_codes::ResponseCode;
use regex::Regex;

use crate::output;

/// A number, or the first and the last of a range. A hyphen with spaces around it is a dash: `504 - 600 ms`.
const NUMBERS: &str = "([0-9]+)번?(?:(?: *[~〜] *|[-–])([0-9]+)번?)?";

static RANGE: LazyLock<Regex> = LazyLock::new(|| regex(NUMBERS));

/// The key `code` and its value, of which the number may follow a quote, a bracket or a word:
/// `"code": "504"`, `code=E504`, `code: Some(504)`.
static KEY: LazyLock<Regex> = LazyLock::new(|| {
    let key = r"(?:^|\\[nrt]|[^-0-9A-Za-z_])(?i-u:code)[^0-9A-Za-z_,]*?[:=]";
    regex(&format!(r"{key}[:=>]* *(?:[^ 0-9,;:=&)}}\]]*{NUMBERS})?"))
});

/// A name or a message, and the reason in parentheses that may follow it. `Success` is a word like any
/// other: `{"Success":false,"Code":504}`.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    let is_word = |name: &&str| name.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let names = ResponseCode::ALL.iter().flat_map(|&code| names(code));
    let names: Vec<String> = names.filter(|name| !is_word(name)).map(regex::escape).collect();
    regex(&format!(r"(?:\\[nrt]|(?-u:\b))({})(?-u:\b)(?:\([^)]*\))?", names.join("|")))
});

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a pattern that does not depend on input")
}

/// What a text names.
#[derive(Default)]
pub(crate) struct Pasted {
    /// In the order of the page.
    pub(crate) codes: Vec<ResponseCode>,
    /// Whether the text is a list of them, and nothing else.
    pub(crate) is_list: bool,
    /// What is given as a code, if none of it is documented.
    pub(crate) undocumented: Option<String>,
}

impl Pasted {
    /// Reads a text.
    ///
    /// If it has a key `code`, the numbers that count are the values of such keys. If not, all numbers
    /// count. Names and messages count wherever they stand.
    pub(crate) fn new(text: &str) -> Self {
        if text.parse().is_ok_and(|number: i64| number < 0) {
            return Self { undocumented: Some(text.to_owned()), ..Self::default() };
        }
        let named: Vec<_> = NAME.captures_iter(text).filter_map(|name| name.get(1)).collect();
        // A comma ends a value.
        let rest = NAME.replace_all(text, ",");
        let has_key = KEY.is_match(&rest);
        let numbers = if has_key { &KEY } else { &RANGE };
        let ranges: Vec<[&str; 2]> = numbers
            .captures_iter(&rest)
            .filter_map(|range| Some((range.get(1)?, range.get(2).or(range.get(1))?)))
            .map(|(first, last)| [first.as_str(), last.as_str()])
            .collect();
        let codes = codes_where(|code| {
            names(code).any(|name| named.iter().any(|named| named.as_str() == name))
                || ranges.iter().any(|&range| is_in(code.code(), range))
        });
        let says_more = RANGE.replace_all(&rest, "").contains(char::is_alphanumeric);
        let mut numbers = ranges.concat();
        numbers.dedup();
        let is_code = |number: &&str| ResponseCode::from_code(number).is_some();
        Self {
            is_list: !says_more && numbers.iter().all(is_code),
            undocumented: (codes.is_empty() && !numbers.is_empty() && (has_key || !says_more))
                .then(|| numbers.join(", ")),
            codes,
        }
    }
}

pub(crate) fn codes_where(matches: impl Fn(ResponseCode) -> bool) -> Vec<ResponseCode> {
    ResponseCode::ALL.iter().copied().filter(|&code| matches(code)).collect()
}

/// What a text may call a code, beside its number.
pub(crate) fn names(code: ResponseCode) -> impl Iterator<Item = &'static str> {
    [Some(code.name()), code.message()].into_iter().flatten()
}

fn is_in(code: &str, range: [&str; 2]) -> bool {
    let [first, last] = range;
    let are_as_long = first.len() == code.len() && code.len() == last.len();
    range.contains(&code) || are_as_long && (first..=last).contains(&code)
}

/// A text without the characters that cannot be seen, with the ASCII forms of those that are full-width,
/// and with quotes where they are escaped.
pub(crate) fn normalized(text: &str) -> String {
    let chars = text.chars().filter(|&c| c.is_whitespace() || !output::is_invisible(c));
    let ascii = chars.map(|c| match c {
        '！'..='～' => char::from((u32::from(c) - 0xFEE0) as u8),
        _ if c.is_whitespace() => ' ',
        _ => c,
    });
    ascii.collect::<String>().replace(r"\u0022", "\"").replace("&quot;", "\"")
}
