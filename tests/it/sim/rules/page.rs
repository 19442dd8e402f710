//! `docs/rules.md` against the code: every rule once, with its standing, a file that is there and a test that is there.

use std::fs;
use std::path::Path;

use baton::sim::{RULES, Rule, Standing};

/// Rows of rules that are simulated.
pub(super) fn simulated() -> impl Iterator<Item = [String; 4]> {
    rows().into_iter().filter(|[_, standing, ..]| standing != "not simulated")
}

/// One row: rule, standing, code, test.
fn rows() -> Vec<[String; 4]> {
    let page = include_str!("../../../../docs/rules.md");
    let rows = page.lines().filter(|line| line.starts_with("| R") && !line.starts_with("| Rule"));
    rows.map(|line| {
        let cells: Vec<&str> = line.split('|').map(|cell| cell.trim().trim_matches('`')).collect();
        [cells[1], cells[3], cells[5], cells[6]].map(str::to_owned)
    })
    .collect()
}

fn standing(rule: Rule) -> &'static str {
    match rule.standing() {
        Standing::Documented => "documented",
        Standing::Source => "source",
        Standing::Observed => "observed",
        Standing::Guessed => "guessed",
        Standing::NotSimulated => "not simulated",
    }
}

#[test]
fn the_page_lists_the_rules_of_the_code_in_their_order() {
    let page: Vec<[String; 2]> = rows().into_iter().map(|[id, said, ..]| [id, said]).collect();
    let code: Vec<[String; 2]> =
        RULES.iter().map(|&rule| [rule.id(), standing(rule)].map(str::to_owned)).collect();
    assert_eq!(page, code);
}

/// R1–R67, R43b and R44b, each once: none is passed over in silence; and R68, nginx, which ECS has no rules for.
#[test]
fn every_rule_of_the_specification_is_there_once() {
    let all = (1..=68).flat_map(|number| match number {
        43 | 44 => vec![format!("R{number}"), format!("R{number}b")],
        _ => vec![format!("R{number}")],
    });
    let code: Vec<&str> = RULES.iter().map(|rule| rule.id()).collect();
    assert_eq!(code, all.collect::<Vec<_>>());
}

#[test]
fn every_rule_names_a_file_and_a_test_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tests: String = fs::read_dir(root.join("tests/it/sim/rules"))
        .expect("this folder")
        .map(|entry| fs::read_to_string(entry.expect("readable").path()).expect("text"))
        .collect();
    for [id, _, code, test] in simulated() {
        assert!(root.join("src/sim").join(&code).is_file(), "{id}: no file {code}");
        assert!(tests.contains(&format!("fn {test}(")), "{id}: no test {test}");
        let named = test.split('_').any(|part| part.eq_ignore_ascii_case(&id));
        assert!(named, "{id}: {test} does not carry its number");
    }
}

#[test]
fn every_rule_is_cited_where_it_is_obeyed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sim");
    for [id, _, code, _] in simulated() {
        let text = fs::read_to_string(root.join(&code)).expect("the page's test");
        let cited = text.split(|c: char| !c.is_alphanumeric()).any(|word| word == id);
        assert!(cited, "{code} does not cite {id}");
    }
}
