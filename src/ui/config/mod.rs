//! The views of a configuration that the learner edits.

mod bundle;
mod editor;
pub mod path;

pub use editor::{Editor, EditorProps};
