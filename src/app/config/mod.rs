//! A configuration of nginx that the learner edits.

pub mod bench;
pub mod complete;
pub mod diagnostic;
pub mod hover;
pub mod judge;
pub mod model;
pub mod offset;
pub mod path;
pub mod received;
