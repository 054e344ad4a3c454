//! `--lang`, which `explain`, `reply` and `table` share.

use std::ffi::OsStr;
use std::slice;

use bizppurio_kakao_codes::Lang;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

#[derive(clap::Args)]
pub(crate) struct LangArg {
    /// Print only one language; a locale such as ko-KR works too
    #[arg(long, value_parser = LangParser)]
    lang: Option<Lang>,
}

impl LangArg {
    /// Returns the chosen language, or all.
    pub(crate) fn langs(&self) -> &[Lang] {
        self.lang.as_ref().map_or(Lang::ALL, slice::from_ref)
    }
}

/// Reads what [`Lang`] reads, and offers the languages to completions and help.
#[derive(Clone)]
struct LangParser;

impl TypedValueParser for LangParser {
    type Value = Lang;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Lang, clap::Error> {
        StringValueParser::new()
            .try_map(|tag| tag.parse::<Lang>())
            .parse_ref(command, argument, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Lang::ALL.iter().map(|lang| lang.as_str().into())))
    }
}
