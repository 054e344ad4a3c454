//! Turns `codes.csv` into Rust in `OUT_DIR`, or stops the build with every problem of the table.

#[path = "build/mod.rs"]
mod generator;

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo takes these as paths in the package.
    for input in ["build.rs", "build", "src/invisible.rs", "src/key.rs", "codes.csv"] {
        println!("cargo::rerun-if-changed={input}");
    }
    match generator::generate(|name| env::var_os(name)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
