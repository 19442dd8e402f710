//! The stage: its model, its words, its looks.

mod computers;
mod facts;
mod given;
mod model;
#[cfg(feature = "site")]
mod view;
mod viewed;
mod words;
