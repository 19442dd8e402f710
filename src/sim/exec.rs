//! What comes of executing a container's command: the image's program, a job that ends by itself, or nothing (R25).

use super::cluster::Cluster;
use super::container_definition::ContainerDefinition;
use super::id::ContainerId;
use super::program::{Ending, Program};

/// R25: what a shell, or Docker, says of a command that is not there.
pub(super) const EXIT_NOT_FOUND: i32 = 127;
/// What every image has besides its own program.
const SHELLS: [&str; 3] = ["sh", "bash", "ash"];

impl ContainerDefinition {
    /// The words of its command, and whether a shell reads them (`sh -c "…"`).
    fn words(&self) -> (Vec<&str>, bool) {
        match self.command.as_slice() {
            [shell, c, line] if c == "-c" && SHELLS.contains(&file(shell)) => {
                (line.split_whitespace().collect(), true)
            }
            words => (words.iter().map(String::as_str).collect(), false),
        }
    }

    /// Is it the image's program that runs, with whatever arguments?
    pub(super) fn runs(&self, program: &Program) -> bool {
        let own = |word: &&str| file(word) == program.kind.executable();
        self.command.is_empty() || self.words().0.first().is_some_and(own)
    }

    /// What runs instead of the image's program; `None`: the command is not there.
    fn job(&self) -> Option<Ending> {
        let (words, by_shell) = self.words();
        let code = |word: Option<&&str>| word.and_then(|word| word.parse().ok()).unwrap_or(0);
        let at_once = |exit_code: i32| Some(Ending { after_ms: 0, exit_code });
        match words.first().map(|word| file(word)) {
            Some("sleep") => {
                let seconds = words.get(1).and_then(|word| word.parse::<u32>().ok());
                let after_ms = seconds.map_or(u64::MAX, |seconds| u64::from(seconds) * 1_000);
                Some(Ending { after_ms, exit_code: 0 })
            }
            Some("true" | "echo") => at_once(0),
            Some("false") => at_once(1),
            Some("exit") if by_shell => at_once(code(words.get(1))),
            _ if by_shell => at_once(EXIT_NOT_FOUND),
            _ => None,
        }
    }
}

/// `/usr/sbin/nginx` is `nginx`.
fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

impl Cluster {
    fn runs_its_image(&self, id: ContainerId) -> bool {
        let command = &self.container_definition(id).command;
        command.is_empty() || self.program(id).is_some()
    }

    /// Can its command be executed?
    pub(super) fn can_execute(&self, id: ContainerId) -> bool {
        self.runs_its_image(id) || self.container_definition(id).job().is_some()
    }

    /// When and how it ends by itself, if it does.
    pub(super) fn ending(&self, id: ContainerId) -> Option<Ending> {
        match self.runs_its_image(id) {
            true => self.program(id)?.ends,
            false => self.container_definition(id).job(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::program::ProgramKind;

    fn given(words: &[&str]) -> ContainerDefinition {
        let command = words.iter().map(|word| word.to_string()).collect();
        ContainerDefinition { command, ..ContainerDefinition::default() }
    }

    #[test]
    fn a_command_is_the_images_program_a_job_or_not_there() {
        let node = Program::new(ProgramKind::Node);
        let runs = |words: &[&str]| given(words).runs(&node);
        assert!(runs(&[]) && runs(&["node", "server.js"]) && runs(&["sh", "-c", "node app"]));
        assert!(!runs(&["python", "app.py"]) && !runs(&["sh", "-c", ""]));
        let job = |words: &[&str]| given(words).job().map(|end| (end.after_ms, end.exit_code));
        assert_eq!(job(&["sleep", "30"]), Some((30_000, 0)));
        assert_eq!(job(&["/bin/false"]), Some((0, 1)));
        assert_eq!(job(&["/bin/sh", "-c", "exit 3"]), Some((0, 3)));
        assert_eq!(job(&["sh", "-c", "pyhton app.py"]), Some((0, 127)), "the shell says so");
        assert_eq!((job(&["pyhton", "app.py"]), job(&["exit", "3"])), (None, None));
    }
}
