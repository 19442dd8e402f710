//! The views of a configuration that the learner edits.

pub mod balance;
pub mod path;
