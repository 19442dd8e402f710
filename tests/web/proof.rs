//! The wasm half of "native = wasm": the scripted run in this engine comes to the same written digest.

use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../proof.rs"]
mod scripted;

#[wasm_bindgen_test]
fn the_scripted_run_comes_to_the_written_digest() {
    let digest = format!("{:016x}", scripted::digest());
    assert_eq!(digest, scripted::WRITTEN.trim());
}
