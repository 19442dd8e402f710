//! Every recorded configuration is judged as real nginx judged it.

use super::recorded::{ours, read};
use baton::nginx::Version;
use std::path::Path;

fn differing(version: Version) -> Vec<String> {
    let index = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/truth/cases/index.jsonl");
    let all = read(&index, version).expect("the recordings are there");
    assert!(all.len() > 400);
    all.iter()
        .filter_map(|one| {
            let ours = ours(&one.files, version);
            let place = format!("{} {} ({})", one.path, one.name, one.class);
            (ours != one.said).then(|| format!("{place}: {:?}, not {ours:?}", one.said))
        })
        .collect()
}

#[test]
fn verdicts_of_1_30_are_the_same() {
    assert_eq!(differing(Version::V1_30), Vec::<String>::new());
}

#[test]
fn verdicts_of_1_22_are_the_same() {
    assert_eq!(differing(Version::V1_22), Vec::<String>::new());
}
