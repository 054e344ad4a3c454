use core::fmt;

use crate::choices::choices;

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
