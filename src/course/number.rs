//! A question whose answer is a number that the engine computes.

use serde::Serialize;

use super::{Html, Metric, Script};
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Number {
    pub answer: u32,
    /// How the answer comes about.
    pub explanation: Html,
    /// Numbers that people arrive at, and which misconception leads there. None of them is the answer.
    pub mistakes: Vec<NumberMistake>,
    /// Where the answer came from: for the proof, not for the page.
    #[serde(skip)]
    pub counted: Option<Box<Counted>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct NumberMistake {
    pub number: u32,
    pub explanation: Html,
}

/// How the engine arrives at a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The id of the stage on which the script runs, from the stage's 0:00.
    pub stage: String,
    pub script: Script,
    /// When the metric is read, in milliseconds after the learner's 0:00.
    pub until_ms: u64,
    pub metric: Metric,
}
