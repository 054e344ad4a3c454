//! Small tables compared with pages that differ from them.

use edition::comparison::{Comparison, compare};
use edition::page::{API, IMAGE, PageRow};
use generator::parse::{self, Row};

const TABLE: &str = "\
edition,table,code,message,description_ko,corrected_ko,description_en,variant,class,help_ko,help_en
2023-10-23,api,200,,요청 성공,,Success,Success,success,쓰세요.,Use it.
2023-10-23,api,504,,템릿 코드 중복,템플릿 코드 중복,Duplicate,Duplicate,fatal,바꾸세요.,Change it.
2023-10-23,api,801~805,,등록이 차단된 상태,,Blocked,Blocked,fatal,문의하세요.,Ask.
2023-10-23,image,0000,-,요청 성공,,Success,ImageSuccess,success,쓰세요.,Use it.
2023-10-23,image,2001,LengthException,용량 초과,,Too large,TooLarge,fatal,줄이세요.,Reduce it.
2023-10-23,image,2003,FormatException,지원하지 않는 형식,,Format,Format,fatal,바꾸세요.,Change it.
2023-10-23,image,6000,failure[].message 참고,일부 실패,,Partial,Partial,fatal,보세요.,See it.
";

fn table() -> Vec<Row> {
    parse::read(TABLE.as_bytes()).unwrap()
}

/// A row with these codes, which a space separates.
fn listed(table: &'static str, codes: &str, message: &str, description: &str) -> PageRow {
    PageRow {
        table,
        codes: codes.split_whitespace().map(String::from).collect(),
        is_struck: false,
        message: message.into(),
        description: description.into(),
    }
}

const BLOCKED: &str = "801 802 803 804 805";

/// The page that the table is in step with.
fn page() -> Vec<PageRow> {
    vec![
        listed(API, "200", "", "요청 성공"),
        listed(API, "504", "", "템릿 코드 중복"),
        listed(API, BLOCKED, "", "등록이 차단된 상태"),
        listed(IMAGE, "0000", "-", "요청 성공"),
        listed(IMAGE, "2001", "LengthException", "용량 초과"),
        listed(IMAGE, "2003", "FormatException", "지원하지 않는 형식"),
        listed(IMAGE, "6000", "failure[].message 참고", "일부 실패"),
    ]
}

/// A page differs in exactly this from the table, which is in step with the page taken in before.
#[track_caller]
fn assert_compared(page: &[PageRow], differences: &str, notes: &str) {
    let comparison = compare(&table(), page, &self::page());
    assert_eq!((&*comparison.differences, &*comparison.notes), (differences, notes));
}

/// The differences after one row of the page was replaced.
#[track_caller]
fn assert_replaced(row: usize, replacement: PageRow, differences: &str) {
    let mut page = page();
    page[row] = replacement;
    assert_compared(&page, differences, "");
}

#[test]
fn a_page_in_step_has_no_difference() {
    assert_compared(&page(), "", "");
}

#[test]
fn every_kind_of_difference_is_reported_at_once() {
    let mut struck = listed(API, "504", "", "템플릿 코드 중복");
    struck.is_struck = true;
    let page = [
        struck,
        listed(API, "200", "", "요청이 성공"),
        listed(API, "200", "", "성공"),
        listed(API, "515", "", "\"대표링크\", 버튼의 개수 초과"),
        listed(API, "802 803 804 805 806", "", "등록이 차단된 상태"),
        listed(IMAGE, "2005", "LengthException", "이미지 용량 초과"),
        listed(IMAGE, "6000", "error.message 참고", "일부 실패"),
        listed(IMAGE, "", "FormatException", "지원하지 않는 이미지 형식"),
        listed(IMAGE, "", "TooManyImagesException", "이미지 개수 초과"),
    ];
    assert_compared(
        &page,
        r#"api: description_ko of row 200 is reworded
  - "요청 성공"
  + "요청이 성공"
api: row 200 is listed again, as "성공"
api: row 515 is added
,api,515,,"""대표링크"", 버튼의 개수 초과",,,,,,
api: row 806 is added
,api,806,,등록이 차단된 상태,,,,,,
image: code 2001 (LengthException) is now 2005
image: description_ko of row 2001 (LengthException) is reworded
  - "용량 초과"
  + "이미지 용량 초과"
image: message of row 6000 (failure[].message 참고) is reworded
  - "failure[].message 참고"
  + "error.message 참고"
image: description_ko of row 2003 (FormatException) is reworded
  - "지원하지 않는 형식"
  + "지원하지 않는 이미지 형식"
image: row without a code (TooManyImagesException), "이미지 개수 초과": codes.csv takes it once a page lists its code
api: row 504 is struck out; codes.csv keeps it
api: row 801 is not listed; codes.csv keeps it
image: row 0000 is not listed; codes.csv keeps it
the rows are in another order: codes.csv takes that of the page
"#,
        "image: row without a code (FormatException), \"지원하지 않는 이미지 형식\": row 2003 of codes.csv\n",
    );
}

/// The codes of a row of the table in several rows of a page, and the other way round.
#[test]
fn codes_are_compared_however_they_are_grouped_in_rows() {
    let mut apart = page();
    let row = |codes: &str| listed(API, codes, "", "등록이 차단된 상태");
    apart.splice(2..3, [row("801"), row("802 804"), row("803"), row("805")]);
    assert_compared(&apart, "", "");
    apart[4].description = "등록이 막힌 상태".into();
    let expected = "\
api: description_ko of row 803 is reworded
  - \"등록이 차단된 상태\"
  + \"등록이 막힌 상태\"
";
    assert_compared(&apart, expected, "");

    let table = TABLE.replace(
        "801~805,,등록이 차단된 상태,,Blocked,Blocked,",
        "801,,등록이 차단된 상태,,Blocked,Blocked,fatal,문의하세요.,Ask.\n\
         2023-10-23,api,802~805,,등록이 차단된 상태,,Blocked,AlsoBlocked,",
    );
    let table = parse::read(table.as_bytes()).unwrap();
    assert_eq!(compare(&table, &page(), &page()), Comparison::default());
}

#[test]
fn a_row_may_have_known_codes_and_others() {
    let row = |codes: &str| listed(API, codes, "", "등록이 차단된 상태");
    let added = |codes: &str| {
        format!("api: row {codes} is added\n,api,{codes},,등록이 차단된 상태,,,,,,\n")
    };
    let not_listed = |codes| format!("api: row {codes} is not listed; codes.csv keeps it\n");
    for (codes, expected) in [
        ("801 802 803 804 805 806", added("806")),
        ("803", not_listed("801~802, 804~805")),
        ("805 806 807", added("806~807") + &not_listed("801~804")),
        ("806 807 809", added("806~807") + &added("809") + &not_listed("801~805")),
        ("0801 8010", added("0801") + &added("8010") + &not_listed("801~805")),
    ] {
        assert_replaced(2, row(codes), &expected);
    }
}

/// A code that a page drops, once it was taken in, is no difference on the next page.
#[test]
fn codes_that_the_newest_page_has_dropped_too_are_notes() {
    let note = "api: row 504 is not listed; codes.csv keeps it\n";
    let mut dropped = page();
    let row = dropped.remove(1);
    assert_compared(&dropped, note, "");
    let expected = Comparison { notes: note.into(), ..Comparison::default() };
    assert_eq!(compare(&table(), &dropped, &dropped), expected);

    let mut struck = dropped.clone();
    struck.push(PageRow { is_struck: true, ..row });
    let note = note.replace("not listed", "struck out");
    assert_compared(&struck, &note, "");
    let expected = Comparison { notes: note, ..Comparison::default() };
    assert_eq!(compare(&table(), &struck, &dropped), expected);

    // A range may lose one code after the other.
    let with = |codes| {
        let mut page = page();
        page[2] = listed(API, codes, "", "등록이 차단된 상태");
        page
    };
    let [fewer, fewest] = [with("801 802 803 804"), with("801 802 803")];
    let expected = "api: row 804~805 is not listed; codes.csv keeps it\n";
    let comparison = compare(&table(), &fewest, &fewer);
    assert_eq!((&*comparison.differences, &*comparison.notes), (expected, ""));
}

/// As seven rows were on the vendor's page from 2023-05 to 2023-12.
#[test]
fn a_row_without_a_code_is_known_by_what_it_says() {
    let mut page = page();
    for (row, note) in [
        (3, "image: row without a code, \"요청 성공\": row 0000 of codes.csv\n"),
        (4, "image: row without a code (LengthException), \"용량 초과\": row 2001 of codes.csv\n"),
        (
            6,
            "image: row without a code (failure[].message 참고), \"일부 실패\": row 6000 of codes.csv\n",
        ),
    ] {
        let row = std::mem::replace(&mut page[row].codes, [].into());
        assert_compared(&page, "", note);
        let blank = page.iter_mut().find(|row| row.codes.is_empty()).unwrap();
        blank.codes = row;
    }
    page[5].codes.clear();
    page[5].message = "ShapeException".into();
    let note = "image: row without a code (ShapeException), \"지원하지 않는 형식\": row 2003 of codes.csv\n";
    let difference = "\
image: message of row 2003 (FormatException) is reworded
  - \"FormatException\"
  + \"ShapeException\"
";
    assert_compared(&page, difference, note);
}

#[test]
fn an_unknown_row_without_a_code_that_the_newest_page_has_too_is_a_note() {
    let mut blank = page();
    blank.push(listed(IMAGE, "", "TooManyImagesException", "개수 초과"));
    let line = "image: row without a code (TooManyImagesException), \"개수 초과\": codes.csv takes it once a page lists its code\n";
    assert_compared(&blank, line, "");
    let expected = Comparison { notes: line.into(), ..Comparison::default() };
    assert_eq!(compare(&table(), &blank, &blank), expected);
    // A row that drops while it has no code is missing none the less.
    let mut before = page();
    before[4].codes.clear();
    let mut after = page();
    after.remove(4);
    let expected = "image: row 2001 (LengthException) is not listed; codes.csv keeps it\n";
    let comparison = compare(&table(), &after, &before);
    assert_eq!((&*comparison.differences, &*comparison.notes), (expected, ""));
}

#[test]
fn a_code_is_a_surer_sign_than_a_message() {
    let expected = "\
image: message of row 2003 (FormatException) is reworded
  - \"FormatException\"
  + \"LengthException\"
";
    assert_replaced(5, listed(IMAGE, "2003", "LengthException", "지원하지 않는 형식"), expected);
}

#[test]
fn rows_of_one_table_are_never_rows_of_the_other() {
    let mut page = page();
    page[0].table = IMAGE;
    page.rotate_left(1);
    let expected = "\
image: row 200 is added
,image,200,,요청 성공,,,,,,
api: row 200 is not listed; codes.csv keeps it
";
    assert_compared(&page, expected, "");
}

#[test]
fn no_row_is_lost() {
    let mut twice = page();
    twice.extend((0..2).map(|_| listed(IMAGE, "2003", "FormatException", "지원하지 않는 형식")));
    let again = "image: row 2003 (FormatException) is listed again, as \"지원하지 않는 형식\"\n";
    assert_compared(&twice, &again.repeat(2), "");
    twice.push(listed(IMAGE, "2003 2004", "FormatException", "형식"));
    let more = "\
image: row 2003 (FormatException) is listed again, as \"형식\"
image: row 2004 (FormatException) is added
,image,2004,FormatException,형식,,,,,,
";
    assert_compared(&twice, &(again.repeat(2) + more), "");
}

#[test]
fn characters_that_cannot_be_seen_are_shown() {
    let expected = "\
api: row 504\\u{200b}\\u{a0}x is added
,api,504\u{200b}\u{a0}x,,템릿 코드 중복,,,,,,
api: row 504 is not listed; codes.csv keeps it
";
    let mut odd = listed(API, "", "", "템릿 코드 중복");
    odd.codes.insert("504\u{200b}\u{a0}x".into());
    assert_replaced(1, odd, expected);
    let expected = "\
image: message of row 2003 (FormatException) is reworded
  - \"FormatException\"
  + \"FormatException\\u{a0}\"
";
    let row = listed(IMAGE, "2003", "FormatException\u{a0}", "지원하지 않는 형식");
    assert_replaced(5, row, expected);
}
