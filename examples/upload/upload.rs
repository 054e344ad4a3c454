//! Uploads images, and sends again only what may be sent again.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder, RetryableWithContext};
use bizppurio_kakao_codes::{AnyCode, ApiError, Failure, InvalidReply, Lang, Reply, ResponseCode};
use reqwest::{Client, ClientBuilder, Url, redirect};
use serde_json::Value;
use tracing::{info, warn};

use crate::form::Form;

/// The longest that a request may take, with its reply: the vendor recommends to wait for 15 to 40
/// seconds.
pub const TIMEOUT: Duration = Duration::from_secs(40);

/// Waits for 1, 2 and 4 seconds, and a random time of up to as much again, so that clients that failed
/// together do not retry together.
pub fn backoff() -> ExponentialBuilder {
    ExponentialBuilder::default().with_max_times(3).with_jitter()
}

/// A client that follows no redirect: a request is sent once, and its key to one address only.
pub fn client(timeout: Duration) -> ClientBuilder {
    Client::builder().timeout(timeout).redirect(redirect::Policy::none())
}

/// What became of the images.
#[derive(Debug, Default)]
pub struct Outcome {
    pub uploaded: Vec<Image>,
    pub failed: Vec<Failed>,
}

/// An image that was uploaded.
#[derive(Debug)]
pub struct Image {
    /// The image's field, or `None` if the reply does not tell which of several images it is.
    pub field: Option<String>,
    pub url: String,
}

/// What failed, and why.
#[derive(Debug)]
pub struct Failed {
    /// The fields of the images; empty if the reply does not name the image.
    pub fields: Vec<String>,
    pub error: Error,
}

/// Why images are not known to be uploaded.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Request(#[from] ApiError),
    #[error("{}", .0.display(Lang::En))]
    Image(Failure),
    #[error("the reply gives neither a URL nor an error for the image")]
    NoUrl,
    #[error(transparent)]
    InvalidReply(#[from] InvalidReply),
    #[error("no reply arrived")]
    NoReply(#[source] reqwest::Error),
}

impl Error {
    /// Returns the code of the reply or of the image, if there is one.
    pub fn code(&self) -> Option<&AnyCode> {
        match self {
            Self::Request(error) => Some(error.code()),
            Self::Image(failure) => Some(&failure.code),
            Self::NoUrl | Self::InvalidReply(_) | Self::NoReply(_) => None,
        }
    }

    /// Returns whether the same may be sent again. Without a reply it may not: the request may have
    /// been carried out.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Request(error) => error.is_retryable(),
            Self::Image(failure) => failure.is_retryable(),
            Self::NoUrl | Self::InvalidReply(_) | Self::NoReply(_) => false,
        }
    }
}

/// Uploads the images of a form, and sends again those that may succeed later, as long as `backoff`
/// says. The texts are all sent again: which of them belong to which image is not documented.
///
/// Dropping the future loses the outcome; the log has each URL as it came.
pub async fn upload(
    client: &Client,
    url: &Url,
    form: Form,
    backoff: impl BackoffBuilder,
) -> Outcome {
    let attempt = |(mut form, mut outcome): (Form, Outcome)| async move {
        let Outcome { uploaded, failed } = send(client, url, &form).await;
        // An image is sent again if it has no URL, and if all its errors are retryable. A URL without a
        // name may be that of any image.
        form.retain_images(|name| {
            let mut errors = failed.iter().filter(|failed| failed.concerns(name));
            !uploaded.iter().any(|image| image.may_be(name))
                && errors.all(|failed| failed.error.is_retryable())
        });
        // What else failed is final, such as an item that names no image.
        let (again, last): (Vec<_>, Vec<_>) =
            failed.into_iter().partition(|failed| form.images().any(|name| failed.concerns(name)));
        outcome.uploaded.extend(uploaded);
        outcome.failed.extend(last);
        ((form, outcome), if again.is_empty() { Ok(()) } else { Err(again) })
    };
    let ((_, mut outcome), result) = attempt
        .retry(backoff)
        .sleep(tokio::time::sleep)
        .context((form, Outcome::default()))
        .notify(|again, delay| {
            for Failed { fields, error } in again {
                // Without the server's message, which may repeat the key.
                warn!(?fields, code = error.code().map(AnyCode::code), ?delay, "sending again");
            }
        })
        .await;
    outcome.failed.extend(result.err().into_iter().flatten());
    outcome
}

impl Image {
    fn is(&self, name: &str) -> bool {
        self.field.as_deref() == Some(name)
    }

    fn may_be(&self, name: &str) -> bool {
        self.field.as_deref().is_none_or(|field| field == name)
    }
}

impl Failed {
    fn concerns(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field == name)
    }
}

/// Sends a form once. What it returns accounts for every image.
async fn send(client: &Client, url: &Url, form: &Form) -> Outcome {
    let exchange = async {
        let request = client.post(url.clone()).multipart(form.to_multipart()?);
        let response = request.send().await?;
        Ok((response.status().as_u16(), response.bytes().await?))
    };
    let result = exchange.await;
    // A URL may hold a secret.
    let result = result.map_err(|error: reqwest::Error| Error::NoReply(error.without_url()));
    result.and_then(|(status, body)| read(status, &body, form)).unwrap_or_else(|error| {
        let fields = form.images().map(str::to_owned).collect();
        Outcome { uploaded: Vec::new(), failed: vec![Failed { fields, error }] }
    })
}

/// Reads what a reply says of each image of the form.
fn read(status: u16, body: &[u8], form: &Form) -> Result<Outcome, Error> {
    let reply = Reply::from_http(status, body)?;
    let uploaded = images(&serde_json::from_slice(body).unwrap_or_default(), form);
    for Image { field, url } in &uploaded {
        info!(field, url, "uploaded");
    }
    let others = form.images().filter(|name| !uploaded.iter().any(|image| image.is(name)));
    let mut others: Vec<String> = others.map(str::to_owned).collect();

    let failures = reply.failures.clone();
    let request = match reply.into_result() {
        Err(error) if failures.is_empty() => {
            let failed = vec![Failed { fields: others, error: error.into() }];
            return Ok(Outcome { uploaded, failed });
        }
        // Code 6000 says no more than that images failed.
        Err(error)
            if error.code().is_fatal()
                && *error.code() != ResponseCode::PartialImageUploadFailure =>
        {
            Some(Failed { fields: Vec::new(), error: error.into() })
        }
        _ => None,
    };
    others.retain(|name| !failures.iter().any(|failure| failure.item.as_ref() == Some(name)));
    let without_url =
        others.into_iter().map(|name| Failed { fields: vec![name], error: Error::NoUrl });
    let refused = failures.into_iter().map(|failure| Failed {
        fields: failure.item.iter().cloned().collect(),
        error: Error::Image(failure),
    });
    let failed = request.into_iter().chain(refused).chain(without_url).collect();
    Ok(Outcome { uploaded, failed })
}

/// The URLs of a reply, which is more than `Reply` reads. What is of another type is skipped, so that no
/// other URL is lost.
fn images(reply: &Value, form: &Form) -> Vec<Image> {
    let text = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    let mut names = form.images();
    let only = names.next().filter(|_| names.next().is_none()).map(str::to_owned);
    let single = text(&reply["image"]).map(|url| Image { field: only, url });
    // `Reply` looks for failed items in the same places.
    let lists = ["data", "date", "result"].map(|place| reply[place]["success"].as_array());
    let several = lists.into_iter().flatten().flatten().filter_map(|image| {
        Some(Image { field: text(&image["formField"]), url: text(&image["url"])? })
    });
    single.into_iter().chain(several).collect()
}
