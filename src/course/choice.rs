//! A question with options of which one is right.

use serde::{Deserialize, Serialize};

use super::Html;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Exactly four when read from a lesson, exactly one of them right.
    pub options: Vec<ChoiceOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChoiceOption {
    /// One line, without a paragraph around it.
    pub text: Html,
    /// Why it is right, or which misconception is at work.
    pub explanation: Html,
    pub right: bool,
}
