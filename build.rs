//! Turns `codes.csv` into Rust in `OUT_DIR`, or stops the build with all that is wrong with it.

#[path = "build/lib.rs"]
mod generator;

use generator::{rust, table};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    for input in ["build.rs", "build", "src/key.rs", "codes.csv"] {
        println!("cargo::rerun-if-changed={input}");
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let csv = fs::read("codes.csv").map_err(|error| format!("codes.csv: {error}"))?;
    let rows = table::read(&csv).map_err(|problems| problems.to_string())?;
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set: run this with cargo")?;
    for (name, source) in [("codes.rs", rust::codes(&rows)), ("document.rs", rust::document(&rows))]
    {
        let path = Path::new(&out).join(name);
        fs::write(&path, source).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}
