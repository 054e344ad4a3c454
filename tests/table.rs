//! The table against the document, written out here by hand.

use bizppurio_kakao_codes::{Lang, ResponseCode, Table};

/// The document's first table: code and description.
const API: [(&str, &str); 26] = [
    ("200", "요청 성공"),
    ("101", "사용자 없음"),
    ("102", "유효하지 않은 API key"),
    ("103", "중지된 사용자"),
    ("403", "권한 없음"),
    ("405", "파라미터 오류"),
    ("504", "템플릿 코드 중복"),
    ("505", "템플릿 이름 중복"),
    ("506", "템플릿 내용이 1000자 초과"),
    ("507", "유효하지 않은 발신프로필"),
    ("508", "요청한 데이터가 없음, 삭제 상태의 데이터 요청 시 응답"),
    ("509", "요청을 처리할 수 있는 상태가 아님 (ex, 템릿 검수 요청이 가능한 상태가 아님)"),
    ("510", "템플릿의 버튼/바로연결 형식이 유효하지 않음"),
    ("511", "대표링크/버튼/바로연결의 링크가 유효하지 않음"),
    ("512", "발신프로필 추가 및 그룹 내 발신프로필 추가가 제한된 상태"),
    ("513", "메시지 결과 수신 채널이 올바르지 않음"),
    ("514", "비즈니스 인증이 필요한 카카오톡 채널"),
    ("525", "템플릿의 카테고리가 유효하지 않음"),
    ("530", "유효하지 않은 플러그인"),
    ("600", "이미지 업로드 실패"),
    ("610", "파일 업로드 실패"),
    ("611", "첨부파일의 크기가 50MB를 초과"),
    ("612", "첨부파일 형식이 유효하지 않음"),
    ("613", "첨부파일의 개수가 10개를 초과"),
    ("614", "첨부파일이 존재하지 않음"),
    ("801~805", "발신프로필 등록이 차단된 상태"),
];

/// The document's second table: code, message and description.
const IMAGE: [(&str, &str, &str); 8] = [
    ("0000", "-", "요청 성공"),
    ("1003", "MissingRequiredParameterException", "필수 파라미터가 없음"),
    ("2001", "InvalidImageLengthException", "이미지 용량 초과"),
    ("2002", "InvalidImageShapeException", "발송할  없는 이미 사이즈"),
    ("2003", "InvalidImageFormatException", "지원하지 않는 이미지 형식"),
    ("2004", "FailedToUploadImageException", "내부 시스템 오류로 업로드 실패"),
    ("6000", "result.failure[].error.message 참고", "일부 이미지 업로드 실패"),
    ("413", "Request Entity Too Large", "이미지 용량 초과"),
];

/// The only row of the second table whose code the edition 2023-10-23 prints.
const FIRST_IMAGE_CODE: &str = "0000";

fn csv_rows() -> Vec<Vec<String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/codes.csv");
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn the_csv_has_the_documents_columns_letter_for_letter() {
    let api = API.map(|(code, description)| ["2023-10-23", "api", code, "", description]);
    let image = IMAGE.map(|(code, message, description)| {
        let edition = if code == FIRST_IMAGE_CODE { "2023-10-23" } else { "2023-12-04" };
        [edition, "image", code, message, description]
    });
    let rows = csv_rows();
    assert_eq!(rows.len(), 34);
    for (row, expected) in rows.iter().zip(api.iter().chain(&image)) {
        assert_eq!(row[..5], *expected);
    }
}

#[test]
fn all_codes_stand_in_the_documents_order() {
    let ranges_expanded = ["801", "802", "803", "804", "805"];
    let mut expected: Vec<&str> = API[..25].iter().map(|row| row.0).collect();
    expected.extend(ranges_expanded);
    expected.extend(IMAGE.map(|row| row.0));
    let codes: Vec<&str> = ResponseCode::ALL.iter().map(|code| code.code()).collect();
    assert_eq!(codes, expected);
    assert_eq!(codes.len(), 38);
    assert!(ResponseCode::ALL.is_sorted());
}

#[test]
fn every_code_knows_its_table_and_edition() {
    for (index, code) in ResponseCode::ALL.iter().enumerate() {
        let table = if index < 30 { Table::Api } else { Table::Image };
        let edition = if index < 31 { "2023-10-23" } else { "2023-12-04" };
        assert_eq!((code.table(), code.edition()), (table, edition), "{code:?}");
    }
}

#[test]
fn descriptions_are_the_documents_with_two_misspellings_mended() {
    for (code, description) in API.iter().copied().chain(IMAGE.map(|row| (row.0, row.2))) {
        let mended = match code {
            "509" => {
                "요청을 처리할 수 있는 상태가 아님 (ex, 템플릿 검수 요청이 가능한 상태가 아님)"
            }
            "2002" => "발송할 수 없는 이미지 사이즈",
            _ => description,
        };
        let code = ResponseCode::from_code(code.split('~').next().unwrap()).unwrap();
        assert_eq!(code.description(Lang::Ko), mended);
    }
}

#[test]
fn a_range_names_each_of_its_codes() {
    use ResponseCode::*;
    let blocked = [
        ("801", SenderProfileRegistrationBlocked801, "SenderProfileRegistrationBlocked801"),
        ("802", SenderProfileRegistrationBlocked802, "SenderProfileRegistrationBlocked802"),
        ("803", SenderProfileRegistrationBlocked803, "SenderProfileRegistrationBlocked803"),
        ("804", SenderProfileRegistrationBlocked804, "SenderProfileRegistrationBlocked804"),
        ("805", SenderProfileRegistrationBlocked805, "SenderProfileRegistrationBlocked805"),
    ];
    for (text, code, name) in blocked {
        assert_eq!((code.code(), code.name()), (text, name));
        assert_eq!(code.description(Lang::Ko), "발신프로필 등록이 차단된 상태");
    }
}

#[test]
fn a_code_is_one_byte() {
    assert_eq!(size_of::<ResponseCode>(), 1);
    assert_eq!(size_of::<Option<ResponseCode>>(), 1);
}

#[test]
fn every_text_is_written_in_its_language() {
    let is_hangul = |c: char| ('가'..='힣').contains(&c);
    for code in ResponseCode::ALL {
        let [ko, en] = [Lang::Ko, Lang::En].map(|lang| [code.description(lang), code.help(lang)]);
        assert!(ko.iter().all(|text| text.contains(is_hangul)), "{ko:?}");
        assert!(en.iter().all(|text| text.is_ascii() && text.len() > 10), "{en:?}");
        assert!(ko[1].ends_with("하세요."), "{ko:?}");
        assert!(en[1].ends_with('.') && !en[0].ends_with('.'), "{en:?}");
    }
}
