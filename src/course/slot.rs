//! What the places of an action's line hold, and how each is read.

use super::action::Arg;
use super::{Address, command::CIRCUIT_BREAKERS, metric::read_name};

/// What an argument is: a word in capitals of a usage line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    Service,
    Family,
    Container,
    TargetGroup,
    Users,
    Policy,
    /// A configuration of the stage, and one of its drafts.
    Config,
    Draft,
    /// By its reference, which no other name may look like.
    Image,
    /// One of [`CIRCUIT_BREAKERS`].
    Breaker,
    /// Where people are sent.
    Address,
    /// By its number, from 1.
    Task,
    Computer,
    Revision,
    /// A number without a name.
    Number,
    /// Memory a second.
    Kib,
    /// How long a task is protected.
    Minutes,
    /// a, b, c.
    Zone,
}

/// A leak that fills a small container within minutes.
const LEAK_KIB: u32 = 4_096;
/// ECS's own: two hours (R41).
const PROTECT_MINUTES: u32 = 120;

impl Slot {
    pub(super) fn of(word: &str) -> Slot {
        match word {
            "SERVICE" => Slot::Service,
            "FAMILY" => Slot::Family,
            "CONTAINER" => Slot::Container,
            "TARGET-GROUP" => Slot::TargetGroup,
            "BREAKER" => Slot::Breaker,
            "USERS" => Slot::Users,
            "POLICY" => Slot::Policy,
            "CONFIG" => Slot::Config,
            "DRAFT" => Slot::Draft,
            "IMAGE" => Slot::Image,
            "ADDRESS" => Slot::Address,
            "TASK" => Slot::Task,
            "COMPUTER" => Slot::Computer,
            "KIB" => Slot::Kib,
            "MINUTES" => Slot::Minutes,
            "ZONE" => Slot::Zone,
            "REVISION" => Slot::Revision,
            _ => Slot::Number,
        }
    }

    /// Of what may be left out.
    pub(super) fn usual(self) -> u32 {
        match self {
            Slot::Kib => LEAK_KIB,
            Slot::Minutes => PROTECT_MINUTES,
            _ => 1,
        }
    }

    pub(super) fn read(self, text: &str) -> Option<Arg> {
        match self {
            Slot::Service
            | Slot::Family
            | Slot::Container
            | Slot::TargetGroup
            | Slot::Users
            | Slot::Policy
            | Slot::Config
            | Slot::Draft => read_name(text).ok().map(Arg::Name),
            Slot::Image => Some(Arg::Name(text.into())),
            Slot::Breaker => CIRCUIT_BREAKERS
                .iter()
                .find(|(word, _)| *word == text)
                .map(|_| Arg::Name(text.into())),
            Slot::Address => Address::read(text).map(|address| Arg::Name(address.to_string())),
            // Numbers that learners see start at 1.
            Slot::Task | Slot::Computer | Slot::Revision => {
                text.parse().ok().filter(|number| *number > 0).map(Arg::Number)
            }
            Slot::Number | Slot::Kib | Slot::Minutes => text.parse().ok().map(Arg::Number),
            Slot::Zone => ["a", "b", "c"].contains(&text).then(|| Arg::Name(text.into())),
        }
    }
}
