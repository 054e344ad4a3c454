//! Uploads images, and resends only what may succeed.
//!
//! ```sh
//! cargo run --example upload --features json -- URL image.png [image.png…]
//! ```
//!
//! The URL, and what else a request needs, is the caller's to know: this crate documents replies.

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

use backon::{BlockingRetryable, ExponentialBuilder};
use bizppurio_kakao_codes::{Failure, Lang, Reply};
use ureq::Agent;
use ureq::unversioned::multipart::{Form, Part};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let split = arguments.split_first().filter(|(_, paths)| !paths.is_empty());
    let Some((url, paths)) = split else {
        eprintln!("usage: upload URL image.png [image.png…]");
        return ExitCode::from(2);
    };
    let images: Result<Vec<Image>, _> = paths.iter().map(Image::read).collect();
    let report = match images {
        Ok(images) => upload(url, &images, ExponentialBuilder::default().with_jitter()),
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    for Failure { item, code, .. } in &report.failed {
        eprintln!("{}: {}", item.as_deref().unwrap_or("an image"), code.display(Lang::En));
    }
    if let Some(error) = &report.error {
        eprintln!("{error}");
    }
    if report.failed.is_empty() && report.error.is_none() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// An image, and the name of the form field that carries it.
struct Image {
    field: String,
    bytes: Vec<u8>,
}

impl Image {
    fn read(path: impl AsRef<Path>) -> Result<Self, String> {
        let path = path.as_ref();
        let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self { field: path.to_string_lossy().into(), bytes })
    }
}

/// What became of an upload.
struct Report {
    /// The images that failed.
    failed: Vec<Failure>,
    /// Why the others, if any, are not known to be uploaded.
    error: Option<Box<dyn Error>>,
}

/// Sends all images, then again those that failed by no fault of theirs, as long as `backoff` says.
fn upload(url: &str, images: &[Image], backoff: ExponentialBuilder) -> Report {
    let mut pending: Vec<&Image> = images.iter().collect();
    let mut failed = Vec::new();
    let attempt = || {
        let reply = send(url, &pending)?;
        failed.retain(|failure: &Failure| !failure.is_retryable());
        if reply.failures.is_empty() {
            return match reply.into_result() {
                Ok(_) => Ok(()),
                Err(error) if error.is_retryable() => Err(Stop::Resend(error.into())),
                Err(error) => Err(Stop::GiveUp(error.into())),
            };
        }
        // To resend the whole request would upload again what was accepted.
        pending.retain(|image| {
            reply.retryable_failures().any(|failure| failure.item.as_deref() == Some(&image.field))
        });
        failed.extend(reply.failures);
        if pending.is_empty() { Ok(()) } else { Err(Stop::ResendItems) }
    };
    let result = attempt.retry(backoff).when(|stop| !matches!(stop, Stop::GiveUp(_))).call();
    let error = match result {
        Ok(()) | Err(Stop::ResendItems) => None,
        Err(Stop::Resend(error) | Stop::GiveUp(error)) => Some(error),
    };
    Report { failed, error }
}

/// Why an attempt was not the last, or was.
enum Stop {
    Resend(Box<dyn Error>),
    ResendItems,
    GiveUp(Box<dyn Error>),
}

/// A request that failed on its way may have been received: it is not resent.
impl<E: Error + 'static> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::GiveUp(error.into())
    }
}

fn send(url: &str, images: &[&Image]) -> Result<Reply, Stop> {
    // A status like 413 comes with a body that tells more.
    let agent: Agent = Agent::config_builder().http_status_as_error(false).build().into();
    let form = images.iter().fold(Form::new(), |form, image| {
        form.part(&image.field, Part::bytes(&image.bytes).file_name(&image.field))
    });
    let mut response = agent.post(url).send(form)?;
    let body = response.body_mut().read_to_vec()?;
    Ok(Reply::from_http(response.status().as_u16(), &body)?)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread;
    use std::time::Duration;

    use super::*;

    const SUCCESS: (u16, &str) = (200, r#"{"code":"0000","message":"-"}"#);
    const TRANSIENT: (u16, &str) =
        (200, r#"{"code":"2004","message":"FailedToUploadImageException"}"#);
    const PARTLY_FAILED: (u16, &str) = (
        200,
        r#"{"code":"6000","message":"요청 성공","data":{
            "success":[{"formField":"a","url":"https://example.com/a"}],
            "failure":[
                {"formField":"b","error":{"code":"2004","message":"FailedToUploadImageException"}},
                {"formField":"c","error":{"code":"2001","message":"InvalidImageLengthException"}}
            ]}}"#,
    );
    const ONE_FAILED_AGAIN: (u16, &str) = (
        200,
        r#"{"code":"6000","message":"","data":{"failure":[{"formField":"b","error":{"code":"2004"}}]}}"#,
    );

    /// The form fields of each request, what failed as `field code`, and the error.
    type Outcome = (Vec<Vec<String>>, Vec<String>, Option<String>);

    /// Uploads the images `a`, `b` and `c` to a server that gives these answers in turn.
    fn upload_to(answers: &[(u16, &str)]) -> Outcome {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        thread::scope(|scope| {
            let server = scope.spawn(|| serve(&listener, answers));
            let images =
                ["a", "b", "c"].map(|field| Image { field: field.into(), bytes: b"PNG".into() });
            let backoff = ExponentialBuilder::default()
                .with_min_delay(Duration::from_millis(1))
                .with_max_times(2);
            let report = upload(&url, &images, backoff);
            // Ends a server that waits for requests that do not come.
            let _ = TcpStream::connect(listener.local_addr().unwrap());
            let failed = report.failed.iter().map(|failure| {
                format!("{} {}", failure.item.as_deref().unwrap(), failure.code.code())
            });
            let error = report.error.map(|error| error.to_string());
            (server.join().unwrap(), failed.collect(), error)
        })
    }

    fn serve(listener: &TcpListener, answers: &[(u16, &str)]) -> Vec<Vec<String>> {
        let mut requests = Vec::new();
        loop {
            let (mut stream, _) = listener.accept().unwrap();
            let request = read_request(&mut stream);
            if request.is_empty() {
                return requests;
            }
            let names = request.split("; name=\"").skip(1);
            requests.push(names.map(|rest| rest.split('"').next().unwrap().to_owned()).collect());
            let (status, body) = answers[requests.len() - 1];
            write!(
                stream,
                "HTTP/1.1 {status} -\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            )
            .unwrap();
        }
    }

    /// A request up to the end of its multipart body, or nothing from a connection without one.
    fn read_request(stream: &mut TcpStream) -> String {
        let mut request = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let count = stream.read(&mut buffer).unwrap();
            request.extend_from_slice(&buffer[..count]);
            let text = String::from_utf8_lossy(&request);
            let boundary =
                text.split("boundary=").nth(1).and_then(|rest| rest.split("\r\n").next());
            let end = boundary.map(|boundary| format!("--{boundary}--\r\n"));
            if count == 0 || end.is_some_and(|end| text.contains(&end)) {
                return text.into();
            }
        }
    }

    fn all() -> Vec<String> {
        only(&["a", "b", "c"])
    }

    fn only(fields: &[&str]) -> Vec<String> {
        fields.iter().map(|field| (*field).to_owned()).collect()
    }

    #[test]
    fn a_success_takes_one_request() {
        assert_eq!(upload_to(&[SUCCESS]), (vec![all()], vec![], None));
    }

    #[test]
    fn a_transient_failure_is_resent_whole() {
        assert_eq!(upload_to(&[TRANSIENT, SUCCESS]), (vec![all(), all()], vec![], None));
    }

    #[test]
    fn a_failure_that_stays_is_given_up() {
        let error = Some("2004 Upload failed because of an internal system error".into());
        assert_eq!(upload_to(&[TRANSIENT; 3]), (vec![all(); 3], vec![], error));
    }

    #[test]
    fn a_fatal_code_stops_at_once() {
        let error = Some("102 Invalid API key".into());
        assert_eq!(upload_to(&[(200, r#"{"code":"102"}"#)]), (vec![all()], vec![], error));
    }

    #[test]
    fn only_the_retryable_items_of_a_partial_failure_are_resent() {
        let requests = vec![all(), only(&["b"])];
        assert_eq!(upload_to(&[PARTLY_FAILED, SUCCESS]), (requests, only(&["c 2001"]), None));
    }

    #[test]
    fn an_item_that_keeps_failing_is_given_up() {
        let requests = vec![all(), only(&["b"]), only(&["b"])];
        let failed = only(&["c 2001", "b 2004"]);
        let answers = [PARTLY_FAILED, ONE_FAILED_AGAIN, ONE_FAILED_AGAIN];
        assert_eq!(upload_to(&answers), (requests, failed, None));
    }

    #[test]
    fn a_body_that_is_too_large_stops_at_once() {
        let error = Some("413 Image file too large".into());
        let answer = (413, "<html>413 Request Entity Too Large</html>");
        assert_eq!(upload_to(&[answer]), (vec![all()], vec![], error));
    }

    #[test]
    fn an_undocumented_code_stops_at_once() {
        let error = Some("999 Undocumented code".into());
        assert_eq!(upload_to(&[(200, r#"{"code":"999"}"#)]), (vec![all()], vec![], error));
    }
}
