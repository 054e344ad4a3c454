//! A server on loopback that records requests, and answers them in turn.

use std::future;
use std::sync::{Arc, Mutex};

use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;
use tokio::time;

/// What the server does with a request.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// A status and a body.
    Reply(u16, &'static str),
    /// The connection is closed.
    Close,
    /// Nothing. The clock is paused, so that it goes on to when the client gives up.
    Silence,
}

/// The body of each request, with `-` for the boundary.
type Requests = Arc<Mutex<Vec<String>>>;

/// Starts a server, and returns its address and what it records.
pub async fn start(answers: &[Answer]) -> (String, Requests) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let answers = answers.to_vec();
    let requests = Requests::default();
    let seen = requests.clone();
    tokio::spawn(async move {
        let service = service_fn(|request| answer(&answers, &seen, request));
        while let Ok((stream, _)) = listener.accept().await {
            let http = http1::Builder::new();
            _ = http.serve_connection(TokioIo::new(stream), service).await;
        }
    });
    (url, requests)
}

/// An error closes the connection.
async fn answer(
    answers: &[Answer],
    seen: &Requests,
    request: Request<Incoming>,
) -> Result<Response<String>, &'static str> {
    let body = request.into_body().collect().await.unwrap().to_bytes();
    let body = String::from_utf8_lossy(&body);
    let boundary = body.lines().next().unwrap_or_default();
    let position = {
        let mut seen = seen.lock().unwrap();
        seen.push(body.replace(boundary, "-"));
        seen.len() - 1
    };
    match answers.get(position) {
        // A status such as 303 sends the client to the same place.
        Some(&Answer::Reply(status, body)) => {
            let response = Response::builder().status(status).header(header::LOCATION, "/");
            Ok(response.body(body.to_owned()).unwrap())
        }
        Some(Answer::Silence) => {
            time::pause();
            future::pending().await
        }
        Some(Answer::Close) | None => Err("closed"),
    }
}
