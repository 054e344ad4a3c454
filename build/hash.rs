//! Finds the perfect hash that `ResponseCode::from_code` evaluates.

use std::mem::replace;

use super::key::slot;

/// The most slots that are tried. With so many, at least half of all odd multipliers give each of 255
/// keys a slot of its own, whatever the keys: two keys meet under at most `2 / slots` of them
/// (Dietzfelbinger, Hagerup, Katajainen and Penttonen, 1997).
const MAX_SLOTS: usize = 1 << 17;

/// How many multipliers are tried for each number of slots.
const TRIES: u64 = 1000;

/// The golden ratio as a fraction of 2^64. Its multiples are spread evenly, and every second is odd.
const GOLDEN_RATIO: u64 = 0x9E37_79B9_7F4A_7C15;

/// A multiplier that gives each key a slot of its own.
#[derive(Debug)]
pub struct PerfectHash {
    /// The factor that each key is multiplied by.
    pub multiplier: u64,
    /// The key in each slot, or 0.
    pub slots: Vec<u64>,
}

/// Returns the smallest perfect hash that is found, or `None` after at most 1,000 tries for each
/// number of slots up to 131,072.
///
/// No key is 0.
pub fn find(keys: &[u64]) -> Option<PerfectHash> {
    let fewest = (2 * keys.len()).next_power_of_two();
    (fewest.ilog2()..=MAX_SLOTS.ilog2()).find_map(|bits| {
        let mut multipliers = (1..=TRIES).map(|factor| GOLDEN_RATIO.wrapping_mul(factor));
        multipliers.find_map(|multiplier| place(keys, multiplier, 1 << bits))
    })
}

fn place(keys: &[u64], multiplier: u64, size: usize) -> Option<PerfectHash> {
    let mut slots = vec![0; size];
    let is_free = |key: &u64| replace(&mut slots[slot(*key, multiplier, size)], *key) == 0;
    keys.iter().all(is_free).then_some(PerfectHash { multiplier, slots })
}
