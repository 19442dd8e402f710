//! State machines of the page: model, message, update.

pub mod question;
pub mod stage;
