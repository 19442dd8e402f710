//! A configuration of nginx that the learner edits.

pub mod balance;
pub mod bench;
mod foretell;
pub mod judge;
pub mod model;
pub mod path;
pub mod received;
