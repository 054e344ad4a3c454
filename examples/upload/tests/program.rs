//! Runs the program as its users do.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::LazyLock;
use std::{env, fs};

use bizppurio_kakao_codes::{Lang, ResponseCode};

use super::server::Answer::{self, Body, Close};
use super::server::Server;
use super::{KEY, ONE, ONE_UPLOADED};

/// The program, as `cargo run` would build it, and a folder with an image.
static BUILT: LazyLock<(PathBuf, PathBuf)> = LazyLock::new(|| {
    let target = env::current_exe().unwrap().ancestors().nth(3).unwrap().to_owned();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", "upload", "--features", "json"]);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).env("CARGO_TARGET_DIR", &target);
    // The build script of ring would see what cargo tells a test of its package, and run again.
    for (name, _) in env::vars() {
        if ["OUT_DIR", "CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|own| name.starts_with(own)) {
            cargo.env_remove(name);
        }
    }
    assert!(cargo.status().unwrap().success());

    let images = target.join("upload");
    fs::create_dir_all(&images).unwrap();
    fs::write(images.join("배너.png"), "PNG").unwrap();
    let program = format!("debug/examples/upload{}", env::consts::EXE_SUFFIX);
    (target.join(program), images)
});

/// The program without arguments.
fn program() -> Command {
    let (program, images) = &*BUILT;
    let mut command = Command::new(program);
    command.current_dir(images).env("NO_PROXY", "*");
    command.env_remove("RUST_LOG").env_remove("BIZPPURIO_API_KEY");
    command
}

/// What the program printed, and its exit status.
struct Seen {
    out: String,
    err: String,
    status: Option<i32>,
}

fn run(mut command: Command) -> Seen {
    let Output { stdout, stderr, status } = command.output().unwrap();
    let [out, err] = [stdout, stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(!out.contains(KEY) && !err.contains(KEY), "{out}{err}");
    Seen { out, err, status: status.code() }
}

/// Uploads an image to a server that answers so.
async fn upload(answer: Answer, options: &[&str]) -> Seen {
    let server = Server::start(&[answer]).await;
    let mut command = program();
    command.args(options).arg(format!("http://{}/", server.address));
    command.args(ONE.iter().map(|field| field.split(" (").next().unwrap()));
    let seen = tokio::task::spawn_blocking(|| run(command)).await.unwrap();
    assert_eq!(server.requests(), [ONE]);
    seen
}

#[tokio::test]
async fn the_key_may_come_from_the_environment() {
    let server = Server::start(&[ONE_UPLOADED]).await;
    let mut command = program();
    command.env("BIZPPURIO_API_KEY", KEY).env("RUST_LOG", "trace");
    command.args([&format!("http://{}/", server.address), "bizId=acme", "image=@배너.png"]);
    let seen = tokio::task::spawn_blocking(|| run(command)).await.unwrap();
    let request = ["bizId=acme", "image=@배너.png (image/png) PNG", "apiKey=k3y-of-acme"];
    assert_eq!(server.requests(), [request]);
    assert_eq!((seen.out.as_str(), seen.status), ("image\thttps://img/a\n", Some(0)));
    // The key is not in the log of reqwest either.
    assert!(seen.err.contains("DEBUG reqwest"), "{}", seen.err);
}

#[tokio::test]
async fn a_success_prints_the_url_alone() {
    let seen = upload(ONE_UPLOADED, &[]).await;
    assert_eq!((seen.out.as_str(), seen.err.as_str()), ("image\thttps://img/a\n", ""));
    assert_eq!(seen.status, Some(0));
}

#[tokio::test]
async fn a_failure_is_explained_in_korean_unless_asked_otherwise() {
    const CODE: ResponseCode = ResponseCode::InvalidApiKey;
    for (options, lang) in
        [(&[][..], Lang::Ko), (&["--lang", "ko-KR"], Lang::Ko), (&["--lang", "en"], Lang::En)]
    {
        let seen = upload(Body(200, r#"{"code":"102"}"#), options).await;
        let failed = format!("image: {}\n    {}\n", CODE.display(lang), CODE.help(lang));
        assert_eq!((seen.out, seen.err, seen.status), (String::new(), failed, Some(1)));
    }
}

#[tokio::test]
async fn the_exit_status_tells_why_nothing_is_known() {
    let seen = upload(Body(502, "<html>502 Bad Gateway</html>"), &[]).await;
    assert!(seen.err.starts_with("image: API의 응답이 아닙니다 (not a reply: "), "{}", seen.err);
    assert_eq!((seen.out.as_str(), seen.status), ("", Some(65)));

    let seen = upload(Close, &[]).await;
    assert!(seen.err.starts_with("image: 응답을 받지 못했습니다 ("), "{}", seen.err);
    assert_eq!((seen.out.as_str(), seen.status), ("", Some(74)));
}

#[tokio::test]
async fn a_server_that_repeats_the_key_does_not_make_it_shown() {
    let seen = upload(Body(500, "apiKey=k3y-of-acme is wrong"), &["--lang", "en"]).await;
    assert!(seen.err.contains(r#"body "apiKey=… is wrong""#), "{}", seen.err);
}

#[test]
fn what_cannot_be_sent_is_refused_without_showing_the_key() {
    let key = &format!("apiKey={KEY}");
    let url = "http://127.0.0.1:1/";
    for (arguments, status, error) in [
        (&[key.as_str(), "image=@배너.png"][..], 2, "error: URL: "),
        (&[url], 2, "error: one or more required arguments were not provided\n"),
        (
            &[url, "image=@배너.png", "apiKey", KEY],
            2,
            "error: field 2 is not name=text or name=@path\n",
        ),
        (
            &[url, "image=@배너.png", &format!("={KEY}")],
            2,
            "error: field 2 is not name=text or name=@path\n",
        ),
        (&[url, "image=@배너.png", &format!("--{key}")], 2, "error: unexpected argument found\n"),
        (
            &[url, "image=@배너.png", "--lang", key],
            2,
            "error: invalid value for one of the arguments\n",
        ),
        (
            &[url, "image=@배너.png"],
            2,
            "error: give the key as apiKey=… or in the environment as BIZPPURIO_API_KEY\n",
        ),
        (&[url, "image=@배너.png", "apiKey="], 2, "error: give the key as apiKey=…"),
        (&[url, key, "image=배너.png"], 2, "error: give an image as name=@path\n"),
        (
            &[url, key, "image=@배너.png", "image=@배너.png"],
            2,
            "error: two images are named image: ",
        ),
        (
            &[url, "image=@배너.png", &format!("apiKey=@{KEY}")],
            2,
            "error: apiKey is a text, not a file\n",
        ),
        (&[url, key, "image=@none.png"], 66, "error: none.png: "),
    ] {
        let mut command = program();
        command.args(arguments);
        let seen = run(command);
        assert!(seen.err.starts_with(error), "{arguments:?}: {}", seen.err);
        assert_eq!((seen.out.as_str(), seen.status), ("", Some(status)), "{arguments:?}");
    }
}

#[test]
fn an_address_that_cannot_be_reached_is_told_from_a_reply_that_did_not_arrive() {
    for url in ["http://127.0.0.1:1/", "ftp://127.0.0.1/"] {
        let mut command = program();
        command.args([url, &format!("apiKey={KEY}"), "image=@배너.png", "--lang", "en"]);
        let seen = run(command);
        assert!(seen.err.contains("Nothing was sent. Check the address"), "{}", seen.err);
        assert_eq!((seen.out.as_str(), seen.status), ("", Some(74)));
    }
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn urls_that_cannot_be_written_are_an_error() {
    let server = Server::start(&[ONE_UPLOADED]).await;
    let mut command = program();
    let key = format!("apiKey={KEY}");
    command.args([&format!("http://{}/", server.address), &key, "image=@배너.png"]);
    command.stdout(fs::File::create("/dev/full").unwrap());
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    assert_eq!(output.status.code(), Some(74));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.starts_with("error: standard output: "), "{error}");
}
