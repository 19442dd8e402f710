//! Recorded requests routed as real nginx routed them.

use super::routed::route_all;
use baton::nginx::Version;
use serde_json::Value;

fn differing(text: &str, version: Version) -> Vec<String> {
    let truth: Value = serde_json::from_str(text).expect("the recordings are JSON");
    let all = route_all(&truth, version).expect("the recordings are whole");
    assert!(all.len() > 150, "only {}", all.len());
    let wrong = all.iter().filter(|one| !one.agrees());
    wrong
        .map(|one| format!("{} {}: {}, not {}", one.test, one.case, one.recorded, one.ours))
        .collect()
}

#[test]
fn requests_find_the_location_that_nginx_found() {
    for version in [Version::V1_22, Version::V1_30] {
        let text = include_str!("../../truth/location.json");
        assert_eq!(differing(text, version), Vec::<String>::new());
    }
}

#[test]
fn upstreams_receive_what_nginx_sent() {
    for version in [Version::V1_22, Version::V1_30] {
        let text = include_str!("../../truth/proxy.json");
        assert_eq!(differing(text, version), Vec::<String>::new());
    }
}
