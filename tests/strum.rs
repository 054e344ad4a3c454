//! strum's traits.
#![cfg(feature = "strum")]

use bizppurio_kakao_codes::ResponseCode;
use strum::{EnumCount, IntoEnumIterator, VariantArray, VariantNames};

#[test]
fn variants_are_iterated_counted_and_named_in_order() {
    assert_eq!(ResponseCode::COUNT, 38);
    assert_eq!(<ResponseCode as VariantArray>::VARIANTS, ResponseCode::ALL);
    assert!(ResponseCode::iter().eq(ResponseCode::ALL.iter().copied()));
    assert_eq!(ResponseCode::iter().next_back(), Some(ResponseCode::RequestEntityTooLarge));
    let names = <ResponseCode as VariantNames>::VARIANTS;
    assert_eq!(names.len(), 38);
    assert_eq!((names[0], names[37]), ("Success", "RequestEntityTooLarge"));
}
