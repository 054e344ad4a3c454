//! `cargo run -p edition -- PAGE` compares `codes.csv` with an edition of the vendor's page, which is
//! a file, or standard input for `-`.
//!
//! The exit status is 0 if they are in step, 1 if they differ, and 2 if that cannot be told.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::{env, fs};

use edition::{comparison, page};
use generator::parse;

const CODES_CSV: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../codes.csv");

fn main() -> ExitCode {
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let report = match &arguments[..] {
        [page] => compare(page),
        _ => Err("usage: edition PAGE\n".into()),
    };
    let (text, status) = match report {
        Ok((rows, differences)) if differences.is_empty() => {
            (format!("in step: {rows} rows\n"), ExitCode::SUCCESS)
        }
        Ok((_, differences)) => (differences, ExitCode::FAILURE),
        Err(error) => {
            eprint!("{error}");
            return ExitCode::from(2);
        }
    };
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => status,
        Err(error) => {
            eprintln!("standard output: {error}");
            ExitCode::from(2)
        }
    }
}

/// The number of rows of the page, and how they differ from the table.
fn compare(page: &OsStr) -> Result<(usize, String), String> {
    let name = if page == "-" { "standard input".into() } else { page.to_string_lossy() };
    let bytes = read(page).map_err(|error| format!("{name}: {error}\n"))?;
    let rows = page::read(&bytes).map_err(|error| format!("{name}: {error}\n"))?;
    let table = fs::read(CODES_CSV).map_err(|error| format!("codes.csv: {error}\n"))?;
    let table = parse::read(&table).map_err(|problems| problems.to_string())?;
    Ok((rows.len(), comparison::compare(&table, &rows)))
}

/// The file or standard input, but only one byte more than a page may have.
fn read(page: &OsStr) -> io::Result<Vec<u8>> {
    let source: Box<dyn Read> =
        if page == "-" { Box::new(io::stdin()) } else { Box::new(File::open(page)?) };
    let mut bytes = Vec::new();
    source.take(page::MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
