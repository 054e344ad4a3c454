//! Prints its arguments and, with this crate, the texts of those that are codes.

fn main() {
    for argument in std::env::args().skip(1) {
        println!("{argument}");
        #[cfg(feature = "bizppurio-kakao-codes")]
        print_texts(&argument);
    }
}

#[cfg(feature = "bizppurio-kakao-codes")]
fn print_texts(argument: &str) {
    use bizppurio_kakao_codes::{Lang, ResponseCode};

    let Some(code) = ResponseCode::from_code(argument) else { return };
    println!("{}", code.description(Lang::Ko));
    if cfg!(feature = "all-texts") {
        println!("{}{}{}", code.help(Lang::Ko), code.description(Lang::En), code.help(Lang::En));
    }
}
