//! `completions`.

use crate::{run, stdout};

#[test]
fn completions_are_printed_for_each_shell() {
    for (shell, sign) in [("bash", "complete -F"), ("zsh", "#compdef"), ("fish", "complete -c")] {
        let output = run(&["completions", shell]);
        assert!(stdout(&output).contains(sign), "{shell}");
        assert!(stdout(&output).contains("explain"), "{shell}");
    }
}
