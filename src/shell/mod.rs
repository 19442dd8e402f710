//! What the real tools print, verbatim.

pub mod ecs;
