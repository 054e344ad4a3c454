//! Runs the client and the program against a server.

mod server;

use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use std::{fs, io};

use bizppurio_kakao_codes::{AnyCode, Lang, ResponseCode};
use server::Answer::{self, Close, Reply, Silence};
use tracing::Level;
use upload::{Image, Request, Uploaded};

/// The key, which no output may show. JSON may escape some of it.
const KEY: &str = "k3y/of+acme=";

const ONE: &[&str] = &["image"];
const UPLOADED: Answer = Reply(200, r#"{"code":"0000","message":"","image":"https://img/a"}"#);
const TRANSIENT: Answer = Reply(200, r#"{"code":"600","message":""}"#);

const THREE: &[&str] = &["image_1", "image_2", "image_3"];
/// The first of three images is uploaded, the second may be sent again, the third may not.
const PARTLY: Answer = Reply(
    200,
    r#"{"code":"6000","message":"","data":{
        "success":[{"formField":"image_1","url":"https://img/1"}],
        "failure":[
            {"formField":"image_2","error":{"code":"600","message":""}},
            {"formField":"image_3","error":{"code":"2002","message":"세로 100px"}}
        ]}}"#,
);
const SECOND_UPLOADED: Answer = Reply(
    200,
    r#"{"code":"0000","data":{"success":[{"formField":"image_2","url":"https://img/2"}]}}"#,
);

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What a server and a caller see of an upload.
struct Seen {
    requests: Vec<Vec<String>>,
    /// The URLs, then the failures.
    outcome: Vec<String>,
    log: String,
}

/// Uploads images to a server that answers so, in turn.
async fn upload(images: &[&str], answers: &[Answer]) -> Seen {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().with_max_level(Level::TRACE);
    let subscriber = subscriber.with_writer(move || writer.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let (url, requests) = server::start(answers).await;
    let image = |field: &&str| Image {
        field: field.to_string(),
        file_name: format!("{field}.png"),
        bytes: b"PNG".into(),
    };
    let request = Request {
        url: format!("{url}?apiKey={KEY}"),
        key: KEY.to_owned(),
        texts: [("bizId", "acme"), ("title", "봄 세일")].map(|(a, b)| (a.into(), b.into())).into(),
        images: images.iter().map(image).collect(),
    };
    let http = upload::http().no_proxy().build().unwrap();
    // Spawned, as in a service, it has to be `Send`.
    let client = async move { upload::upload(&http, request, [Duration::ZERO; 3]).await };
    let outcome = tokio::spawn(client).await.unwrap();

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for text in [&log, &format!("{outcome:?}")] {
        assert!(!text.contains(KEY), "{text}");
    }
    let uploaded = outcome.uploaded.iter();
    let field = |image: &Uploaded| image.field.clone().unwrap_or("-".to_owned());
    let uploaded = uploaded.map(|image| format!("{} {}", field(image), image.url));
    let failed = outcome.failed.iter();
    let failed = failed.map(|failed| format!("{}: {}", failed.fields.join("+"), failed.error));
    let requests = requests.lock().unwrap().clone();
    Seen { requests, outcome: uploaded.chain(failed).collect(), log }
}

impl Seen {
    /// Compares the images of each request, and the outcome.
    #[track_caller]
    fn check(&self, requests: &[&[&str]], outcome: &[&str]) {
        let requests: Vec<_> = requests.iter().map(|images| request(images)).collect();
        assert_eq!(self.requests, requests);
        assert_eq!(self.outcome, outcome);
    }
}

/// The parts of a request: whatever the images, all the texts.
fn request(images: &[&str]) -> Vec<String> {
    let texts = ["bizId: acme", "title: 봄 세일", "apiKey: k3y/of+acme="].map(str::to_owned);
    let images = images.iter().map(|image| format!("{image}: {image}.png (image/png) PNG"));
    texts.into_iter().chain(images).collect()
}

/// Images, or a request, that failed with a code.
fn refused(fields: &str, code: &str) -> String {
    format!("{fields}: {}", AnyCode::from(code).display(Lang::En))
}

#[tokio::test]
async fn a_single_image() {
    upload(ONE, &[UPLOADED]).await.check(&[ONE], &["image https://img/a"]);
    let answer = Reply(200, r#"{"code":"200","message":null,"image":"https://img/a"}"#);
    upload(ONE, &[answer]).await.check(&[ONE], &["image https://img/a"]);
}

#[tokio::test]
async fn only_retryable_images_are_sent_again() {
    let third = refused("image_3", "2002") + " (세로 100px)";
    let second = &["image_2"][..];

    let seen = upload(THREE, &[PARTLY, SECOND_UPLOADED]).await;
    let outcome = ["image_1 https://img/1", "image_2 https://img/2", &third];
    seen.check(&[THREE, second], &outcome);
    assert!(seen.log.contains(r#"uploaded field="image_1" url="https://img/1""#), "{}", seen.log);
    assert!(seen.log.contains(r#"again fields=["image_2"] error=600 "#), "{}", seen.log);

    let seen = upload(THREE, &[PARTLY, TRANSIENT, SECOND_UPLOADED]).await;
    seen.check(&[THREE, second, second], &outcome);

    let seen = upload(THREE, &[PARTLY, Reply(200, r#"{"code":"102"}"#)]).await;
    let outcome = ["image_1 https://img/1", &third, &refused("image_2", "102")];
    seen.check(&[THREE, second], &outcome);

    let seen = upload(THREE, &[PARTLY, Close]).await;
    seen.check(&[THREE, second], &["image_1 https://img/1", &third, "image_2: no reply"]);
}

#[tokio::test]
async fn what_keeps_failing_is_given_up() {
    let item =
        r#"{"code":"6000","data":{"failure":[{"formField":"image","error":{"code":"600"}}]}}"#;
    for answer in [TRANSIENT, Reply(200, item)] {
        upload(ONE, &[answer; 4]).await.check(&[ONE; 4], &[&refused("image", "600")]);
    }
}

#[tokio::test]
async fn what_may_not_be_sent_again_is_not() {
    let all = "image_1+image_2+image_3";
    for (status, body, failed) in [
        (403, r#"{"code":"102","message":"bad"}"#, refused(all, "102") + " (bad)"),
        (200, r#"{"code":"9999999"}"#, refused(all, "9999999")),
        (413, "<html>", refused(all, "413")),
    ] {
        upload(THREE, &[Reply(status, body)]).await.check(&[THREE], &[&failed]);
    }
    for (status, body) in [(502, "<html>"), (500, "[]"), (303, "")] {
        let seen = upload(ONE, &[Reply(status, body)]).await;
        seen.check(&[ONE], &[&seen.outcome[0]]);
        assert!(seen.outcome[0].starts_with("image: not a reply: "), "{}", seen.outcome[0]);
    }
    for answer in [Close, Silence] {
        upload(ONE, &[TRANSIENT, answer]).await.check(&[ONE, ONE], &["image: no reply"]);
    }
}

#[tokio::test]
async fn an_image_that_may_have_been_uploaded_is_not_sent_again() {
    // A URL beside an error.
    let answer = Reply(200, r#"{"code":"2004","image":"https://img/a"}"#);
    let outcome = ["image https://img/a", &refused("", "2004")];
    upload(ONE, &[answer]).await.check(&[ONE], &outcome);
    // A URL of any of three images.
    let outcome = ["- https://img/a", &refused("image_1+image_2+image_3", "2004")];
    upload(THREE, &[answer]).await.check(&[THREE], &outcome);
    // Two errors, of which one is final.
    let body = r#"{"code":"6000","data":{"failure":[
        {"formField":"image","error":{"code":"2004"}},{"formField":"image","error":{"code":"2001"}}
    ]}}"#;
    let outcome = [&*refused("image", "2004"), &refused("image", "2001")];
    upload(ONE, &[Reply(200, body)]).await.check(&[ONE], &outcome);
}

#[tokio::test]
async fn no_failure_is_lost() {
    let body = r#"{"code":"405","message":"title","data":{"failure":[
        {"error":{"code":"2004"}},{"formField":"b","error":{"code":"2004"}},{"formField":"image_1"}
    ]}}"#;
    let outcome = [
        &*(refused("", "405") + " (title); 3 items failed"),
        &refused("", "2004"),
        &refused("b", "2004"),
        &refused("image_1", ""),
        &format!("image_2+image_3: neither a URL nor an error in the reply {body:?}"),
    ];
    upload(THREE, &[Reply(200, body)]).await.check(&[THREE], &outcome);
    // A success of the request says nothing beside them.
    let body = r#"{"code":"0000","image":"https://img/a","data":{"failure":[
        {"formField":"b","error":{"code":"2001"}}
    ]}}"#;
    let outcome = ["image https://img/a", &refused("b", "2001")];
    upload(ONE, &[Reply(200, body)]).await.check(&[ONE], &outcome);
}

#[tokio::test]
async fn no_url_is_lost() {
    for body in [
        r#"{"code":"0000","image":"https://img/a","data":""}"#,
        r#"{"code":"0000","data":{"success":[7,{"formField":"image","url":"https://img/a"}]}}"#,
        r#"{"code":"0000","date":{"success":[{"formField":"image","url":"https://img/a"}]}}"#,
    ] {
        upload(ONE, &[Reply(200, body)]).await.check(&[ONE], &["image https://img/a"]);
    }
    // A status that contradicts the reply.
    let seen = upload(ONE, &[Reply(500, r#"{"code":"0000","image":"https://img/a"}"#)]).await;
    assert_eq!(seen.outcome[0], "image https://img/a");
    assert!(seen.outcome[1].starts_with(": not a reply: "), "{}", seen.outcome[1]);
    for body in [
        r#"{"code":"0000","image":""}"#,
        r#"{"code":"0000","image":["https://img/a"]}"#,
        r#"{"code":"0000","data":{"success":[{"formField":"image"}]}}"#,
    ] {
        let failed = format!("image: neither a URL nor an error in the reply {body:?}");
        upload(ONE, &[Reply(200, body)]).await.check(&[ONE], &[&failed]);
    }
}

#[tokio::test]
async fn a_key_that_a_server_repeats_is_hidden() {
    let failed = refused("image", "102") + " (***)";
    for body in [
        r#"{"code":"102","message":"k3y/of+acme="}"#,
        r#"{"code":"102","message":"k3y\/of\u002bacme\u003d"}"#,
    ] {
        upload(ONE, &[Reply(200, body)]).await.check(&[ONE], &[&failed]);
    }
    let seen = upload(ONE, &[Reply(401, "k3y/of+acme=")]).await;
    assert!(seen.outcome[0].ends_with(r#"body "***""#), "{}", seen.outcome[0]);
    let item = r#"{"code":"6000","data":{"failure":[
        {"formField":"image","error":{"code":"2004","message":"k3y\/of+acme="}}
    ]}}"#;
    let seen = upload(ONE, &[Reply(200, item), UPLOADED]).await;
    assert!(seen.log.contains(" (***) delay="), "{}", seen.log);
}

#[test]
fn the_delays_are_random() {
    let delays = || upload::delays().map(|delay| delay.as_secs_f64()).collect::<Vec<_>>();
    let first = delays();
    assert_eq!(first.len(), 3);
    for (delay, least) in first.iter().zip([1.0, 2.0, 4.0]) {
        assert!((least..=2.0 * least).contains(delay), "{first:?}");
    }
    assert_ne!(first, delays());
}

/// A folder with an image.
static FOLDER: LazyLock<&str> = LazyLock::new(|| {
    fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/image.png"), "PNG").unwrap();
    env!("CARGO_TARGET_TMPDIR")
});

/// The program, to be run in that folder.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_upload"));
    command.current_dir(*FOLDER).args(arguments).env("NO_PROXY", "*").env("BIZPPURIO_API_KEY", KEY);
    command
}

async fn run(mut command: Command) -> (Option<i32>, String, String) {
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(!out.contains("k3y") && !err.contains("k3y"), "{out}{err}");
    (output.status.code(), out, err)
}

#[tokio::test]
async fn the_program_prints_urls_and_explains_failures() {
    let refusal = Reply(200, r#"{"code":"102","message":"k3y/of+acme="}"#);
    let (url, requests) = server::start(&[UPLOADED, refusal]).await;
    let arguments = [&*url, "bizId=acme", "title=봄 세일", "image=@image.png"];
    let (status, out, err) = run(command(&arguments)).await;
    assert_eq!((status, &*out), (Some(0), "image\thttps://img/a\n"));
    assert!(err.contains("uploaded"), "{err}");

    let (status, out, err) = run(command(&arguments)).await;
    let help = ResponseCode::InvalidApiKey.help(Lang::En);
    let failed = format!("{} (***)\n    {help}\n", refused("image", "102"));
    assert_eq!((status, &*out, err), (Some(1), "", failed));
    assert_eq!(*requests.lock().unwrap(), [request(ONE), request(ONE)]);
}

#[tokio::test]
async fn the_program_tells_what_to_do_after_no_reply() {
    let (url, _) = server::start(&[Close, Reply(502, "<html>")]).await;
    let unknown =
        "Whether it was uploaded is unknown: look it up, and send it again only if it was not.";
    let unsent =
        "Nothing was sent: check the address and the network, then send the request again.";
    let invalid = bizppurio_kakao_codes::Reply::from_slice(b"").unwrap_err().help(Lang::En);
    for (url, error, help) in [
        (&*url, "image: no reply: error sending request: ", unknown),
        (&*url, "image: not a reply: ", invalid),
        ("http://127.0.0.1:1", "image: no reply: error sending request: ", unsent),
        ("127.0.0.1", "image: no reply: builder error: ", unsent),
    ] {
        let (status, out, err) = run(command(&[url, "image=@image.png"])).await;
        assert_eq!((status, &*out), (Some(1), ""));
        assert!(err.starts_with(error) && err.ends_with(&format!("\n    {help}\n")), "{err}");
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused() {
    let key = format!("apiKey={KEY}");
    for (arguments, error) in [
        (&[][..], "Error: usage: "),
        (&["URL", "bizId=acme"], "Error: usage: "),
        (&["URL", "image=@image.png", "k3y"], "Error: usage: "),
        (&["URL", "image=@image.png", &key], "Error: usage: "),
        (&["URL", "image=@none.png"], "Error: none.png\n\nCaused by:\n"),
    ] {
        let (status, out, err) = run(command(arguments)).await;
        assert!(err.starts_with(error), "{arguments:?}: {err}");
        assert_eq!((status, &*out), (Some(1), ""));
    }
    let mut command = command(&["URL", "image=@image.png"]);
    command.env_remove("BIZPPURIO_API_KEY");
    assert!(run(command).await.2.starts_with("Error: usage: "));
}

#[tokio::test]
async fn an_empty_key_hides_no_reason() {
    let (url, _) = server::start(&[Reply(200, r#"{"code":"102"}"#)]).await;
    let mut command = command(&[&url, "image=@image.png"]);
    command.env("BIZPPURIO_API_KEY", "");
    let (_, _, err) = run(command).await;
    assert!(err.starts_with(&refused("image", "102")), "{err}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_loses_neither_url_nor_failure() {
    let body =
        r#"{"code":"0000","image":"https://img/a","data":{"failure":[{"error":{"code":"2001"}}]}}"#;
    let (url, _) = server::start(&[Reply(200, body)]).await;
    let mut command = command(&[&url, "image=@image.png"]);
    command.stdout(fs::File::create("/dev/full").unwrap());
    let (status, _, err) = run(command).await;
    assert_eq!(status, Some(1));
    for text in ["https://img/a", &refused("an image", "2001"), "Error: standard output"] {
        assert!(err.contains(text), "{err}");
    }
}
