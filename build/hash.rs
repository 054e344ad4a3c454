//! Finds the constants of the perfect hash that `src/lookup.rs` evaluates.

use std::cmp::Reverse;

use super::key::{bucket, hash, key, top_bits};

/// How many keys to place while searching for a multiplier that is enough on its own. A small table
/// gets many tries, because each may succeed. A large table gets few, because none will.
const SMALL_TABLE_EFFORT: usize = 1 << 17;

/// How many multipliers to try on a large table. About one in four works, whatever the codes.
const LARGE_TABLE_TRIES: usize = 64;

/// Where every code goes.
#[derive(Debug)]
pub struct PerfectHash {
    /// The longest code, in bytes.
    pub longest: usize,
    /// The factor that each key is multiplied by.
    pub multiplier: u64,
    /// One displacement per bucket; a single 0 where the multiplier is enough on its own.
    pub displacements: Vec<u32>,
    /// The index of the code in each slot.
    pub slots: Vec<Option<usize>>,
    /// The key of each code.
    pub keys: Vec<u64>,
}

/// Returns a perfect hash for distinct codes of a supported length, or `None` if no multiplier that is
/// tried gives one.
///
/// A small table gets a multiplier that puts every code in a slot of its own. In a large one no
/// multiplier does, so its codes are hashed into buckets, and each bucket, the fullest first, is
/// displaced to slots that are still free (hash and displace).
pub fn find(codes: &[&str]) -> Option<PerfectHash> {
    let longest = codes.iter().map(|code| code.len()).max().unwrap_or_default();
    let keys: Vec<u64> = codes.iter().filter_map(|code| key(code.as_bytes(), longest)).collect();
    let sparse = (2 * keys.len()).next_power_of_two().max(2);
    let dense = (keys.len() + keys.len() / 4).next_power_of_two().max(2);
    let buckets = (keys.len() / 4).next_power_of_two().max(2);

    let tries = SMALL_TABLE_EFFORT / keys.len().max(1);
    let small = [sparse, 2 * sparse].into_iter().find_map(|slots| {
        multipliers().take(tries).find_map(|multiplier| place(&keys, multiplier, slots, 1))
    });
    let (multiplier, displacements, slots) = small.or_else(|| {
        let mut tries = multipliers().take(LARGE_TABLE_TRIES);
        tries.find_map(|multiplier| place(&keys, multiplier, dense, buckets))
    })?;
    Some(PerfectHash { longest, multiplier, displacements, slots, keys })
}

type Placement = (u64, Vec<u32>, Vec<Option<usize>>);

fn place(
    keys: &[u64],
    multiplier: u64,
    slot_count: usize,
    bucket_count: usize,
) -> Option<Placement> {
    let hashes: Vec<u64> = keys.iter().map(|key| hash(*key, multiplier, bucket_count)).collect();
    let mut buckets = vec![Vec::new(); bucket_count];
    for (index, &hash) in hashes.iter().enumerate() {
        let member = (index, top_bits(hash, slot_count));
        buckets[bucket(hash, slot_count, bucket_count)].push(member);
    }
    let mut fullest_first: Vec<usize> = (0..bucket_count).collect();
    fullest_first.sort_by_key(|&bucket| Reverse(buckets[bucket].len()));

    let mut slots = vec![None; slot_count];
    let mut displacements = vec![0; bucket_count];
    // A single bucket is the whole table: moving it keeps its collisions.
    let choices = if bucket_count >= 2 { slot_count } else { 1 };
    for bucket in fullest_first {
        let displacement =
            (0..choices).find(|displacement| fill(&mut slots, &buckets[bucket], *displacement))?;
        displacements[bucket] = displacement as u32;
    }
    Some((multiplier, displacements, slots))
}

/// Puts all members of a bucket in free slots and returns true, or puts none and returns false.
fn fill(slots: &mut [Option<usize>], members: &[(usize, usize)], displacement: usize) -> bool {
    for (done, &(index, slot)) in members.iter().enumerate() {
        let slot = slot ^ displacement;
        if slots[slot].is_some() {
            for &(_, slot) in &members[..done] {
                slots[slot ^ displacement] = None;
            }
            return false;
        }
        slots[slot] = Some(index);
    }
    true
}

/// Returns odd pseudorandom numbers, always the same: SplitMix64 (Steele, Lea and Flood, 2014).
pub fn multipliers() -> impl Iterator<Item = u64> {
    (1..).map(|step: u64| {
        let mut bits = step.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        bits = (bits ^ bits >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (bits ^ bits >> 31) | 1
    })
}
