//! A server that records requests, and answers them in turn.

use std::collections::VecDeque;
use std::panic;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::multipart::{Field, MultipartRejection};
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::time;

/// What the server does with a request.
#[derive(Clone, Copy)]
pub enum Answer {
    /// A status and a body.
    Body(u16, &'static str),
    /// A status that sends the client to the same place.
    Redirect(u16),
    /// The connection is closed.
    Close,
    /// A paused clock advances by this much before the answer leaves.
    After(Duration, &'static str),
}

#[derive(Clone)]
pub struct Server {
    pub address: String,
    requests: Arc<Mutex<Vec<Vec<String>>>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Server {
    /// Starts on a free port. A request after the last answer finds its connection closed.
    pub async fn start(answers: &[Answer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap().to_string(),
            requests: Arc::default(),
            answers: Arc::new(Mutex::new(answers.iter().copied().collect())),
        };
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async { axum::serve(listener, router).await });
        server
    }

    /// Returns the requests, and shows that each answer was given.
    pub fn requests(&self) -> Vec<Vec<String>> {
        assert_eq!(self.answers.lock().unwrap().len(), 0, "answers left");
        self.requests.lock().unwrap().clone()
    }
}

async fn answer(
    State(server): State<Server>,
    multipart: Result<Multipart, MultipartRejection>,
) -> Response {
    let mut request = Vec::new();
    let mut multipart = multipart.unwrap();
    while let Some(field) = multipart.next_field().await.unwrap() {
        request.push(record(field).await);
    }
    server.requests.lock().unwrap().push(request);
    let answer = server.answers.lock().unwrap().pop_front();
    match answer.unwrap_or(Answer::Close) {
        Answer::Body(status, body) => (StatusCode::from_u16(status).unwrap(), body).into_response(),
        Answer::Redirect(status) => {
            (StatusCode::from_u16(status).unwrap(), [(header::LOCATION, "/")]).into_response()
        }
        // Unwinding ends the task of the connection; without a panic, nothing is printed.
        Answer::Close => panic::resume_unwind(Box::new(())),
        Answer::After(delay, body) => {
            time::pause();
            time::sleep(delay).await;
            time::resume();
            body.into_response()
        }
    }
}

/// Writes a field: `name=text`, or `name=@file (type) contents`.
async fn record(field: Field<'_>) -> String {
    let name = field.name().unwrap().to_owned();
    let file = field.file_name().map(str::to_owned);
    let kind = field.content_type().unwrap_or("no type").to_owned();
    let contents = field.text().await.unwrap();
    match file {
        None => format!("{name}={contents}"),
        Some(file) => format!("{name}=@{file} ({kind}) {contents}"),
    }
}
