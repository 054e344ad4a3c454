//! The characters that are escaped and refused, against the Unicode database.

use generator::invisible::is_invisible;
use regex_syntax::hir::{Class, HirKind};

/// Control and format characters, line and paragraph separators, what is ignorable by default, and the
/// empty Braille pattern.
const DEFINITION: &str = r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]";

#[test]
fn a_character_is_invisible_by_its_properties() {
    let definition = regex_syntax::parse(DEFINITION).unwrap();
    let HirKind::Class(Class::Unicode(class)) = definition.kind() else {
        panic!("not a class of characters: {definition:?}");
    };
    for c in '\0'..=char::MAX {
        let expected = class.iter().any(|range| (range.start()..=range.end()).contains(&c));
        assert_eq!(is_invisible(c), expected, "U+{:04X}", u32::from(c));
    }
}
