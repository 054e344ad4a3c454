use core::fmt::{self, Write};

use crate::invisible::is_invisible;

const CAPACITY: usize = 30;

/// A text kept without an allocation, cut where it is longer than a code can sensibly be.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct ShortText {
    bytes: [u8; CAPACITY],
    len: u8,
    is_cut: bool,
}

impl ShortText {
    pub(crate) fn new(content: impl fmt::Display) -> Self {
        let mut text = Self { bytes: [0; CAPACITY], len: 0, is_cut: false };
        // Writing fails where the text is cut.
        text.is_cut = fmt::write(&mut text, format_args!("{content}")).is_err();
        text
    }

    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.len.into()).unwrap_or_default();
        core::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// In quotes, with escapes for characters that cannot be seen, and an ellipsis if it is cut.
impl fmt::Debug for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.as_str().chars() {
            if is_invisible(c) || matches!(c, '"' | '\\') {
                write!(f, "{}", c.escape_default())?;
            } else {
                f.write_char(c)?;
            }
        }
        f.write_str(if self.is_cut { "\"…" } else { "\"" })
    }
}

impl fmt::Write for ShortText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| self.write_char(c))
    }

    fn write_char(&mut self, c: char) -> fmt::Result {
        let end = usize::from(self.len) + c.len_utf8();
        let free = self.bytes.get_mut(self.len.into()..end).ok_or(fmt::Error)?;
        c.encode_utf8(free);
        self.len = u8::try_from(end).map_err(|_| fmt::Error)?;
        Ok(())
    }
}
