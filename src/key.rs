//! A code as an integer, and where the perfect hash looks for it.
//!
//! The generator compiles this file too, so that the tables it writes and the lookup that reads
//! them agree.

/// Returns a different integer for each code, without a branch on the length: the first and the last
/// bytes, which overlap in a short code, and the length, which tells `200` from `2000`.
///
/// Returns `None` if the code is shorter than three bytes or longer than `longest`, which is at most
/// six.
#[inline]
pub const fn key(code: &[u8], longest: usize) -> Option<u64> {
    let ([a, b, c, ..], [.., x, y, z]) = (code, code) else {
        return None;
    };
    if code.len() > longest {
        return None;
    }
    let first = u16::from_le_bytes([*a, *b]) as u64;
    let last = u16::from_le_bytes([*y, *z]) as u64;
    let mut key = first | last << 16 | (code.len() as u64) << 32;
    if longest >= 5 {
        key |= (*c as u64) << 40 | (*x as u64) << 48;
    }
    Some(key)
}

/// Returns the hash of a key, which chooses its slot, and its bucket in a table of several buckets.
#[inline]
pub const fn hash(key: u64, multiplier: u64, buckets: usize) -> u64 {
    let hash = key.wrapping_mul(multiplier);
    if buckets < 2 {
        return hash;
    }
    // Multiplication moves bits only upwards. After one, codes with a pattern still collide in a
    // pattern, whatever the multiplier.
    (hash ^ hash >> 32).wrapping_mul(multiplier)
}

/// Returns the highest bits of `hash`: a number below `count`, which is a power of two.
#[inline]
pub const fn top_bits(hash: u64, count: usize) -> usize {
    (hash >> 1 >> (63 - count.trailing_zeros())) as usize
}

/// Returns the bucket of a hash: the bits below those that choose the slot.
#[inline]
pub const fn bucket(hash: u64, slots: usize, buckets: usize) -> usize {
    top_bits(hash << slots.trailing_zeros(), buckets)
}
