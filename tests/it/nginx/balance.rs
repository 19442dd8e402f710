//! Our choices of peers beside real nginx's, request for request: `tests/truth/lb.json`.

use super::played::{Outcome, play_all};
use baton::nginx::Version;
use serde_json::{Value, json};

fn truth() -> Value {
    serde_json::from_str(include_str!("../../truth/lb.json")).expect("the recordings are JSON")
}

fn differing(outcomes: &[Outcome]) -> Vec<String> {
    let told = |outcome: &Outcome| {
        let named = |wrong: &String| format!("{}: {wrong}", outcome.scenario);
        outcome.differing.iter().map(named).collect::<Vec<_>>()
    };
    outcomes.iter().flat_map(told).collect()
}

#[test]
fn every_request_goes_where_nginx_sent_it() {
    for version in [Version::V1_22, Version::V1_30] {
        let outcomes = play_all(&truth(), version).expect("the recordings are whole");
        let (agreed, count) = outcomes.iter().fold((0, 0), |(agreed, count), outcome| {
            (agreed + outcome.agreed, count + outcome.count)
        });
        assert_eq!(differing(&outcomes), Vec::<String>::new());
        assert!(agreed == count && count > 1500, "{agreed} of {count}");
    }
}

/// A run whose choices are drawn, with what stands in its upstream.
fn drawn(upstream: &str) -> Vec<String> {
    let scenario =
        json!({"name": "drawn", "upstream": upstream, "nondeterministic": true, "sequence": [{}]});
    let names = json!({"a:1": "b1", "a:2": "b2", "a:3": "b3", "a:9": "dead"});
    let truth = json!({"names": names, "scenarios": [scenario]});
    differing(&play_all(&truth, Version::V1_30).expect("a whole file"))
}

#[test]
fn what_is_drawn_follows_the_weights() {
    let none = Vec::<String>::new();
    assert_eq!(drawn("random; server a:1; server a:2; server a:3;"), none);
    assert_eq!(drawn("random; server a:1 weight=5; server a:2; server a:3;"), none);
    assert_eq!(drawn("random two; server a:1 weight=5; server a:2; server a:3 weight=2;"), none);
    assert_eq!(
        drawn("random; server a:1 weight=3; server a:9; server a:3; server a:2 down;"),
        none
    );
    // Choices that do not follow them would not pass: round robin does, too exactly for chance, a single hash does not.
    assert!(!drawn("hash x; server a:1; server a:2; server a:3;").is_empty());
}
