//! Uploads images through the Bizppurio Kakao API, and prints their URLs.
//!
//! ```sh
//! export BIZPPURIO_API_KEY=…
//! cargo run -- https://kapi.ppurio.com/v3/kakao/image/upload \
//!     bizId=… imageType=I title=… link=… image=@banner.png
//! ```
//!
//! Standard output has a line for each image that was uploaded: its field, a tab, its URL. Standard
//! error has the log, and what failed with what to do about it. The exit status is 0 if every image was
//! uploaded.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use anyhow::{Context, ensure};
use backon::{BackoffBuilder, ExponentialBuilder};
use upload::{Image, Outcome, Request};

const USAGE: &str = "usage: BIZPPURIO_API_KEY=... upload URL NAME=TEXT... NAME=@IMAGE...";

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<ExitCode> {
    tracing_subscriber::fmt().with_writer(io::stderr).init();
    let request = request()?;
    let http = upload::http().build()?;
    // After 1, 2 and 4 seconds, and up to as much again at random, so that clients that failed
    // together do not retry together.
    let delays = ExponentialBuilder::default().with_jitter().build();

    let mut status = ExitCode::SUCCESS;
    let mut printed = Ok(());
    for Outcome { fields, result } in upload::upload(&http, request, delays).await {
        match result {
            Ok(url) => {
                printed = printed.and(writeln!(io::stdout(), "{}\t{url}", fields.join(", ")))
            }
            Err(error) => {
                eprintln!("{fields:?}: {error:#}\n    {}", error.help());
                status = ExitCode::FAILURE;
            }
        }
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
        let (name, value) = argument.split_once('=').context(USAGE)?;
        ensure!(!["", "apiKey"].contains(&name), USAGE);
        match value.strip_prefix('@') {
            Some(path) => {
                let bytes = fs::read(path).with_context(|| path.to_owned())?;
                let file_name = Path::new(path).file_name().unwrap_or_default();
                let file_name = file_name.to_string_lossy().into_owned();
                images.push(Image { field: name.to_owned(), file_name, bytes });
            }
            None => texts.push((name.to_owned(), value.to_owned())),
        }
    }
    ensure!(!images.is_empty(), USAGE);
    Ok(Request { url, key, texts, images })
}
