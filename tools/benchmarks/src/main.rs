//! Measures this crate beside its rivals, and prints one Markdown table.
//!
//! ```text
//! cargo bench -p benchmarks                  everything
//! cargo bench -p benchmarks -- times         or only one of times, instructions, size, build
//! ```

mod accessors;
mod from_code;
mod instructions;
mod json;
mod programs;
mod race;
mod reply;
mod report;
mod rivals;
mod stream;

use std::process::ExitCode;
use std::{env, fs, io};

use report::Ratio;

fn main() -> ExitCode {
    // What cargo tells every benchmark.
    let arguments: Vec<String> = env::args().skip(1).filter(|text| text != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let rows = match arguments[..] {
        [] => all(),
        ["times"] => Ok(times()),
        ["instructions"] => instructions::ratios(),
        ["size"] => programs::size(),
        ["build"] => programs::build(),
        [instructions::UNDER_VALGRIND, rival, count] => {
            instructions::run(rival, count);
            return ExitCode::SUCCESS;
        }
        _ => Err(io::Error::other("expected times, instructions, size, build or nothing")),
    };
    match rows {
        Ok(rows) => {
            println!("Processor: {}\n", processor());
            print!("{}", report::table(&rows));
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn all() -> io::Result<Vec<Ratio>> {
    let mut rows = times();
    rows.extend(instructions::ratios()?);
    rows.extend(programs::size()?);
    rows.extend(programs::build()?);
    Ok(rows)
}

fn times() -> Vec<Ratio> {
    [from_code::ratios(), accessors::ratios(), json::ratios(), reply::ratios()].concat()
}

fn processor() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or("an unknown processor", |(_, model)| model).to_owned()
}
