//! Uploads images through the Bizppurio Kakao API, and prints their URLs.
//!
//! ```sh
//! export BIZPPURIO_API_KEY=…
//! cargo run -- https://kapi.ppurio.com/v3/kakao/image/upload \
//!     bizId=… imageType=I title=… link=… image=@banner.png
//! ```
//!
//! Standard output has a line for each image that was uploaded: its field, a tab, its URL. Standard
//! error has the log, and then what failed and what to do about it. The exit status is 0 if every image
//! was uploaded.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, bail, ensure};
use upload::{Error, Failed, Image, Outcome, Request};

const USAGE: &str = "usage: BIZPPURIO_API_KEY=... upload URL NAME=TEXT... NAME=@IMAGE...";

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let request = request()?;
    let http = upload::http().build()?;
    let Outcome { uploaded, failed } = upload::upload(&http, request, upload::delays()).await;

    let status = if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    let lines = uploaded.iter().map(|image| {
        let field = image.field.as_deref().unwrap_or("-");
        format!("{field}\t{}\n", image.url)
    });
    let printed = io::stdout().write_all(lines.collect::<String>().as_bytes());
    for Failed { fields, error } in failed {
        let name = match (fields.as_slice(), &error) {
            ([], Error::Image(_)) => "an image".to_owned(),
            ([], _) => "the request".to_owned(),
            (fields, _) => fields.join(", ").escape_debug().to_string(),
        };
        let help = error.help();
        eprintln!("{name}: {:#}\n    {help}", anyhow::Error::from(error));
    }
    printed.context("standard output")?;
    Ok(status)
}

/// Reads the request from the arguments. No error repeats a value: it may be the key.
fn request() -> anyhow::Result<Request> {
    let arguments: Option<Vec<String>> =
        env::args_os().skip(1).map(|argument| argument.into_string().ok()).collect();
    let mut arguments = arguments.context("an argument is not UTF-8")?.into_iter();
    let url = arguments.next().context(USAGE)?;
    // Unlike arguments, the environment is not in the list of processes.
    let key = env::var("BIZPPURIO_API_KEY").ok().context(USAGE)?;
    let (mut texts, mut images) = (Vec::new(), Vec::new());
    for argument in arguments {
        match argument.split_once('=') {
            None | Some(("" | "apiKey", _)) => bail!(USAGE),
            Some((field, value)) => match value.strip_prefix('@') {
                Some(path) => images.push(image(field, path.as_ref())?),
                None => texts.push((field.to_owned(), value.to_owned())),
            },
        }
    }
    ensure!(!images.is_empty(), USAGE);
    Ok(Request { url, key, texts, images })
}

fn image(field: &str, path: &Path) -> anyhow::Result<Image> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    let file_name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Image { field: field.to_owned(), file_name, bytes })
}
