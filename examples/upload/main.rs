//! Uploads images through the Bizppurio Kakao API, and prints their URLs.
//!
//! ```sh
//! export BIZPPURIO_API_KEY=…
//! cargo run --example upload --features json -- https://kapi.ppurio.com/v3/kakao/image/upload \
//!     bizId=… imageType=I title=… link=… image=@banner.png
//! ```
//!
//! Standard output has a line for each image that was uploaded: its field, a tab, its URL. Standard
//! error has what failed and what to do about it. The exit status is like that of the command
//! `bizppurio-kakao-codes reply`:
//!
//! | status | meaning |
//! | --- | --- |
//! | 0 | every image was uploaded |
//! | 1 | an image or the request failed, and the same command should not be repeated |
//! | 2 | the arguments are wrong; nothing was sent |
//! | 65 | the answer is not a reply of the API |
//! | 66 | a file cannot be read; nothing was sent |
//! | 74 | no reply arrived, or standard output cannot be written |
//! | 75 | nothing was uploaded, and the same command may succeed later |
//!
//! To use it in a service, copy `upload.rs` and `form.rs`.

mod arguments;
mod form;
mod report;
#[cfg(test)]
mod tests;
mod upload;

use std::io::{self, Write};
use std::process::ExitCode;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::EnvFilter;

use crate::arguments::{Arguments, KEY};
use crate::upload::{Error, Failed, Outcome};

// Of sysexits.h.
const DATA_ERROR: u8 = 65;
const NO_INPUT: u8 = 66;
const IO_ERROR: u8 = 74;
const TRY_LATER: u8 = 75;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let filter = EnvFilter::builder().with_default_directive(LevelFilter::WARN.into());
    tracing_subscriber::fmt()
        .with_env_filter(filter.from_env_lossy())
        .with_writer(io::stderr)
        .init();
    let Arguments { url, form, lang } = match arguments::read() {
        Ok(arguments) => arguments,
        Err(arguments::Error::Usage(error)) => error.exit(),
        Err(error @ arguments::Error::File { .. }) => {
            complain(&format!("error: {error}\n"));
            return NO_INPUT.into();
        }
    };
    // reqwest's feature `rustls` needs no such line, but takes a minute to build.
    _ = rustls::crypto::ring::default_provider().install_default();
    let client = match upload::client(upload::TIMEOUT).build() {
        Ok(client) => client,
        Err(error) => {
            complain(&format!("error: {error}: {}\n", report::causes(&error)));
            return IO_ERROR.into();
        }
    };
    let key = form.get_text(KEY).unwrap_or_default().to_owned();
    let outcome = upload::upload(&client, &url, form, upload::backoff()).await;
    let printed = io::stdout().write_all(report::uploaded(&outcome).as_bytes());
    complain(&report::without_key(&report::failed(&outcome, lang), &key));
    match printed {
        Ok(()) => status(&outcome).into(),
        Err(error) => {
            complain(&format!("error: standard output: {error}\n"));
            IO_ERROR.into()
        }
    }
}

/// Writes to standard error. If nobody reads it, the exit status still tells.
fn complain(text: &str) {
    _ = io::stderr().write_all(text.as_bytes());
}

/// The exit status.
fn status(Outcome { uploaded, failed }: &Outcome) -> u8 {
    match failed.as_slice() {
        [] => 0,
        _ if !uploaded.is_empty() => 1,
        _ if failed.iter().all(|failed| failed.error.is_retryable()) => TRY_LATER,
        [Failed { error: Error::InvalidReply(_), .. }] => DATA_ERROR,
        [Failed { error: Error::NoReply(_), .. }] => IO_ERROR,
        _ => 1,
    }
}
