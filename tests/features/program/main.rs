//! Asks the library for `strum` alone, and gets `json` too, which a dependency asks for.

use bizppurio_kakao_codes::{Reply, ResponseCode};
use strum::IntoEnumIterator;

fn main() {
    for code in ResponseCode::iter() {
        let reply: Option<Reply> = json::reply(code.code());
        assert_eq!(reply.and_then(|reply| reply.code.known()), Some(code));
    }
}
