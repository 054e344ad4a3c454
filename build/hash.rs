//! Finds the perfect hash that `ResponseCode::from_code` evaluates.

use std::mem::replace;

use super::key::slot;

/// How many multipliers are tried for each number of slots. With 131,072 slots, at least half of all odd
/// multipliers give each of 255 keys a slot of its own, whatever the keys: two keys meet under at most
/// `2 / slots` of them (Dietzfelbinger, Hagerup, Katajainen and Penttonen, 1997).
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

/// Returns the smallest perfect hash that is found.
///
/// The keys differ, and none is 0.
pub fn find(keys: &[u64]) -> PerfectHash {
    let mut size = (2 * keys.len()).next_power_of_two();
    loop {
        let mut multipliers = (1..=TRIES).map(|factor| GOLDEN_RATIO.wrapping_mul(factor));
        if let Some(hash) = multipliers.find_map(|multiplier| place(keys, multiplier, size)) {
            return hash;
        }
        size <<= 1;
    }
}

fn place(keys: &[u64], multiplier: u64, size: usize) -> Option<PerfectHash> {
    let mut slots = vec![0; size];
    let is_free = |key: &u64| replace(&mut slots[slot(*key, multiplier, size)], *key) == 0;
    keys.iter().all(is_free).then_some(PerfectHash { multiplier, slots })
}
