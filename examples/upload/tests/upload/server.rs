//! A server on loopback that records requests, and answers them in turn.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use std::{iter, mem, thread};

use tiny_http::{Header, Response, Server};
use tokio::runtime::Handle;
use tokio::time;

/// What the server does with a request.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    /// A status and a body.
    Reply(u16, &'static str),
    /// Nothing, until the client gives up.
    Silence,
}

/// An answer that is not HTTP, whose statuses have three digits.
pub const GARBAGE: Answer = Answer::Reply(0, "");

/// Starts a server. Returns its address, and the body of each request, with `-` for the boundary.
pub fn start(answers: &[Answer]) -> (String, Receiver<String>) {
    let server = Server::http("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", server.server_addr());
    let answers = answers.to_vec();
    let answers = answers.into_iter().chain(iter::repeat(GARBAGE));
    let (sender, requests) = mpsc::channel();
    let runtime = Handle::current();
    thread::spawn(move || {
        for (answer, mut request) in answers.zip(server.incoming_requests()) {
            let mut body = String::new();
            request.as_reader().read_to_string(&mut body).unwrap();
            let boundary = body.lines().next().unwrap_or_default();
            // Not every test looks at them.
            _ = sender.send(body.replace(boundary, "-"));
            match answer {
                Answer::Reply(status, body) => {
                    // A status such as 303 sends the client to the same place.
                    let response = Response::from_string(body).with_status_code(status);
                    let location: Header = "Location: /".parse().unwrap();
                    request.respond(response.with_header(location)).unwrap();
                }
                Answer::Silence => {
                    mem::forget(request);
                    runtime.spawn(async {
                        time::pause();
                        time::advance(Duration::from_secs(40)).await;
                        time::resume();
                    });
                }
            }
        }
    });
    (url, requests)
}
