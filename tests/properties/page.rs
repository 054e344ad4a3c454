use edition::page::{self, API, IMAGE, MAX_BYTES, PageRow};

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
            let page = write(&rows);
            if page.len() <= MAX_BYTES {
                assert_eq!(page::read(page.as_bytes()).as_ref(), Ok(&rows), "{page}");
            }
        }
        Err(report) => {
            assert!(report.starts_with("not the vendor's page of codes: "), "{report:?}");
            assert!(!report.contains(char::is_control), "{report:?}");
        }
    }
}

/// A page with these rows, and with a table of each kind.
fn write(rows: &[PageRow]) -> String {
    let mut page = String::new();
    let empty = [API, IMAGE].map(|kind| (kind, &[][..]));
    let groups = rows.chunk_by(|a, b| a.table == b.table).map(|rows| (rows[0].table, rows));
    for (kind, rows) in groups.chain(empty) {
        page += match kind {
            API => "| code | 설명 |\n|-|-|\n",
            _ => "| code | message | 설명 |\n|-|-|-|\n",
        };
        for row in rows {
            let cells = cells(row).into_iter().map(|cell| escape(&cell));
            page += &format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
        }
        page += "\n";
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
        _ if c.is_ascii_alphanumeric() => c.to_string(),
        // The reader drops a backslash before a tilde, so one is written for it to drop.
        '~' => "&#92;&#126;".into(),
        _ => format!("&#{};", u32::from(c)),
    };
    text.chars().map(escape).collect()
}
