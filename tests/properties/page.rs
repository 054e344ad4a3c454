use arbitrary::{Result, Unstructured};
use edition::page::{self, API, IMAGE, PageError, PageRow};

/// A page is refused on one line, or it has rows of clean cells and they round-trip.
pub fn is_refused_or_round_trips(text: &str) {
    match page::read(text.as_bytes()) {
        Ok(rows) => {
            for row in &rows {
                assert!(cells(row).iter().any(|cell| !cell.is_empty()), "{row:?}");
                for cell in cells(row) {
                    assert_eq!(cell.trim(), cell);
                    assert!(!cell.contains(char::is_control), "{cell:?}");
                }
            }
            round_trip(&rows);
        }
        Err(error) => {
            let report = error.to_string();
            assert!(report.starts_with("not the vendor's page of codes: "), "{report:?}");
            assert!(!report.contains(char::is_control), "{report:?}");
        }
    }
}

/// Rows are read as they were written, whatever their cells hold.
pub fn rows_round_trip(u: &mut Unstructured<'_>) -> Result<()> {
    let count = u.int_in_range(0..=6)?;
    let rows: Vec<PageRow> = (0..count).map(|_| row(u)).collect::<Result<_>>()?;
    round_trip(&rows);
    Ok(())
}

fn row(u: &mut Unstructured<'_>) -> Result<PageRow> {
    let table = *u.choose(&[API, IMAGE])?;
    let message = if table == API { String::new() } else { cell(u)? };
    let is_struck = u.arbitrary()?;
    let codes = if is_struck || u.arbitrary()? {
        let count = u.int_in_range(1..=3)?;
        (0..count).map(|_| Ok(u.int_in_range(100..=999_999)?.to_string())).collect::<Result<_>>()?
    } else {
        // A cell that is no code.
        [format!("c{}", cell(u)?)].into()
    };
    Ok(PageRow { table, codes, is_struck, message, description: cell(u)? })
}

fn cell(u: &mut Unstructured<'_>) -> Result<String> {
    let text = super::text(u, &['|', '\\', '~', '<', '>', '&', '#', '`', '*', '-', ' ', '가'])?;
    Ok(text.replace(char::is_control, "").trim().into())
}

fn round_trip(rows: &[PageRow]) {
    for table in [html, pipes] {
        let page = write(rows, table);
        match page::read(page.as_bytes()) {
            Err(PageError::TooLong | PageError::Decomposed { .. }) => {}
            again => assert_eq!(again.as_deref(), Ok(rows), "{page}"),
        }
    }
}

/// A page with these rows, and with a table of each kind.
fn write(rows: &[PageRow], table: fn(&[Vec<String>]) -> String) -> String {
    let mut page = String::new();
    let empty = [API, IMAGE].map(|kind| (kind, &[][..]));
    let groups = rows.chunk_by(|a, b| a.table == b.table).map(|rows| (rows[0].table, rows));
    for (kind, rows) in groups.chain(empty) {
        let header: &[&str] = match kind {
            API => &["code", "설명"],
            _ => &["code", "message", "설명"],
        };
        let escaped = |cells: Vec<String>| cells.iter().map(|cell| escape(cell)).collect();
        let header = header.iter().map(|name| (*name).to_owned()).collect();
        let rows = rows.iter().map(|row| escaped(cells(row)));
        page += &table(&[header].into_iter().chain(rows).collect::<Vec<_>>());
        page += "\n\n";
    }
    page
}

fn cells(row: &PageRow) -> Vec<String> {
    let codes = row.codes.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    let code = if row.is_struck { format!("~~{codes}~~") } else { codes };
    match row.table {
        API => vec![code, row.description.clone()],
        _ => vec![code, row.message.clone(), row.description.clone()],
    }
}

/// The text with references to characters, which HTML and Markdown have in common.
fn escape(text: &str) -> String {
    let escape = |c: char| match c {
        _ if c.is_alphanumeric() => c.to_string(),
        // The reader drops a backslash before a tilde, so one is written for it to drop.
        '~' => "&#92;&#126;".into(),
        _ => format!("&#{};", u32::from(c)),
    };
    text.chars().map(escape).collect()
}

fn html(rows: &[Vec<String>]) -> String {
    let rows = rows.iter().map(|cells| format!("<tr><td>{}</td></tr>", cells.join("</td><td>")));
    format!("<table>{}</table>", rows.collect::<String>())
}

fn pipes(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> =
        rows.iter().map(|cells| format!("| {} |", cells.join(" | "))).collect();
    let (header, body) = lines.split_first().unwrap();
    format!("{header}\n{}|\n{}", "|-".repeat(rows[0].len()), body.join("\n"))
}
