//! The features that cargo knows, in the documents.

#[test]
fn every_feature_is_listed_with_its_default() {
    let manifest: toml::Table = toml::from_str(include_str!("../Cargo.toml")).unwrap();
    let features = manifest["features"].as_table().unwrap();
    let default = features["default"].as_array().unwrap();
    for feature in features.keys().filter(|feature| *feature != "default") {
        let is_default = default.iter().any(|name| name.as_str() == Some(feature));
        for (document, [yes, no]) in [
            (include_str!("../README.md"), ["yes", "no"]),
            (include_str!("../README.ko.md"), ["예", "아니요"]),
            (include_str!("../src/lib.rs"), ["yes", "no"]),
        ] {
            let row = format!("| `{feature}` | {} | ", if is_default { yes } else { no });
            assert!(document.contains(&row), "{row}");
        }
    }
}
