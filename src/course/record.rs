//! What is remembered of one question.

use litemap::LiteMap;
use serde::Serialize;

use super::Answer;
use crate::sim::ordered;
use crate::unpack::Unpack;

/// A join-semilattice: two records of one question merge without losing anything (see [`Record::merge`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Record {
    /// When it was first solved, as a place in the learner's own order of doings, not a time.
    solved: Option<u32>,
    /// The solution was shown.
    seen: bool,
    /// Every different answer given, with the place at which it was first given.
    #[serde(serialize_with = "super::pairs::serialize")]
    answers: LiteMap<Answer, u32>,
}

/// How far a learner got with a question, later ones outweighing earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Tried,
    /// The solution was shown and the question was not solved without it.
    Seen,
    Solved,
}

impl Record {
    pub fn standing(&self) -> Standing {
        match (self.solved, self.seen) {
            (Some(_), _) => Standing::Solved,
            (None, true) => Standing::Seen,
            (None, false) => Standing::Tried,
        }
    }

    /// The different answers given, first given first.
    pub fn answers(&self) -> Vec<&Answer> {
        let answers = ordered(&self.answers, |&(answer, place)| (place, answer));
        answers.into_iter().map(|(answer, _)| answer).collect()
    }

    /// The place at which it was first solved: smaller is earlier.
    pub fn solved_at(&self) -> Option<u32> {
        self.solved
    }

    pub(super) fn add_answer(&mut self, answer: Answer, place: u32) {
        self.answers.entry(answer).or_insert(place);
    }

    pub(super) fn mark_solved(&mut self, place: u32) {
        self.solved.get_or_insert(place);
    }

    pub(super) fn mark_seen(&mut self) {
        self.seen = true;
    }

    /// The last place that the record uses.
    pub(super) fn last_place(&self) -> u32 {
        self.answers.values().copied().chain(self.solved).max().unwrap_or(0)
    }

    /// The least record that holds all of both: commutative, associative, idempotent.
    pub(super) fn merge(&mut self, other: &Record) {
        self.solved = self.solved.into_iter().chain(other.solved).min();
        self.seen |= other.seen;
        for (answer, place) in &other.answers {
            let mine = self.answers.entry(answer.clone()).or_insert(*place);
            *mine = (*mine).min(*place);
        }
    }
}
