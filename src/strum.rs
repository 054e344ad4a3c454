//! strum's traits, without its derive macro, which would cost every dependent a build of `syn`.

use core::iter::Copied;
use core::slice::Iter;

use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

use crate::ResponseCode;
use crate::code::columns;

/// Iterates over [`ALL`](ResponseCode::ALL).
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
/// use strum::IntoEnumIterator;
///
/// assert_eq!(ResponseCode::iter().next(), Some(ResponseCode::Success));
/// ```
impl IntoEnumIterator for ResponseCode {
    type Iterator = Copied<Iter<'static, Self>>;

    // Not `Self::Iterator`, which a variant of that name would make ambiguous.
    fn iter() -> Copied<Iter<'static, Self>> {
        Self::ALL.iter().copied()
    }
}

/// Counts [`ALL`](ResponseCode::ALL).
impl EnumCount for ResponseCode {
    const COUNT: usize = Self::ALL.len();
}

/// Is [`ALL`](ResponseCode::ALL).
impl VariantArray for ResponseCode {
    const VARIANTS: &'static [Self] = Self::ALL;
}

/// Is what [`name`](ResponseCode::name) returns for each of [`ALL`](ResponseCode::ALL).
impl VariantNames for ResponseCode {
    const VARIANTS: &'static [&'static str] = &columns::NAME;
}
