//! Times contestants side by side.

use std::hint::black_box;
use std::time::Instant;

/// The nanoseconds per operation of each contestant, which does `operations` at a call.
///
/// The contestants take turns, so that whatever slows the machine down slows all of them, and each
/// counts with its best round, which was disturbed the least.
pub fn race<const N: usize>(
    rounds: usize,
    operations: usize,
    contestants: [&dyn Fn(); N],
) -> [f64; N] {
    let mut best = [f64::INFINITY; N];
    for _ in 0..rounds {
        for (best, contestant) in best.iter_mut().zip(contestants) {
            let start = Instant::now();
            contestant();
            *best = best.min(start.elapsed().as_nanos() as f64 / operations as f64);
        }
    }
    best
}

/// Does something with every input. The compiler cannot foresee an input or drop a result.
pub fn each<I: Copy, O>(inputs: &[I], operation: impl Fn(I) -> O) {
    for input in inputs {
        black_box(operation(black_box(*input)));
    }
}
