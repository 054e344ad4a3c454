use arbitrary::{Result, Unstructured};
use generator::parse::{COLUMNS, Row};
use generator::{codegen, parse};
use syn::Variant;
use syn::punctuated::Punctuated;
use syn::token::Comma;

/// A table is refused with the lines of its problems, or it round-trips and becomes Rust.
pub fn is_refused_or_becomes_rust(csv: &[u8]) {
    match parse::read(csv) {
        Ok(rows) => {
            let codes: usize = rows.iter().map(|row| row.variants.len()).sum();
            assert!((rows.len()..=255).contains(&codes) && !rows.is_empty());
            assert_eq!(parse::read(&write(&rows)).as_ref(), Ok(&rows));
            becomes_rust(&rows);
        }
        Err(problems) => {
            let lines = csv.iter().filter(|byte| b"\r\n".contains(byte)).count() + 1;
            assert!(problems.0.iter().all(|problem| (1..=lines).contains(&problem.line)));
            assert!(problems.0.is_sorted_by_key(|problem| problem.line));
            let report = problems.to_string();
            assert!((1..=51).contains(&report.lines().count()), "{report}");
            assert!(report.lines().all(|line| line.starts_with("codes.csv:")), "{report}");
        }
    }
}

fn becomes_rust(rows: &[Row]) {
    for name in rows.iter().filter_map(Row::sent_message) {
        assert!(name.trim() == name && !name.contains('('), "a message that no lookup finds");
    }
    let source = codegen::codes(rows).unwrap();
    let file = syn::parse_file(&source).expect(&source);
    let [syn::Item::Macro(codes), syn::Item::Mod(_)] = &file.items[..] else { panic!("{source}") };
    let variants =
        codes.mac.parse_body_with(Punctuated::<Variant, Comma>::parse_terminated).unwrap();
    let names = rows.iter().flat_map(|row| &row.variants).map(|variant| variant.name.as_str());
    assert!(variants.iter().map(|variant| variant.ident.to_string()).eq(names), "{source}");
}

fn write(rows: &[Row]) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS).unwrap();
    for row in rows {
        let first = &row.variants[0];
        let name = match row.variants.len() {
            1 => &first.name,
            _ => first.name.strip_suffix(&first.code).unwrap(),
        };
        csv.write_record([
            &row.edition,
            &row.table,
            &row.code,
            &row.message,
            &row.description_ko,
            &row.corrected_ko,
            &row.description_en,
            name,
            &row.class,
            &row.help_ko,
            &row.help_en,
        ])
        .unwrap();
    }
    csv.into_inner().unwrap()
}

/// A table of rows that are right, but for a cell now and then.
pub fn arbitrary(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    let mut columns = COLUMNS;
    for end in (1..columns.len()).rev() {
        columns.swap(end, u.int_in_range(0..=end)?);
    }
    let any = csv::Terminator::Any;
    let terminator = *u.choose(&[any(b'\n'), any(b'\r'), csv::Terminator::CRLF])?;
    let mut csv = csv::WriterBuilder::new().terminator(terminator).from_writer(Vec::new());
    csv.write_record(columns).unwrap();
    for row in 0..u.int_in_range(0..=6)? {
        let table = *u.choose(&["api", "image"])?;
        let mut cells = Vec::new();
        for column in columns {
            cells.push(cell(u, row, table, column)?);
        }
        csv.write_record(cells).unwrap();
    }
    Ok(csv.into_inner().unwrap())
}

fn cell(u: &mut Unstructured<'_>, row: u32, table: &str, column: &str) -> Result<String> {
    if u.ratio(1, 64)? {
        return u.arbitrary();
    }
    let start = 200 + 100 * row;
    Ok(match column {
        "edition" => (*u.choose(&["2023-10-23", "2024-02-29"])?).into(),
        "table" => table.into(),
        "class" => (*u.choose(&["success", "retryable", "fatal"])?).into(),
        "code" if u.ratio(1, 4)? => format!("{start}~{}", start + u.int_in_range(1..=9)?),
        "code" => start.to_string(),
        "message" if table == "api" => String::new(),
        "message" => match u.int_in_range(0..=3)? {
            0 => format!("Name{row}"),
            1 => format!("Name{row}({})", text(u)?),
            2 => text(u)?,
            _ => "-".into(),
        },
        "corrected_ko" if u.arbitrary()? => String::new(),
        "variant" => format!("Code{row}{}", u.choose(&["", "A", "200", "Option"])?),
        _ => text(u)?,
    })
}

fn text(u: &mut Unstructured<'_>) -> Result<String> {
    super::text(u, &['"', '\'', ',', '\\', '{', '}', '*', '/', '`', '#', '가'])
}
