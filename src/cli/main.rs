//! The command: what codes mean, from a shell.

extern crate alloc;

mod diff;
mod document;
#[path = "../escape.rs"]
mod escape;
mod explain;
mod input;
#[path = "../invisible.rs"]
mod invisible;
mod output;
mod page;
mod record;
mod reply;
mod table;

use std::io::{self, Write};
use std::path::PathBuf;
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
    /// Tell whether a reply is a success, may be resent, or has to change first
    ///
    /// The exit status is 0 for a success, 75 for a reply that may be resent as it is, 1 for any
    /// other, and 2 for what is no reply of the API.
    #[command(after_long_help = RESEND_LOOP)]
    Reply {
        /// The body of the HTTP response, or - for standard input
        #[arg(default_value = "-", hide_default_value = true)]
        file: PathBuf,
        /// The status of the HTTP response, which tells of a body that is too large (413)
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(100..=599))]
        http_status: Option<u16>,
        #[command(flatten)]
        lang: LangArg,
        /// How to print
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Compare the table with an edition of the vendor's page
    ///
    /// The exit status is 0 if they are in step, 1 if they differ, and 2 if the file is no such page.
    Diff {
        /// The page as Markdown, or - for standard input
        page: PathBuf,
    },
    /// Print the whole table
    Table(table::Arguments),
    /// Print a script that completes this command's arguments in a shell
    Completions {
        /// The shell
        shell: Shell,
    },
}

const RESEND_LOOP: &str = r#"To resend only where it helps:

for delay in 1 2 4 8 0; do
    curl -sS -F "image=@banner.png" "$URL" | bizppurio-kakao-codes reply && exit_status=0 || exit_status=$?
    [ "$exit_status" -eq 75 ] && sleep "$delay" || break
done"#;

#[derive(clap::Args)]
struct LangArg {
    /// Print one language only
    #[arg(long, value_parser = one_of(&[Lang::Ko, Lang::En], Lang::as_str))]
    lang: Option<Lang>,
}

impl LangArg {
    fn langs(&self) -> Vec<Lang> {
        self.lang.map_or_else(|| vec![Lang::Ko, Lang::En], |lang| vec![lang])
    }
}

/// Reads one of the values by its name.
fn one_of<T: Copy + Send + Sync + 'static>(
    values: &'static [T],
    name: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(values.iter().map(move |&value| name(value))).try_map(move |text| {
        values.iter().copied().find(|&value| name(value) == text).ok_or("no such value")
    })
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
        Err(error) => {
            // If nobody reads it, the status still tells.
            _ = writeln!(io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(command: Command) -> io::Result<ExitCode> {
    match command {
        Command::Explain { codes, lang, format } => explain::run(&codes, &lang.langs(), format),
        Command::Reply { file, http_status, lang, format } => {
            reply::run(&file, http_status, &lang.langs(), format)
        }
        Command::Diff { page } => diff::run(&page),
        Command::Table(arguments) => table::run(&arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(
                shell,
                &mut Cli::command(),
                env!("CARGO_BIN_NAME"),
                &mut script,
            );
            output::print(io::stdout(), script, ExitCode::SUCCESS)
        }
    }
}
