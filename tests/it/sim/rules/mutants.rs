//! `tests/mutants.toml` against the rules: each can be switched off, and the test is named that fails then. That it does,
//! `cargo xtask mutate` shows.

use std::fs;
use std::path::Path;

use super::page::simulated;

/// One entry: its rule, file, what stands there, what comes in its place, test.
fn mutants() -> Vec<[String; 5]> {
    let table: toml::Table = include_str!("../../../mutants.toml").parse().expect("TOML");
    let entries = table["mutant"].as_array().expect("a list");
    let text = |entry: &toml::Value, name: &str| entry[name].as_str().expect("a text").to_owned();
    let fields = ["rule", "file", "was", "becomes", "test"];
    entries.iter().map(|entry| fields.map(|name| text(entry, name))).collect()
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|wrong| panic!("{}: {wrong}", path.display()))
}

#[test]
fn every_simulated_rule_can_be_switched_off_and_first_by_the_test_of_its_row() {
    let mutants = mutants();
    let mut rules: Vec<&str> = mutants.iter().map(|[rule, ..]| rule.as_str()).collect();
    rules.dedup();
    let page: Vec<[String; 4]> = simulated().collect();
    assert_eq!(rules, page.iter().map(|[id, ..]| id.as_str()).collect::<Vec<_>>(), "in order");
    for [id, _, _, test] in page {
        let first = mutants.iter().find(|[rule, ..]| *rule == id).expect("they are the same");
        assert!(first[4].ends_with(&format!("::{test}")), "{id}: first with {test}");
    }
}

#[test]
fn what_is_switched_off_stands_there_once() {
    for [rule, file, was, becomes, _] in mutants() {
        let count = read(&file).matches(&was).count();
        assert_eq!(count, 1, "{rule}: so often in {file}: {was}");
        assert_ne!(was, becomes, "{rule}: nothing is switched off");
    }
}

#[test]
fn the_tests_are_there_and_carry_the_numbers_of_their_rules() {
    for [rule, .., test] in mutants() {
        let (module, name) = test.rsplit_once("::").expect("with its module");
        let text = read(&format!("tests/it/{}.rs", module.replace("::", "/")));
        assert!(text.contains(&format!("#[test]\nfn {name}(")), "{rule}: no test {test}");
        let named = name.split('_').any(|part| part.eq_ignore_ascii_case(&rule));
        assert!(named, "{rule}: {test} does not carry its number");
    }
}
