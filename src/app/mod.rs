//! State machines of the page: model, message, update.

#[cfg(feature = "desk")]
pub mod config;
pub mod keep;
pub mod page;
pub mod question;
pub mod reach;
pub mod scene;
pub mod stage;
