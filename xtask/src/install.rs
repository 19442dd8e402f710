//! What a fresh machine lacks.

pub(crate) mod chromium;
pub(crate) mod debian;
pub(crate) mod npm;
pub(crate) mod rust_src;
pub(crate) mod wasm_target;
