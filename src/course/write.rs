//! A question that is answered in the learner's own words, and never called right or wrong.

use serde::{Deserialize, Serialize};

use super::Html;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Write {
    /// The model answer; the words of each idea stand in `<mark>`, with the idea's number from 1.
    pub model: Html,
    /// In the model answer's order.
    pub ideas: Vec<Idea>,
}

/// Something that a good answer says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Idea {
    /// One sentence, plain text.
    pub says: String,
    /// By what it is recognised: something of each list, near each other.
    pub needs: Vec<Vec<String>>,
}
