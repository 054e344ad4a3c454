use generator::parse::Row;
use generator::{codegen, parse};
use syn::Variant;
use syn::punctuated::Punctuated;
use syn::token::Comma;

/// A table is refused with the lines of its problems, or it becomes Rust, the same each time.
pub fn is_refused_or_becomes_rust(csv: &[u8]) {
    match parse::read(csv) {
        Ok(rows) => {
            let codes: usize = rows.iter().map(|row| row.variants.len()).sum();
            assert!((rows.len()..=255).contains(&codes) && !rows.is_empty());
            becomes_rust(&rows);
        }
        Err(report) => {
            let ends = csv.iter().filter(|byte| b"\r\n".contains(byte)).count();
            let line = |problem: &str| {
                let (line, _) = problem.strip_prefix("codes.csv:")?.split_once(": ")?;
                line.parse::<usize>().ok()
            };
            let lines: Vec<usize> = report.lines().map_while(line).collect();
            assert!(lines.is_sorted(), "{report}");
            assert!(lines.iter().all(|line| (1..=ends + 1).contains(line)), "{report}");
            assert!((1..=50).contains(&lines.len()), "{report}");
            let mut others = report.lines().skip(lines.len());
            assert!(others.all(|line| line.starts_with("codes.csv: and ")), "{report}");
        }
    }
}

fn becomes_rust(rows: &[Row]) {
    let source = codegen::codes(rows);
    assert_eq!(source, codegen::codes(rows));
    let file = syn::parse_file(&source).expect(&source);
    let [syn::Item::Macro(codes), syn::Item::Mod(_)] = &file.items[..] else { panic!("{source}") };
    let variants =
        codes.mac.parse_body_with(Punctuated::<Variant, Comma>::parse_terminated).unwrap();
    let names = rows.iter().flat_map(|row| &row.variants).map(|variant| variant.name.as_str());
    assert!(variants.iter().map(|variant| variant.ident.to_string()).eq(names), "{source}");
}
