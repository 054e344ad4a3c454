//! Small tables compared with pages that differ from them.

use edition::comparison::{Comparison, compare};
use edition::page::{API, IMAGE, PageRow};
use generator::parse;

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

/// A row with these codes, which a space separates.
fn listed(table: &'static str, codes: &str, message: &str, description: &str) -> PageRow {
    PageRow {
        table,
        codes: codes.split(' ').filter(|code| !code.is_empty()).map(String::from).collect(),
        is_struck: false,
        message: message.into(),
        description: description.into(),
    }
}

/// The row of the codes 801 to 805, with these codes.
fn blocked(codes: &str) -> PageRow {
    listed(API, codes, "", "등록이 차단된 상태")
}

/// The page that the table is in step with.
fn page() -> Vec<PageRow> {
    vec![
        listed(API, "200", "", "요청 성공"),
        listed(API, "504", "", "템릿 코드 중복"),
        blocked("801 802 803 804 805"),
        listed(IMAGE, "0000", "-", "요청 성공"),
        listed(IMAGE, "2001", "LengthException", "용량 초과"),
        listed(IMAGE, "2003", "FormatException", "지원하지 않는 형식"),
        listed(IMAGE, "6000", "failure[].message 참고", "일부 실패"),
    ]
}

/// The page with another row in place of one.
fn replaced(row: usize, replacement: PageRow) -> Vec<PageRow> {
    let mut page = page();
    page[row] = replacement;
    page
}

/// A page differs in exactly this from the table, after the page `newest` was taken in.
#[track_caller]
fn assert_compared(page: &[PageRow], newest: &[PageRow], differences: &str, notes: &str) {
    let table = parse::read(TABLE.as_bytes()).unwrap();
    let comparison = compare(&table, page, newest);
    assert_eq!((&*comparison.differences, &*comparison.notes), (differences, notes));
}

#[test]
fn every_kind_of_difference_is_reported_at_once() {
    let mut struck = listed(API, "504 0000", "", "템플릿 코드 중복");
    struck.is_struck = true;
    let page = [
        struck,
        listed(API, "200", "", "요청이 성공"),
        listed(API, "200", "", "성공"),
        listed(API, "515", "", "\"대표링크\", 버튼의 개수 초과"),
        blocked("802 803 804 805 806"),
        listed(IMAGE, "2005", "LengthException", "이미지 용량 초과"),
        listed(IMAGE, "6000", "error.message 참고", "일부 실패"),
        listed(IMAGE, "", "FormatException", "지원하지 않는 이미지 형식"),
        listed(IMAGE, "", "-", "이미지 개수 초과"),
    ];
    assert_compared(
        &page,
        &self::page(),
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
image: row without a code, "이미지 개수 초과": codes.csv takes it once a page lists its code
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
    apart.splice(2..3, ["801", "802 804", "803", "805"].map(blocked));
    assert_compared(&apart, &page(), "", "");
    apart[4].description = "등록이 막힌 상태".into();
    let expected = "\
api: description_ko of row 803 is reworded
  - \"등록이 차단된 상태\"
  + \"등록이 막힌 상태\"
";
    assert_compared(&apart, &page(), expected, "");

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
    let added = |codes: &str| {
        format!("api: row {codes} is added\n,api,{codes},,등록이 차단된 상태,,,,,,\n")
    };
    let not_listed = |codes| format!("api: row {codes} is not listed; codes.csv keeps it\n");
    for (codes, expected) in [
        ("803", not_listed("801~802, 804~805")),
        ("805 806 807", added("806~807") + &not_listed("801~804")),
        ("806 807 809", added("806~807") + &added("809") + &not_listed("801~805")),
        ("0806 807", added("0806") + &added("807") + &not_listed("801~805")),
    ] {
        assert_compared(&replaced(2, blocked(codes)), &page(), &expected, "");
    }
}

/// A code that a page drops, once it was taken in, is no difference on the next page.
#[test]
fn codes_that_the_newest_page_has_dropped_too_are_notes() {
    let note = "api: row 504 is not listed; codes.csv keeps it\n";
    let mut dropped = page();
    let row = dropped.remove(1);
    assert_compared(&dropped, &page(), note, "");
    assert_compared(&dropped, &dropped, "", note);

    let mut struck = dropped.clone();
    struck.push(PageRow { is_struck: true, ..row });
    let note = note.replace("not listed", "struck out");
    assert_compared(&struck, &page(), &note, "");
    assert_compared(&struck, &dropped, "", &note);

    // A range may lose one code after the other.
    let [fewer, fewest] =
        ["801 802 803 804", "801 802 803"].map(|codes| replaced(2, blocked(codes)));
    let expected = "api: row 804~805 is not listed; codes.csv keeps it\n";
    assert_compared(&fewest, &fewer, expected, "");
}

/// Seven rows of the vendor's page were without a code from 2023-05 to 2023-12.
#[test]
fn a_row_is_known_by_its_code_then_by_its_message_then_by_its_description() {
    let row = listed(IMAGE, "2003", "LengthException", "지원하지 않는 형식");
    let difference = "\
image: message of row 2003 (FormatException) is reworded
  - \"FormatException\"
  + \"LengthException\"
";
    let mut other = replaced(5, row);
    other.remove(4);
    let missing = "image: row 2001 (LengthException) is not listed; codes.csv keeps it\n";
    assert_compared(&other, &page(), &(difference.to_owned() + missing), "");
    let mut blank = replaced(3, listed(IMAGE, "", "-", "요청 성공"));
    blank.remove(0);
    let missing = "api: row 200 is not listed; codes.csv keeps it\n";
    let note = "image: row without a code, \"요청 성공\": row 0000 of codes.csv\n";
    assert_compared(&blank, &page(), missing, note);
    let blank = replaced(5, listed(IMAGE, "", "ShapeException", "지원하지 않는 형식"));
    let note = "image: row without a code (ShapeException), \"지원하지 않는 형식\": row 2003 of codes.csv\n";
    let difference = difference.replace("LengthException", "ShapeException");
    assert_compared(&blank, &page(), &difference, note);
}

#[test]
fn an_unknown_row_without_a_code_that_the_newest_page_has_too_is_a_note() {
    let mut blank = page();
    blank.push(listed(IMAGE, "", "TooManyImagesException", "개수 초과"));
    let line = "image: row without a code (TooManyImagesException), \"개수 초과\": codes.csv takes it once a page lists its code\n";
    assert_compared(&blank, &page(), line, "");
    assert_compared(&blank, &blank, "", line);
    // A row that drops while it has no code is missing none the less.
    let before = replaced(4, listed(IMAGE, "", "LengthException", "용량 초과"));
    let mut after = page();
    after.remove(4);
    let expected = "image: row 2001 (LengthException) is not listed; codes.csv keeps it\n";
    assert_compared(&after, &before, expected, "");
}

#[test]
fn codes_of_the_other_table_are_added_and_those_that_a_row_repeats_are_not_lost() {
    let mut more = page();
    more.insert(0, listed(IMAGE, "200", "", "요청 성공"));
    more.push(listed(IMAGE, "2003 2004", "FormatException", "형식"));
    let expected = "\
image: row 200 is added
,image,200,,요청 성공,,,,,,
image: row 2003 (FormatException) is listed again, as \"형식\"
image: row 2004 (FormatException) is added
,image,2004,FormatException,형식,,,,,,
";
    assert_compared(&more, &page(), expected, "");
}

#[test]
fn characters_that_cannot_be_seen_are_shown() {
    let codes = "2003 2003\u{200b}\u{a0}x";
    let row = listed(IMAGE, codes, "FormatException\u{a0}", "지원하지 않는 형식");
    let expected = "\
image: message of row 2003 (FormatException) is reworded
  - \"FormatException\"
  + \"FormatException\\u{a0}\"
image: row 2003\\u{200b}\\u{a0}x (FormatException\\u{a0}) is added
,image,2003\u{200b}\u{a0}x,FormatException\u{a0},지원하지 않는 형식,,,,,,
";
    assert_compared(&replaced(5, row), &page(), expected, "");
}
