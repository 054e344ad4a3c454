//! Small tables compared with pages that differ from them.

use edition::comparison::compare;
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

fn listed(table: &'static str, code: &str, message: &str, description: &str) -> PageRow {
    PageRow { table, code: code.into(), message: message.into(), description: description.into() }
}

/// The page that the table is in step with.
fn page() -> Vec<PageRow> {
    vec![
        listed(API, "200", "", "요청 성공"),
        listed(API, "504", "", "템릿 코드 중복"),
        listed(API, "801~805", "", "등록이 차단된 상태"),
        listed(IMAGE, "0000", "-", "요청 성공"),
        listed(IMAGE, "2001", "LengthException", "용량 초과"),
        listed(IMAGE, "2003", "FormatException", "지원하지 않는 형식"),
        listed(IMAGE, "6000", "failure[].message 참고", "일부 실패"),
    ]
}

/// The differences after one row of the page was replaced.
#[track_caller]
fn assert_replaced(row: usize, replacement: PageRow, expected: &str) {
    let mut page = page();
    page[row] = replacement;
    assert_eq!(compare(&table(), &page), expected);
}

#[test]
fn a_page_in_step_has_no_difference() {
    assert_eq!(compare(&table(), &page()), "");
}

#[test]
fn a_code_that_the_page_leaves_out_is_reported() {
    for (row, label) in [(4, "2001 (LengthException)"), (6, "6000 (failure[].message 참고)")] {
        let mut page = page();
        page[row].code.clear();
        let expected = format!("image: code {label} is not listed\n");
        assert_eq!(compare(&table(), &page), expected);
    }
}

#[test]
fn every_kind_of_difference_is_reported_at_once() {
    let page = [
        listed(API, "504", "", "템플릿 코드 중복"),
        listed(API, "200", "", "요청 성공"),
        listed(API, "504", "", "템플릿 코드가 이미 있음"),
        listed(API, "515", "", "\"대표링크\", 버튼의 개수 초과"),
        listed(API, "801~806", "", "등록이 차단된 상태"),
        listed(IMAGE, "2005", "LengthException", "용량 초과"),
        listed(IMAGE, "", "FormatException", "지원하지 않는 형식"),
        listed(IMAGE, "6000", "error.message 참고", "일부 실패"),
        listed(IMAGE, "", "TooManyImagesException", "이미지 개수 초과"),
    ];
    assert_eq!(
        compare(&table(), &page),
        r#"api: description_ko of row 504 is reworded
  - "템릿 코드 중복"
  + "템플릿 코드 중복"
api: row 504 is listed again, as "템플릿 코드가 이미 있음"
api: row 515 is added
,api,515,,"""대표링크"", 버튼의 개수 초과",,,,,,
api: range 801~805 is now 801~806
image: code 2001 (LengthException) is now 2005
image: code 2003 (FormatException) is not listed
image: message of row 6000 (failure[].message 참고) is reworded
  - "failure[].message 참고"
  + "error.message 참고"
image: row without a code (TooManyImagesException) is added
,image,,TooManyImagesException,이미지 개수 초과,,,,,,
image: row 0000 is removed
the rows are in another order
"#
    );
}

#[test]
fn a_range_with_a_code_in_common_is_the_same_row() {
    let row = |range| listed(API, range, "", "등록이 차단된 상태");
    for range in ["805~810", "800~801", "803", "700~900"] {
        assert_replaced(2, row(range), &format!("api: range 801~805 is now {range}\n"));
    }
    for range in ["806~810", "800", "801-805"] {
        let expected = format!(
            "api: row {range} is added\n\
             ,api,{range},,등록이 차단된 상태,,,,,,\n\
             api: row 801~805 is removed\n"
        );
        assert_replaced(2, row(range), &expected);
    }
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
fn a_row_without_a_code_is_found_by_what_it_says() {
    assert_replaced(3, listed(IMAGE, "", "-", "요청 성공"), "image: code 0000 is not listed\n");
    let expected = "\
image: code 2001 (LengthException) is not listed
image: description_ko of row 2001 (LengthException) is reworded
  - \"용량 초과\"
  + \"이미지 용량 초과\"
";
    assert_replaced(4, listed(IMAGE, "", "LengthException", "이미지 용량 초과"), expected);
}

#[test]
fn rows_of_one_table_are_never_rows_of_the_other() {
    let mut page = page();
    page[0].table = IMAGE;
    page.rotate_left(1);
    let expected = "\
image: row 200 is added
,image,200,,요청 성공,,,,,,
api: row 200 is removed
";
    assert_eq!(compare(&table(), &page), expected);
}

#[test]
fn no_row_is_lost() {
    let mut twice = page();
    twice.extend((0..2).map(|_| listed(IMAGE, "2003", "FormatException", "지원하지 않는 형식")));
    let again = "image: row 2003 (FormatException) is listed again, as \"지원하지 않는 형식\"\n";
    assert_eq!(compare(&table(), &twice), again.repeat(2));

    let mut without_codes = page();
    without_codes.extend([
        listed(IMAGE, "", "-", "알 수 없음"),
        listed(IMAGE, "", "-", "알 수 없음"),
        listed(IMAGE, "", "-", "기타"),
    ]);
    let expected = "\
image: row without a code is added
,image,,-,알 수 없음,,,,,,
image: row without a code is listed again, as \"알 수 없음\"
image: row without a code is added
,image,,-,기타,,,,,,
";
    assert_eq!(compare(&table(), &without_codes), expected);
}

#[test]
fn characters_that_cannot_be_seen_are_shown() {
    for (code, shown) in [("504\u{200b}", r"504\u{200b}"), ("504\u{a0}", r"504\u{a0}")] {
        let expected = format!(
            "\
api: row {shown} is added
,api,{code},,템릿 코드 중복,,,,,,
api: row 504 is removed
"
        );
        assert_replaced(1, listed(API, code, "", "템릿 코드 중복"), &expected);
    }
    let expected = "\
image: message of row 2003 (FormatException) is reworded
  - \"FormatException\"
  + \"FormatException\\u{a0}\"
";
    let row = listed(IMAGE, "2003", "FormatException\u{a0}", "지원하지 않는 형식");
    assert_replaced(5, row, expected);
}
