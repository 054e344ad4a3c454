//! Made-up pages: what is said of each, and that a table can be edited until nothing is.

use crate::common::codes_of;
use crate::comparison::{Exception, NAME_IT, Pages, problems};
use crate::page;

const OLD: &str = "2023-10-23";
const NEW: &str = "2026-03-02";

const PAGE: &str = "
| code | 설명 |
| --- | --- |
| 200 | 요청 성공 |
| 504 | 템릿 코드 중복 |
| 801~805 | 등록 차단 |

| code | message | 설명 |
| --- | --- | --- |
| 0000 | - | 요청 성공 |
| 2003 | FormatException | 형식 오류 |
| 6000 | failure 참고 | 일부 실패 |
";

/// What the page says.
const TABLE: &str = "\
edition,table,code,message,description_ko,corrected_ko,description_en,variant,class,help_ko,help_en
2023-10-23,api,200,,요청 성공,,,A,,,
2023-10-23,api,504,,템릿 코드 중복,템플릿 코드 중복,,B,,,
2023-10-23,api,801~805,,등록 차단,,,C,,,
2023-10-23,image,0000,-,요청 성공,,,D,,,
2023-10-23,image,2003,FormatException,형식 오류,,,E,,,
2023-10-23,image,6000,failure 참고,일부 실패,,,F,,,
";

type Edits<'a> = &'a [(&'a str, &'a str)];

#[track_caller]
fn edited(text: &str, edits: Edits) -> String {
    edits.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from:?} is not in {text}");
        text.replacen(from, to, 1)
    })
}

fn pages(pages: &[(&str, String)]) -> Pages {
    pages.iter().map(|(date, page)| ((*date).to_owned(), page.clone())).collect()
}

/// After the page, a new one is saved that differs from it: this is said of the table then.
#[track_caller]
fn assert_said(page: Edits, table: Edits, exceptions: &[Exception], expected: &[&str]) {
    let pages = pages(&[(OLD, PAGE.to_owned()), (NEW, edited(PAGE, page))]);
    let found = problems(&pages, &codes_of(&edited(TABLE, table)), exceptions);
    let found = found.iter().map(|problem| problem.replace("tests/pages/2026-03-02.md", "page"));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

/// This is said of an edited page, and nothing after the table is edited.
#[track_caller]
fn assert_taken_in(page: Edits, expected: &[&str], table: Edits) {
    assert_said(page, &[], &[], expected);
    assert_said(page, table, &[], &[]);
}

/// What is said of a code that the table lacks, with the beginning of its line.
fn missing(page: &str, line: &str) -> String {
    let [_, table, code, ..] = line.split(',').collect::<Vec<_>>()[..] else { panic!("{line}") };
    let problem = format!("{page}: code {code} of table {table} is missing");
    format!("{problem}; add to codes.csv, and complete:\n{line},,,,,,")
}

const RANGE: &str = "2023-10-23,api,801~805,,등록 차단,,,C,,,";
const GROWN: (&str, &str) = ("| 801~805 |", "| 801~806 |");

#[test]
fn a_code_is_added_with_the_date_of_its_page() {
    let page = [("| 504 |", "| 505 | \"이름\", 중복 |\n| 504 |")];
    let line = "2026-03-02,api,505,,\"\"\"이름\"\", 중복\"";
    let row = format!("{line},,,G,,,\n{RANGE}");
    let misplaced = "codes.csv:3: code 504: the order from here is 505, 504 in page";
    assert_said(&page, &[(RANGE, &row)], &[], &[misplaced]);
    let row = format!("{line},,,G,,,\n2023-10-23,api,504");
    assert_taken_in(&page, &[&missing("page", line)], &[("2023-10-23,api,504", &row)]);
}

#[test]
fn a_range_grows_in_its_row_or_by_another() {
    let line = "2026-03-02,api,806,,등록 차단";
    let problem = missing("page", line);
    let undated = RANGE.replace("805", "806");
    let in_place = undated.replace("2023-10-23", NEW);
    assert_taken_in(&[GROWN], &[&problem], &[(RANGE, &in_place)]);
    assert_taken_in(&[GROWN], &[&problem], &[(RANGE, &format!("{RANGE}\n{line},,,G,,,"))]);
    let problem = "codes.csv:4: code 801~806: edition is 2023-10-23; expected 2026-03-02";
    assert_said(&[GROWN], &[(RANGE, &undated)], &[], &[problem]);
}

#[test]
fn a_range_of_which_a_part_is_reworded_is_split() {
    let page = [("| 801~805 | 등록 차단 |", "| 801~803 | 등록 차단 |\n| 804 805 | 차단 |")];
    let said = [
        "codes.csv:4: code 804: description_ko is \"등록 차단\", but \"차단\" in page",
        "codes.csv:4: code 805: description_ko is \"등록 차단\", but \"차단\" in page",
        "codes.csv:4: code 801~805: no page lists all these codes with one text; split the row",
    ];
    let rows = "2023-10-23,api,801~803,,등록 차단,,,C,,,\n2026-03-02,api,804~805,,차단,,,G,,,";
    assert_taken_in(&page, &said, &[(RANGE, rows)]);
}

#[test]
fn a_text_is_reworded_with_the_date_of_its_page() {
    let said = [
        "codes.csv:3: code 504: description_ko is \"템릿 코드 중복\", but \"템플릿 코드 중복\" in page",
        "codes.csv:3: code 504: edition is 2023-10-23; expected 2026-03-02",
    ];
    let row = "2023-10-23,api,504,,템릿 코드 중복,템플릿 코드 중복";
    let reworded = "2026-03-02,api,504,,템플릿 코드 중복,";
    assert_taken_in(&[("템릿 코드", "템플릿 코드")], &said, &[(row, reworded)]);
    let refused = said[0].replace("템플릿 코드 중복", "");
    let reason = "(`description_ko` is empty; expected text)";
    let refused = format!("{refused}, which the build refuses {reason}; {NAME_IT}");
    assert_said(&[("템릿 코드 중복", "")], &[], &[], &[&refused, said[1]]);
}

#[test]
fn a_code_that_a_page_no_longer_lists_stays_as_it_is() {
    let row = "| 504 | 템릿 코드 중복 |\n";
    for (from, to) in [
        (row, ""),
        (row, "| ~~504~~ | ~~템릿 코드 중복~~ |\n"),
        ("801~805", "801~803"),
        ("| 2003 | FormatException | 형식 오류 |", "| | FormatException | 지원하지 않는 형식 |"),
        ("| 2003 | FormatException | 형식 오류 |", "| | | 형식 오류 |"),
        ("중복 |", "중\u{200b}복 |"),
    ] {
        assert_said(&[(from, to)], &[], &[], &[]);
    }
    let missing = missing("tests/pages/2023-10-23.md", "2023-10-23,api,504,,템릿 코드 중복");
    let unlisted = "codes.csv:3: code 540: no page lists it";
    assert_said(&[(row, "")], &[("api,504", "api,540")], &[], &[&missing, unlisted]);
}

#[test]
fn a_renumbered_code_has_a_row_of_each_number() {
    let row = "2023-10-23,image,2003,FormatException,형식 오류,,,E,,,";
    let line = "2026-03-02,image,2005,FormatException,형식 오류";
    let rows = format!("{row}\n{line},,,G,,,");
    assert_taken_in(&[("2003", "2005")], &[&missing("page", line)], &[(row, &rows)]);

    // The number comes back: the other row gives the message up.
    let renumbered = PAGE.replace("2003", "2005");
    let pages =
        pages(&[(OLD, PAGE.to_owned()), (NEW, renumbered), ("2026-04-01", PAGE.to_owned())]);
    let table = codes_of(&edited(TABLE, &[(row, &rows.replace("2005,FormatException", "2005,-"))]));
    let exceptions = [(NEW, "2005", "2003 has the message again")];
    assert_eq!(problems(&pages, &table, &exceptions), Vec::<String>::new());
}

#[test]
fn what_the_table_cannot_hold_is_named() {
    let twice = |first, second| format!("code 504 is listed twice, as {first} and as {second}");
    let (old, new) = (r#"["api", "", "템릿 코드 중복"]"#, r#"["api", "", "중복"]"#);
    let why = "`columns` of tests/table/page.rs has other heads, or most of the codes are new";
    let neither = |cell, codes| {
        format!("\"table {cell}\" with the codes {codes} is neither api nor image: {why}")
    };
    let third = "| code | 설명 |\n| - | - |\n| 200 | 성공 |\n| 901 902 | 점검 중 |\n\n…";
    for (from, to, cell, problem) in [
        ("| 504", "| ※ | 참고 |\n…", "※", "\"※\" is not a code"),
        ("| 504", "| E801 | 차단 |\n…", "E801", "\"E801\" is not a code"),
        ("| 504", "| 505<sup>1</sup> | 이름 |\n…", "505 1", "\"505 1\" is not a code"),
        ("| 504", "| | 점검 중 |\n…", "점검 중", "the row \"\", \"점검 중\" has no code"),
        ("| 0000", "| - | - | 점검 중 |\n…", "점검 중", "the row \"-\", \"점검 중\" has no code"),
        ("| 504", "| 504 | 중복 |\n…", "중복", &twice(new, old)),
        ("| 0000", "| 504 | - | 중복 |\n…", "중복", &twice(old, r#"["image", "-", "중복"]"#)),
        ("| 6000", "\n…", "number 6000", "\"number 6000\" is in no table"),
        ("코드 중복 |", "… 901 |", "number 901", "\"number 901\" is in no table"),
        (
            "| code | message",
            "| 키 | 값 |\n| - | - |\n| data | REG |\n\n…",
            "table 키",
            &neither("키", "[]"),
        ),
        ("| code | message", third, "table 200", &neither("200", r#"["200", "901", "902"]"#)),
    ] {
        let page = [(from, &*to.replace('…', from))];
        assert_said(&page, &[], &[], &[&format!("page: {problem}; {NAME_IT}")]);
        assert_said(&page, &[], &[(NEW, cell, "a reason")], &[]);
    }
    assert_said(&[], &[], &[(NEW, "※", "a reason")], &["page: no row has the cell \"※\""]);
}

#[test]
fn a_code_of_a_row_that_is_named_stays_in_the_table() {
    let page = [("| 0000", "| 2001 2002 | Exception | 오류 |\n| 2005 (신규) | - | 오류 |\n| 0000")];
    let named = [(NEW, "2001 2002", "one message"), (NEW, "2005 (신규)", "a remark")];
    let lines = [2001, 2002].map(|code| format!("{NEW},image,{code},Exception,오류"));
    let reason = "another row of edition 2026-03-02 has the message Exception";
    let problem = format!(
        "page: code 2002 of table image is missing, and cannot be added ({reason}); {NAME_IT}"
    );
    assert_said(&page, &[], &named[1..], &[&missing("page", &lines[0]), &problem]);
    let problem = |code| {
        format!(
            "page: code {code} of a row that is named is missing; add it to codes.csv with texts that the build takes"
        )
    };
    assert_said(&page, &[], &named, &[&problem(2001), &problem(2002)]);
    let row = "2023-10-23,image,0000";
    let dash = lines[1].replace("Exception", "-");
    let rows = format!("{},,,G,,,\n{dash},,,H,,,\n{NEW},image,2005,-,오류,,,I,,,\n{row}", lines[0]);
    assert_said(&page, &[(row, &rows)], &named, &[]);
}

#[test]
fn a_table_that_is_split_is_read() {
    let page = [("| 801~805", "\n| code | 설명 |\n| - | - |\n| 801~805"), GROWN];
    let rows = format!("{RANGE}\n2026-03-02,api,806,,등록 차단,,,G,,,");
    assert_taken_in(&page, &[&missing("page", "2026-03-02,api,806,,등록 차단")], &[(RANGE, &rows)]);
}

#[test]
fn all_problems_of_all_pages_are_said_at_once() {
    let twice = "| 2007 | - | 하나 |\n| 2007 | - | 둘 |\n| 6000";
    let page = [("요청 성공", "성공"), ("| 504 |", "| E504 |"), GROWN, ("| 6000", twice)];
    let last = "2023-10-23,image,6000,failure 참고,일부 실패";
    let deleted = format!("{last},,,F,,,\n");
    let table = [("image,0000", "api,0000"), ("23,image,2003", "24,image,2003"), (&*deleted, "")];
    let said = [
        &format!("page: \"E504\" is not a code; {NAME_IT}"),
        &*missing("page", "2026-03-02,api,806,,등록 차단"),
        &format!(
            "page: code 2007 is listed twice, as {}; {NAME_IT}",
            r#"["image", "-", "하나"] and as ["image", "-", "둘"]"#
        ),
        &missing("page", last),
        "codes.csv:2: code 200: description_ko is \"요청 성공\", but \"성공\" in page",
        "codes.csv:2: code 200: edition is 2023-10-23; expected 2026-03-02",
        "codes.csv:5: code 0000: table is \"api\", but \"image\" in page",
        "codes.csv:6: code 2003: edition is 2023-10-24; expected 2023-10-23",
    ];
    assert_said(&page, &table, &[], &said);
}

#[test]
fn a_table_that_is_gone_is_named() {
    let gone = ["api", "image"]
        .map(|name| format!("page: \"no table {name}\" is what the page has; {NAME_IT}"));
    assert_said(&[(PAGE, "Not Found")], &[], &[], &gone.each_ref().map(|gone| &**gone));
    let named = [(NEW, "no table api", "a reason"), (NEW, "no table image", "a reason")];
    assert_said(&[(PAGE, "Not Found")], &[], &named, &[]);
}

/// It looks the same, and would differ from the table in every row.
#[test]
fn decomposed_hangul_is_refused() {
    let line = "page: line 4: expected composed Hangul (NFC): convert the page, for example with `uconv -x nfc`";
    assert_said(&[("요청", "\u{110B}\u{116D}\u{110E}\u{1165}\u{11BC}")], &[], &[], &[line]);
}

#[test]
fn a_table_is_read_however_it_is_laid_out() {
    let read = |page: &str| {
        let rows = page::read(NEW, page, &|_| true).unwrap().into_iter();
        let rows = rows.filter(|row| row.table == "api");
        rows.map(|row| (row.codes, row.description)).collect::<Vec<_>>()
    };
    let expected = read("| code | 설명 |\n| - | - |\n| 200 | 요청 성공 |\n| 801~802 | 차단[] |");
    for table in [
        "<table><tr><th>code<th>설명<tr><td>200<td><ul><li>요청<li>성공</ul><tr><td><td> &#x20; <tr><td>801~802<td>차단[]</table>",
        "<TABLE>\n<TR><TH>Code</TH><TH>설명</TH></TR>\n<TR><TD>200</TD>\n<TD>\n  요청\n  성공\n</TD></TR>\n\
         <TR><TD>801 \\~ 802</TD><TD>차단[]</TD></TR>\n</TABLE>",
        "<table><tr><th>설명</th><th>비고</th><th>code</th></tr>\n<tr>\n\n<td>\n\n요청 성공\n\n</td><td></td><td><p>200</p></td></tr>\n\
         <tr><td><!-- --><mark style=\"a>b\">차</mark>단[]</td><td></td><td><del>801</del>802</td></tr></table>",
        "\u{FEFF}---\ndescription: |\n  | code | 설명 |\n---\n\n| code | 설명 | |\n| - | - | - |\n| 200 | 요청<br>성공 | |\n| 801–802 | ~~차단\\[]~~ | |",
        "<table data-header-hidden><thead><tr><th width=\"9\"></th><th></th></tr></thead><tbody>\
         <tr><td><strong>코드</strong></td><td><strong>설명</strong></td></tr>\
         <tr><td>200</td><td>요청 성공</td></tr><tr><td>801 802</td><td>차단[]",
        "| 키 | 설명 |\n| - | - |\n| data | 12 |\n\n<table><tr><th><b>code</b><th><b>설명</b><tr><td>200<td>요청 성공<tr><td>801,802<td>차단[]</table>",
    ] {
        assert_eq!(read(table), expected, "{table}");
        assert_eq!(read(&table.replace('\n', "\r\n")), expected, "{table}");
    }
}
