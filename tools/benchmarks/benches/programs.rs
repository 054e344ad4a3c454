//! What the crate costs a program that depends on it: bytes, and time to build.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, io};

use benchmarks::Goal::{AtMost, AtMostMore};
use benchmarks::{header, row};
use bizppurio_kakao_codes::{Lang, ResponseCode};

const BUILDS: usize = 3;

fn main() -> io::Result<()> {
    header();
    size()?;
    build()
}

/// The bytes that texts add to a program that prints its arguments.
fn size() -> io::Result<()> {
    const KIB: f64 = 1024.0;
    cargo("build", &["--profile", "smallest"])?;
    let size = |program: &str| {
        let file = fs::metadata(target()?.join("smallest").join(program))?;
        io::Result::Ok(file.len() as f64 / KIB)
    };
    let codes = ResponseCode::ALL.iter();
    let korean: BTreeSet<&str> = codes.clone().map(|code| code.description(Lang::Ko)).collect();
    let all = [Lang::Ko, Lang::En]
        .map(|lang| codes.clone().flat_map(move |code| [code.description(lang), code.help(lang)]));
    let all: BTreeSet<&str> = all.into_iter().flatten().collect();
    let nothing = size("nothing")?;
    for (what, program, texts) in [
        ("program with all texts", "texts", all),
        ("program with Korean descriptions alone", "korean", korean),
    ] {
        let more = size(program)? - nothing;
        let texts = texts.into_iter().map(str::len).sum::<usize>() as f64 / KIB;
        row(what, more, "the texts themselves", texts, "KiB", AtMostMore(8.0));
    }
    Ok(())
}

/// The CPU time of a clean release build of a program with one dependency.
fn build() -> io::Result<()> {
    const DEPENDENCIES: [&str; 3] = ["bizppurio-kakao-codes", "iso_currency", "isolang"];
    let mut best = [f64::INFINITY; 3];
    for _ in 0..BUILDS {
        for (best, dependency) in best.iter_mut().zip(DEPENDENCIES) {
            fs::remove_dir_all(target()?)?;
            let before = children_seconds()?;
            let features = ["--no-default-features", "--features", dependency];
            cargo("build", &[&["--release", "--bin", "nothing"], &features[..]].concat())?;
            *best = best.min(children_seconds()? - before);
        }
    }
    let what = "clean release build of a dependent, CPU time";
    let [ours, iso_currency, isolang] = best;
    row(
        what,
        ours,
        "`iso_currency` with `iterator` and `with-serde`",
        iso_currency,
        "s",
        AtMost(0.6),
    );
    row(what, ours, "`isolang` with `serde`", isolang, "s", AtMost(1.0));
    Ok(())
}

/// Where the programs are built, apart from everything else.
fn target() -> io::Result<PathBuf> {
    Ok(env::current_exe()?.with_file_name("programs"))
}

fn cargo(command: &str, arguments: &[&str]) -> io::Result<()> {
    const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/programs/Cargo.toml");
    let status = Command::new(env!("CARGO"))
        .args([command, "--quiet", "--locked", "--manifest-path", MANIFEST])
        .args(arguments)
        .env("CARGO_TARGET_DIR", target()?)
        .status()?;
    if status.success() { Ok(()) } else { Err(io::Error::other(format!("cargo {command} failed"))) }
}

/// The CPU time of all commands so far, in user code and in the kernel.
fn children_seconds() -> io::Result<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    // cutime and cstime are the fields 16 and 17 of proc(5). The second is a name in parentheses.
    let fields = stat.rsplit(") ").next().unwrap_or_default().split(' ').skip(13).take(2);
    let ticks = fields.map(str::parse::<f64>).sum::<Result<f64, _>>();
    Ok(ticks.map_err(io::Error::other)? / TICKS_PER_SECOND)
}
