//! Turns `codes.csv` into Rust in `OUT_DIR`, or stops the build with every problem of the table.

#[path = "build/mod.rs"]
mod generator;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Cargo takes these as paths in the package.
    for input in ["build.rs", "build", "src/invisible.rs", "src/key.rs", "codes.csv"] {
        println!("cargo::rerun-if-changed={input}");
    }
    match generate() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn generate() -> Result<(), String> {
    let folder = |name: &str| {
        let folder = env::var_os(name).map(PathBuf::from);
        folder.ok_or(format!("{name} is not set: run this with cargo"))
    };
    // Not every tool that builds packages runs this in the folder of the package.
    let csv = folder("CARGO_MANIFEST_DIR")?.join("codes.csv");
    generator::generate(&csv, &folder("OUT_DIR")?)
}
