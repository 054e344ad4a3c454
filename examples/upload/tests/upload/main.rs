//! Runs the client and the program against a server.

mod server;

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use bizppurio_kakao_codes::{Lang, ResponseCode};
use server::Answer::{self, Reply, Silence};
use server::GARBAGE;
use upload::{Error, Image, Request};

/// The key, which no output may show, not even its start.
const KEY: &str = r#"k3y/of+"acme"="#;

const ONE: &[&str] = &["image"];
const UPLOADED: Answer = Reply(200, r#"{"code":"0000","message":"","image":"img/a"}"#);
const TRANSIENT: Answer = Reply(200, r#"{"code":"600","message":""}"#);

const THREE: &[&str] = &["image_1", "image_2", "image_3"];
/// The first of three images is uploaded, the second may be sent again, the third may not.
const PARTLY: Answer = Reply(
    200,
    r#"{"code":"6000","message":"","data":{
        "success":[{"formField":"image_1","url":"img/1"}],
        "failure":[
            {"formField":"image_2","error":{"code":"600","message":"k3y/of+\"acme\"="}},
            {"formField":"image_3","error":{"code":"2002","message":"k3y\/of\u002b\"acme\"="}}
        ]}}"#,
);
const SECOND_UPLOADED: Answer =
    Reply(200, r#"{"code":"0000","data":{"success":[{"formField":"image_2","url":"img/2"}]}}"#);

/// Uploads images to a server that answers so, in turn. Compares the images of each request, and what
/// became of the images.
async fn check(images: &[&str], answers: &[Answer], requests: &[&[&str]], outcomes: &[&str]) {
    let (url, seen) = server::start(answers);
    let image = |field: &&str| Image {
        field: field.to_string(),
        file_name: format!("{field}.png"),
        bytes: b"PNG".into(),
    };
    let request = Request {
        url: format!("{url}?apiKey={KEY}"),
        key: KEY.to_owned(),
        texts: vec![("title".to_owned(), "봄 세일".to_owned())],
        images: images.iter().map(image).collect(),
    };
    let http = upload::http().no_proxy().build().unwrap();
    // Spawned, as in a service, it has to be `Send`.
    let client = async move { upload::upload(&http, request, [Duration::ZERO; 3]).await };
    let found = tokio::spawn(client).await.unwrap();

    let found = found.iter().map(|outcome| {
        let result = match &outcome.result {
            Ok(url) => url.clone(),
            Err(Error::Request(error)) => error.code().to_string(),
            Err(Error::Image(failure)) => failure.code.to_string(),
            Err(error) => error.to_string().split(": ").next().unwrap().to_owned(),
        };
        let shown = outcome.result.as_ref().map_err(|error| format!("{error:#}"));
        assert!(!format!("{outcome:?} {shown:?}").contains("k3y"), "{outcome:?} {shown:?}");
        format!("{}: {result}", outcome.fields.join("+"))
    });
    assert_eq!(found.collect::<Vec<_>>(), outcomes, "{answers:?}");
    let requests: Vec<_> = requests.iter().map(|images| body(images)).collect();
    assert_eq!(seen.try_iter().collect::<Vec<_>>(), requests, "{answers:?}");
}

/// Uploads images, which are sent once.
async fn check_once(images: &[&str], status: u16, body: &'static str, outcomes: &[&str]) {
    check(images, &[Reply(status, body)], &[images], outcomes).await;
}

/// The body of a request: whatever the images, all the texts.
fn body(images: &[&str]) -> String {
    let texts = [("apiKey", KEY), ("title", "봄 세일")];
    let texts = texts.map(|(name, text)| format!("name=\"{name}\"\r\n\r\n{text}"));
    let images = images.iter().map(|image| {
        let head = format!("name=\"{image}\"; filename=\"{image}.png\"");
        format!("{head}\r\nContent-Type: image/png\r\n\r\nPNG")
    });
    let parts = texts.into_iter().chain(images);
    let parts = parts.map(|part| format!("-\r\nContent-Disposition: form-data; {part}\r\n"));
    parts.collect::<String>() + "---\r\n"
}

#[tokio::test]
async fn only_retryable_images_are_sent_again() {
    for (last, second) in [
        (SECOND_UPLOADED, "image_2: img/2"),
        (Reply(200, r#"{"code":"102"}"#), "image_2: 102"),
        (Silence, "image_2: no reply"),
    ] {
        let requests: &[&[&str]] = &[THREE, &["image_2"], &["image_2"]];
        let outcomes = ["image_1: img/1", "image_3: 2002", second];
        check(THREE, &[PARTLY, TRANSIENT, last], requests, &outcomes).await;
    }
    // Not for ever.
    let item =
        r#"{"code":"6000","data":{"failure":[{"formField":"image","error":{"code":"600"}}]}}"#;
    for answer in [TRANSIENT, Reply(200, item)] {
        check(ONE, &[answer; 4], &[ONE; 4], &["image: 600"]).await;
    }
}

#[tokio::test]
async fn what_may_not_be_sent_again_is_not() {
    for (status, body, error) in [
        (403, r#"{"code":"102","message":"bad"}"#, "102"),
        (200, r#"{"code":"9999999"}"#, "9999999"),
        (413, "<html>", "413"),
        (502, "<html>", "not a reply"),
        (303, "", "not a reply"),
        (401, r#"k3y/of+"acme"="#, "not a reply"),
        (200, r#"{"code":["k3y\/of\u002b\"acme\"="]}"#, "not a reply"),
    ] {
        let outcome = format!("image_1+image_2+image_3: {error}");
        check_once(THREE, status, body, &[&outcome]).await;
    }
}

#[tokio::test]
async fn an_image_that_may_have_been_uploaded_is_not_sent_again() {
    let body = r#"{"code":"2004","image":"img/a"}"#;
    check_once(ONE, 200, body, &["image: img/a", ": 2004"]).await;
    check_once(THREE, 200, body, &[": img/a", "image_1+image_2+image_3: 2004"]).await;
    // Two errors, of which one is final.
    let body = r#"{"code":"6000","data":{"failure":[
        {"formField":"image","error":{"code":"2004"}},{"formField":"image","error":{"code":"2001"}}
    ]}}"#;
    check_once(ONE, 200, body, &["image: 2004", "image: 2001"]).await;
    for body in [
        r#"{"code":"0000","image":""}"#,
        r#"{"code":"0000","image":["img/a"]}"#,
        r#"{"code":"0000","data":{"success":[{"formField":"image"}]}}"#,
    ] {
        let outcome = "image: neither a URL nor an error in the reply";
        check_once(ONE, 200, body, &[outcome]).await;
    }
}

#[tokio::test]
async fn no_failure_is_lost() {
    let body = r#"{"code":"600","data":{"failure":[
        {"error":{"code":"2004"}},{"formField":"b","error":{"code":"2004"}},{"formField":"image_1"}
    ]}}"#;
    let outcomes = [": 2004", "b: 2004", "image_1: ", "image_2+image_3: 600"];
    check_once(THREE, 200, body, &outcomes).await;
    // A success of the request says nothing beside failed items.
    let body = r#"{"code":"0000","image":"img/a","data":{"failure":[
        {"formField":"b","error":{"code":"2001"}}
    ]}}"#;
    check_once(ONE, 200, body, &["image: img/a", "b: 2001"]).await;
    // That some images failed does, if none is named.
    let body = r#"{"code":"6000","image":"img/a"}"#;
    check_once(ONE, 200, body, &["image: img/a", ": 6000"]).await;
}

#[tokio::test]
async fn no_url_is_lost() {
    for body in [
        r#"{"code":"0000","image":"img/a","data":""}"#,
        r#"{"code":"0000","data":{"success":[7,{"formField":"image","url":"img/a"}]}}"#,
        r#"{"code":"0000","date":{"success":[{"formField":"image","url":"img/a"}]}}"#,
    ] {
        check_once(ONE, 200, body, &["image: img/a"]).await;
    }
    // A status that contradicts the reply.
    let body = r#"{"code":"0000","image":"img/a"}"#;
    check_once(ONE, 500, body, &["image: img/a", ": not a reply"]).await;
}

/// Runs the program beside an image. Returns its exit status and what it printed.
fn run(
    key: Option<&str>,
    arguments: &[&str],
    stdout: impl Into<Stdio>,
) -> (Option<i32>, String, String) {
    let folder = env!("CARGO_TARGET_TMPDIR");
    fs::write(format!("{folder}/image.png"), "PNG").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_upload"));
    command.current_dir(folder).args(arguments).env("NO_PROXY", "*").stdout(stdout);
    command.env_remove("BIZPPURIO_API_KEY").envs(key.map(|key| ("BIZPPURIO_API_KEY", key)));
    let output = command.output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(!out.contains("k3y") && !err.contains("k3y"), "{out}{err}");
    (output.status.code(), out, err)
}

#[tokio::test]
async fn the_program_prints_urls_and_explains_failures() {
    let (url, _) = server::start(&[PARTLY, SECOND_UPLOADED, UPLOADED]);
    let images = ["image_1=@image.png", "image_2=@image.png", "image_3=@image.png"];
    let (status, out, err) = run(Some(KEY), &[&[&*url], &images[..]].concat(), Stdio::piped());
    assert_eq!((status, &*out), (Some(1), "image_1\timg/1\nimage_2\timg/2\n"));
    let code = ResponseCode::InvalidImageDimensions;
    let (error, help) = (code.display(Lang::En), code.help(Lang::En));
    assert!(err.ends_with(&format!("\n[\"image_3\"]: {error} (***)\n    {help}\n")), "{err}");
    // The log has what would be lost with the program.
    assert!(err.contains("img/1") && err.contains("ImageUploadFailed"), "{err}");

    let arguments = [&*url, "title=봄 세일", "image=@image.png"];
    let (status, out, _) = run(Some(""), &arguments, Stdio::piped());
    assert_eq!((status, &*out), (Some(0), "image\timg/a\n"));
}

#[tokio::test]
async fn the_program_tells_what_to_do_after_no_reply() {
    let (url, _) = server::start(&[GARBAGE, Reply(502, "<html>")]);
    let (unknown, unsent) = ("Whether it was uploaded is unknown: ", "Nothing was sent: ");
    let invalid = bizppurio_kakao_codes::Reply::from_slice(b"").unwrap_err().help(Lang::En);
    for (url, error, help) in [
        (&*url, "no reply: error sending request: ", unknown),
        (&*url, "not a reply: ", invalid),
        ("http://127.0.0.1:1", "no reply: error sending request: ", unsent),
        ("127.0.0.1", "no reply: builder error: ", unsent),
    ] {
        let (status, out, err) = run(Some(KEY), &[url, "image=@image.png"], Stdio::piped());
        assert_eq!((status, &*out), (Some(1), ""));
        assert!(err.contains(&format!("\n[\"image\"]: {error}")), "{err}");
        assert!(err.contains(&format!("\n    {help}")), "{err}");
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_loses_neither_url_nor_failure() {
    let body = r#"{"code":"0000","image":"img/a","data":{"failure":[{"error":{"code":"2001"}}]}}"#;
    let (url, _) = server::start(&[Reply(200, body)]);
    let full = fs::File::create("/dev/full").unwrap();
    let (status, _, err) = run(Some(KEY), &[&url, "image=@image.png"], full);
    assert_eq!(status, Some(1));
    for text in ["img/a", "\n[]: 2001 ", "\nError: standard output\n"] {
        assert!(err.contains(text), "{err}");
    }
}

#[test]
fn the_program_refuses_what_it_cannot_send() {
    for (key, arguments, error) in [
        (None, &["URL", "image=@image.png"][..], "Error: usage: "),
        (Some(KEY), &[], "Error: usage: "),
        (Some(KEY), &["URL", "bizId=acme"], "Error: usage: "),
        (Some(KEY), &["URL", "image=@image.png", "k3y"], "Error: usage: "),
        (Some(KEY), &["URL", "image=@image.png", "apiKey=k3y"], "Error: usage: "),
        (Some(KEY), &["URL", "image=@image.png", "=k3y"], "Error: usage: "),
        (Some(KEY), &["URL", "image=@none.png"], "Error: none.png\n\nCaused by:\n"),
    ] {
        let (status, out, err) = run(key, arguments, Stdio::piped());
        assert!(err.starts_with(error), "{arguments:?}: {err}");
        assert_eq!((status, &*out), (Some(1), ""));
    }
}
