//! The views of a configuration that the learner edits.

pub mod balance;
mod bundle;
mod editor;
pub mod path;

pub use editor::{Editor, EditorProps};
