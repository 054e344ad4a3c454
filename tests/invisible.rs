//! The characters that are escaped and refused, against the Unicode database.

#[path = "../src/invisible.rs"]
mod invisible;

use icu_properties::CodePointMapData;
use icu_properties::CodePointSetData;
use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory};
use invisible::is_invisible;

#[test]
fn a_character_is_invisible_by_its_properties() {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    let categories = CodePointMapData::<GeneralCategory>::new();
    for c in '\0'..=char::MAX {
        let by_category = matches!(
            categories.get(c),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
        );
        let expected = by_category || ignorable.contains(c) || c == '\u{2800}';
        assert_eq!(is_invisible(c), expected, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn what_is_seen_is_not_invisible() {
    let seen = "발신프로필 \u{1100}\u{1161}\u{11A8} abc\u{301} \u{3000}\u{A0}🙂·…";
    assert!(!seen.contains(is_invisible));
    let unseen = [
        '\n',
        '\u{7F}',
        '\u{AD}',
        '\u{61C}',
        '\u{115F}',
        '\u{180E}',
        '\u{200B}',
        '\u{202E}',
        '\u{2066}',
        '\u{2800}',
        '\u{3164}',
        '\u{FE0F}',
        '\u{FEFF}',
        '\u{E0041}',
    ];
    assert!(unseen.into_iter().all(is_invisible));
}
