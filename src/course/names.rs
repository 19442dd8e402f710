//! What learners call services and families.

use serde::Serialize;

use super::Slot;
use crate::unpack::Unpack;

/// Names for learners by the name used in scripts, in one language: `member` → "회원 서비스".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Names(pub Vec<(String, String)>);

impl Names {
    /// The learner's name; a service that has none goes by its own.
    pub fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.iter().find(|(own, _)| own == name).map_or(name, |(_, shown)| shown)
    }

    /// The learner's name of something that is no service: users, target groups and drafts have names of their own.
    pub fn of_kind<'a>(&'a self, slot: Slot, name: &'a str) -> &'a str {
        let key = Names::key(slot, name);
        self.0.iter().find(|(own, _)| *own == key).map_or(name, |(_, shown)| shown)
    }

    /// Whether sentences have to say which service they mean.
    pub fn are_several(&self) -> bool {
        self.are_several_of(Slot::Service)
    }

    /// Whether sentences have to say which of a kind they mean.
    pub fn are_several_of(&self, slot: Slot) -> bool {
        let mark = Names::mark(slot);
        let of_kind = self.0.iter().filter(|(own, _)| match mark {
            "" => !own.contains(' '),
            mark => own.starts_with(mark),
        });
        of_kind.count() > 1
    }

    /// Under what a name is kept. Names have no spaces, so that no service is taken for a group of users.
    pub fn key(slot: Slot, name: &str) -> String {
        [Names::mark(slot), name].concat()
    }

    fn mark(slot: Slot) -> &'static str {
        match slot {
            Slot::Users => "users ",
            Slot::TargetGroup => "group ",
            Slot::Draft => "draft ",
            _ => "",
        }
    }
}
