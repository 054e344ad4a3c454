//! `completions`, in real shells.

use std::fs;
use std::path::Path;

use rexpect::session::{Options, PtySession, spawn_with_options};

use crate::{is_installed, run, with_command_in_path};

/// Starts a shell that is set up as the help says, with this folder as its home.
fn start(name: &str, folder: &Path) -> PtySession {
    let help = run(&["completions", "--help"]).stdout;
    let (_, setup) = help.split_once(&format!("\n  {name}, ~/")).unwrap();
    let (file, line) = setup.split_once("\n").unwrap();
    let line = line.lines().next().unwrap();
    let file = folder.join(file.split(',').next().unwrap());
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let before = if name == "zsh" { "autoload -Uz compinit; compinit -u -D" } else { "" };
    fs::write(file, format!("{before}\n{line}\n")).unwrap();
    let mut command = with_command_in_path(name);
    command.current_dir(folder).env_remove("XDG_CONFIG_HOME").env_remove("ZDOTDIR");
    command.env("TERM", "dumb").env("HOME", folder);
    let mut shell = spawn_with_options(command, Options::new().timeout_ms(Some(30_000))).unwrap();
    enter(&mut shell, if name == "fish" { "function fish_prompt; end" } else { "PS1=" });
    shell
}

/// Types a line and waits for its end.
fn enter(shell: &mut PtySession, keys: &str) {
    // What is typed is echoed too, so the text to wait for is not among it.
    shell.send_line(&format!("{keys}; printf 'do%s' ne")).unwrap();
    shell.exp_string("done").unwrap();
}

#[test]
fn subcommands_options_and_values_are_completed() {
    for name in ["bash", "zsh", "fish"].into_iter().filter(|name| is_installed(name)) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("completions").join(name);
        let mut shell = start(name, &folder);
        for file in ["50.log", "fi.log"] {
            fs::write(folder.join(file), "").unwrap();
        }
        for (keys, arguments) in [
            ("expl\t--lang e\t504", &["explain", "--lang", "en", "504"][..]),
            // The first tab may only list what matches.
            ("expl\t504 505 --l\t\ten", &["explain", "504", "505", "--lang", "en"]),
            ("comp\tfi\t", &["completions", "fish"]),
            // bash offers files where nothing else matches.
            (if name == "bash" { "expl\t504" } else { "expl\t50\t4" }, &["explain", "504"]),
            ("tab\t--class r\t--format c\t", &["table", "--class", "retryable", "--format", "csv"]),
        ] {
            enter(&mut shell, &format!("bizppurio-kakao-codes {keys} > output"));
            let printed = fs::read_to_string(folder.join("output")).unwrap();
            assert_eq!(printed, run(arguments).stdout, "{name}: {keys:?}");
        }
        // An interactive shell does not heed a signal to end.
        shell.send_line("exit").unwrap();
        shell.exp_eof().unwrap();
    }
}
