//! Writes the documented codes for the rivals, which know them at compile time too.

use std::path::Path;
use std::{env, fs};

use bizppurio_kakao_codes::ResponseCode;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let codes = ResponseCode::ALL.iter();
    let codes = codes.map(|code| format!("    {} {:?},\n", code.name(), code.code()));
    let source = format!("rivals! {{\n{}}}\n", codes.collect::<String>());
    let out = env::var_os("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("rivals.rs"), source).expect("OUT_DIR can be written to");
}
