//! A code in the JSON and CSV output.

use bizppurio_kakao_codes::{Lang, ResponseCode};
use serde::Serialize;

/// The keys are a stable interface: later versions may add some, and never rename one.
#[derive(Serialize)]
pub(crate) struct Record {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) class: &'static str,
    pub(crate) table: &'static str,
    pub(crate) edition: &'static str,
    pub(crate) message: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description_ko: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description_en: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) help_ko: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) help_en: Option<&'static str>,
}

impl Record {
    /// The code with its texts in some languages.
    pub(crate) fn new(code: ResponseCode, langs: &[Lang]) -> Self {
        let in_lang = |lang| langs.contains(&lang).then_some(lang);
        let (ko, en) = (in_lang(Lang::Ko), in_lang(Lang::En));
        Self {
            code: code.code(),
            name: code.name(),
            class: code.class().as_str(),
            table: code.table().as_str(),
            edition: code.edition(),
            message: code.message(),
            description_ko: ko.map(|lang| code.description(lang)),
            description_en: en.map(|lang| code.description(lang)),
            help_ko: ko.map(|lang| code.help(lang)),
            help_en: en.map(|lang| code.help(lang)),
        }
    }
}
