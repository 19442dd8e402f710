//! What an update changed, so that only that is drawn again.

use std::collections::BTreeSet;

/// A part of the page that is drawn by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Stage(usize),
    /// The card of the question at this place.
    Question(usize),
    /// Whatever shows how far the learner is.
    Reach,
    Notices,
}

/// The changed parts, and what has to be kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub parts: BTreeSet<Part>,
    /// Progress.
    pub saves: bool,
    /// The stages at these places.
    pub keeps: BTreeSet<usize>,
}

impl Changes {
    pub fn none() -> Changes {
        Changes::default()
    }

    pub fn of(part: Part) -> Changes {
        Changes { parts: BTreeSet::from([part]), ..Changes::default() }
    }

    #[must_use]
    pub fn and(mut self, other: Changes) -> Changes {
        self.parts.extend(other.parts);
        self.saves |= other.saves;
        self.keeps.extend(other.keeps);
        self
    }

    #[must_use]
    pub fn keeping(mut self, stage: usize) -> Changes {
        self.keeps.insert(stage);
        self
    }

    #[must_use]
    pub fn saving(self) -> Changes {
        Changes { saves: true, ..self }
    }
}
