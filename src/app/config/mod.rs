//! A configuration of nginx that the learner edits.

pub mod bench;
pub mod judge;
pub mod model;
pub mod path;
pub mod received;
