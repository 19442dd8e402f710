//! The tree: what stands where, and recovery behind a fault.

use super::lexer::{any_text, runs};
use baton::nginx::{Block, Tree};
use expect_test::expect;
use proptest::prelude::*;
use std::fmt::Write as _;

/// One line a directive: its line, its words, and what is inside it further right.
fn drawn(block: Block<'_>, indent: usize, out: &mut String) {
    for directive in block {
        let words: Vec<String> = directive
            .words()
            .iter()
            .map(|word| format!("<{}>", String::from_utf8_lossy(&directive.value(word))))
            .collect();
        let (words, line) = (words.join(" "), directive.line());
        let _ = writeln!(out, "{:indent$}{line} {words} {:?}", "", directive.ending());
        if let Some(inside) = directive.block() {
            drawn(inside, indent + 2, out);
        }
    }
}

fn tree(text: &str) -> String {
    let mut out = String::new();
    drawn(Tree::parse(text.as_bytes()).root(), 0, &mut out);
    out
}

#[test]
fn words_lose_their_quotes_and_some_backslashes() {
    expect![[r#"
        1 <a> <b c> <d"e> <f\d\;> <tab	> Semicolon
        2 <b> <> <(x> <y> <)> Semicolon
        3 <location> <~> <^/\d$> Block
          4 <c> Semicolon
    "#]]
    .assert_eq(&tree(
        "a \"b c\" 'd\\\"e' f\\d\\; tab\\t;\nb '' (x \"y\");\nlocation ~ ^/\\d$ {\nc; }",
    ));
}

#[test]
fn what_follows_a_fault_is_still_read() {
    expect![[r"
        1 <http> Block
          2 <listen> <80> Missing
        3 <server> Block
          3 <a> Semicolon
        4 <b> Semicolon
    "]]
    .assert_eq(&tree("http {\n listen 80 }\nserver { ; a; } }\nb;"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: runs(), ..ProptestConfig::default() })]
    #[test]
    fn every_word_is_in_one_directive_and_blocks_nest(text in any_text()) {
        let tree = Tree::parse(&text);
        let (mut words, mut directives) = (0, 0);
        let mut open = vec![tree.root()];
        while let Some(block) = open.pop() {
            for directive in block {
                directives += 1;
                words += directive.words().len();
                prop_assert!(directive.span().end <= directive.close().0);
                open.extend(directive.block());
            }
        }
        prop_assert!(words + directives <= 2 * text.len());
        prop_assert!(tree.faults().is_sorted_by_key(|fault| fault.at));
    }
}
