//! The arguments. An error names a field or a file, and repeats no other value: that may be the key.

use std::fmt::Display;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use bizppurio_kakao_codes::Lang;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use reqwest::Url;

use crate::form::Form;

/// The field of the key, which every request carries.
pub const KEY: &str = "apiKey";

/// The environment variable of the key: unlike an argument, it is not in the list of processes.
const KEY_VARIABLE: &str = "BIZPPURIO_API_KEY";

pub struct Arguments {
    pub url: Url,
    pub form: Form,
    pub lang: Lang,
}

/// Uploads images through the Bizppurio Kakao API, and prints their URLs
///
/// An upload that may succeed later is sent again, at most three times. RUST_LOG=info logs each step.
#[derive(Parser)]
#[command(name = "upload")]
struct CommandLine {
    /// Address of the call, such as https://kapi.ppurio.com/v3/kakao/image/upload
    url: String,
    /// Fields of the request as with curl -F: name=text, or name=@path for an image
    ///
    /// Without a field apiKey, the key is taken from the environment variable BIZPPURIO_API_KEY.
    #[arg(required = true, value_name = "NAME=VALUE")]
    fields: Vec<String>,
    /// Language of the explanations: ko or en
    #[arg(long, value_name = "LANG", default_value_t = Lang::Ko)]
    lang: Lang,
}

/// Why there is nothing to send.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The text of `--help`, or a mistake.
    #[error(transparent)]
    Usage(#[from] clap::Error),
    #[error("{}: {source}", path.display())]
    File { path: PathBuf, source: io::Error },
}

/// Reads the arguments, and the files that they name.
///
/// # Errors
///
/// [`Error`] if they do not make a request, or if a file cannot be read.
pub fn read() -> Result<Arguments, Error> {
    let CommandLine { url, fields, lang } = CommandLine::try_parse().map_err(|error| {
        // The text of `--help` is for standard output. Any other may repeat an argument.
        if error.use_stderr() { mistake(error.kind(), error.kind()) } else { error }
    })?;
    let url = Url::parse(&url).map_err(|error| invalid(format_args!("URL: {error}")))?;
    let mut form = Form::default();
    for (position, field) in (1..).zip(&fields) {
        match field.split_once('=') {
            None | Some(("", _)) => {
                Err(invalid(format_args!("field {position} is not name=text or name=@path")))?;
            }
            Some((name, value)) => match value.strip_prefix('@') {
                None => form.text(name, value),
                Some(_) if name == KEY => {
                    Err(invalid(format_args!("{KEY} is a text, not a file")))?
                }
                Some(path) => add_image(&mut form, name, path.as_ref())?,
            },
        }
    }
    if form.get_text(KEY).is_none() {
        form.text(KEY, env::var(KEY_VARIABLE).unwrap_or_default());
    }
    if form.get_text(KEY) == Some("") {
        let message = format!("give the key as {KEY}=… or in the environment as {KEY_VARIABLE}");
        Err(invalid(message))?;
    }
    if form.images().next().is_none() {
        Err(invalid("give an image as name=@path"))?;
    }
    Ok(Arguments { url, form, lang })
}

fn add_image(form: &mut Form, name: &str, path: &Path) -> Result<(), Error> {
    if form.images().any(|other| other == name) {
        Err(invalid(format_args!(
            "two images are named {name}: a reply could not tell them apart"
        )))?;
    }
    let bytes = fs::read(path).map_err(|source| Error::File { path: path.into(), source })?;
    let file_name = path.file_name().unwrap_or_default().to_string_lossy();
    form.image(name, file_name, bytes);
    Ok(())
}

fn invalid(message: impl Display) -> clap::Error {
    mistake(ErrorKind::ValueValidation, message)
}

fn mistake(kind: ErrorKind, message: impl Display) -> clap::Error {
    CommandLine::command().error(kind, message)
}
