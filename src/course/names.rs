//! What learners call services and families.

use serde::{Deserialize, Serialize};

/// Names for learners by the name used in scripts, in one language: `member` → "회원 서비스".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names(pub Vec<(String, String)>);

impl Names {
    /// The learner's name; a service that has none goes by its own.
    pub fn of<'a>(&'a self, name: &'a str) -> &'a str {
        self.0.iter().find(|(own, _)| own == name).map_or(name, |(_, shown)| shown)
    }

    /// Whether sentences have to say which service they mean.
    pub fn are_several(&self) -> bool {
        self.0.len() > 1
    }
}
