use bizppurio_kakao_codes::ResponseCode;

/// `from_code` and `from_message` find what a search through `ALL` finds, and it round-trips.
pub fn agrees_with_a_search(text: &str) {
    let found = ResponseCode::from_code(text);
    assert_eq!(found, ResponseCode::ALL.iter().copied().find(|code| code.code() == text));
    assert_eq!(text.parse().ok(), found);

    let found = ResponseCode::from_message(text);
    let sends = |code: &&ResponseCode| code.message().is_some_and(|name| is_message(text, name));
    let codes = ResponseCode::ALL.iter().filter(sends);
    assert_eq!(found, codes.max_by_key(|code| code.edition()).copied());
    let name = found.and_then(ResponseCode::message);
    assert_eq!(name.and_then(ResponseCode::from_message), found);
}

/// Whether a message is the name, ignoring surrounding whitespace and a reason in parentheses.
fn is_message(message: &str, name: &str) -> bool {
    message.trim().strip_prefix(name).is_some_and(|rest| {
        let reason = rest.trim_start();
        rest.is_empty() || reason.starts_with('(') && reason.ends_with(')')
    })
}
