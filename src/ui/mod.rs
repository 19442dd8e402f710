//! Yew views and the browser.
//!
//! A page is a document; its islands are drawn by the page writer first and mounted again here,
//! by `render()` and never by hydration: a page translator that touched one node would make
//! hydration panic.

pub mod browser;
#[cfg(feature = "desk")]
pub mod config;
pub mod element;
pub mod island;
#[cfg(feature = "stage")]
pub mod mount;
pub mod pack;
pub mod question;
mod reach;
pub mod scene;
pub mod shelf;
pub mod stage;
pub mod store;
mod transfer;
