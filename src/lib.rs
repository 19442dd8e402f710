//! Baton (지휘봉): a deterministic simulator of container orchestration, and the course around it.
//!
//! The rooms, in the order in which they may use each other (each only what stands above it;
//! `tests/it/architecture.rs` holds the table):
//!
//! 1. [`sim`]: the orchestrator core. Commands in, events out; no clock, no sentences.
//! 2. [`nginx`]: nginx's verdict on a configuration. Beside `sim`, and neither knows the other.
//! 3. [`lab`]: the world (cluster + the one queue) and its timeline (seed + command log).
//! 4. [`shell`]: what the real tools print, verbatim, in English.
//! 5. [`course`]: lessons, labs, questions, scripts, goals and progress as types; the judge.
//! 6. [`text`]: every explanation of ours, in Korean and English.
//! 7. [`app`]: per-page state machines: model, message, update. No Yew.
//! 8. [`ui`]: Yew views and the browser (features `ui`, `stage`).
//! 9. [`site`]: the page writer (feature `site`, native only).
//!
//! [`unpack`], which reads what is kept as bytes, and [`lang`] stand beside them.

pub mod app;
pub mod course;
pub mod lab;
pub mod lang;
pub mod nginx;
pub mod shell;
pub mod sim;
#[cfg(feature = "site")]
pub mod site;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
pub mod unpack;
