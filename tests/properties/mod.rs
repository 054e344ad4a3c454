//! What holds for every input. The fuzz targets run the same functions.

use arbitrary::{Result, Unstructured};

pub mod body;
pub mod lookup;
pub mod page;
pub mod reply;
pub mod table;

/// A random text, half of it special characters.
fn text(u: &mut Unstructured<'_>, special: &[char]) -> Result<String> {
    let count = u.int_in_range(1..=8)?;
    (0..count)
        .map(|_| {
            let special = *u.choose(special)?;
            if u.arbitrary()? { Ok(special) } else { u.arbitrary() }
        })
        .collect()
}
