//! What the crate costs a program that depends on it: time to build, and size.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs, io};

use bizppurio_kakao_codes::{Lang, ResponseCode};

use crate::report::Ratio;

const BENCHMARKS: &str = env!("CARGO_MANIFEST_DIR");
const BUILDS: usize = 3;

/// The CPU time of a clean release build of a dependent.
pub fn build() -> io::Result<Vec<Ratio>> {
    let dependents = [
        Package::new("build-ours", &ours(), "", &["nothing"])?,
        Package::new(
            "build-iso-currency",
            "iso_currency = { version = '0.7', features = ['with-serde', 'iterator'] }",
            "",
            &["nothing"],
        )?,
        Package::new(
            "build-isolang",
            "isolang = { version = '2', features = ['serde'] }",
            "",
            &["nothing"],
        )?,
    ];
    let mut best = [f64::INFINITY; 3];
    for _ in 0..BUILDS {
        for (best, dependent) in best.iter_mut().zip(&dependents) {
            dependent.cargo("clean", &[])?;
            let before = children_seconds()?;
            dependent.cargo("build", &["--release", "--offline"])?;
            *best = best.min(children_seconds()? - before);
        }
    }
    let [ours, iso_currency, isolang] = best;
    let what = "clean release build of a dependent, CPU time";
    let iso_currency = ("iso_currency with `with-serde` and `iterator`", iso_currency);
    Ok(vec![
        Ratio::times(what, "s", ours, iso_currency, Some(0.6)),
        Ratio::times(what, "s", ours, ("isolang with `serde`", isolang), Some(1.0)),
    ])
}

/// The sizes of programs that print texts, over one that prints its arguments.
pub fn size() -> io::Result<Vec<Ratio>> {
    const SMALLEST: &str = "lto = 'fat'\ncodegen-units = 1\npanic = 'abort'\nstrip = true";
    let names = ["nothing", "texts", "korean", "english"];
    let package = Package::new("size", &ours(), SMALLEST, &names)?;
    package.cargo("build", &["--release", "--offline"])?;
    let [nothing, texts, korean, english] = names.map(|name| package.program(name));
    let (nothing, texts, korean, english) = (nothing?, texts?, korean?, english?);

    let loaded = ("a program without the crate", nothing.loaded);
    let file = ("the same, size of the file", nothing.file);
    let count = ("a program with all texts", texts.texts as f64);
    let mut rows = Vec::new();
    for (what, program, goal) in [
        ("all texts in both languages", &texts, Some(16.0)),
        ("Korean descriptions alone", &korean, None),
        ("English descriptions alone", &english, None),
    ] {
        rows.push(Ratio::over(&format!("size with {what}"), "KiB", program.loaded, loaded, goal));
        rows.push(Ratio::over(&format!("size with {what}"), "KiB", program.file, file, goal));
    }
    for (what, program) in [("Korean", &korean), ("English", &english)] {
        let what = format!("texts in a program with {what} descriptions alone");
        rows.push(Ratio::times(&what, "", program.texts as f64, count, None));
    }
    Ok(rows)
}

fn ours() -> String {
    format!("bizppurio-kakao-codes = {{ path = '{BENCHMARKS}/../..' }}")
}

/// A package outside this workspace.
struct Package(PathBuf);

impl Package {
    /// A package with some of the programs beside this one's sources, and with its dependency
    /// fetched in the version that this workspace locks.
    fn new(name: &str, dependency: &str, profile: &str, programs: &[&str]) -> io::Result<Self> {
        let package = Self(env::current_exe()?.with_file_name("packages").join(name));
        let programs = programs.iter().map(|program| {
            format!("[[bin]]\nname = '{program}'\npath = '{BENCHMARKS}/programs/{program}.rs'\n")
        });
        let manifest = format!(
            "[package]\nname = '{name}'\nedition = '2024'\n\
             [workspace]\n\
             [dependencies]\n{dependency}\n\
             [profile.release]\n{profile}\n\
             {}",
            programs.collect::<String>()
        );
        fs::create_dir_all(&package.0)?;
        fs::write(package.0.join("Cargo.toml"), manifest)?;
        fs::copy(format!("{BENCHMARKS}/../../Cargo.lock"), package.0.join("Cargo.lock"))?;
        package.cargo("fetch", &[])?;
        Ok(package)
    }

    fn cargo(&self, command: &str, arguments: &[&str]) -> io::Result<()> {
        let output = Command::new(env!("CARGO"))
            .arg(command)
            .args(arguments)
            .current_dir(&self.0)
            .env("CARGO_TARGET_DIR", self.0.join("target"))
            .output()?;
        if output.status.success() {
            return Ok(());
        }
        Err(io::Error::other(String::from_utf8_lossy(&output.stderr)))
    }

    fn program(&self, name: &str) -> io::Result<Program> {
        let path = self.0.join("target/release").join(name);
        let bytes = fs::read(&path)?;
        let output = Command::new("size").arg(&path).output()?;
        let report = String::from_utf8_lossy(&output.stdout);
        // text, data, bss and their sum, below a header.
        let sum = report.lines().nth(1).and_then(|line| line.split_whitespace().nth(3));
        let loaded: f64 = sum.and_then(|sum| sum.parse().ok()).ok_or_else(unexpected("size"))?;
        Ok(Program {
            loaded: loaded / 1024.0,
            file: bytes.len() as f64 / 1024.0,
            texts: texts().into_iter().filter(|text| contains(&bytes, text)).count(),
        })
    }
}

/// A program that was built.
struct Program {
    /// What it takes in memory, in KiB: unlike the file, not rounded up to pages.
    loaded: f64,
    /// The size of its file, in KiB.
    file: f64,
    /// How many of this crate's descriptions and helps it has.
    texts: usize,
}

fn texts() -> BTreeSet<&'static str> {
    let of = |code: &ResponseCode| {
        [Lang::Ko, Lang::En].map(|lang| [code.description(lang), code.help(lang)])
    };
    ResponseCode::ALL.iter().flat_map(of).flatten().collect()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The CPU time of all commands so far, in user code and in the kernel.
fn children_seconds() -> io::Result<f64> {
    const TICKS_PER_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(") ").ok_or_else(unexpected("/proc/self/stat"))?;
    // cutime and cstime, the fields 16 and 17 of proc(5). The first two fields are cut off.
    let ticks = fields.split(' ').skip(13).take(2).map(|field| field.parse::<f64>());
    let ticks: f64 = ticks.sum::<Result<_, _>>().map_err(io::Error::other)?;
    Ok(ticks / TICKS_PER_SECOND)
}

fn unexpected(source: &str) -> impl FnOnce() -> io::Error {
    move || io::Error::other(format!("{source} printed something unexpected"))
}
