//! A question with options of which one is right, or several.

use serde::Serialize;

use super::Html;
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Choice {
    /// At least three when read from a lesson, at least one of them right.
    pub options: Vec<ChoiceOption>,
    /// Asked before the lesson teaches it: a wrong answer is no miss.
    pub before: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ChoiceOption {
    /// One line, without a paragraph around it.
    pub text: Html,
    /// Why it is right, or which misconception is at work.
    pub explanation: Html,
    pub right: bool,
}

impl Choice {
    /// Whether several options are right, and all of them have to be found.
    pub fn is_several(&self) -> bool {
        self.options.iter().filter(|option| option.right).count() > 1
    }
}
