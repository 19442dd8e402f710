//! A lab: goals to reach on a stage.

use serde::Serialize;

use super::{Goal, Html, Script};
use crate::unpack::Unpack;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Lab {
    /// The id of the stage on which it is done.
    pub stage: String,
    /// When goals `at the end` are judged, in milliseconds after the learner's 0:00.
    pub until_ms: u64,
    pub goals: Vec<LabGoal>,
    /// From a nudge to the line itself.
    pub hints: Vec<Html>,
    pub wrongs: Vec<Wrong>,
    pub solution: Script,
    /// Further seeds for its stage with which it goes otherwise and is as fair ([`Lab::fair_seeds`]); none as it is read.
    pub variants: Vec<u64>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct LabGoal {
    pub id: String,
    pub goal: Goal,
}

/// A wrong way that a learner is likely to go, how to recognise it, and what to say then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Wrong {
    pub id: String,
    /// The learner is on this way as soon as this is met.
    pub when: Goal,
    pub message: Html,
    /// The way itself, walked by the course proof.
    pub script: Script,
}
