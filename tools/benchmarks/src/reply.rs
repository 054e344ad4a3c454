//! Whole replies, against what is written by hand for exactly these.

use bizppurio_kakao_codes::Reply;
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::race::{each, race};
use crate::report::Ratio;

const ROUNDS: usize = 100;
const REPLIES: usize = 1 << 12;

const SUCCESS: &str =
    r#"{"code":"200","message":"요청 성공","data":{"senderKey":"a1b2c3","status":"A"}}"#;
const PARTLY_FAILED: &str = r#"{"code":"6000","message":"요청 성공","data":{"success":[{"formField":"image1","url":"https://example.com/1.png"}],"failure":[{"formField":"image2","error":{"code":"2002","message":"InvalidImageShapeException(세로 100px, 최소 250px (가로 500px))"}},{"formField":"image3","error":{"code":"2004","message":"FailedToUploadImageException"}}]}}"#;
const TEMPLATE: &str = r##"{"templateCode":"welcome","templateName":"회원가입 완료 안내","templateContent":"#{이름}님, 회원가입을 축하합니다.\n지금 바로 이용해 보세요.","categoryCode":"001001","inspectionStatus":"APR","block":false,"buttons":[{"ordering":1,"name":"보기","linkType":"WL","linkMo":"https://example.com/m"}]}"##;

/// The code and the message of a success, without its payload.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only read to be measured")]
struct Success {
    code: String,
    message: String,
}

/// What a partial failure says.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only read to be measured")]
struct PartlyFailed {
    code: String,
    message: String,
    data: Data,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read to be measured")]
struct Data {
    failure: Vec<Failure>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read to be measured")]
#[serde(rename_all = "camelCase")]
struct Failure {
    form_field: String,
    error: Success,
}

pub fn ratios() -> Vec<Ratio> {
    let templates = (1 << 20) / TEMPLATE.len();
    let list = format!(
        r#"{{"code":"200","message":"요청 성공","data":{{"totalCount":{templates},"totalPage":1,"currentPage":1,"list":[{}]}}}}"#,
        vec![TEMPLATE; templates].join(","),
    );
    let [success, struct_of_success, value_of_success] = times::<Success>(REPLIES, SUCCESS);
    let [failure, struct_of_failure, value_of_failure] =
        times::<PartlyFailed>(REPLIES, PARTLY_FAILED);
    let [long, ignored, value_of_long] = times::<IgnoredAny>(1, &list);
    let row = |what, reply, rival, theirs, goal| {
        Ratio::times(what, "ns", reply, (rival, theirs), Some(goal))
    };
    vec![
        row("`Reply` of a success", success, STRUCT, struct_of_success, 1.2),
        row("`Reply` of a success", success, VALUE, value_of_success, 1.0),
        row("`Reply` of a partial failure", failure, STRUCT, struct_of_failure, 1.1),
        row("`Reply` of a partial failure", failure, VALUE, value_of_failure, 1.0),
        row("`Reply` of a list of 1 MB", long, "`IgnoredAny`", ignored, 1.3),
        row("`Reply` of a list of 1 MB", long, VALUE, value_of_long, 1.0),
    ]
}

const STRUCT: &str = "a struct for this reply alone";
const VALUE: &str = "`serde_json::Value`";

/// The times of `Reply`, of a rival, and of `serde_json::Value`.
fn times<T: DeserializeOwned>(count: usize, body: &str) -> [f64; 3] {
    let bodies = vec![body.as_bytes(); count];
    assert!(serde_json::from_str::<T>(body).is_ok() && Reply::from_slice(body.as_bytes()).is_ok());
    race(
        ROUNDS,
        count,
        [
            &|| each(&bodies, Reply::from_slice),
            &|| each(&bodies, serde_json::from_slice::<T>),
            &|| each(&bodies, serde_json::from_slice::<Value>),
        ],
    )
}
