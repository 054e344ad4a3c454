//! Times contestants side by side, and prints each comparison as a line of a Markdown table.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 400;

/// Returns the nanoseconds per operation of each contestant, which does `operations` at a call.
///
/// The contestants take turns, so that whatever slows the machine down slows all of them, and each
/// counts with its best round, which was disturbed the least.
pub fn race<const N: usize>(operations: usize, contestants: [&dyn Fn(); N]) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..ROUNDS {
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
pub fn each<I: Copy, O>(inputs: &[I], operation: impl Fn(I) -> O) {
    for input in inputs {
        // The address is hidden, not the input: of that `black_box` makes a copy on the stack, which is
        // slow in the one run in 256 where it crosses a page.
        black_box(operation(*black_box(input)));
    }
}

/// What a comparison is to show.
pub enum Goal {
    /// The rival takes at least so many times what this crate takes.
    AtLeast(f64),
    /// This crate takes at most so many times what the rival takes.
    AtMost(f64),
    /// This crate takes at most so much more than the rival.
    AtMostMore(f64),
}

/// Prints the processor, and the header of the table.
pub fn header() {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    println!("\nProcessor: {}\n", model.map_or("unknown", |(_, model)| model));
    println!("| measured | this crate | compared with | takes | ratio | goal |");
    println!("| --- | ---: | --- | ---: | ---: | --- |");
}

/// Prints a comparison, and whether it misses its goal.
pub fn row(measured: &str, ours: f64, rival: &str, theirs: f64, unit: &str, goal: Goal) {
    let (ratio, aim, is_met) = match goal {
        Goal::AtLeast(goal) => {
            let ratio = theirs / ours;
            (format!("{} times as much", short(ratio)), format!("at least {goal}"), ratio >= goal)
        }
        Goal::AtMost(goal) => {
            let ratio = ours / theirs;
            (format!("{} times", short(ratio)), format!("at most {goal}"), ratio <= goal)
        }
        Goal::AtMostMore(goal) => {
            let more = ours - theirs;
            (format!("{} {unit} more", short(more)), format!("at most {goal} {unit}"), more <= goal)
        }
    };
    let verdict = if is_met { "" } else { ", **missed**" };
    let (ours, theirs) = (short(ours), short(theirs));
    println!(
        "| {measured} | {ours} {unit} | {rival} | {theirs} {unit} | {ratio} | {aim}{verdict} |"
    );
}

/// Three digits, or those before the point: no more of them repeat from run to run.
fn short(value: f64) -> String {
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$}")
}
