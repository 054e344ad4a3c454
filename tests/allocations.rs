//! What allocates nothing, or little.
#![cfg(feature = "json")]

use bizppurio_kakao_codes::{AnyCode, Reply, ResponseCode};
use serde_json::json;

#[test]
fn a_documented_code_allocates_nothing() {
    let allocations = allocation_counter::measure(|| {
        for json in [r#""504""#, r#""0000""#] {
            serde_json::from_str::<ResponseCode>(json).unwrap();
            serde_json::from_str::<AnyCode>(json).unwrap();
        }
    });
    assert_eq!(allocations.count_total, 0);
}

/// serde_json notes a byte per level of what it skips.
#[test]
fn skipping_nested_lists_allocates_eight_bytes() {
    let entry = json!({ "templateCode": "t1", "buttons": [{ "name": "보기", "linkType": "WL" }] });
    let body = json!({ "code": "200", "data": { "list": vec![entry; 5000] } }).to_string();
    let allocations = allocation_counter::measure(|| {
        let reply = Reply::from_slice(body.as_bytes());
        assert!(reply.is_ok_and(|reply| reply.is_success()));
    });
    assert_eq!((allocations.count_total, allocations.bytes_total), (1, 8));
}
