//! Pages of the vendor, and all that is not one.

use edition::page::{self, API, IMAGE, MAX_BYTES, PageRow};

const API_HEADER: &str = "| code | 설명 |\n| - | - |\n";
const IMAGE_TABLE: &str = "| code | message | 설명 |\n| - | - | - |\n";

/// Why a page is refused.
fn refused(page: impl AsRef<[u8]>) -> String {
    let error = page::read(page.as_ref()).unwrap_err();
    error.strip_prefix("not the vendor's page of codes: ").unwrap().to_owned()
}

/// The codes, with a space between them, and the descriptions of a page's table `api`.
#[track_caller]
fn assert_api(table: &str, expected: &[[&str; 2]]) {
    let row = |row: PageRow| {
        let codes = Vec::from_iter(row.codes).join(" ");
        [if row.is_struck { format!("struck {codes}") } else { codes }, row.description]
    };
    let page = format!("{table}\n\n{IMAGE_TABLE}");
    let rows = page::read(page.as_bytes()).unwrap();
    assert_eq!(rows.into_iter().map(row).collect::<Vec<_>>(), expected, "{table}");
}

#[test]
fn columns_are_found_by_their_headers() {
    let page = "| 설명 | Code |\n| - | - |\n| 성공 | 200 |\n\n\
                <table><tr><td> MESSAGE </td><td>설명</td><td>code</td></tr>\
                <tr><td>InUse</td><td>중복</td><td>0504</td></tr></table>";
    let row = |table, code: &str, message: &str, description: &str| PageRow {
        table,
        codes: [code.into()].into(),
        is_struck: false,
        message: message.into(),
        description: description.into(),
    };
    assert_eq!(
        page::read(page.as_bytes()).unwrap(),
        [row(API, "200", "", "성공"), row(IMAGE, "0504", "InUse", "중복")]
    );
}

#[test]
fn cells_keep_their_text_and_lose_the_whitespace_around_it() {
    for (cell, text) in [
        ("a  b", "a  b"),
        ("&#x20; a &#x20;", "a"),
        (r"a\~b", "a~b"),
        (r"data\[0\].a\_b \| c \\", r"data[0].a_b | c \"),
        ("**굵은** `code[]` [링크](https://example.com)", "굵은 code[] 링크"),
        ("a<br>b<br>", "a b"),
        ("&lt;td&gt; &amp; &quot;", "<td> & \""),
        ("a ~~b~~ 'c' -- d", "a ~~b~~ 'c' -- d"),
        ("a <del>b</del> c", "a ~~b~~ c"),
        ("a&#27;[31m", "a [31m"),
    ] {
        assert_api(&format!("{API_HEADER}| 200 | {cell} |"), &[["200", text]]);
    }
}

#[test]
fn tables_are_read_however_they_are_laid_out() {
    for table in [
        "<table><tr><th>code<th>설명<tr><td>200<td><ul><li>요청<li>성공</ul><tr><td><td> &#x20; <tr><td>101<td>없음</table>",
        "<TABLE>\n<TR><TH>code</TH><TH>설명</TH></TR>\n<TR><TD>200</TD>\n<TD>\n  요청\n  성공\n</TD></TR>\n\
         <TR><TD>101</TD><TD>없음</TD></TR>\n</TABLE>",
        "<table><tr><th>code</th><th>설명</th></tr>\n<tr>\n\n<td>\n\n200\n\n</td><td><p>요청</p><p>성공</p></td></tr>\n\
         <tr><td><!-- -->1<b>0</b>1</td><td><mark style=\"a>b\">없</mark>음</td></tr></table>",
        "<table><tr><th>code<th>설명<tr><td>200<td>요청<table><tr><td>x</table> 성공<tr><td>101<td>없음</table>",
        // As in the other documents of the vendor.
        "| code | 설명 | |\n| - | - | - |\n| 200 | 요청 성공 | |\n| 101 | 없음 | |",
        "<table data-header-hidden><thead><tr><th width=\"9\"></th><th></th></tr></thead><tbody>\
         <tr><td><strong>코드</strong></td><td><strong>설명</strong></td></tr>\
         <tr><td>200</td><td>요청 성공</td></tr><tr><td>101</td><td>없음</td></tr></tbody></table>",
        "<table><tr><th>Code<th>설명<tr><td><b>Code</b><td><b>설명</b><tr><td>200<td>요청 성공<tr><td>101<td>없음</table>",
        "<table><tr><th>구분<th>내용<tr><td><b>code</b><td><b>설명</b><tr><td>200<td>요청 성공<tr><td>101<td>없음</table>",
    ] {
        let rows = [["200", "요청 성공"], ["101", "없음"]];
        assert_api(table, &rows);
        assert_api(&table.replace('\n', "\r\n"), &rows);
    }
}

#[test]
fn all_tables_of_codes_are_read_and_nothing_else() {
    let table = format!("{API_HEADER}| 200 | 성공 |\n");
    for other in [
        "---\ndescription: |\n  | code | 설명 |\n  | - | - |\n  | 1 | a |\n---",
        "```\n| code | 설명 |\n| - | - |\n| 1 | a |\n```",
        "<!-- <table><tr><th>code</th><th>설명</th></tr><tr><td>1</td><td>a</td></tr></table> -->",
        "| 키 | 설명 |\n| - | - |\n| code | 결과 코드 |\n| data | 12 |",
        "| code | message |\n| - | - |\n| 코드 | 1000자 |",
        "| 구분 | 설명 |\n| - | - |\n| 1234567 | 2023-10-23 |\n| 800~8000 | 1.000 |\n| 1588-0000 | 0~9 |",
    ] {
        assert_api(&format!("{other}\n\n{table}"), &[["200", "성공"]]);
    }
    let two = format!("\u{FEFF}{table}\n{table}| 101 | 없음 |\n");
    assert_api(&two, &[["200", "성공"], ["200", "성공"], ["101", "없음"]]);
}

#[test]
fn pages_of_another_form_are_refused_with_what_was_expected() {
    assert_eq!(refused(""), "it has no table with the columns code and 설명");
    assert_eq!(refused(API_HEADER), "it has no table with the columns code, message and 설명");
    let few = format!("{IMAGE_TABLE}\n\n<table><tr><th>code<th>설명<tr><td>200<td>성공<tr><td>101");
    assert_eq!(refused(few), "row 2 of table api: expected 2 cells, found 1");
    assert_eq!(
        refused(b"# \xff"),
        "invalid utf-8 sequence of 1 bytes from index 2; expected the page to be saved as UTF-8"
    );
    // It looks the same, and would differ from the table in every row.
    assert_eq!(
        refused("# 코드\n\n| code | \u{1109}\u{1165}\u{11AF}\u{1106}\u{1167}\u{11BC} |\n"),
        "line 3 has decomposed Hangul (NFD); expected composed Hangul (NFC): \
         convert the page, for example with `uconv -x nfc`"
    );
}

/// Passed over, they would be missed in silence.
#[test]
fn codes_in_a_table_of_another_kind_are_refused() {
    for (table, header) in [
        ("| code | 메시지 |\n| - | - |\n| 200 | 성공 |", r#"["code", "메시지"]"#),
        ("| 응답코드 | 설명 |\n| - | - |\n| 200 | 성공 |", r#"["응답코드", "설명"]"#),
        ("| 구분 | 내용 |\n| - | - |\n| 성공 | ~~801 ~ 805~~ |", r#"["구분", "내용"]"#),
        ("<table><tr><td>a<tr><td>b<tr><td>code<td>설명<tr><td>200<td>성공</table>", r#"["a"]"#),
        ("<table><tr><td>200<td>성공<tr><td>code<td>설명</table>", r#"["200", "성공"]"#),
        ("| code | 설명 | 비고 |\n| - | - | - |\n| 200 | 성공 |", r#"["code", "설명", "비고"]"#),
        ("| code | 설명 | |\n| - | - | - |\n| 200 | 성공 | 신규 |", r#"["code", "설명", ""]"#),
    ] {
        let expected = format!(
            "it has codes in a table with the columns {header}; expected code and 설명, or code, message and 설명 \
             (tools/edition/src/page.rs reads the tables)"
        );
        assert_eq!(refused(format!("{API_HEADER}\n{table}\n\n{IMAGE_TABLE}")), expected);
    }
}

#[test]
fn codes_are_read_in_whichever_notation() {
    for (cell, codes) in [
        (r"801\~803", "801 802 803"),
        ("801 ~ 803", "801 802 803"),
        ("801-803", "801 802 803"),
        ("801 – 803", "801 802 803"),
        ("801—803", "801 802 803"),
        ("801～803", "801 802 803"),
        ("801〜803", "801 802 803"),
        ("801∼803", "801 802 803"),
        ("0099~0101", "0099 0100 0101"),
        ("805, 801~802,803", "801 802 803 805"),
        ("3213<br>3214", "3213 3214"),
        ("504&nbsp;505", "504 505"),
        ("<del>530</del>", "struck 530"),
        ("<s>530</s>", "struck 530"),
        ("~~801~803~~", "struck 801 802 803"),
        ("", ""),
        // Anything else stays as it is.
        ("8000001", "8000001"),
        ("~~5xx~~", "~~5xx~~"),
        ("803~801", "803~801"),
        ("504\u{200b}", "504\u{200b}"),
    ] {
        assert_api(&format!("{API_HEADER}| {cell} | 상태 |"), &[[codes, "상태"]]);
        let html = format!("<table><tr><th>code<th>설명<tr><td>{cell}</td><td>상태</table>");
        assert_api(&html, &[[codes, "상태"]]);
    }
}

#[test]
fn a_page_is_as_long_as_a_page_may_be() {
    let page = format!("{API_HEADER}| 200 | 성공 |\n\n{IMAGE_TABLE}");
    let longest = page.clone() + &" ".repeat(MAX_BYTES - page.len());
    assert_eq!(page::read(longest.as_bytes()).unwrap().len(), 1);
    assert_eq!(refused(longest + " "), "it is longer than 65536 bytes");
}

/// Neither overflows the stack nor takes long, whatever a page is full of.
#[test]
fn hostile_pages_are_read_or_refused() {
    let html = ["<table>", "<table><tr><td>", "<tr>", "<td>a", "</table>", "<div>", "<li>", "<"];
    let parts = ["<a b=", "<!--", "<![CDATA[", "&", "&#x20;", "\t", "\0", "\r", "\\", "|", "|-"];
    let nested = ["> ", "* ", ">* ", ">\n", "* a\n", "*a _b ", "[", "![", "[a](", "`", "---\n"];
    let patterns = html.iter().chain(&parts).chain(&nested);
    let starts =
        ["", "a ", "<table><tr><th>code</th><th>설명</th></tr>", "| code | 설명 |\n| - | - |\n| "];
    for (pattern, start) in patterns.flat_map(|pattern| starts.map(|start| (pattern, start))) {
        let page = start.to_owned() + &pattern.repeat((MAX_BYTES - start.len()) / pattern.len());
        assert!(page::read(page.as_bytes()).is_err(), "{start}{pattern}");
    }
    let deep = "> ".repeat(MAX_BYTES / 8) + &"a\n".repeat(MAX_BYTES / 8);
    let wide = format!("{0}|\n{1}|\n{2}", "|a".repeat(9000), "|-".repeat(9000), "|\n".repeat(9000));
    for page in [deep, wide] {
        assert_eq!(refused(page), "it has no table with the columns code and 설명");
    }
}
