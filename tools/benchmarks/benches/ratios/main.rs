//! Compares the crate with what a user would pick instead, each comparison a line of a Markdown table.

mod lookups;
mod programs;
mod replies;

use std::hint::black_box;
use std::io;
use std::time::Instant;

use Goal::{AtLeast, AtMost, KibMore};

fn main() -> io::Result<()> {
    println!("| measured | this crate | compared with | takes | ratio | goal |");
    println!("| --- | ---: | --- | ---: | ---: | --- |");
    lookups::from_code();
    lookups::from_message();
    replies::replies();
    programs::sizes()?;
    programs::build_times()
}

/// Returns the nanoseconds per operation of each contestant, which does `operations` at a call.
///
/// The contestants take turns, so that whatever slows the machine down slows all of them, and each
/// counts with its best round, which was disturbed the least.
fn race<const N: usize>(operations: usize, contestants: [&dyn Fn(); N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..400 {
        for (best, contestant) in best.iter_mut().zip(contestants) {
            let start = Instant::now();
            contestant();
            *best = best.min(start.elapsed().as_nanos() as f64 / operations as f64);
        }
    }
    best
}

/// Does something with every input, in a loop of its own. The compiler cannot foresee an input or drop
/// a result.
#[inline(never)]
fn each<I: Copy, O>(inputs: &[I], operation: impl Fn(I) -> O) {
    for input in inputs {
        // The address is hidden, not the input: of that `black_box` makes a copy on the stack, which is
        // slow in the one run in 256 where it crosses a page.
        black_box(operation(*black_box(input)));
    }
}

/// What a comparison is to show.
enum Goal {
    /// The rival takes at least so many times what this crate takes.
    AtLeast(f64),
    /// This crate takes at most so many times what the rival takes.
    AtMost(f64),
    /// This crate takes at most so many KiB more than the rival.
    KibMore(f64),
}

/// Prints a comparison, and whether it misses its goal.
fn row(measured: &str, ours: f64, rival: &str, theirs: f64, unit: &str, goal: Goal) {
    let ratio = match goal {
        AtLeast(_) => theirs / ours,
        AtMost(_) => ours / theirs,
        KibMore(_) => ours - theirs,
    };
    let (is_met, words, aim) = match goal {
        AtLeast(goal) => (ratio >= goal, "times as much", format!("at least {goal}")),
        AtMost(goal) => (ratio <= goal, "times", format!("at most {goal}")),
        KibMore(goal) => (ratio <= goal, "KiB more", format!("at most {goal} KiB")),
    };
    let verdict = if is_met { "" } else { ", **missed**" };
    let [ours, theirs, ratio] = [ours, theirs, ratio].map(short);
    println!(
        "| {measured} | {ours} {unit} | {rival} | {theirs} {unit} | {ratio} {words} | {aim}{verdict} |"
    );
}

/// Three digits, or those before the point: no more of them repeat from run to run.
fn short(value: f64) -> String {
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$}")
}
