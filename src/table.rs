use core::fmt;

use crate::choices::{choices, display, from_str, unknown};

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

display!(Table);

from_str!(Table, UnknownTable);

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
