//! Codes and replies read from JSON, beside a struct that is written by hand for exactly this reply.
#![expect(dead_code, reason = "what is read is only measured")]

use bizppurio_kakao_codes::{Reply, ResponseCode};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::Value;

use crate::Goal::AtMost;
use crate::{each, race, row};

const ERROR: &str = r#"{"code":"504","message":"템플릿 코드 중복"}"#;
const SUCCESS: &str =
    r#"{"code":"200","message":"요청 성공","data":{"senderKey":"a1b2c3","status":"A"}}"#;
const PARTLY_FAILED: &str = r#"{"code":"6000","message":"요청 성공","data":{"success":[{"formField":"image_1","url":"https://example.com/1.png"}],"failure":[{"formField":"image_2","error":{"code":"2002","message":"InvalidImageShapeException(세로 100px, 최소 250px (가로 500px))"}},{"formField":"image_3","error":{"code":"2004","message":"FailedToUploadImageException"}}]}}"#;
const TEMPLATE: &str = r##"{"templateCode":"welcome","templateName":"회원가입 완료 안내","templateContent":"#{이름}님, 회원가입을 축하합니다.\n지금 바로 이용해 보세요.","categoryCode":"001001","inspectionStatus":"APR","block":false,"buttons":[{"ordering":1,"name":"보기","linkType":"WL","linkMo":"https://example.com/m"}]}"##;

#[derive(Deserialize)]
struct Error<Code = String, Message = String> {
    code: Code,
    message: Message,
}

#[derive(Deserialize)]
struct PartlyFailed {
    code: String,
    message: String,
    data: Data,
}

#[derive(Deserialize)]
struct Data {
    failure: Vec<Failure>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Failure {
    form_field: String,
    error: Error,
}

pub fn replies() {
    let errors = [ERROR; 1 << 10];
    let [code, text] = race(
        errors.len(),
        [&|| each(&errors, serde_json::from_str::<Error<ResponseCode, &str>>), &|| {
            each(&errors, serde_json::from_str::<Error<&str, &str>>)
        }],
    );
    row("JSON to a struct with `ResponseCode`", code, "with `&str`", text, "ns", AtMost(1.1));

    const STRUCT: &str = "a struct for this reply alone";
    reply::<Error>("`Reply` of a success", &[SUCCESS; 1 << 10], STRUCT, 1.2);
    reply::<PartlyFailed>("`Reply` of a partial failure", &[PARTLY_FAILED; 1 << 10], STRUCT, 1.1);
    let list = vec![TEMPLATE; (1 << 20) / TEMPLATE.len()].join(",");
    let list = format!(r#"{{"code":"200","message":"요청 성공","data":{{"list":[{list}]}}}}"#);
    reply::<IgnoredAny>("`Reply` of a list of 1 MB", &[&list], "`IgnoredAny`", 1.3);
}

/// Reads bodies as `Reply`, as a rival, and as any JSON.
fn reply<T: DeserializeOwned>(what: &str, bodies: &[&str], rival: &str, goal: f64) {
    assert!(serde_json::from_str::<T>(bodies[0]).is_ok());
    assert!(Reply::from_slice(bodies[0].as_bytes()).is_ok());
    let [ours, theirs, value] = race(
        bodies.len(),
        [
            &|| each(bodies, |body| Reply::from_slice(body.as_bytes())),
            &|| each(bodies, |body| serde_json::from_slice::<T>(body.as_bytes())),
            &|| each(bodies, |body| serde_json::from_slice::<Value>(body.as_bytes())),
        ],
    );
    row(what, ours, rival, theirs, "ns", AtMost(goal));
    row(what, ours, "`serde_json::Value`", value, "ns", AtMost(1.0));
}
