//! What nginx says and does, explained.

pub mod balance;
pub mod outcome;
pub mod step;
mod trouble;
