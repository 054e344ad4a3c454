//! Writes the codes of `codes.csv` for the rivals, which know them at compile time too.

use std::path::Path;
use std::{env, fs};

use generator::parse;

fn main() {
    const CODES_CSV: &str = "../../codes.csv";
    println!("cargo::rerun-if-changed={CODES_CSV}");
    let csv = fs::read(CODES_CSV).expect("codes.csv can be read");
    let rows = parse::read(&csv).unwrap_or_else(|problems| panic!("{problems}"));
    let codes = rows.iter().flat_map(|row| &row.variants);
    let pairs = codes.map(|variant| format!("    {} {:?},\n", variant.name, variant.code));
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    let source = format!("rivals! {{\n{}}}\n", pairs.collect::<String>());
    fs::write(Path::new(&out).join("rivals.rs"), source).expect("OUT_DIR can be written to");
}
