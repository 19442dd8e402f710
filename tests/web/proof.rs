//! The wasm half of "native = wasm": the scripted run in this engine comes to the same written digest.

use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../it/sim/given.rs"]
#[allow(dead_code, reason = "shared with the tests of the core, which use all of it")]
mod given;
#[path = "../proof.rs"]
mod scripted;
#[path = "../it/sim/random.rs"]
mod random;

#[wasm_bindgen_test]
fn the_scripted_run_comes_to_the_written_digest() {
    let digest = format!("{:016x}", scripted::digest());
    assert_eq!(digest, scripted::WRITTEN.trim());
}
