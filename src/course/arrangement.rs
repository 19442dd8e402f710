//! Rows that each want one answer: steps to be put in order, or terms to be matched.

use serde::Serialize;

use super::Html;
use crate::unpack::Unpack;

/// Everything is numbered in the writer's order; what a learner sees first is shuffled by the reader, the same way in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Arrangement {
    /// The steps in their right order, or the left sides.
    pub rows: Vec<ArrangementRow>,
    /// The right sides, shuffled; empty where rows are put in order.
    pub choices: Vec<String>,
    /// For each row its place in the right order, or in `choices`.
    pub answers: Vec<u8>,
    /// The order to begin with; empty where rows are matched.
    pub start: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ArrangementRow {
    /// One line, without a paragraph around it.
    pub text: Html,
    /// Why it comes here, or why these two belong together.
    pub explanation: Html,
}

impl Arrangement {
    /// Whether the rows are put in order; else each is matched with one of the choices.
    pub fn is_order(&self) -> bool {
        self.choices.is_empty()
    }
}
