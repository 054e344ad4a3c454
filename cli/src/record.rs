//! Codes and replies for programs.

use bizppurio_kakao_codes::{Lang, ResponseCode};
use serde::{Serialize, Serializer};

/// Keys with their values, in order.
///
/// The keys are a stable interface: later versions may add some, and never rename one.
pub(crate) struct Record<'a>(pub(crate) Vec<(String, Option<&'a str>)>);

impl<'a> Record<'a> {
    /// These fields, and in some languages a description and help: `description_ko` and so on.
    pub(crate) fn new<const N: usize>(
        fields: [(&str, Option<&'a str>); N],
        langs: &[Lang],
        texts: impl Fn(Lang) -> [&'a str; 2],
    ) -> Self {
        let mut record = Vec::from(fields.map(|(key, value)| (key.to_owned(), value)));
        for (index, key) in ["description", "help"].iter().enumerate() {
            record.extend(
                langs.iter().map(|&lang| (format!("{key}_{lang}"), Some(texts(lang)[index]))),
            );
        }
        Self(record)
    }

    /// Everything about each code, with its texts in some languages.
    pub(crate) fn of_codes(codes: &[ResponseCode], langs: &[Lang]) -> Vec<Self> {
        let record = |code: &ResponseCode| {
            let fields = [
                ("code", Some(code.code())),
                ("name", Some(code.name())),
                ("class", Some(code.class().as_str())),
                ("table", Some(code.table().as_str())),
                ("edition", Some(code.edition())),
                ("message", code.message()),
            ];
            Self::new(fields, langs, |lang| [code.description(lang), code.help(lang)])
        };
        codes.iter().map(record).collect()
    }
}

/// An object.
impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}
