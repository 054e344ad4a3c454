use core::fmt;
use core::str::FromStr;

use crate::choices::{choices, unknown};
use crate::short_text::ShortText;

/// A table of the vendor's page of codes.
///
/// ```
/// use bizppurio_kakao_codes::{ResponseCode, Table};
///
/// assert_eq!(ResponseCode::Success.table(), Table::Api);
/// assert_eq!(ResponseCode::ImageUploadSuccess.table(), Table::Image);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Table {
    /// The first table: codes of the API in general.
    Api,
    /// The second table: codes of image uploads.
    Image,
}

impl Table {
    choices! {
        /// Every table.
        ///
        /// ```
        /// use bizppurio_kakao_codes::Table;
        ///
        /// assert_eq!(Table::ALL, [Table::Api, Table::Image]);
        /// ```
        ALL;

        /// Returns the name of the table in `codes.csv`: `api` or `image`.
        ///
        /// ```
        /// use bizppurio_kakao_codes::Table;
        ///
        /// assert_eq!(Table::Image.as_str(), "image");
        /// ```
        as_str;

        Api = "api",
        Image = "image",
    }
}

/// Writes [`as_str`](Table::as_str), with width and fill.
///
/// ```
/// use bizppurio_kakao_codes::Table;
///
/// assert_eq!(format!("[{:>6}]", Table::Image), "[ image]");
/// ```
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Reads exactly what [`as_str`](Table::as_str) returns.
///
/// # Errors
///
/// [`UnknownTable`] if the text is not a table.
///
/// ```
/// use bizppurio_kakao_codes::Table;
///
/// assert_eq!("image".parse(), Ok(Table::Image));
/// assert!("Image".parse::<Table>().is_err());
/// ```
impl FromStr for Table {
    type Err = UnknownTable;

    fn from_str(text: &str) -> Result<Self, UnknownTable> {
        let table = Self::ALL.iter().find(|table| table.as_str() == text);
        table.copied().ok_or_else(|| UnknownTable(ShortText::new(text)))
    }
}

unknown! {
    /// The error returned when a text is not a table.
    ///
    /// It keeps the first 30 bytes of the text, without an allocation.
    ///
    /// ```
    /// use bizppurio_kakao_codes::Table;
    ///
    /// let error = "images".parse::<Table>().unwrap_err();
    /// assert_eq!(error.to_string(), r#""images" is an unknown table; expected api or image"#);
    /// ```
    UnknownTable, Table, "table"
}
