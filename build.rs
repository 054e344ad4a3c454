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
    // Not every build tool runs this in the folder of the package.
    let folder = |name| {
        env::var_os(name).map(PathBuf::from).expect("cargo sets CARGO_MANIFEST_DIR and OUT_DIR")
    };
    match generator::generate(&folder("CARGO_MANIFEST_DIR"), &folder("OUT_DIR")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
