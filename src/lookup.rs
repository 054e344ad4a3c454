//! The perfect hash from a code's text to its value.

use super::key::{bucket, hash, key, top_bits};

/// A perfect hash table: a code can only be in one slot, so a lookup is one comparison.
///
/// `SLOTS` and `BUCKETS` are powers of two. A table of one bucket reads no displacement.
pub struct CodeMap<T: 'static, const SLOTS: usize, const BUCKETS: usize> {
    /// The longest code of the table, in bytes.
    pub longest: usize,
    /// The factor that each key is multiplied by.
    pub multiplier: u64,
    /// Per bucket, the displacement that moves its keys to free slots.
    pub displacements: &'static [u32; BUCKETS],
    /// The key in each slot; 0, which is not the key of a code, in an empty slot.
    pub keys: &'static [u64; SLOTS],
    /// Per slot, `[None, value]`, indexed by whether its key matched.
    pub answers: &'static [[Option<T>; 2]; SLOTS],
}

impl<T: Copy, const SLOTS: usize, const BUCKETS: usize> CodeMap<T, SLOTS, BUCKETS> {
    /// Returns the value of exactly this code.
    #[inline]
    pub const fn get(&self, code: &[u8]) -> Option<T> {
        let Some(key) = key(code, self.longest) else {
            return unsupported();
        };
        let hash = hash(key, self.multiplier, BUCKETS);
        let mut slot = top_bits(hash, SLOTS);
        if BUCKETS >= 2 {
            slot = (slot ^ self.displacements[bucket(hash, SLOTS, BUCKETS)] as usize) % SLOTS;
        }
        // Indexing by the comparison avoids a branch that random codes would mispredict.
        self.answers[slot][(self.keys[slot] == key) as usize]
    }
}

/// Returns `None` for a length that no code has. Kept apart, so that other lookups do not pay for it.
#[cold]
#[inline(never)]
const fn unsupported<T>() -> Option<T> {
    None
}
