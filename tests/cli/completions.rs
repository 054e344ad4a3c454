//! `completions`, in real shells.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use rexpect::session::{Options, PtySession, spawn_with_options};

use crate::{is_installed, run};

/// A shell that is set up as the help says, with a home of its own.
struct Shell {
    session: PtySession,
    folder: PathBuf,
}

impl Shell {
    fn start(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("completions").join(name);
        let help = run(&["completions", "--help"]).stdout;
        let (_, setup) = help.split_once(&format!("\n  {name}, ~/")).unwrap();
        let (file, line) = setup.split_once("\n").unwrap();
        let line = line.lines().next().unwrap();
        let file = folder.join(file.split(',').next().unwrap());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        let before = if name == "zsh" { "autoload -Uz compinit; compinit -u -D" } else { "" };
        fs::write(file, format!("{before}\n{line}\n")).unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_bizppurio-kakao-codes"));
        let path = format!("{}:{}", program.parent().unwrap().display(), env::var("PATH").unwrap());
        let mut command = Command::new(name);
        command.current_dir(&folder).env_remove("XDG_CONFIG_HOME").env_remove("ZDOTDIR");
        command.envs([("TERM", "dumb"), ("PATH", &path)]).env("HOME", &folder);
        let options = Options::new().timeout_ms(Some(30_000));
        let session = spawn_with_options(command, options).unwrap();
        let mut shell = Self { session, folder };
        shell.enter(if name == "fish" { "function fish_prompt; end" } else { "PS1=" });
        shell
    }

    /// Types a line and waits for its end.
    fn enter(&mut self, keys: &str) {
        // What is typed is echoed too, so the text to wait for is not among it.
        self.session.send(&format!("{keys}; printf 'do%s' ne\n")).unwrap();
        self.session.flush().unwrap();
        self.session.exp_string("done").unwrap();
    }

    /// Leaves, because an interactive shell does not heed a signal to end.
    fn exit(mut self) {
        self.session.send("exit\n").unwrap();
        self.session.flush().unwrap();
        self.session.exp_eof().unwrap();
    }

    /// What the command prints that these keys complete.
    fn output(&mut self, keys: &str) -> String {
        let file = self.folder.join("output");
        fs::write(&file, "").unwrap();
        self.enter(&format!("bizppurio-kakao-codes {keys} > output"));
        fs::read_to_string(file).unwrap()
    }
}

#[test]
fn subcommands_and_values_of_options_are_completed() {
    for name in ["bash", "zsh", "fish"] {
        if !is_installed(name) {
            continue;
        }
        let mut shell = Shell::start(name);
        for (keys, arguments) in [
            ("expl\t--lang e\t504", &["explain", "--lang", "en", "504"][..]),
            ("expl\t--format j\t504", &["explain", "--format", "json", "504"]),
            ("tab\t--class r\t--format c\t", &["table", "--class", "retryable", "--format", "csv"]),
        ] {
            assert_eq!(shell.output(keys), run(arguments).stdout, "{name}: {keys:?}");
        }
        shell.exit();
    }
}
