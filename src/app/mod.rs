//! State machines of the page: model, message, update.

pub mod stage;
