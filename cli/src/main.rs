//! The command, which explains codes and replies in a shell.

mod completions;
mod error;
mod explain;
mod input;
mod lang;
mod layout;
mod output;
mod pasted;
mod record;
mod reply;
mod table;
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue};
use clap::{CommandFactory, Parser, ValueEnum, ValueHint};
use clap_complete::Shell;

use lang::LangArg;

/// Explain the response codes of the Bizppurio Kakao API
#[derive(Parser)]
#[command(name = env!("CARGO_BIN_NAME"), version)]
enum Command {
    /// Explain codes, given by code, name, message or description
    ///
    /// The exit status is 0 if all of them are found, 1 if any is not, and 2 if the arguments are wrong.
    #[command(after_long_help = EXPLAIN_EXAMPLES)]
    Explain {
        /// Codes, names, messages or descriptions, in upper or lower case
        ///
        /// A list or a range of codes is explained too. Of any other text, the codes in it are offered; if there are
        /// none, those whose texts have its words, or similar ones.
        #[arg(required = true, value_name = "CODE", value_hint = ValueHint::Other, allow_negative_numbers = true)]
        codes: Vec<String>,
        #[command(flatten)]
        lang: LangArg,
        /// Output format
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Tell whether a request succeeded, may be sent again as it is, or has to change first
    ///
    /// The exit status is 0 if the request succeeded, 75 if it may be sent again as it is, and 1 if it
    /// may not, or if only some items failed. It is 65 if the input is not a reply of the API, 66 if
    /// the file cannot be opened, 74 if reading or writing fails, and 2 if the arguments are wrong.
    #[command(after_long_help = RETRY_LOOP)]
    Reply {
        /// Body of the HTTP response; without it, or with -, standard input is read
        #[arg(default_value = "-", hide_default_value = true)]
        file: PathBuf,
        /// HTTP status of the response
        ///
        /// With 413, a body that is not a reply means that the request was too large. With 400 or more, a
        /// body that says success is an error. 000, which curl prints, means that no reply arrived.
        #[arg(long, value_name = "N", value_hint = ValueHint::Other, allow_negative_numbers = true, value_parser = http_status)]
        http_status: Option<u16>,
        #[command(flatten)]
        lang: LangArg,
        /// Output format
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print the table of codes
    Table(table::Arguments),
    /// Print a script that completes this command's arguments in a shell
    #[command(after_long_help = completions::SETUP)]
    Completions {
        /// Shell to print the script for
        shell: Shell,
    },
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  bizppurio-kakao-codes explain 504 0000
  bizppurio-kakao-codes explain DuplicateTemplateCode
  bizppurio-kakao-codes explain 'Request Entity Too Large'
  bizppurio-kakao-codes explain --lang ko '템플릿 코드 중복'
  bizppurio-kakao-codes explain --format json '801~805'";

const RETRY_LOOP: &str = concat!(
    "With URL=https://kapi.ppurio.com/v3/kakao/image/upload, this script uploads an image, and tries \
     again only after status 75:\n\n",
    include_str!("retry_loop.sh")
);

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

fn http_status(text: &str) -> Result<u16, &'static str> {
    text.parse().map_err(|_| "`--http-status` takes a number such as 200")
}

fn main() -> ExitCode {
    let command = Command::try_parse().unwrap_or_else(|error| with_tip(error).exit());
    let result = match command {
        Command::Explain { codes, lang, format } => explain::run(&codes, lang.langs(), format),
        Command::Reply { file, http_status, lang, format } => {
            reply::run(&file, http_status, lang.langs(), format)
        }
        Command::Table(arguments) => table::run(&arguments),
        Command::Completions { shell } => completions::run(shell, &mut Command::command()),
    };
    result.unwrap_or_else(|error| {
        output::print_error(layout::error(error.text));
        error.status.into()
    })
}

/// Says how to explain a code that is given in place of a subcommand.
fn with_tip(mut error: clap::Error) -> clap::Error {
    let similar = error.get(ContextKind::SuggestedSubcommand);
    let argument = error.get(ContextKind::InvalidSubcommand);
    if let (Some(ContextValue::String(code)), None) = (argument, similar) {
        let quote = if code.contains(char::is_whitespace) { "\"" } else { "" };
        let name = env!("CARGO_BIN_NAME");
        let tip = format!("to explain a code: {name} explain {quote}{code}{quote}");
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip.into()]));
    }
    error
}
