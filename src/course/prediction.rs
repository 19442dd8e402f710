//! "What will happen?": options whose right one is found by running the world, not written down.

use serde::Serialize;

use super::{Condition, Html, Script};
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Prediction {
    /// The id of the stage on which it runs, from the stage's 0:00.
    pub stage: String,
    pub script: Script,
    /// When the options are judged, in milliseconds after the learner's 0:00.
    pub until_ms: u64,
    pub options: Vec<PredictionOption>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct PredictionOption {
    /// One line, without a paragraph around it.
    pub text: Html,
    pub explanation: Html,
    /// What the world looks like at the end if this option is what happens.
    pub holds: Condition,
}
