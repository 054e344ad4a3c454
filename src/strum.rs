//! strum's traits, without its derive macro, which would cost every dependent a build of `syn`.

use core::iter::Copied;
use core::slice::Iter;

use strum::{EnumCount, IntoEnumIterator, VariantArray};

use crate::ResponseCode;

/// Iterates over [`ALL`](ResponseCode::ALL).
///
/// ```
/// use bizppurio_kakao_codes::ResponseCode;
/// use strum::IntoEnumIterator;
///
/// assert!(ResponseCode::iter().any(|code| code == ResponseCode::DuplicateTemplateCode));
/// ```
impl IntoEnumIterator for ResponseCode {
    type Iterator = Copied<Iter<'static, Self>>;

    // Not `Self::Iterator`, which a variant of that name would make ambiguous.
    fn iter() -> Copied<Iter<'static, Self>> {
        Self::ALL.iter().copied()
    }
}

/// The number of codes in [`ALL`](ResponseCode::ALL).
impl EnumCount for ResponseCode {
    const COUNT: usize = Self::ALL.len();
}

/// The same as [`ALL`](ResponseCode::ALL).
impl VariantArray for ResponseCode {
    const VARIANTS: &'static [Self] = Self::ALL;
}
