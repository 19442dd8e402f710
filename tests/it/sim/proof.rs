//! The native half of "native = wasm"; the wasm half is in `tests/web`.

use expect_test::expect_file;

use super::random;

#[path = "../../proof.rs"]
mod scripted;

#[test]
fn the_scripted_run_comes_to_the_written_digest() {
    let digest = format!("{:016x}", scripted::digest());
    expect_file!["../../proof.digest"].assert_eq(&digest);
    assert_eq!(scripted::WRITTEN.len(), digest.len(), "wasm compares with the same file");
}
