//! What only a browser has. Runs in headless Chromium: `cargo xtask test web`.
#![cfg(target_arch = "wasm32")]

#[cfg(feature = "desk")]
mod editor;
mod given;
mod mount;
mod shelf;
mod transfer;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
