//! A configuration of nginx that the learner edits.

pub mod balance;
pub mod bench;
pub mod complete;
pub mod diagnostic;
mod fix;
mod foretell;
pub mod format;
pub mod hover;
pub mod judge;
pub mod model;
pub mod offset;
mod parameter;
pub mod path;
pub mod received;
