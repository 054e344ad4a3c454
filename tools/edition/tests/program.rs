//! The program, run as a maintainer runs it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use edition::page;

fn edition(arguments: &[&str], input: impl Into<Stdio>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_edition"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(input)
        .output()
        .unwrap()
}

/// The program wrote exactly this, to standard error if the status is 2.
#[track_caller]
fn assert_output(output: &Output, status: i32, expected: &str) {
    let [stdout, stderr] =
        [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    let streams = if status == 2 { ("", expected) } else { (expected, "") };
    assert_eq!((&*stdout, &*stderr), streams);
    assert_eq!(output.status.code(), Some(status));
}

/// The newest of the vendor's pages, which are named by their dates.
fn newest_page() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).max().unwrap()
}

#[test]
fn the_newest_page_is_in_step_with_the_table() {
    let page = newest_page();
    let rows = page::read(&fs::read(&page).unwrap()).unwrap().len();
    let from_file = edition(&[page.to_str().unwrap()], Stdio::null());
    let stdout = String::from_utf8_lossy(&from_file.stdout);
    assert!(stdout.ends_with(&format!("in step: {rows} rows\n")), "{from_file:?}");
    assert_output(&from_file, 0, &stdout);
    assert_output(&edition(&["-"], File::open(&page).unwrap()), 0, &stdout);
}

/// The vendor's page of 2023-10-23 has seven of them.
#[test]
fn rows_without_a_code_are_listed() {
    let output = edition(&["../../tests/pages/2023-10-23.md"], Stdio::null());
    let stdout = String::from_utf8_lossy(&output.stdout);
    assert!(stdout.contains("image: row without a code (InvalidImageLengthException)"), "{stdout}");
}

#[test]
fn what_is_not_such_a_page_is_refused() {
    let expected = "Cargo.toml: not the vendor's page of codes: it has no table with the columns code and 설명\n";
    assert_output(&edition(&["Cargo.toml"], Stdio::null()), 2, expected);
    let missing = edition(&["missing.md"], Stdio::null());
    assert!(missing.stderr.starts_with(b"missing.md: "), "{missing:?}");
    assert_eq!(missing.status.code(), Some(2));
    for arguments in [&[][..], &["Cargo.toml", "Cargo.toml"]] {
        assert_output(&edition(arguments, Stdio::null()), 2, "usage: edition PAGE\n");
    }
}

/// Without reading all of it first, which would never end.
#[cfg(unix)]
#[test]
fn an_endless_page_is_refused() {
    let expected =
        "standard input: not the vendor's page of codes: it is longer than 65536 bytes\n";
    assert_output(&edition(&["-"], File::open("/dev/zero").unwrap()), 2, expected);
}

/// `.ci/edition`, which fetches the page that the vendor publishes, with pages published on loopback.
#[cfg(unix)]
mod published {
    use std::process::{Command, Output};
    use std::{fs, thread};

    use tiny_http::{Response, Server};

    use super::newest_page;

    /// Fetches and compares a page that is published with this status.
    fn compare_published(status: u16, page: &str) -> Output {
        let server = Server::http("127.0.0.1:0").unwrap();
        let url = format!("http://{}/undefined.md", server.server_addr());
        thread::scope(|scope| {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    let response = Response::from_string(page).with_status_code(status);
                    request.respond(response).unwrap();
                }
            });
            let output = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../.ci/edition"))
                .arg(url)
                .env("NO_PROXY", "*")
                .output()
                .unwrap();
            server.unblock();
            output
        })
    }

    #[test]
    fn what_is_published_is_compared() {
        let newest = fs::read_to_string(newest_page()).unwrap();
        let row = "\n\n| code | 설명 |\n| - | - |\n| 999998 | 새 코드 |\n";
        let added = "api: row 999998 is added\n,api,999998,,새 코드,,,,,,\n";
        let differ = "differ: take the page in as CONTRIBUTING.md says\n";
        for (page_status, page, status, stdout, stderr) in [
            (200, newest.as_str(), 0, ["in step: ", ""], ""),
            (200, &(newest.clone() + row), 1, [added, differ], ""),
            (404, "404: Not Found", 2, [""; 2], " 404\n"),
        ] {
            let output = compare_published(page_status, page);
            let texts = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
            assert!(stdout.iter().all(|part| texts[0].contains(part)), "{texts:?}");
            assert!(texts[1].contains(stderr), "{texts:?}");
            assert_eq!(output.status.code(), Some(status), "{texts:?}");
        }
    }
}
