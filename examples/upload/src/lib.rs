//! A client of the Bizppurio Kakao API: uploads images, and sends again what may be sent again.
//!
//! A reply tells of each image whether it was uploaded, and of each failure whether the same may be
//! sent again. Only that is sent again, after a while, without the images that were uploaded.
//!
//! # After no reply
//!
//! After a timeout ([`Error::NoReply`]), or with a body that is no reply
//! ([`Error::InvalidReply`]), the request may have been processed, so it is not sent again here. If the
//! call makes something, such as an image or a template, look it up first, and send the request again
//! only if it was not made. A call that only asks may be repeated.
//!
//! # The key
//!
//! A server may repeat the key that it was sent. It is hidden in all that is read of a reply, so that
//! no log and no error shows it.

use std::mem;
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use bizppurio_kakao_codes::{ApiError, Failure, InvalidReply, Lang, Reply, ResponseCode};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, ClientBuilder, redirect};
use serde_json::Value;
use tracing::{info, warn};

/// A request to upload images. It is not `Debug`: that would show the key.
pub struct Request {
    pub url: String,
    pub key: String,
    /// The names and values of the other fields, such as `bizId`.
    pub texts: Vec<(String, String)>,
    pub images: Vec<Image>,
}

/// An image to upload. Replies name it by its field.
pub struct Image {
    pub field: String,
    pub file_name: String,
    pub bytes: Vec<u8>,
}

/// What became of the images.
#[derive(Debug, Default)]
pub struct Outcome {
    pub uploaded: Vec<Uploaded>,
    pub failed: Vec<Failed>,
}

/// An image that was uploaded. It has no field if the reply does not tell which of several it is.
#[derive(Debug)]
pub struct Uploaded {
    pub field: Option<String>,
    pub url: String,
}

/// Why images failed. It has no fields if the reply does not name the image, or blames the request.
#[derive(Debug)]
pub struct Failed {
    pub fields: Vec<String>,
    pub error: Error,
}

/// Why an image is not known to be uploaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Request(#[from] ApiError),
    #[error(transparent)]
    Image(#[from] Failure),
    #[error("neither a URL nor an error in the reply {0:?}")]
    NoUrl(String),
    #[error(transparent)]
    InvalidReply(#[from] InvalidReply),
    #[error("no reply")]
    NoReply(#[source] reqwest::Error),
}

impl Error {
    /// Returns whether the same may be sent again.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Request(error) => error.is_retryable(),
            Self::Image(failure) => failure.is_retryable(),
            Self::NoUrl(_) | Self::InvalidReply(_) | Self::NoReply(_) => false,
        }
    }

    /// Returns what to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Request(error) => error.help(Lang::En),
            Self::Image(failure) => failure.help(Lang::En),
            Self::NoReply(error) if error.is_connect() || error.is_builder() => {
                "Nothing was sent: check the address and the network, then send the request again."
            }
            Self::InvalidReply(error) => error.help(Lang::En),
            Self::NoUrl(_) | Self::NoReply(_) => {
                "Whether it was uploaded is unknown: look it up, and send it again only if it was not."
            }
        }
    }
}

/// Returns the settings of HTTP: to wait 40 seconds for a reply (the vendor recommends 15 to 40), and
/// to follow no redirect, which would make the upload a GET without images.
pub fn http() -> ClientBuilder {
    // Fails if the program has chosen another provider, which is as good.
    _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().timeout(Duration::from_secs(40)).redirect(redirect::Policy::none())
}

/// Returns how long to wait before each retry: 1, 2 and 4 seconds, and up to as much again at random,
/// so that clients that failed together do not retry together.
pub fn delays() -> impl Iterator<Item = Duration> {
    ExponentialBuilder::default().with_max_times(3).with_jitter().build()
}

/// Uploads the images, and sends those that may succeed later again, after each of the delays.
///
/// The texts are all sent again: which of them belong to which image is not documented.
pub async fn upload(
    http: &Client,
    mut request: Request,
    delays: impl IntoIterator<Item = Duration>,
) -> Outcome {
    let mut delays = delays.into_iter();
    let mut outcome = Outcome::default();
    loop {
        let Outcome { uploaded, failed } = send(http, &request).await;
        for Uploaded { field, url } in &uploaded {
            info!(field, url, "uploaded");
        }
        // An image is sent again if it has no URL, and if all its errors are retryable. A URL without
        // a field may be that of any image.
        request.images.retain(|Image { field, .. }| {
            let mut errors = failed.iter().filter(|failed| failed.fields.contains(field));
            uploaded.iter().all(|image| image.field.as_ref().is_some_and(|name| name != field))
                && errors.all(|failed| failed.error.is_retryable())
        });
        outcome.uploaded.extend(uploaded);
        let delay = if request.images.is_empty() { None } else { delays.next() };
        let Some(delay) = delay else {
            outcome.failed.extend(failed);
            return outcome;
        };
        for failed in failed {
            if request.images.iter().any(|image| failed.fields.contains(&image.field)) {
                warn!(fields = ?failed.fields, error = %failed.error, ?delay, "sending again");
            } else {
                outcome.failed.push(failed);
            }
        }
        tokio::time::sleep(delay).await;
    }
}

/// Sends a request once. What it returns accounts for every image.
async fn send(http: &Client, request: &Request) -> Outcome {
    let exchange = async {
        let response = http.post(&request.url).multipart(form(request)?).send().await?;
        Ok((response.status().as_u16(), response.text().await?))
    };
    match exchange.await {
        Ok((status, body)) => read(status, &without_key(&body, request), request),
        Err(error) => {
            // A URL may hold a secret.
            let error = Error::NoReply(reqwest::Error::without_url(error));
            let fields = request.images.iter().map(|image| image.field.clone()).collect();
            Outcome { uploaded: Vec::new(), failed: vec![Failed { fields, error }] }
        }
    }
}

fn form(Request { key, texts, images, .. }: &Request) -> reqwest::Result<Form> {
    let texts = texts.iter().cloned();
    let form = texts.fold(Form::new(), |form, (name, text)| form.text(name, text));
    images.iter().try_fold(form.text("apiKey", key.clone()), |form, image| {
        let kind = mime_guess::from_path(&image.file_name).first_or_octet_stream();
        let part = Part::bytes(image.bytes.clone()).mime_str(kind.essence_str())?;
        Ok(form.part(image.field.clone(), part.file_name(image.file_name.clone())))
    })
}

/// Reads what a reply says of each image.
fn read(status: u16, body: &str, request: &Request) -> Outcome {
    let uploaded = uploaded(body, &request.images);
    let mut fields: Vec<String> = request.images.iter().map(|image| image.field.clone()).collect();
    fields.retain(|field| uploaded.iter().all(|image| image.field.as_ref() != Some(field)));

    let mut reply = match Reply::from_http(status, body.as_bytes()) {
        Ok(reply) => reply,
        Err(error) => {
            return Outcome { uploaded, failed: vec![Failed { fields, error: error.into() }] };
        }
    };
    // JSON may have escaped the key.
    let messages = reply.failures.iter_mut().map(|failure| &mut failure.message);
    for message in messages.chain([&mut reply.message]).flatten() {
        *message = without_key(message, request);
    }

    let mut failed = Vec::new();
    let failures = reply.failures.clone();
    if let Err(error) = reply.into_result() {
        if failures.is_empty() {
            failed.push(Failed { fields: mem::take(&mut fields), error: error.into() });
        } else if !error.code().is_success()
            && *error.code() != ResponseCode::PartialImageUploadFailure
        {
            // It says more than that images failed.
            failed.push(Failed { fields: Vec::new(), error: error.into() });
        }
    }
    fields.retain(|field| failures.iter().all(|failure| failure.item.as_ref() != Some(field)));
    failed.extend(failures.into_iter().map(|failure| Failed {
        fields: failure.item.iter().cloned().collect(),
        error: failure.into(),
    }));
    if !fields.is_empty() {
        failed.push(Failed { fields, error: Error::NoUrl(body.to_owned()) });
    }
    Outcome { uploaded, failed }
}

/// Reads the URLs, which `Reply` does not. What is of another type is skipped, so that no other URL
/// is lost.
fn uploaded(body: &str, images: &[Image]) -> Vec<Uploaded> {
    let reply: Value = serde_json::from_str(body).unwrap_or_default();
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let only = if let [image] = images { Some(image.field.clone()) } else { None };
    let single = text(&reply["image"]).map(|url| Uploaded { field: only, url });
    // `Reply` looks for failed items in the same places.
    let lists = ["data", "date", "result"].map(|place| reply[place]["success"].as_array());
    let several = lists.into_iter().flatten().flatten().filter_map(|image| {
        Some(Uploaded { field: text(&image["formField"]), url: text(&image["url"])? })
    });
    single.into_iter().chain(several).collect()
}

/// Hides the key.
fn without_key(text: &str, Request { key, .. }: &Request) -> String {
    if key.is_empty() { text.to_owned() } else { text.replace(key, "***") }
}
