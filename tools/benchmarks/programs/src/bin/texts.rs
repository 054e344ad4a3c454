use bizppurio_kakao_codes::{Lang, ResponseCode};

fn main() {
    for argument in std::env::args().skip(1) {
        if let Some(code) = ResponseCode::from_code(&argument) {
            for lang in [Lang::Ko, Lang::En] {
                println!("{}", code.description(lang));
                println!("{}", code.help(lang));
            }
        }
    }
}
