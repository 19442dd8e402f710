//! What nginx says and does, explained.

pub mod balance;
pub mod directive;
pub mod fix;
pub mod outcome;
pub mod place;
pub mod problem;
pub mod step;
mod trouble;
pub mod variable;
