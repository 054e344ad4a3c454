//! What people and scripts read of an outcome.

use std::error::Error as _;
use std::iter;

use bizppurio_kakao_codes::Lang;

use crate::upload::{Error, Failed, Image, Outcome};

/// A line for each image, for scripts: its field, a tab, its URL.
pub fn uploaded(outcome: &Outcome) -> String {
    let line = |Image { field, url }: &Image| {
        let field = field.as_deref().unwrap_or("-");
        format!("{}\t{}\n", field.escape_debug(), url.escape_debug())
    };
    outcome.uploaded.iter().map(line).collect()
}

/// Two lines for each thing that failed, for people: what and why, and what to do about it.
pub fn failed(outcome: &Outcome, lang: Lang) -> String {
    let lines = |Failed { fields, error }: &Failed| {
        let fields = match (fields.is_empty(), error, lang) {
            (false, ..) => fields.join(", ").escape_debug().to_string(),
            (true, Error::Image(_), Lang::Ko) => "이름 없는 이미지".to_owned(),
            (true, Error::Image(_), Lang::En) => "unnamed image".to_owned(),
            (true, _, Lang::Ko) => "요청".to_owned(),
            (true, _, Lang::En) => "request".to_owned(),
        };
        format!("{fields}: {}\n    {}\n", reason(error, lang), help(error, lang))
    };
    outcome.failed.iter().map(lines).collect()
}

fn reason(error: &Error, lang: Lang) -> String {
    match (error, lang) {
        (Error::Request(error), _) => error.display(lang).to_string(),
        (Error::Image(failure), _) => failure.display(lang).to_string(),
        (Error::NoUrl, Lang::Ko) => "응답에 이 이미지의 URL도 오류도 없습니다".to_owned(),
        (Error::InvalidReply(error), Lang::Ko) => format!("API의 응답이 아닙니다 ({error})"),
        (Error::NoReply(error), Lang::Ko) => format!("응답을 받지 못했습니다 ({})", causes(error)),
        (Error::NoReply(cause), Lang::En) => format!("{error} ({})", causes(cause)),
        (Error::NoUrl | Error::InvalidReply(_), Lang::En) => error.to_string(),
    }
}

fn help(error: &Error, lang: Lang) -> &'static str {
    let (ko, en) = match error {
        Error::Request(error) => return error.reply().help(lang),
        Error::Image(failure) => return failure.code.help(lang),
        Error::NoReply(error) if error.is_connect() || error.is_builder() => (
            "요청을 보내지 못했으니, 주소와 네트워크를 확인한 뒤 다시 요청하세요.",
            "Nothing was sent. Check the address and the network, then send the request again.",
        ),
        Error::NoReply(_) | Error::InvalidReply(_) | Error::NoUrl => (
            "이미지가 업로드되었을 수 있으니, 확인한 뒤 다시 요청하세요.",
            "The image may have been uploaded. Check that before you send the request again.",
        ),
    };
    match lang {
        Lang::Ko => ko,
        Lang::En => en,
    }
}

/// Hides the key. A server may repeat it, and a text that is cut may end within it.
pub fn without_key(text: &str, key: &str) -> String {
    let starts = key.char_indices().map(|(start, c)| &key[..start + c.len_utf8()]).rev();
    starts.fold(text.replace(key, "…"), |text, start| text.replace(&format!("{start}…"), "…"))
}

/// An error of reqwest says little: what happened is in its sources.
pub fn causes(error: &reqwest::Error) -> String {
    let sources = iter::successors(error.source(), |&error| error.source());
    let causes = sources.map(ToString::to_string).collect::<Vec<_>>();
    if causes.is_empty() { error.to_string() } else { causes.join(": ") }
}
