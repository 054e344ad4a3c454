//! Prints the verdicts of random bodies. `.ci/feature-unification` compares what it prints with all features of the
//! dependencies, and with none.

use std::env;

use arbitrary::Unstructured;
use bizppurio_kakao_codes::Reply;

fn main() -> arbitrary::Result<()> {
    let count = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let mut random = fastrand::Rng::with_seed(0);
    let mut bytes = [0; 1024];
    for _ in 0..count {
        random.fill(&mut bytes);
        let body = body::object(&mut Unstructured::new(&bytes), "body")?;
        // Only without `arbitrary_precision` is a number an error because no `f64` holds it.
        if body.contains("1e999") {
            continue;
        }
        match Reply::from_slice(body.as_bytes()) {
            Ok(reply) => println!("{:?} {reply:?}", reply.class()),
            Err(error) => {
                assert!(body.contains("$serde_json") || !error.to_string().contains("$serde_json"));
                println!("line {} column {}", error.line(), error.column());
            }
        }
    }
    Ok(())
}
