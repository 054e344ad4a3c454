//! Instructions per lookup, which a busy machine does not change.

use std::process::Command;
use std::{env, io};

use crate::report::Ratio;
use crate::rivals::AllStreams;

/// The argument with which this program calls itself under valgrind.
pub const UNDER_VALGRIND: &str = "under-valgrind";

const LOOKUPS: usize = 100_000;

pub fn ratios() -> io::Result<Vec<Ratio>> {
    let streams = AllStreams::new();
    let names = streams.lookups().map(|lookup| lookup.name);
    if Command::new("valgrind").arg("--version").output().is_err() {
        eprintln!("valgrind is not installed: no instructions are counted");
        return Ok(Vec::new());
    }
    let counts: Vec<f64> = (0..names.len()).map(per_lookup).collect::<Result<_, _>>()?;
    let rivals = names.iter().zip(&counts).skip(1);
    let row = |(name, count): (&&str, &f64)| {
        Ratio::less("`from_code`, instructions", "", counts[0], (name, *count), None)
    };
    Ok(rivals.map(row).collect())
}

/// The difference that lookups make to the whole run.
fn per_lookup(index: usize) -> io::Result<f64> {
    Ok((collected(index, LOOKUPS)? - collected(index, 0)?) / LOOKUPS as f64)
}

fn collected(index: usize, lookups: usize) -> io::Result<f64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args([UNDER_VALGRIND, &index.to_string(), &lookups.to_string()])
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let count =
        report.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    count.ok_or_else(|| io::Error::other(format!("valgrind counted nothing: {report}")))
}

/// Looks up `count` codes with the lookup at `index`.
pub fn run(index: &str, count: &str) {
    let streams = AllStreams::new();
    let lookups = streams.lookups();
    let (Ok(index), Ok(count)) = (index.parse::<usize>(), count.parse::<usize>()) else {
        return;
    };
    let lookup = &lookups[index];
    lookup.run(&lookup.streams.unpredictable[..count]);
}
