//! What nginx says and does, explained.

pub mod outcome;
pub mod step;
mod trouble;
