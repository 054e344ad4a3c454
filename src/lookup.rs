//! The perfect hash from a code's text to its value.

use super::key::{bucket, hash, key, top_bits};

/// A perfect hash table: a code can only be in one slot, so a lookup is one comparison.
///
/// `SLOTS` and `BUCKETS` are powers of two. With one bucket there is no displacement to read.
pub struct CodeMap<T: 'static, const SLOTS: usize, const BUCKETS: usize> {
    /// The longest code of the table, in bytes.
    pub longest: usize,
    /// What a key is multiplied with.
    pub multiplier: u64,
    /// What moves the keys of a bucket to slots that are free.
    pub displacements: &'static [u32; BUCKETS],
    /// The key in each slot; 0, which is no code's key, in an empty one.
    pub keys: &'static [u64; SLOTS],
    /// What each slot answers to any other key, and to its own.
    pub answers: &'static [[Option<T>; 2]; SLOTS],
}

impl<T: Copy, const SLOTS: usize, const BUCKETS: usize> CodeMap<T, SLOTS, BUCKETS> {
    /// The value of exactly this code.
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
        // To index with the comparison costs less than a branch on it that is hard to predict.
        self.answers[slot][(self.keys[slot] == key) as usize]
    }
}

/// The answer to a length that no code has, kept apart so that all others do not pay for it.
#[cold]
#[inline(never)]
const fn unsupported<T>() -> Option<T> {
    None
}
