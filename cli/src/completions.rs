//! `completions`: scripts that complete the command's arguments.

use std::process::ExitCode;

use clap::Command;
use clap_complete::Shell;

use crate::error::Error;
use crate::output;

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
    let name = env!("CARGO_BIN_NAME");
    let mut script = Vec::new();
    clap_complete::generate(shell, command, name, &mut script);
    // clap_complete writes the name of a program with hyphens in two ways in bash, so that nothing is
    // completed after a subcommand: clap's issue 6421.
    let script = String::from_utf8_lossy(&script)
        .replace(&name.replace('-', "__subcmd__"), &name.replace('-', "__"));
    output::print(script)?;
    Ok(ExitCode::SUCCESS)
}
