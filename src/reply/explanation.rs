use core::fmt;

use crate::escape::Escaped;
use crate::{AnyCode, Lang};

/// How much of a detail is displayed, in characters.
const MAX_DETAIL: usize = 200;

/// A code, what it means, what its message adds, and what failed, on one line.
pub(super) struct Explanation<'a> {
    pub(super) code: &'a AnyCode,
    /// The server's words.
    pub(super) detail: Option<&'a str>,
    /// How many items failed, or `None` if the code is that of one item.
    pub(super) failed: Option<usize>,
    pub(super) lang: Lang,
}

impl Explanation<'_> {
    fn write_failed(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.failed, self.lang) {
            (None, Lang::Ko) => f.write_str("항목 실패"),
            (None, Lang::En) => f.write_str("item failed"),
            (Some(count), Lang::Ko) => write!(f, "항목 {count}개 실패"),
            (Some(1), Lang::En) => f.write_str("1 item failed"),
            (Some(count), Lang::En) => write!(f, "{count} items failed"),
        }
    }
}

impl fmt::Display for Explanation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.display(self.lang);
        let detail = self.detail.map(|text| Escaped { text, limit: MAX_DETAIL });
        // A failure does not begin with a success.
        match (self.code.is_success(), self.lang) {
            (true, Lang::Ko) => {
                self.write_failed(f)?;
                write!(f, "(응답코드 {code})")?;
                return detail.map_or(Ok(()), |detail| write!(f, ": {detail}"));
            }
            (true, Lang::En) => {
                self.write_failed(f)?;
                write!(f, "; code {code}")?;
            }
            (false, _) => write!(f, "{code}")?,
        }
        if let Some(detail) = detail {
            write!(f, " ({detail})")?;
        }
        if self.code.is_success() || self.failed.unwrap_or(0) == 0 {
            return Ok(());
        }
        f.write_str(if self.lang == Lang::Ko { ", " } else { "; " })?;
        self.write_failed(f)
    }
}
