//! Stepped scenes as geometry and words: what stands where, and how it stands after each step. Everything here is done once,
//! when a lesson is read; pages carry the result, and their program knows nothing of it.

pub mod layout;
mod states;

pub use states::{SceneState, Shown, states};
