use core::fmt;

use crate::escape::Escaped;

const CAPACITY: usize = 30;

/// A text kept without an allocation, cut where it is longer than a code can sensibly be.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ShortText {
    bytes: [u8; CAPACITY],
    len: usize,
    is_cut: bool,
}

impl ShortText {
    pub(crate) fn new(text: &str) -> Self {
        let mut bytes = [0; CAPACITY];
        let mut len = 0;
        for (start, c) in text.char_indices() {
            let Some(free) = bytes.get_mut(start..start + c.len_utf8()) else { break };
            c.encode_utf8(free);
            len = start + c.len_utf8();
        }
        Self { bytes, len, is_cut: len < text.len() }
    }

    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.len).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// In quotes, with escapes for characters that cannot be seen, and an ellipsis if it is cut.
impl fmt::Debug for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", Escaped { text: self.as_str(), limit: CAPACITY })?;
        f.write_str(if self.is_cut { "…" } else { "" })
    }
}
