//! `completions`: scripts that complete the command's arguments.

use std::process::ExitCode;

use clap::{Command, ValueEnum};
use clap_complete::Shell;

use crate::error::Error;
use crate::output;

const NAME: &str = env!("CARGO_BIN_NAME");

/// What makes each shell read the script.
pub(crate) const SETUP: &str = "\
Add the line for your shell to its file, and start a new session:
  bash, ~/.bashrc
    eval \"$(bizppurio-kakao-codes completions bash)\"
  zsh, ~/.zshrc, below compinit
    source <(bizppurio-kakao-codes completions zsh)
  fish, ~/.config/fish/config.fish
    bizppurio-kakao-codes completions fish | source
  PowerShell, $PROFILE
    bizppurio-kakao-codes completions powershell | Out-String | Invoke-Expression
  elvish, ~/.config/elvish/rc.elv
    eval (bizppurio-kakao-codes completions elvish | slurp)";

pub(crate) fn run(shell: Shell, command: &mut Command) -> Result<ExitCode, Error> {
    let mut script = Vec::new();
    clap_complete::generate(shell, command, NAME, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    for (written, needed) in edits(shell) {
        debug_assert!(script.contains(&written), "{written}");
        script = script.replace(&written, &needed);
    }
    output::print(script)?;
    Ok(ExitCode::SUCCESS)
}

/// What clap_complete writes, and what a shell needs in its place.
fn edits(shell: Shell) -> Vec<(String, String)> {
    match shell {
        // The name of a program with hyphens is written in two ways, so that nothing is completed after a
        // subcommand: clap's issue 6421.
        Shell::Bash => vec![(NAME.replace('-', "__subcmd__"), NAME.replace('-', "__"))],
        // With two colons, what follows the first code is completed as a command line of its own.
        Shell::Zsh => vec![("'*::codes".into(), "'*:codes".into())],
        // Files are offered where no argument is one, and shells are not.
        Shell::Fish => {
            let shells = Shell::value_variants().iter().map(Shell::to_string);
            let shells = shells.collect::<Vec<_>>().join(" ");
            let edit = |subcommand: &str, values: &str| {
                let condition =
                    format!("-n \"__fish_bizppurio_kakao_codes_using_subcommand {subcommand}\"");
                let help = format!("{condition} -s h");
                (help.clone(), format!("{condition} -f -a \"{values}\"\ncomplete -c {NAME} {help}"))
            };
            vec![edit("explain", ""), edit("table", ""), edit("completions", &shells)]
        }
        _ => Vec::new(),
    }
}
