//! Turns `codes.csv` into Rust in `OUT_DIR`, or stops the build with every problem of the table.

#[path = "build/mod.rs"]
mod generator;

use std::env;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    for input in ["build.rs", "build", "src/invisible.rs", "src/key.rs", "codes.csv"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let generated = env::var_os("OUT_DIR")
        .ok_or("OUT_DIR is not set: run this with cargo".into())
        .and_then(|out| generator::generate(Path::new("codes.csv"), Path::new(&out)));
    match generated {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
