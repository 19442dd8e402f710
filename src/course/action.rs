//! What a learner can do: the one list that buttons, typed lines and scripts share.

use std::fmt;

use serde::Serialize;

use super::{Misread, Slot, nearest};
use crate::unpack::Unpack;

/// An action without its arguments: what a stage offers and what a lesson has "taught".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
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
    Deploy,
    Redeploy,
    SetPercent,
    SetHealthCheck,
    SetCircuitBreaker,
    PushImage,
    Users,
    Tell,
    RegisterScalableTarget,
    DeregisterScalableTarget,
    PutScalingPolicy,
    HangContainer,
    ResumeContainer,
    LeakMemory,
    ConnectHome,
    ChangeAddress,
    FreezeNames,
    ThawNames,
    CutLink,
    RestoreLink,
    DrainComputer,
    ActivateComputer,
    StopAgent,
    StartAgent,
    LoseZone,
    ReturnZone,
    ScaleComputers,
    ProtectTask,
    PushConfig,
    ReloadNginx,
}

/// An action with its arguments, one for each place of its usage line. Tasks and computers go by the number that the
/// learner sees (from 1), the rest by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Action {
    pub id: ActionId,
    args: Vec<Arg>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Arg {
    Name(String),
    Number(u32),
}

impl ActionId {
    pub const ALL: [ActionId; 40] = [
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
        ActionId::Deploy,
        ActionId::Redeploy,
        ActionId::SetPercent,
        ActionId::SetHealthCheck,
        ActionId::SetCircuitBreaker,
        ActionId::PushImage,
        ActionId::Users,
        ActionId::Tell,
        ActionId::RegisterScalableTarget,
        ActionId::DeregisterScalableTarget,
        ActionId::PutScalingPolicy,
        ActionId::HangContainer,
        ActionId::ResumeContainer,
        ActionId::LeakMemory,
        ActionId::ConnectHome,
        ActionId::ChangeAddress,
        ActionId::FreezeNames,
        ActionId::ThawNames,
        ActionId::CutLink,
        ActionId::RestoreLink,
        ActionId::DrainComputer,
        ActionId::ActivateComputer,
        ActionId::StopAgent,
        ActionId::StartAgent,
        ActionId::LoseZone,
        ActionId::ReturnZone,
        ActionId::ScaleComputers,
        ActionId::ProtectTask,
        ActionId::PushConfig,
        ActionId::ReloadNginx,
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
            ActionId::CreateService => "create-service SERVICE [COUNT]",
            ActionId::DeleteService => "delete-service SERVICE",
            ActionId::Deploy => "deploy SERVICE REVISION",
            ActionId::Redeploy => "redeploy SERVICE",
            ActionId::SetPercent => "set-percent SERVICE MINIMUM MAXIMUM",
            ActionId::SetHealthCheck => "set-health-check TARGET-GROUP INTERVAL TIMEOUT UNHEALTHY",
            ActionId::SetCircuitBreaker => "set-circuit-breaker SERVICE BREAKER",
            ActionId::PushImage => "push-image IMAGE",
            ActionId::Users => "users USERS RATE",
            ActionId::Tell => "tell USERS ADDRESS",
            ActionId::RegisterScalableTarget => "register-scalable-target SERVICE MINIMUM MAXIMUM",
            ActionId::DeregisterScalableTarget => "deregister-scalable-target SERVICE",
            ActionId::PutScalingPolicy => "put-scaling-policy SERVICE POLICY",
            ActionId::HangContainer => "hang-container TASK CONTAINER",
            ActionId::ResumeContainer => "resume-container TASK CONTAINER",
            ActionId::LeakMemory => "leak-memory TASK CONTAINER [KIB]",
            ActionId::ConnectHome => "connect-home COMPUTER KBIT",
            ActionId::ChangeAddress => "change-address",
            ActionId::FreezeNames => "freeze-names SERVICE",
            ActionId::ThawNames => "thaw-names SERVICE",
            ActionId::CutLink => "cut-link SERVICE SERVICE",
            ActionId::RestoreLink => "restore-link SERVICE SERVICE",
            ActionId::DrainComputer => "drain-computer COMPUTER",
            ActionId::ActivateComputer => "activate-computer COMPUTER",
            ActionId::StopAgent => "stop-agent COMPUTER",
            ActionId::StartAgent => "start-agent COMPUTER",
            ActionId::LoseZone => "lose-zone ZONE",
            ActionId::ReturnZone => "return-zone ZONE",
            ActionId::ScaleComputers => "scale-computers COUNT",
            ActionId::ProtectTask => "protect-task TASK [MINUTES]",
            ActionId::PushConfig => "push-config CONFIG DRAFT",
            ActionId::ReloadNginx => "reload-nginx CONFIG DRAFT",
        }
    }

    /// What each of its arguments is, and whether it may be left out; then it is 1.
    fn slots(self) -> impl Iterator<Item = (Slot, bool)> {
        self.usage().split(' ').skip(1).map(|word| {
            let name = word.trim_matches(['[', ']']);
            (Slot::of(name), name.len() < word.len())
        })
    }

    /// What it is done to: a computer, a task, a container of a task, or something that goes by a name.
    pub fn first_slot(self) -> Option<Slot> {
        self.slots().next().map(|(slot, _)| slot)
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
    /// `args`: as many as its usage line has places.
    pub fn new<const N: usize>(id: ActionId, args: [Arg; N]) -> Action {
        debug_assert_eq!(id.slots().count(), N, "{}", id.usage());
        Action { id, args: args.into() }
    }

    /// Reads one line, such as `scale member 3`.
    pub fn read(line: &str) -> Result<Action, Misread> {
        let mut words = line.split_whitespace();
        let action = ActionId::read(words.next().unwrap_or(""))?;
        let arg = |(slot, optional): (Slot, bool)| match words.next() {
            Some(word) => slot.read(word),
            None => optional.then_some(Arg::Number(slot.usual())),
        };
        let args: Option<Vec<Arg>> = action.slots().map(arg).collect();
        match (args, words.next()) {
            (Some(args), None) => Ok(Action { id: action, args }),
            _ => Err(Misread::BadArguments { action }),
        }
    }

    /// What each of its arguments is.
    pub fn arguments(&self) -> impl Iterator<Item = (Slot, &Arg)> {
        self.id.slots().map(|(slot, _)| slot).zip(&self.args)
    }

    /// The argument at a place, where it is a name.
    pub fn text(&self, at: usize) -> &str {
        match self.args.get(at) {
            Some(Arg::Name(name)) => name,
            Some(Arg::Number(_)) | None => "",
        }
    }

    /// The argument at a place, where it is a number.
    pub fn number(&self, at: usize) -> u32 {
        match self.args.get(at) {
            Some(Arg::Number(number)) => *number,
            Some(Arg::Name(_)) | None => 0,
        }
    }

    /// The service or family that the action names.
    pub fn name(&self) -> Option<&str> {
        let is_name = matches!(self.id.first_slot(), Some(Slot::Service | Slot::Family));
        is_name.then(|| self.text(0))
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Arg {
        Arg::Number(number)
    }
}

impl From<&str> for Arg {
    fn from(name: &str) -> Arg {
        Arg::Name(name.into())
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id.word())?;
        self.args.iter().try_for_each(|arg| match arg {
            Arg::Name(name) => write!(f, " {name}"),
            Arg::Number(number) => write!(f, " {number}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: [&str; 40] = [
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
        "deploy member 2",
        "redeploy member",
        "set-percent member 50 200",
        "set-health-check web 10 5 2",
        "set-circuit-breaker member rollback",
        "push-image hub/member:2",
        "users visitors 600",
        "tell visitors balancer:web",
        "register-scalable-target member 2 10",
        "deregister-scalable-target member",
        "put-scaling-policy member busy",
        "hang-container 2 nginx",
        "resume-container 2 nginx",
        "leak-memory 2 nginx 4096",
        "connect-home 1 10000",
        "change-address",
        "freeze-names member",
        "thaw-names member",
        "cut-link board member",
        "restore-link board member",
        "drain-computer 2",
        "activate-computer 2",
        "stop-agent 2",
        "start-agent 2",
        "lose-zone b",
        "return-zone b",
        "scale-computers 4",
        "protect-task 2 60",
        "push-config web fixed",
        "reload-nginx web fixed",
    ];

    #[test]
    fn every_action_reads_back() {
        for (id, line) in ActionId::ALL.into_iter().zip(LINES) {
            let action = Action::read(line).expect("a line as in the usage");
            assert_eq!(action.id, id);
            assert_eq!(action.to_string(), line);
        }
    }

    #[test]
    fn what_may_be_left_out_has_its_usual_value() {
        let cases = [
            ("crash-container 2 nginx", "crash-container 2 nginx 1"),
            ("rent-computer", "rent-computer 1"),
            ("create-service member", "create-service member 1"),
            ("protect-task 2", "protect-task 2 120"),
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
            ("deploy member 0", bad(ActionId::Deploy)),
            ("lose-zone d", bad(ActionId::LoseZone)),
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
