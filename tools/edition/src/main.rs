//! `cargo run -p edition -- PAGE` compares `codes.csv` with an edition of the vendor's page, which is
//! a file, or standard input for `-`.
//!
//! The exit status is 0 if they are in step, 1 if they differ, and 2 if that cannot be told.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use edition::comparison::{Comparison, compare};
use edition::page::{self, PageRow};
use generator::parse;

const DIFFER: &str = "differ: take the page in as CONTRIBUTING.md says\n";

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprint!("{error}");
        ExitCode::from(2)
    })
}

fn run() -> Result<ExitCode, String> {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let [page] = &arguments[..] else { return Err("usage: edition PAGE\n".into()) };
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let name = if page == "-" { "standard input".into() } else { page.to_string_lossy() };
    let page = rows(&name, read(page))?;
    let newest = newest_page(&root.join("tests/pages"))?;
    let newest = rows(&newest.to_string_lossy(), fs::read(&newest))?;
    let table =
        fs::read(root.join("codes.csv")).map_err(|error| format!("codes.csv: {error}\n"))?;
    let table = parse::read(&table)?;
    let Comparison { differences, notes } = compare(&table, &page, &newest);
    let (text, status) = match differences.is_empty() {
        true => (format!("{notes}in step: {} rows\n", page.len()), ExitCode::SUCCESS),
        false => (format!("{differences}{notes}{DIFFER}"), ExitCode::FAILURE),
    };
    let written = io::stdout().write_all(text.as_bytes());
    written.map_err(|error| format!("standard output: {error}\n"))?;
    Ok(status)
}

fn rows(name: &str, page: io::Result<Vec<u8>>) -> Result<Vec<PageRow>, String> {
    let page = page.map_err(|error| format!("{name}: {error}\n"))?;
    page::read(&page).map_err(|error| format!("{name}: {error}\n"))
}

/// The newest page that was taken in: the pages are named by their dates.
fn newest_page(folder: &Path) -> Result<PathBuf, String> {
    let newest = fs::read_dir(folder).and_then(|entries| {
        let paths: io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
        paths?.into_iter().max().ok_or_else(|| io::ErrorKind::NotFound.into())
    });
    newest.map_err(|error| format!("{}: {error}\n", folder.display()))
}

/// The file or standard input, but only one byte more than a page may have.
fn read(page: &OsStr) -> io::Result<Vec<u8>> {
    let source: Box<dyn Read> =
        if page == "-" { Box::new(io::stdin()) } else { Box::new(File::open(page)?) };
    let mut bytes = Vec::new();
    source.take(page::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
