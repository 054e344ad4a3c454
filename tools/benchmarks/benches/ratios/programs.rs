//! What the crate costs a program that depends on it: bytes, and time to build.

use std::collections::BTreeSet;
use std::process::Command;
use std::{env, fs, io};

use bizppurio_kakao_codes::{Lang, ResponseCode};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

use crate::Goal::{AtMost, KibMore};
use crate::row;

const KIB: f64 = 1024.0;

/// The bytes that texts add to a program that prints its arguments.
pub fn sizes() -> io::Result<()> {
    let [mut korean, mut all] = [BTreeSet::new(), BTreeSet::new()];
    for code in ResponseCode::ALL {
        korean.insert(code.description(Lang::Ko));
        for lang in [Lang::Ko, Lang::En] {
            all.extend([code.description(lang), code.help(lang)]);
        }
    }
    let (nothing, _) = build("bench", "")?;
    for (what, feature, texts) in [
        ("program with all texts", "all-texts", all),
        ("program with Korean descriptions alone", "bizppurio-kakao-codes", korean),
    ] {
        let (size, _) = build("bench", feature)?;
        let texts = texts.into_iter().map(str::len).sum::<usize>() as f64 / KIB;
        row(what, size - nothing, "the texts themselves", texts, "KiB", KibMore(8.0));
    }
    Ok(())
}

/// The CPU time of a release build of a program with one dependency.
pub fn build_times() -> io::Result<()> {
    let [mut ours, mut iso_currency, mut isolang] = [f64::INFINITY; 3];
    for _ in 0..3 {
        for (best, dependency) in [
            (&mut ours, "bizppurio-kakao-codes"),
            (&mut iso_currency, "iso_currency"),
            (&mut isolang, "isolang"),
        ] {
            *best = best.min(build("release", dependency)?.1);
        }
    }
    let what = "clean release build of a dependent, CPU time";
    let rival = "`iso_currency` with `iterator` and `with-serde`";
    row(what, ours, rival, iso_currency, "s", AtMost(0.6));
    row(what, ours, "`isolang` with `serde`", isolang, "s", AtMost(1.0));
    Ok(())
}

/// Builds the program in an empty folder. Returns its size in KiB, and the CPU time in seconds.
fn build(profile: &str, feature: &str) -> io::Result<(f64, f64)> {
    const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/programs/Cargo.toml");
    let target = env::current_exe()?.with_file_name("programs");
    fs::create_dir_all(&target)?;
    fs::remove_dir_all(&target)?;
    let before = cpu_seconds()?;
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--locked", "--manifest-path", MANIFEST, "--profile", profile])
        .args(["--no-default-features", "--features", feature])
        .env("CARGO_TARGET_DIR", &target)
        .status()?;
    if !status.success() {
        return Err(io::Error::other(format!("cargo build: {status}")));
    }
    let size = fs::metadata(target.join("release/programs"))?.len() as f64 / KIB;
    Ok((size, cpu_seconds()? - before))
}

/// The CPU time of all commands so far.
fn cpu_seconds() -> nix::Result<f64> {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok((usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6)
}
