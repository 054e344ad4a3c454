//! Whole replies, against skipping the same body without keeping anything of it.

use bizppurio_kakao_codes::Reply;
use serde::de::IgnoredAny;

use crate::race::{each, race};
use crate::report::Row;

const ROUNDS: usize = 100;
const REPLIES: usize = 1 << 12;

const SUCCESS: &str =
    r#"{"code":"200","message":"요청 성공","data":{"senderKey":"a1b2c3","status":"A"}}"#;
const PARTLY_FAILED: &str = r#"{"code":"6000","message":"요청 성공","data":{"success":[{"formField":"image1","url":"https://example.com/1.png"}],"failure":[{"formField":"image2","error":{"code":"2002","message":"InvalidImageShapeException(세로 100px, 최소 250px (가로 500px))"}},{"formField":"image3","error":{"code":"2004","message":"FailedToUploadImageException"}}]}}"#;
const TEMPLATE: &str = r##"{"templateCode":"welcome","templateName":"회원가입 완료 안내","templateContent":"#{이름}님, 회원가입을 축하합니다.\n지금 바로 이용해 보세요.","categoryCode":"001001","inspectionStatus":"APR","block":false,"buttons":[{"ordering":1,"name":"보기","linkType":"WL","linkMo":"https://example.com/m"}]}"##;

pub fn rows() -> Vec<Row> {
    let templates = (1 << 20) / TEMPLATE.len();
    let list = format!(
        r#"{{"code":"200","message":"요청 성공","data":{{"totalCount":{templates},"totalPage":1,"currentPage":1,"list":[{}]}}}}"#,
        vec![TEMPLATE; templates].join(","),
    );
    vec![
        row("`Reply` of a success", REPLIES, SUCCESS, None),
        row("`Reply` of a partial failure", REPLIES, PARTLY_FAILED, None),
        row("`Reply` of a list of 1 MB", 1, &list, Some(1.3)),
    ]
}

fn row(what: &str, count: usize, body: &str, goal: Option<f64>) -> Row {
    let bodies = vec![body.as_bytes(); count];
    let [reply, ignored] = race(
        ROUNDS,
        count,
        [&|| each(&bodies, Reply::from_slice), &|| {
            each(&bodies, serde_json::from_slice::<IgnoredAny>)
        }],
    );
    Row::times(what, "ns", reply, ("`IgnoredAny`", ignored), goal)
}
