//! A question that is answered in the learner's own words, and never called right or wrong.

use std::ops::Range;

use serde::Serialize;

use super::{Clue, Html, clue::find};
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Write {
    /// The model answer; the words of each idea stand in `<mark>`, with the idea's number from 1.
    pub model: Html,
    /// In the model answer's order.
    pub ideas: Vec<Idea>,
}

/// Something that a good answer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Idea {
    /// One sentence, plain text.
    pub says: String,
    /// The ways to say it that are known.
    pub clues: Vec<Clue>,
}

impl Idea {
    /// The sentence of `text` in which the idea seems to be.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        find(&self.clues, text)
    }
}
