//! The stage: a living cluster with its score, its controls and its story.

pub mod layout;
pub mod measure;
pub mod picture;
pub mod slots;
