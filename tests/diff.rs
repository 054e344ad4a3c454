//! The command's comparison with the vendor's page, and the reader of the page on its own.

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use bizppurio_kakao_codes::Table;
use page::{PageError, Row};

#[path = "../src/cli/page.rs"]
mod page;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages");

fn diff(page: &str, input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"))
        .args(["diff", page])
        .current_dir(PAGES)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// The command printed exactly this to standard output or, with status 2, to standard error.
#[track_caller]
fn assert_output(output: Output, status: i32, expected: &str) {
    let [stdout, stderr] =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let streams = if status == 2 { ("", expected) } else { (expected, "") };
    assert_eq!((stdout.as_str(), stderr.as_str()), streams);
    assert_eq!(output.status.code(), Some(status));
}

#[track_caller]
fn assert_diff(page: &str, status: i32, expected: &str) {
    assert_output(diff(page, ""), status, expected);
}

/// The page in step, with one text replaced.
#[track_caller]
fn assert_edited(from: &str, to: &str, status: i32, expected: &str) {
    let page = fs::read_to_string(format!("{PAGES}/in-step.md")).unwrap();
    assert_eq!(page.matches(from).count(), 1, "{from}");
    assert_output(diff("-", &page.replace(from, to)), status, expected);
}

#[test]
fn the_first_edition_does_not_print_the_codes_of_seven_image_rows() {
    assert_diff(
        "2023-10-23.md",
        1,
        "\
image: code 1003 (MissingRequiredParameterException) is not printed
image: code 2001 (InvalidImageLengthException) is not printed
image: code 2002 (InvalidImageShapeException) is not printed
image: code 2003 (InvalidImageFormatException) is not printed
image: code 2004 (FailedToUploadImageException) is not printed
image: code 6000 (result.failure[].error.message 참고) is not printed
image: code 413 (Request Entity Too Large) is not printed
",
    );
}

#[test]
fn a_page_in_step_has_no_difference() {
    assert_diff("in-step.md", 0, "in step: 34 rows\n");
}

#[test]
fn pipe_tables_with_escapes_and_entities_read_as_html_tables_do() {
    assert_diff("pipe-tables.md", 0, "in step: 34 rows\n");
}

#[test]
fn an_escaped_tilde_is_a_tilde_in_html_too() {
    assert_edited("801~805", r"801\~805", 0, "in step: 34 rows\n");
}

#[test]
fn a_page_that_is_not_utf8_is_refused() {
    let page = concat!(env!("CARGO_TARGET_TMPDIR"), "/not-utf8.md");
    fs::write(page, b"# \xff").unwrap();
    let expected = format!(
        "error: {page}: invalid utf-8 sequence of 1 bytes from index 2; expected the page to be saved as UTF-8\n"
    );
    assert_diff(page, 2, &expected);
}

#[test]
fn a_dash_reads_standard_input() {
    assert_edited("코드 정의", "응답코드", 0, "in step: 34 rows\n");
}

#[test]
fn every_kind_of_difference_is_reported() {
    assert_diff(
        "one-of-each.md",
        1,
        r#"api: code 405 is not printed
api: row 504 is printed again, as "템플릿 코드가 이미 있음"
api: description_ko of row 506 is reworded
  - "템플릿 내용이 1000자 초과"
  + "템플릿 내용이 2000자 초과"
api: row 515 is added
,api,515,,"""대표링크"", 버튼의 개수 초과",,,,,,
api: range 801~805 is now 801~806
image: code 2001 (InvalidImageLengthException) is now 2005
image: description_ko of row 2002 (InvalidImageShapeException) is reworded
  - "발송할  없는 이미 사이즈"
  + "발송할 없는 이미 사이즈"
image: code 2003 (InvalidImageFormatException) is not printed
image: message of row 2004 (FailedToUploadImageException) is reworded
  - "FailedToUploadImageException"
  + "ImageUploadFailedException"
image: row without a code (TooManyImagesException) is added
,image,,TooManyImagesException,이미지 개수 초과,,,,,,
api: row 514 is removed
the rows stand in another order
"#,
    );
}

#[test]
fn what_is_no_such_page_is_refused() {
    assert_diff(
        "not-a-page.md",
        2,
        "error: not-a-page.md: not such a page: it has no table with the columns code and 설명\n",
    );
    let missing = diff("no-such-file.md", "");
    assert!(missing.stderr.starts_with(b"error: no-such-file.md: "));
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn a_range_with_a_code_in_common_is_the_same_row() {
    for range in ["805~810", "800~801", "803", "700~900"] {
        let expected = format!("api: range 801~805 is now {range}\n");
        assert_edited("801~805", range, 1, &expected);
    }
    for range in ["806~810", "800", "801-805"] {
        let expected = format!(
            "api: row {range} is added\n\
             ,api,{range},,발신프로필 등록이 차단된 상태,,,,,,\n\
             api: row 801~805 is removed\n"
        );
        assert_edited("801~805", range, 1, &expected);
    }
}

#[test]
fn a_code_is_a_surer_sign_than_a_message() {
    let row = "<td>2003</td><td>InvalidImageFormatException</td>";
    let edited = "<td>2003</td><td>FailedToUploadImageException</td>";
    let expected = "\
image: message of row 2003 (InvalidImageFormatException) is reworded
  - \"InvalidImageFormatException\"
  + \"FailedToUploadImageException\"
";
    assert_edited(row, edited, 1, expected);
}

#[test]
fn a_row_without_a_code_is_found_by_what_it_says() {
    assert_edited("<td>0000</td>", "<td></td>", 1, "image: code 0000 is not printed\n");
    let expected = "\
image: code 413 (Request Entity Too Large) is not printed
image: description_ko of row 413 (Request Entity Too Large) is reworded
  - \"이미지 용량 초과\"
  + \"요청 용량 초과\"
";
    let row = "<td>413</td><td>Request Entity Too Large</td><td>이미지 용량 초과</td>";
    let edited = "<td></td><td>Request Entity Too Large</td><td>요청 용량 초과</td>";
    assert_edited(row, edited, 1, expected);
}

#[test]
fn no_row_is_lost() {
    let row = "<tr><td>2003</td><td>InvalidImageFormatException</td><td>지원하지 않는 이미지 형식</td></tr>";
    assert_edited(
        row,
        &row.repeat(3),
        1,
        "image: row 2003 (InvalidImageFormatException) is printed again, as \"지원하지 않는 이미지 형식\"\n\
         image: row 2003 (InvalidImageFormatException) is printed again, as \"지원하지 않는 이미지 형식\"\n",
    );
    let last = "<td>Request Entity Too Large</td><td>이미지 용량 초과</td></tr>";
    let row = "<tr><td></td><td>-</td><td>알 수 없음</td></tr>";
    assert_edited(
        last,
        &format!("{last}{row}{row}{}", row.replace("알 수 없음", "기타")),
        1,
        "\
image: row without a code is added
,image,,-,알 수 없음,,,,,,
image: row without a code is printed again, as \"알 수 없음\"
image: row without a code is added
,image,,-,기타,,,,,,
",
    );
}

const IMAGE: &str = "| code | message | 설명 |\n| - | - | - |\n";

fn read_api(table: &str) -> Result<Vec<Row>, PageError> {
    page::read(&format!("{table}\n\n{IMAGE}"))
}

/// The codes and descriptions of a page's table `api`.
#[track_caller]
fn assert_api(table: &str, expected: &[(&str, &str)]) {
    let rows = read_api(table).unwrap();
    let rows: Vec<(&str, &str)> =
        rows.iter().map(|row| (row.code.as_str(), row.description.as_str())).collect();
    assert_eq!(rows, expected, "{table}");
}

#[test]
fn columns_are_found_by_their_headers() {
    let page = "| 설명 | Code |\n| - | - |\n| 성공 | 200 |\n\n\
                <table><tr><td> MESSAGE </td><td>설명</td><td>code</td></tr>\
                <tr><td>InUse</td><td>중복</td><td>0504</td></tr></table>";
    let row = |table, code: &str, message: &str, description: &str| Row {
        table,
        code: code.into(),
        message: message.into(),
        description: description.into(),
    };
    assert_eq!(
        page::read(page).unwrap(),
        [row(Table::Api, "200", "", "성공"), row(Table::Image, "0504", "InUse", "중복")]
    );
}

#[test]
fn cells_keep_their_text_and_lose_the_blanks_around_it() {
    let header = "| code | 설명 |\n| - | - |\n";
    for (cell, text) in [
        ("a  b", "a  b"),
        ("&#x20; a &#x20;", "a"),
        ("a&#x20;&#x20;b", "a  b"),
        (r"801\~805", "801~805"),
        (r"data\[0\].a\_b \| c \\", r"data[0].a_b | c \"),
        ("**굵은** `code[]` [링크](https://example.com)", "굵은 code[] 링크"),
        ("a<br>b<br>", "a b"),
        ("&lt;td&gt; &amp; &quot;", "<td> & \""),
        ("a ~~b~~ 'c' -- d", "a ~~b~~ 'c' -- d"),
        ("a&#27;[31m", "a [31m"),
    ] {
        assert_api(&format!("{header}| 200 | {cell} |"), &[("200", text)]);
    }
}

#[test]
fn html_is_read_however_it_is_laid_out() {
    let rows = [("200", "요청 성공"), ("101", "사용자 없음")];
    for table in [
        "<table><tr><th>code<th>설명<tr><td>200<td>요청 성공<tr><td>101<td>사용자 없음</table>",
        "<TABLE>\n<TR><TH>code</TH><TH>설명</TH></TR>\n<TR><TD>200</TD>\n<TD>\n  요청\n  성공\n</TD></TR>\n\
         <TR><TD>101</TD><TD>사용자 없음</TD></TR>\n</TABLE>",
        "<table><tr><th>code</th><th>설명</th></tr>\n<tr>\n\n<td>\n\n200\n\n</td><td><p>요청</p><p>성공</p></td></tr>\n\
         <tr><td><!-- -->1<b>0</b>1</td><td><mark style=\"a>b\">사용자</mark> 없음</td></tr></table>",
        "<table><tr><th>code<th>설명<tr><td>200<td><ul><li>요청<li>성공</ul><tr><td>101<td>사용자 없음</table>",
        "<table><tr><th>code</th><th>설명</th></tr><tr><td>200</td><td>요청 성공</td></tr>\
         <tr><td></td><td> &#x20; </td></tr><tr><td>101</td><td>사용자 없음</td></tr></table>",
        "<table><tr><th>code</th><th>설명</th></tr><tr><td>200</td><td>요청<table><tr><td>x</td></tr></table> 성공</td></tr>\
         <tr><td>101</td><td>사용자 없음</td></tr></table>",
    ] {
        assert_api(table, &rows);
        assert_api(&table.replace('\n', "\r\n"), &rows);
    }
}

#[test]
fn only_the_pages_tables_of_codes_are_read() {
    let table = "| code | 설명 |\n| - | - |\n| 200 | 성공 |\n";
    for around in [
        "---\ndescription: |\n  | code | 설명 |\n  | - | - |\n  | 1 | a |\n---\n",
        "\u{FEFF}---\ndescription: a\n---\n",
        "```\n| code | 설명 |\n| - | - |\n| 1 | a |\n```\n",
        "<!-- <table><tr><th>code</th><th>설명</th></tr><tr><td>1</td><td>a</td></tr></table> -->\n",
        "| date | 설명 |\n| - | - |\n| 1 | a |\n",
    ] {
        assert_api(&format!("{around}\n{table}"), &[("200", "성공")]);
    }
    assert_api(&format!("\u{FEFF}{table}"), &[("200", "성공")]);
    let more = "| code | 설명 |\n| - | - |\n| 200 | 성공 |\n| 101 | 없음 |\n";
    assert_api(&format!("{table}\n{more}"), &[("200", "성공"), ("200", "성공"), ("101", "없음")]);
}

#[test]
fn pages_of_another_form_are_refused_with_what_was_expected() {
    let cases = [
        ("", "it has no table with the columns code and 설명"),
        (
            "| code | 메시지 |\n| - | - |",
            "it has a table with the columns [\"code\", \"메시지\"]; \
             expected code and 설명, or code, message and 설명",
        ),
        (
            "| code | 설명 | 비고 |\n| - | - | - |",
            "it has a table with the columns [\"code\", \"설명\", \"비고\"]; \
             expected code and 설명, or code, message and 설명",
        ),
        (
            "| code | message | 설명 | 비고 |\n| - | - | - | - |",
            "it has a table with the columns [\"code\", \"message\", \"설명\", \"비고\"]; \
             expected code and 설명, or code, message and 설명",
        ),
        (
            "<table><tr><th>code<th>설명<tr><td>200<td>성공<tr><td>101</table>",
            "row 2 of table api: expected 2 cells, found 1",
        ),
    ];
    for (table, expected) in cases {
        let error = read_api(table).unwrap_err();
        assert_eq!(error.to_string(), format!("not such a page: {expected}"));
    }
    assert_eq!(page::read("| code | 설명 |\n| - | - |"), Err(PageError::Missing(Table::Image)));
    assert_eq!(
        PageError::Missing(Table::Image).to_string(),
        "not such a page: it has no table with the columns code, message and 설명"
    );
}

const LONGEST: usize = 65_536;

#[test]
fn a_page_is_as_long_as_a_page_may_be() {
    let page = "| code | 설명 |\n| - | - |\n| 200 | 성공 |\n\n";
    let padding = |length: usize| " ".repeat(length - page.len() - IMAGE.len());
    let page = |length| format!("{page}{IMAGE}{}", padding(length));
    assert_eq!(page::read(&page(LONGEST)).unwrap().len(), 1);
    let error = page::read(&page(LONGEST + 1)).unwrap_err();
    assert_eq!(error.to_string(), "not such a page: it is longer than 65536 bytes");
}

/// Neither overflows the stack nor takes long, whatever a page is full of.
#[test]
fn hostile_pages_are_read_or_refused() {
    let patterns = [
        "<table>",
        "<table><tr><td>",
        "<tr>",
        "<td>a",
        "</table>",
        "<div>",
        "<li>",
        "<",
        "<a b=",
        "<!--",
        "<![CDATA[",
        "> ",
        "* ",
        ">* ",
        ">\n",
        "* a\n",
        "*a _b ",
        "[",
        "![",
        "[a](",
        "`",
        "|",
        "|-",
        "&",
        "&#x20;",
        "\\",
        "---\n",
        "[a]: b\n",
        "\t",
        "\0",
        "\r",
    ];
    let starts =
        ["", "a ", "<table><tr><th>code</th><th>설명</th></tr>", "| code | 설명 |\n| - | - |\n| "];
    for (pattern, start) in patterns.iter().flat_map(|pattern| starts.map(|start| (pattern, start)))
    {
        let page = start.to_owned() + &pattern.repeat((LONGEST - start.len()) / pattern.len());
        assert!(page::read(&page).is_err(), "{start}{pattern}");
    }
    let deep = "> ".repeat(LONGEST / 8) + &"a\n".repeat(LONGEST / 8);
    assert_eq!(page::read(&deep), Err(PageError::Missing(Table::Api)));
    let wide = format!("{0}|\n{1}|\n{2}", "|a".repeat(9000), "|-".repeat(9000), "|\n".repeat(9000));
    assert_eq!(page::read(&wide), Err(PageError::Missing(Table::Api)));
}
