//! Codes and replies for programs.

use bizppurio_kakao_codes::{Lang, ResponseCode};
use serde::{Serialize, Serializer};

/// Keys with their values, in order.
///
/// The keys are a stable interface: later versions may add some, and never rename one.
#[derive(Default)]
pub(crate) struct Record<'a>(Vec<(String, Option<&'a str>)>);

impl<'a> Record<'a> {
    /// Everything about a code, with its texts in some languages.
    pub(crate) fn new(code: ResponseCode, langs: &[Lang]) -> Self {
        let record = Self::default().with([
            ("code", Some(code.code())),
            ("name", Some(code.name())),
            ("class", Some(code.class().as_str())),
            ("table", Some(code.table().as_str())),
            ("edition", Some(code.edition())),
            ("message", code.message()),
        ]);
        record.with_texts(langs, |lang| code.description(lang), |lang| code.help(lang))
    }

    pub(crate) fn with<const N: usize>(mut self, fields: [(&str, Option<&'a str>); N]) -> Self {
        self.0.extend(fields.map(|(key, value)| (key.to_owned(), value)));
        self
    }

    /// With `description_ko`, `description_en`, `help_ko` and so on.
    pub(crate) fn with_texts(
        mut self,
        langs: &[Lang],
        description: impl Fn(Lang) -> &'a str,
        help: impl Fn(Lang) -> &'a str,
    ) -> Self {
        self.0.extend(
            langs.iter().map(|&lang| (format!("description_{lang}"), Some(description(lang)))),
        );
        self.0.extend(langs.iter().map(|&lang| (format!("help_{lang}"), Some(help(lang)))));
        self
    }

    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    pub(crate) fn values(&self) -> impl Iterator<Item = Option<&'a str>> {
        self.0.iter().map(|(_, value)| *value)
    }
}

/// An object.
impl Serialize for Record<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.keys().zip(self.values()))
    }
}
