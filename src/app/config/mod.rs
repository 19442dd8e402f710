//! A configuration of nginx that the learner edits.

pub mod path;
pub mod received;
