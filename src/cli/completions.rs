//! `completions`: scripts that complete the command's arguments.

use std::io;
use std::process::ExitCode;

use clap::Command;
use clap_complete::Shell;

use crate::error::Error;
use crate::output;

pub(crate) fn run(shell: Shell, command: &mut Command) -> Result<ExitCode, Error> {
    let name = env!("CARGO_BIN_NAME");
    let mut script = Vec::new();
    clap_complete::generate(shell, command, name, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if shell == Shell::Bash {
        // clap_complete writes the name of a program with hyphens in two ways, so that nothing is
        // completed after a subcommand: clap's issue 6421.
        script = script.replace(&name.replace('-', "__subcmd__"), &name.replace('-', "__"));
    }
    output::print(io::stdout(), script, ExitCode::SUCCESS)
}
