//! A client of the Bizppurio Kakao API: uploads images, and sends again what may be sent again.
//!
//! A reply tells of each image whether it was uploaded, and of each failure whether the same may be
//! sent again. Only that is sent again, after a while, without the images that were uploaded.
//!
//! Without such a reply, the images may have been uploaded ([`Error::InvalidReply`] and
//! [`Error::Unknown`]), so they are not sent again. This holds for every call that makes something,
//! such as a template. A call that only reads may be repeated.

use std::time::Duration;

use anyhow::anyhow;
use bizppurio_kakao_codes::{ApiError, Failure, InvalidReply, Lang, Reply, ResponseCode};
use reqwest::multipart::{Form, Part};
use reqwest::{Client, ClientBuilder, redirect};
use serde_json::Value;
use tracing::info;

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

/// What became of images: the URL of one, or why it failed, or why several failed.
#[derive(Debug)]
pub struct Outcome {
    /// The fields of the images. There are none if the reply names no image.
    pub fields: Vec<String>,
    pub result: Result<String, Error>,
}

/// Why an image is not known to be uploaded: the request failed, or the image, or nobody knows.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub enum Error {
    Request(#[from] ApiError),
    Image(#[from] Failure),
    InvalidReply(#[from] InvalidReply),
    Unknown(#[from] anyhow::Error),
}

impl Error {
    /// Returns whether the same may be sent again.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Request(error) => error.is_retryable(),
            Self::Image(failure) => failure.is_retryable(),
            Self::InvalidReply(_) | Self::Unknown(_) => false,
        }
    }

    /// Returns what to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Request(error) => error.help(Lang::En),
            Self::Image(failure) => failure.help(Lang::En),
            Self::InvalidReply(error) => error.help(Lang::En),
            Self::Unknown(error) => match error.downcast_ref::<reqwest::Error>() {
                Some(error) if error.is_connect() || error.is_builder() => {
                    "Nothing was sent: check the address and the network, then send the request again."
                }
                _ => {
                    "Whether it was uploaded is unknown: look it up, and send it again only if it was not."
                }
            },
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

/// Uploads the images, and sends those that may succeed later again, after each of the delays.
///
/// The texts are all sent again: which of them belong to which image is not documented.
pub async fn upload(
    http: &Client,
    mut request: Request,
    delays: impl IntoIterator<Item = Duration>,
) -> Vec<Outcome> {
    let mut delays = delays.into_iter();
    let mut done = Vec::new();
    loop {
        let outcomes = send(http, &request).await;
        info!(?outcomes);
        // An image is sent again if it has no URL, and if all its errors are retryable.
        request.images.retain(|image| {
            outcomes.iter().all(|Outcome { fields, result }| match result {
                // A URL without a field may be that of any image.
                Ok(_) => !fields.is_empty() && !fields.contains(&image.field),
                Err(error) => error.is_retryable() || !fields.contains(&image.field),
            })
        });
        let delay = if request.images.is_empty() { None } else { delays.next() };
        let Some(delay) = delay else {
            done.extend(outcomes);
            return done;
        };
        done.extend(outcomes.into_iter().filter(|outcome| {
            !request.images.iter().any(|image| outcome.fields.contains(&image.field))
        }));
        tokio::time::sleep(delay).await;
    }
}

/// Sends a request once, and returns what became of every image.
async fn send(http: &Client, request: &Request) -> Vec<Outcome> {
    let fields = request.images.iter().map(|image| image.field.clone()).collect();
    match exchange(http, request).await {
        Ok((status, body)) => read(status, &without_key(&body, &request.key), fields),
        Err(error) => {
            // A URL may hold a secret.
            let error = anyhow::Error::from(error.without_url()).context("no reply");
            vec![Outcome { fields, result: Err(error.into()) }]
        }
    }
}

/// Sends a request once, and returns the HTTP status and the body of the reply.
async fn exchange(http: &Client, request: &Request) -> reqwest::Result<(u16, String)> {
    let mut form = Form::new().text("apiKey", request.key.clone());
    for (name, text) in request.texts.iter().cloned() {
        form = form.text(name, text);
    }
    for image in &request.images {
        let kind = mime_guess::from_path(&image.file_name).first_or_octet_stream();
        let part = Part::bytes(image.bytes.clone()).mime_str(kind.essence_str())?;
        form = form.part(image.field.clone(), part.file_name(image.file_name.clone()));
    }
    let response = http.post(&request.url).multipart(form).send().await?;
    Ok((response.status().as_u16(), response.text().await?))
}

/// Hides the key, which a server may repeat, so that no log and no error shows it. `ApiError::summary` and
/// `Failure::summary` are texts without the server's words.
fn without_key(body: &str, key: &str) -> String {
    if key.is_empty() {
        return body.to_owned();
    }
    let body = body.replace(key, "***");
    // JSON may have escaped it. Written anew, it escapes only what it has to.
    let escaped = Value::from(key).to_string();
    let escaped = escaped.trim_matches('"');
    match serde_json::from_str(&body).map(|json: Value| json.to_string()) {
        Ok(json) if json.contains(escaped) => json.replace(escaped, "***"),
        _ => body,
    }
}

/// Reads what a reply says of each image.
fn read(status: u16, body: &str, mut fields: Vec<String>) -> Vec<Outcome> {
    let mut outcomes = urls(body, &fields);
    // What remains are the images of which nothing was read.
    fields.retain(|field| outcomes.iter().all(|outcome| !outcome.fields.contains(field)));
    let error = match Reply::from_http(status, body.as_bytes()) {
        Ok(reply) => {
            for failure in reply.failures.clone() {
                fields.retain(|field| failure.item.as_ref() != Some(field));
                let item = failure.item.clone().into_iter().collect();
                outcomes.push(Outcome { fields: item, result: Err(failure.into()) });
            }
            // Beside failed items, these codes say nothing of the other images.
            let blames_items = !reply.failures.is_empty()
                && (reply.code.is_success()
                    || reply.code == ResponseCode::PartialImageUploadFailure);
            match reply.into_result() {
                Err(error) if !blames_items => error.into(),
                _ if fields.is_empty() => return outcomes,
                _ => anyhow!("neither a URL nor an error in the reply: {body:?}").into(),
            }
        }
        Err(error) => error.into(),
    };
    outcomes.push(Outcome { fields, result: Err(error) });
    outcomes
}

/// Reads the URLs, which `Reply` does not. What is of another type is skipped, so that no other URL
/// is lost.
fn urls(body: &str, fields: &[String]) -> Vec<Outcome> {
    let reply: Value = serde_json::from_str(body).unwrap_or_default();
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let only = if let [field] = fields { vec![field.clone()] } else { Vec::new() };
    let single = text(&reply["image"]).map(|url| Outcome { fields: only, result: Ok(url) });
    // `Reply` looks for failed items in the same places.
    let lists = ["data", "date", "result"].map(|place| reply[place]["success"].as_array());
    let several = lists.into_iter().flatten().flatten().filter_map(|image| {
        let fields = text(&image["formField"]).into_iter().collect();
        Some(Outcome { fields, result: Ok(text(&image["url"])?) })
    });
    single.into_iter().chain(several).collect()
}
