//! Runs the example against a server.

mod program;
mod server;

use std::io::{self, Write};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use backon::BackoffBuilder;
use bizppurio_kakao_codes::{AnyCode, Lang, ResponseCode};
use reqwest::Url;
use tokio::time::Instant;
use tracing::Level;

use crate::form::Form;
use crate::upload::TIMEOUT;
use crate::{report, status, upload};
use server::Answer::{self, After, Body, Close, Redirect};
use server::Server;

/// The key, which no output may show.
const KEY: &str = "k3y-of-acme";

/// A request with one image, as the server records it.
const ONE: &[&str] = &[
    "bizId=acme",
    "apiKey=k3y-of-acme",
    "imageType=I",
    "title=봄 세일",
    "image=@배너.png (image/png) PNG",
    "link=https://example.com/?a=1&b=2",
];

/// A request with three images.
const THREE: &[&str] = &[
    "bizId=acme",
    "senderKey=5e4d",
    "title_1=one",
    "image_1=@1.png (image/png) PNG 1",
    "title_2=two",
    "image_2=@2.jpg (image/jpeg) JPG 2",
    "title_3=three",
    "image_3=@3 (application/octet-stream) PNG 3",
    "apiKey=k3y-of-acme",
];

/// The same with the second image only: the texts are all there.
const SECOND: &[&str] = &[
    "bizId=acme",
    "senderKey=5e4d",
    "title_1=one",
    "title_2=two",
    "image_2=@2.jpg (image/jpeg) JPG 2",
    "title_3=three",
    "apiKey=k3y-of-acme",
];

const ONE_UPLOADED: Answer = Body(200, r#"{"code":"0000","message":"","image":"https://img/a"}"#);

const TRANSIENT: Answer = Body(200, r#"{"code":"2004","message":"FailedToUploadImageException"}"#);

/// The first of three images is uploaded, the second may be sent again, the third may not.
const PARTLY_FAILED: Answer = Body(
    200,
    r#"{"code":"6000","message":"","data":{
        "success":[{"formField":"image_1","url":"https://img/1"}],
        "failure":[
            {"formField":"image_2","error":{"code":"2004","message":"FailedToUploadImageException"}},
            {"formField":"image_3","error":{"code":"2002","message":"InvalidImageShapeException(세로 100px)"}}
        ]}}"#,
);

const SECOND_UPLOADED: Answer = Body(
    200,
    r#"{"code":"0000","data":{"success":[{"formField":"image_2","url":"https://img/2"}],"failure":[]}}"#,
);

/// What the server and the user see of an upload.
struct Seen {
    requests: Vec<Vec<String>>,
    uploaded: String,
    failed: [String; 2],
    log: String,
    status: u8,
}

/// Uploads what [`server`] records as `fields`, to a server that answers so, in turn.
async fn upload(fields: &[&str], answers: &[Answer]) -> Seen {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_max_level(Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    _ = rustls::crypto::ring::default_provider().install_default();
    let client = upload::client(TIMEOUT).no_proxy().build().unwrap();
    let server = Server::start(answers).await;
    let url = format!("http://{}/?apiKey={KEY}", server.address);
    let backoff = upload::backoff().with_min_delay(Duration::from_millis(1));
    let url = Url::parse(&url).unwrap();
    // A service awaits it where futures have to be `Send`.
    let future: Pin<Box<dyn Future<Output = _> + Send>> =
        Box::pin(upload::upload(&client, &url, form(fields), backoff));
    let outcome = future.await;

    let seen = Seen {
        requests: server.requests(),
        uploaded: report::uploaded(&outcome),
        failed: [Lang::Ko, Lang::En].map(|lang| report::failed(&outcome, lang)),
        log: log.text(),
        status: status(&outcome),
    };
    for text in
        [&seen.uploaded, &seen.failed[0], &seen.failed[1], &seen.log, &format!("{outcome:?}")]
    {
        assert!(!text.contains(KEY), "{text}");
    }
    seen
}

fn form(fields: &[&str]) -> Form {
    let mut form = Form::default();
    for field in fields {
        let (name, value) = field.split_once('=').unwrap();
        match value.strip_prefix('@') {
            None => form.text(name, value),
            Some(file) => {
                let (file_name, file) = file.split_once(" (").unwrap();
                form.image(name, file_name, file.split_once(") ").unwrap().1);
            }
        }
    }
    form
}

impl Seen {
    #[track_caller]
    fn assert(&self, requests: &[&[&str]], uploaded: &str, failed: &[String], status: u8) {
        assert_eq!(self.requests, requests);
        assert_eq!(self.uploaded, uploaded);
        // Without the lines that say what to do.
        let lines: Vec<&str> =
            self.failed[1].lines().filter(|line| !line.starts_with(' ')).collect();
        assert_eq!(lines, failed);
        assert_eq!(self.status, status);
    }
}

/// How a refusal is reported.
fn refused(field: &str, code: &str) -> String {
    format!("{field}: {}", AnyCode::from(code).display(Lang::En))
}

fn third_refused() -> String {
    refused("image_3", "2002") + " (세로 100px)"
}

fn without_url(field: &str) -> String {
    format!("{field}: the reply gives neither a URL nor an error for the image")
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_single_image() {
    upload(ONE, &[ONE_UPLOADED]).await.assert(&[ONE], "image\thttps://img/a\n", &[], 0);
}

#[tokio::test]
async fn a_single_image_answered_with_the_code_of_the_other_table() {
    let answer = Body(200, r#"{"code":"200","message":null,"image":"https://img/a"}"#);
    upload(ONE, &[answer]).await.assert(&[ONE], "image\thttps://img/a\n", &[], 0);
}

#[tokio::test]
async fn several_images() {
    let answer = Body(
        200,
        r#"{"code":"0000","message":"","data":{"success":[
            {"formField":"image_1","url":"https://img/1"},
            {"formField":"image_2","url":"https://img/2"},
            {"formField":"image_3","url":"https://img/3"}
        ]}}"#,
    );
    let uploaded = "image_1\thttps://img/1\nimage_2\thttps://img/2\nimage_3\thttps://img/3\n";
    upload(THREE, &[answer]).await.assert(&[THREE], uploaded, &[], 0);
}

#[tokio::test]
async fn a_transient_failure_is_sent_again_whole() {
    let seen = upload(ONE, &[TRANSIENT, ONE_UPLOADED]).await;
    seen.assert(&[ONE, ONE], "image\thttps://img/a\n", &[], 0);
    assert!(seen.log.contains("WARN"), "{}", seen.log);
    let again = r#"sending again fields=["image"] code="2004" delay="#;
    assert!(seen.log.contains(again), "{}", seen.log);
}

#[tokio::test]
async fn a_key_that_a_server_repeats_is_not_logged() {
    let again = Body(200, r#"{"code":"2004","message":"apiKey=k3y-of-acme"}"#);
    let seen = upload(ONE, &[again, ONE_UPLOADED]).await;
    seen.assert(&[ONE, ONE], "image\thttps://img/a\n", &[], 0);
}

#[test]
fn a_key_is_hidden_where_it_is_cut_too() {
    let text = "k3y-of-acme; k3y-of-ac… k… k3y";
    assert_eq!(report::without_key(text, KEY), "…; … … k3y");
}

#[tokio::test]
async fn a_transient_failure_that_stays_is_given_up() {
    let failed = [refused("image", "2004")];
    upload(ONE, &[TRANSIENT; 4]).await.assert(&[ONE; 4], "", &failed, 75);
    let item = Body(
        200,
        r#"{"code":"6000","data":{"failure":[{"formField":"image","error":{"code":"2004"}}]}}"#,
    );
    upload(ONE, &[item; 4]).await.assert(&[ONE; 4], "", &failed, 75);
}

#[tokio::test]
async fn a_fatal_failure_is_not_sent_again() {
    let answer = Body(403, r#"{"code":"102","message":"유효하지 않은 API 키"}"#);
    let failed = [refused("image", "102") + " (유효하지 않은 API 키)"];
    upload(ONE, &[answer]).await.assert(&[ONE], "", &failed, 1);
}

#[tokio::test]
async fn an_undocumented_code_is_not_sent_again() {
    let answer = Body(200, r#"{"code":"9999999","message":"busy"}"#);
    upload(ONE, &[answer]).await.assert(&[ONE], "", &[refused("image", "9999999") + " (busy)"], 1);
}

#[tokio::test]
async fn a_failure_of_three_images_names_them() {
    let failed = [refused("image_1, image_2, image_3", "102")];
    upload(THREE, &[Body(200, r#"{"code":"102"}"#)]).await.assert(&[THREE], "", &failed, 1);
}

#[tokio::test]
async fn only_retryable_items_are_sent_again() {
    let seen = upload(THREE, &[PARTLY_FAILED, SECOND_UPLOADED]).await;
    let uploaded = "image_1\thttps://img/1\nimage_2\thttps://img/2\n";
    seen.assert(&[THREE, SECOND], uploaded, &[third_refused()], 1);
    assert!(seen.log.contains(r#"sending again fields=["image_2"] code="2004" "#), "{}", seen.log);
    assert!(seen.log.contains(r#"uploaded field="image_1" url="https://img/1""#), "{}", seen.log);
}

#[tokio::test]
async fn an_item_that_keeps_failing_is_given_up() {
    let again = Body(
        200,
        r#"{"code":"6000","data":{"failure":[{"formField":"image_2","error":{"code":"2004"}}]}}"#,
    );
    let failed = [third_refused(), refused("image_2", "2004")];
    upload(THREE, &[PARTLY_FAILED, again, again, again]).await.assert(
        &[THREE, SECOND, SECOND, SECOND],
        "image_1\thttps://img/1\n",
        &failed,
        1,
    );
}

#[tokio::test]
async fn after_a_partial_failure_the_rest_fails_as_a_request_does() {
    let seen = upload(THREE, &[PARTLY_FAILED, TRANSIENT, SECOND_UPLOADED]).await;
    let uploaded = "image_1\thttps://img/1\nimage_2\thttps://img/2\n";
    seen.assert(&[THREE, SECOND, SECOND], uploaded, &[third_refused()], 1);

    let seen = upload(THREE, &[PARTLY_FAILED, Body(200, r#"{"code":"102"}"#)]).await;
    let failed = [third_refused(), refused("image_2", "102")];
    seen.assert(&[THREE, SECOND], "image_1\thttps://img/1\n", &failed, 1);

    let seen = upload(THREE, &[PARTLY_FAILED, Close]).await;
    assert_eq!(seen.requests, [THREE, SECOND]);
    assert_eq!(seen.uploaded, "image_1\thttps://img/1\n");
    assert!(seen.failed[1].starts_with(&third_refused()), "{}", seen.failed[1]);
    assert!(seen.failed[1].contains("\nimage_2: no reply arrived ("), "{}", seen.failed[1]);
    assert_eq!(seen.status, 1);
}

#[tokio::test]
async fn an_item_without_a_name_is_reported() {
    let answer = Body(
        200,
        r#"{"code":"6000","data":{"success":[{"formField":"image_3","url":"https://img/3"}],"failure":[
            {"error":{"code":"2004"}},
            {"formField":"image_2","error":{"code":"2004"}}
        ]}}"#,
    );
    upload(THREE, &[answer, SECOND_UPLOADED]).await.assert(
        &[THREE, SECOND],
        "image_3\thttps://img/3\nimage_2\thttps://img/2\n",
        &[refused("unnamed image", "2004"), without_url("image_1")],
        1,
    );
}

#[tokio::test]
async fn what_the_reply_says_of_the_request_is_reported_beside_the_items() {
    let answer = Body(
        200,
        r#"{"code":"405","message":"title 필드는 필수입니다.","data":{"failure":[{"formField":"image"}]}}"#,
    );
    let seen = upload(ONE, &[answer]).await;
    let request = refused("request", "405") + " (title 필드는 필수입니다.); 1 item failed";
    seen.assert(&[ONE], "", &[request, "image: Undocumented code".to_owned()], 1);
}

#[tokio::test]
async fn items_without_names_are_all_reported() {
    let answer = Body(
        200,
        r#"{"code":"6000","data":{"failure":[{"error":{"code":"2004"}},{"error":{"code":"2001"}}]}}"#,
    );
    upload(ONE, &[answer]).await.assert(
        &[ONE],
        "",
        &[refused("unnamed image", "2004"), refused("unnamed image", "2001"), without_url("image")],
        1,
    );
}

#[tokio::test]
async fn an_item_that_was_not_sent_is_reported() {
    let answer = Body(
        200,
        r#"{"code":"0000","image":"https://img/a","data":{"failure":[{"formField":"b\u001b","error":{"code":"2004"}}]}}"#,
    );
    let failed = [refused(r"b\u{1b}", "2004")];
    upload(ONE, &[answer]).await.assert(&[ONE], "image\thttps://img/a\n", &failed, 1);
}

#[tokio::test]
async fn an_image_that_failed_for_good_too_is_not_sent_again() {
    let answer = Body(
        200,
        r#"{"code":"6000","data":{"failure":[
            {"formField":"image","error":{"code":"2004"}},
            {"formField":"image","error":{"code":"2001"}}
        ]}}"#,
    );
    let failed = [refused("image", "2004"), refused("image", "2001")];
    upload(ONE, &[answer]).await.assert(&[ONE], "", &failed, 1);
}

#[tokio::test]
async fn an_image_that_was_given_a_url_is_not_sent_again() {
    let answer = Body(200, r#"{"code":"2004","image":"https://img/a"}"#);
    let failed = [refused("request", "2004")];
    upload(ONE, &[answer]).await.assert(&[ONE], "image\thttps://img/a\n", &failed, 1);

    let answer = Body(
        200,
        r#"{"code":"6000","result":{
            "success":[{"formField":"image","url":"https://img/a"}],
            "failure":[{"formField":"image","error":{"code":"2004"}}]
        }}"#,
    );
    let failed = [refused("image", "2004")];
    upload(ONE, &[answer]).await.assert(&[ONE], "image\thttps://img/a\n", &failed, 1);
}

#[tokio::test]
async fn no_image_is_sent_again_beside_a_url_of_any_of_them() {
    let answer = Body(200, r#"{"code":"2004","image":"https://img/a"}"#);
    let failed = [refused("image_1, image_2, image_3", "2004")];
    upload(THREE, &[answer]).await.assert(&[THREE], "-\thttps://img/a\n", &failed, 1);
}

#[tokio::test]
async fn what_is_odd_in_a_reply_loses_no_url() {
    for body in [
        r#"{"code":"0000","image":"https://img/a","data":""}"#,
        r#"{"code":"0000","data":{"success":[7,{"url":7},{"formField":"image","url":"https://img/a"}]}}"#,
        r#"{"code":"0000","date":{"success":[{"formField":"image","url":"https://img/a"}]}}"#,
    ] {
        upload(ONE, &[Body(200, body)]).await.assert(&[ONE], "image\thttps://img/a\n", &[], 0);
    }
}

#[tokio::test]
async fn an_image_without_a_url_is_reported() {
    let failed = [without_url("image")];
    for body in [
        r#"{"code":"0000"}"#,
        r#"{"code":"0000","image":""}"#,
        r#"{"code":"0000","image":null,"data":[]}"#,
        r#"{"code":"0000","image":7}"#,
        r#"{"code":"0000","data":{"success":[{"formField":"image"}]}}"#,
    ] {
        upload(ONE, &[Body(200, body)]).await.assert(&[ONE], "", &failed, 1);
    }
}

#[tokio::test]
async fn a_url_that_names_no_image_is_printed() {
    let answer = Body(
        200,
        r#"{"code":"0000","image":"https://img/a","data":{"success":[{"formField":"b\t","url":"https://img/b\n"}]}}"#,
    );
    let failed = ["image_1", "image_2", "image_3"].map(without_url);
    let uploaded = "-\thttps://img/a\nb\\t\thttps://img/b\\n\n";
    upload(THREE, &[answer]).await.assert(&[THREE], uploaded, &failed, 1);
}

#[tokio::test]
async fn a_page_that_says_too_large_is_a_reply() {
    let answer = Body(413, "<html>413 Request Entity Too Large</html>");
    upload(ONE, &[answer]).await.assert(&[ONE], "", &[refused("image", "413")], 1);
}

#[tokio::test]
async fn any_other_page_is_not_a_reply() {
    let seen = upload(ONE, &[Body(502, "<html>502 Bad Gateway</html>")]).await;
    let failed = [
        r#"image: not a reply: expected value at line 1 column 1; HTTP status 502; body "<html>502 Bad Gateway</html>""#
            .to_owned(),
    ];
    seen.assert(&[ONE], "", &failed, 65);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    for status in [301, 303, 307, 308] {
        let seen = upload(ONE, &[Redirect(status)]).await;
        assert_eq!((seen.requests.len(), seen.status), (1, 65));
    }
}

#[tokio::test]
async fn a_request_without_a_reply_is_not_sent_again() {
    let seen = upload(ONE, &[Close]).await;
    assert_eq!(seen.requests, [ONE]);
    assert_eq!((seen.uploaded.as_str(), seen.status), ("", 74));
    assert!(seen.failed[1].starts_with("image: no reply arrived ("), "{}", seen.failed[1]);
}

#[tokio::test]
async fn after_a_connection_that_served_a_request_without_a_reply_is_not_sent_again() {
    let seen = upload(ONE, &[TRANSIENT, Close]).await;
    assert_eq!(seen.requests, [ONE, ONE]);
    assert_eq!((seen.uploaded.as_str(), seen.status), ("", 74));
}

#[tokio::test]
async fn a_reply_is_awaited_for_40_seconds() {
    const REPLY: &str = r#"{"code":"0000","image":"https://img/a"}"#;
    let seen = upload(ONE, &[After(Duration::from_secs(30), REPLY)]).await;
    seen.assert(&[ONE], "image\thttps://img/a\n", &[], 0);

    let start = Instant::now();
    let seen = upload(ONE, &[After(Duration::from_secs(60), REPLY)]).await;
    // A slow machine takes some time beside.
    assert!((40..50).contains(&start.elapsed().as_secs()), "{:?}", start.elapsed());
    seen.assert(&[ONE], "", &["image: no reply arrived (operation timed out)".to_owned()], 74);
}

#[tokio::test]
async fn what_failed_is_told_in_either_language() {
    const REFUSED: ResponseCode = ResponseCode::InvalidImageDimensions;
    let seen = upload(THREE, &[PARTLY_FAILED, Close]).await;
    for (lang, text, no_reply, help) in [
        (
            Lang::Ko,
            &seen.failed[0],
            "응답을 받지 못했습니다",
            "이미지가 업로드되었을 수 있으니, 확인한 뒤 다시 요청하세요.",
        ),
        (
            Lang::En,
            &seen.failed[1],
            "no reply arrived",
            "The image may have been uploaded. Check that before you send the request again.",
        ),
    ] {
        let expected = format!(
            "image_3: {} (세로 100px)\n    {}\nimage_2: {no_reply} (client error (SendRequest): \
            connection closed before message completed)\n    {help}\n",
            REFUSED.display(lang),
            REFUSED.help(lang),
        );
        assert_eq!(*text, expected);
    }
}

#[test]
fn the_backoff_is_short_and_random() {
    let delays = || upload::backoff().build().map(|delay| delay.as_secs_f64()).collect::<Vec<_>>();
    let first = delays();
    assert_eq!(first.len(), 3);
    for (delay, least) in first.iter().zip([1.0, 2.0, 4.0]) {
        assert!((least..=2.0 * least).contains(delay), "{first:?}");
    }
    assert_ne!(first, delays());
}
