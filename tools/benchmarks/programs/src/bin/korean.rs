use bizppurio_kakao_codes::{Lang, ResponseCode};

fn main() {
    for argument in std::env::args().skip(1) {
        if let Some(code) = ResponseCode::from_code(&argument) {
            println!("{}", code.description(Lang::Ko));
        }
    }
}
