//! A configuration of nginx that the learner edits.

pub mod complete;
pub mod diagnostic;
mod fix;
pub mod format;
pub mod hover;
mod parameter;
pub mod path;
pub mod received;
