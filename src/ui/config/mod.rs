//! The views of a configuration that the learner edits.

pub mod path;
