//! What a fresh machine lacks.

pub(crate) mod chromium;
mod debian;
pub(crate) mod nginx;
pub(crate) mod npm;
pub(crate) mod wasm_target;
