//! Asks the library for `json` alone.

use bizppurio_kakao_codes::Reply;

/// A reply with this code.
pub fn reply(code: &str) -> Option<Reply> {
    Reply::from_slice(format!(r#"{{ "code": "{code}" }}"#).as_bytes()).ok()
}
