//! Writes a checked table as Rust: the variants of the enum and static data, no behaviour.

use super::hash;
use super::key::key;
use super::parse::{Row, Variant};

/// Returns the codes as Rust source, the same text for the same table.
///
/// The source expects `Class`, `Table` and the macro `response_code` in the module that includes it.
pub fn codes(rows: &[Row]) -> String {
    let entries: Vec<(&Row, &Variant)> = rows
        .iter()
        .flat_map(|row| row.variants.iter().map(move |variant| (row, variant)))
        .collect();
    // An array per column, not one of rows: a linker drops the columns that a program never reads, so
    // that a program with texts in one language does not carry those of the other.
    let column = |name: &str, kind, cell: fn(&Row, &Variant) -> String| {
        let cells = array(entries.iter().map(|(row, variant)| cell(row, variant)));
        format!("\n    pub(crate) static {name}: [{kind}; {}] = {cells};\n", entries.len())
    };
    [
        "// Generated from codes.csv by build.rs.\n\n".into(),
        variants(&entries),
        "\npub(crate) mod columns {\n    use super::{Class, ResponseCode, Table};\n".into(),
        column("ALL", "ResponseCode", |_, variant| path(variant)),
        column("CODE", "&str", |_, variant| literal(&variant.code)),
        column("NAME", "&str", |_, variant| literal(&variant.name)),
        column("MESSAGE", "Option<&str>", |row, _| format!("{:?}", row.sent_message())),
        column("DESCRIPTION_KO", "&str", |row, _| literal(row.correct_description_ko())),
        // Only replies ask for it.
        "\n    #[cfg(feature = \"json\")]".into(),
        column("MISSPELLED_KO", "Option<&str>", |row, _| {
            let misspelled = (!row.corrected_ko.is_empty()).then_some(&row.description_ko);
            format!("{misspelled:?}")
        }),
        column("DESCRIPTION_EN", "&str", |row, _| literal(&row.description_en)),
        column("HELP_KO", "&str", |row, _| literal(&row.help_ko)),
        column("HELP_EN", "&str", |row, _| literal(&row.help_en)),
        column("CLASS", "Class", |row, _| format!("Class::{}", capitalize(&row.class))),
        column("TABLE", "Table", |row, _| format!("Table::{}", capitalize(&row.table))),
        column("EDITION", "&str", |row, _| literal(&row.edition)),
        code_map(&entries),
        message_map(&entries),
        "}\n".into(),
    ]
    .concat()
}

fn variants(entries: &[(&Row, &Variant)]) -> String {
    let mut out = String::from("response_code! {\n");
    for (row, variant) in entries {
        let class = &row.class;
        // A backtick would end the code.
        let message = row.sent_message().map_or(String::new(), |text| match text.contains('`') {
            true => format!("Message: {}. ", escape_markdown(text)),
            false => format!("Message: `{text}`. "),
        });
        let paragraphs = [
            format!("`{}`: {}", variant.code, escape_markdown(&row.description_en)),
            escape_markdown(&row.help_en),
            escape_markdown(row.correct_description_ko()),
            escape_markdown(&row.help_ko),
            format!("{message}Class: [{class}](Class::{}).", capitalize(class)),
        ];
        out += &format!("    /// {}\n", paragraphs.join("\n    ///\n    /// "));
        for alias in aliases(row, variant) {
            out += &format!("    #[doc(alias = {alias:?})]\n");
        }
        out += &format!("    {},\n", variant.name);
    }
    out + "}\n"
}

/// Returns the texts by which a search in the documentation finds a variant, without those that rustc
/// refuses.
fn aliases<'a>(row: &'a Row, Variant { code, name }: &'a Variant) -> Vec<&'a str> {
    let is_refused = |c: char| matches!(c, '"' | '\'') || c.is_whitespace() && c != ' ';
    let mut aliases = vec![code.as_str()];
    for text in row.sent_message().into_iter().chain([row.correct_description_ko()]) {
        if text != name && !text.contains(is_refused) && !aliases.contains(&text) {
            aliases.push(text);
        }
    }
    aliases
}

fn code_map(entries: &[(&Row, &Variant)]) -> String {
    let codes = entries.iter().map(|(_, variant)| variant.code.as_bytes());
    let longest = codes.clone().map(<[u8]>::len).max().unwrap_or_default();
    let keys: Vec<u64> = codes.filter_map(|code| key(code, longest)).collect();
    let hash = hash::find(&keys);
    let results = hash.slots.iter().map(|slot| {
        let code = keys.iter().position(|key| key == slot).map(|index| path(entries[index].1));
        code.map_or("[None, None]".into(), |code| format!("[None, Some({code})]"))
    });
    format!(
        "
    pub(crate) const LONGEST: usize = {longest};
    pub(crate) const MULTIPLIER: u64 = {:#x};
    // A static of another crate costs an extra load to find.
    pub(crate) const KEYS: &[u64] = &{};
    pub(crate) const RESULTS: &[[Option<ResponseCode>; 2]] = &{};
",
        hash.multiplier,
        array(hash.slots.iter().map(|key| format!("{key:#x}"))),
        array(results),
    )
}

fn message_map(entries: &[(&Row, &Variant)]) -> String {
    let mut map = phf_codegen::Map::new();
    for (row, variant) in entries {
        let is_newer =
            |other: &Row| other.sent_message() == row.sent_message() && other.edition > row.edition;
        let message = row.sent_message();
        if let Some(message) = message.filter(|_| !entries.iter().any(|(row, _)| is_newer(row))) {
            map.entry(message, path(variant));
        }
    }
    let map = map.build();
    format!("\n    pub(crate) static MESSAGES: phf::Map<&str, ResponseCode> = {map};\n")
}

fn array(cells: impl Iterator<Item = String>) -> String {
    let lines: String = cells.map(|cell| format!("        {cell},\n")).collect();
    format!("[\n{lines}    ]")
}

fn path(variant: &Variant) -> String {
    format!("ResponseCode::{}", variant.name)
}

fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// Turns `retryable` into `Retryable`.
fn capitalize(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    first.to_uppercase() + rest
}

/// Returns `text` with an escape before all punctuation, so that Markdown reads it as text only.
fn escape_markdown(text: &str) -> String {
    let escape = |c: char| c.is_ascii_punctuation().then_some('\\').into_iter().chain([c]);
    text.chars().flat_map(escape).collect()
}
