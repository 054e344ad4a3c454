//! A code as an integer, and its slot in the perfect hash.
//!
//! The generator compiles this file too, so that the table that it writes and the lookup that reads it
//! agree.

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

/// Returns the slot of a key: the highest bits of its product with the multiplier, a number below
/// `slots`, which is a power of two from 2.
#[inline]
pub const fn slot(key: u64, multiplier: u64, slots: usize) -> usize {
    (key.wrapping_mul(multiplier) >> (u64::BITS - slots.trailing_zeros())) as usize
}
