//! The command: what codes mean, from a shell.

mod document;
mod explain;
mod record;

use std::io;
use std::process::ExitCode;

use bizppurio_kakao_codes::Lang;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

/// Explains the response codes of the Bizppurio Kakao API.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Explain codes (504) or messages (InvalidImageShapeException)
    ///
    /// The exit status is 0 if all of them are documented, and 1 if any is not.
    Explain {
        /// Codes or messages as the API sends them
        #[arg(required = true)]
        codes: Vec<String>,
        #[command(flatten)]
        lang: LangArg,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print a script that completes this command's arguments in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(clap::Args)]
struct LangArg {
    /// Print one language only
    #[arg(long, value_parser = PossibleValuesParser::new(["ko", "en"]).try_map(|lang| lang.parse::<Lang>()))]
    lang: Option<Lang>,
}

impl LangArg {
    fn langs(&self) -> Vec<Lang> {
        self.lang.map_or_else(|| vec![Lang::Ko, Lang::En], |lang| vec![lang])
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(status) => status,
        // Whoever reads has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            anstream::eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> io::Result<ExitCode> {
    match command {
        Command::Explain { codes, lang, format } => explain::run(&codes, &lang.langs(), format),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                shell,
                &mut Cli::command(),
                env!("CARGO_BIN_NAME"),
                &mut script,
            );
            io::Write::write_all(&mut io::stdout(), &script)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
