//! What a learner can do: the one list that buttons, typed lines and scripts share.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Misread, metric::read_name, nearest};

/// An action without its arguments: what a stage offers and what a lesson has "taught".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ActionId {
    Scale,
    StopTask,
    CrashContainer,
    RunTask,
    TerminateComputer,
    PowerOff,
    PowerOn,
    RentComputer,
    CreateService,
    DeleteService,
}

/// An action with its arguments. Tasks and computers go by the number that the learner sees (from 1), services, families and containers by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Scale { service: String, count: u32 },
    StopTask { task: u32 },
    CrashContainer { task: u32, container: String, exit_code: i32 },
    RunTask { family: String },
    TerminateComputer { computer: u32 },
    PowerOff { computer: u32 },
    PowerOn { computer: u32 },
    RentComputer { count: u32 },
    CreateService { name: String, count: u32 },
    DeleteService { service: String },
}

impl ActionId {
    pub const ALL: [ActionId; 10] = [
        ActionId::Scale,
        ActionId::StopTask,
        ActionId::CrashContainer,
        ActionId::RunTask,
        ActionId::TerminateComputer,
        ActionId::PowerOff,
        ActionId::PowerOn,
        ActionId::RentComputer,
        ActionId::CreateService,
        ActionId::DeleteService,
    ];

    /// The first word of its line: `terminate-computer`.
    pub fn word(self) -> &'static str {
        // The usage line starts with the word, so that neither can change alone.
        self.usage().split(' ').next().expect("split yields at least one part")
    }

    /// Its whole line, arguments in capitals, optional ones in brackets.
    pub fn usage(self) -> &'static str {
        match self {
            ActionId::Scale => "scale SERVICE COUNT",
            ActionId::StopTask => "stop-task TASK",
            ActionId::CrashContainer => "crash-container TASK CONTAINER [EXIT-CODE]",
            ActionId::RunTask => "run-task FAMILY",
            ActionId::TerminateComputer => "terminate-computer COMPUTER",
            ActionId::PowerOff => "power-off COMPUTER",
            ActionId::PowerOn => "power-on COMPUTER",
            ActionId::RentComputer => "rent-computer [COUNT]",
            ActionId::CreateService => "create-service FAMILY [COUNT]",
            ActionId::DeleteService => "delete-service SERVICE",
        }
    }

    /// The action of a word; for an unknown word the closest known one.
    pub fn read(word: &str) -> Result<ActionId, Misread> {
        ActionId::ALL.into_iter().find(|id| id.word() == word).ok_or_else(|| {
            Misread::UnknownAction {
                found: word.into(),
                nearest: nearest(word, ActionId::ALL.map(ActionId::word)),
            }
        })
    }
}

impl Action {
    /// Reads one line, such as `scale member 3`.
    pub fn read(line: &str) -> Result<Action, Misread> {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (first, arguments) = words.split_first().unwrap_or((&"", &[]));
        let action = ActionId::read(first)?;
        Action::with_arguments(action, arguments).ok_or(Misread::BadArguments { action })
    }

    fn with_arguments(id: ActionId, arguments: &[&str]) -> Option<Action> {
        Some(match (id, arguments) {
            (ActionId::Scale, [service, count]) => {
                Action::Scale { service: name(service)?, count: count.parse().ok()? }
            }
            (ActionId::StopTask, [task]) => Action::StopTask { task: number(task)? },
            (ActionId::CrashContainer, [task, container]) => Action::CrashContainer {
                task: number(task)?,
                container: name(container)?,
                exit_code: 1,
            },
            (ActionId::CrashContainer, [task, container, exit_code]) => Action::CrashContainer {
                task: number(task)?,
                container: name(container)?,
                exit_code: exit_code.parse().ok()?,
            },
            (ActionId::RunTask, [family]) => Action::RunTask { family: name(family)? },
            (ActionId::TerminateComputer, [computer]) => {
                Action::TerminateComputer { computer: number(computer)? }
            }
            (ActionId::PowerOff, [computer]) => Action::PowerOff { computer: number(computer)? },
            (ActionId::PowerOn, [computer]) => Action::PowerOn { computer: number(computer)? },
            (ActionId::RentComputer, []) => Action::RentComputer { count: 1 },
            (ActionId::RentComputer, [count]) => Action::RentComputer { count: number(count)? },
            (ActionId::CreateService, [family]) => {
                Action::CreateService { name: name(family)?, count: 1 }
            }
            (ActionId::CreateService, [family, count]) => {
                Action::CreateService { name: name(family)?, count: count.parse().ok()? }
            }
            (ActionId::DeleteService, [service]) => {
                Action::DeleteService { service: name(service)? }
            }
            (
                ActionId::Scale
                | ActionId::StopTask
                | ActionId::CrashContainer
                | ActionId::RunTask
                | ActionId::TerminateComputer
                | ActionId::PowerOff
                | ActionId::PowerOn
                | ActionId::RentComputer
                | ActionId::CreateService
                | ActionId::DeleteService,
                _,
            ) => return None,
        })
    }

    pub fn id(&self) -> ActionId {
        match self {
            Action::Scale { .. } => ActionId::Scale,
            Action::StopTask { .. } => ActionId::StopTask,
            Action::CrashContainer { .. } => ActionId::CrashContainer,
            Action::RunTask { .. } => ActionId::RunTask,
            Action::TerminateComputer { .. } => ActionId::TerminateComputer,
            Action::PowerOff { .. } => ActionId::PowerOff,
            Action::PowerOn { .. } => ActionId::PowerOn,
            Action::RentComputer { .. } => ActionId::RentComputer,
            Action::CreateService { .. } => ActionId::CreateService,
            Action::DeleteService { .. } => ActionId::DeleteService,
        }
    }

    /// The service or family that the action names.
    pub fn name(&self) -> Option<&str> {
        match self {
            Action::Scale { service: name, .. }
            | Action::RunTask { family: name }
            | Action::CreateService { name, .. }
            | Action::DeleteService { service: name } => Some(name),
            Action::StopTask { .. }
            | Action::CrashContainer { .. }
            | Action::TerminateComputer { .. }
            | Action::PowerOff { .. }
            | Action::PowerOn { .. }
            | Action::RentComputer { .. } => None,
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.id().word();
        match self {
            Action::Scale { service, count } => write!(f, "{word} {service} {count}"),
            Action::StopTask { task } => write!(f, "{word} {task}"),
            Action::CrashContainer { task, container, exit_code } => {
                write!(f, "{word} {task} {container} {exit_code}")
            }
            Action::RunTask { family } => write!(f, "{word} {family}"),
            Action::TerminateComputer { computer }
            | Action::PowerOff { computer }
            | Action::PowerOn { computer } => {
                write!(f, "{word} {computer}")
            }
            Action::RentComputer { count } => write!(f, "{word} {count}"),
            Action::CreateService { name, count } => write!(f, "{word} {name} {count}"),
            Action::DeleteService { service } => write!(f, "{word} {service}"),
        }
    }
}

fn name(text: &str) -> Option<String> {
    read_name(text).ok()
}

/// Numbers that learners see start at 1.
fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: [&str; 10] = [
        "scale member 3",
        "stop-task 2",
        "crash-container 2 nginx 137",
        "run-task member",
        "terminate-computer 2",
        "power-off 2",
        "power-on 2",
        "rent-computer 4",
        "create-service member 2",
        "delete-service member",
    ];

    #[test]
    fn every_action_reads_back() {
        for (id, line) in ActionId::ALL.into_iter().zip(LINES) {
            let action = Action::read(line).expect("a line as in the usage");
            assert_eq!(action.id(), id);
            assert_eq!(action.to_string(), line);
        }
    }

    #[test]
    fn what_may_be_left_out_has_its_usual_value() {
        let cases = [
            ("crash-container 2 nginx", "crash-container 2 nginx 1"),
            ("rent-computer", "rent-computer 1"),
            ("create-service member", "create-service member 1"),
        ];
        for (short, long) in cases {
            assert_eq!(Action::read(short), Action::read(long));
        }
    }

    #[test]
    fn what_is_no_action_says_why() {
        let bad = |action| Misread::BadArguments { action };
        let cases = [
            ("scale member", bad(ActionId::Scale)),
            ("scale member -1", bad(ActionId::Scale)),
            ("stop-task 0", bad(ActionId::StopTask)),
            ("terminate-computer 2 3", bad(ActionId::TerminateComputer)),
            (
                "terminate-computr 2",
                Misread::UnknownAction {
                    found: "terminate-computr".into(),
                    nearest: Some("terminate-computer"),
                },
            ),
            ("", Misread::UnknownAction { found: String::new(), nearest: None }),
        ];
        for (line, expected) in cases {
            assert_eq!(Action::read(line), Err(expected), "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_survived(line in ".*") {
            let _ = Action::read(&line);
        }
    }
}
