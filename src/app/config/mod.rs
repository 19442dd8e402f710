//! A configuration of nginx that the learner edits.

pub mod balance;
mod foretell;
pub mod path;
pub mod received;
