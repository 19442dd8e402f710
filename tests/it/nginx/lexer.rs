//! Tokens: lossless, one step a byte, faults where nginx stops.

use baton::nginx::{FaultKind, Lexer, Quote, Tree};
use proptest::prelude::*;

/// Bytes that mean something to the lexer, and some that do not.
pub(super) fn any_text() -> impl Strategy<Value = Vec<u8>> {
    let meaning = prop::sample::select(b" \t\r\n;{}#\"'\\$()ab=~/@*\xff\0".to_vec());
    prop::collection::vec(prop_oneof![9 => meaning, 1 => any::<u8>()], 0..400)
}

fn joined(text: &[u8]) -> Vec<u8> {
    let mut joined = Vec::new();
    for token in Lexer::new(text) {
        assert_eq!(token.span.start as usize, joined.len(), "no gap, no overlap");
        assert!(token.span.end > token.span.start, "every token moves on: work is linear");
        joined.extend(&text[token.span.start as usize..token.span.end as usize]);
    }
    joined
}

proptest! {
    #![proptest_config(ProptestConfig { cases: runs(), ..ProptestConfig::default() })]
    #[test]
    fn joining_the_tokens_gives_the_text_back(text in any_text()) {
        prop_assert_eq!(joined(&text), text);
    }

    #[test]
    fn a_long_token_is_read_to_its_end(length in 3900_usize..4300, quote in 0..3_usize) {
        let (open, close) = [("", ""), ("\"", "\""), ("'", "'")][quote];
        let text = format!("a {open}{}{close} b;\nc;", "x".repeat(length));
        prop_assert_eq!(joined(text.as_bytes()), text.as_bytes());
        prop_assert_eq!(Tree::parse(text.as_bytes()).root().count(), 2);
    }
}

/// `RUNS` in the environment says how many; 256 else.
pub(super) fn runs() -> u32 {
    std::env::var("RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(256)
}

fn faults(text: &str) -> Vec<(FaultKind, u32)> {
    Tree::parse(text.as_bytes()).faults().iter().map(|fault| (fault.kind, fault.line)).collect()
}

#[test]
fn faults_stand_where_nginx_stops() {
    let unexpected = |byte: u8, line| vec![(FaultKind::Unexpected(byte), line)];
    assert_eq!(faults("a;\n;b;"), unexpected(b';', 2));
    assert_eq!(faults("a;\n}"), unexpected(b'}', 2));
    assert_eq!(faults("a {\nb }\n"), unexpected(b'}', 2));
    assert_eq!(faults("a \"b\"\"c\";"), unexpected(b'"', 1));
    assert_eq!(faults("a \"b\")c;"), []);
    assert_eq!(faults("a b#c; # d;"), []);
    assert_eq!(faults("a ${b}${{c};"), []);
    assert_eq!(faults("a {\n b;\n"), [(FaultKind::EndInBlock, 3)]);
    assert_eq!(faults("a {\n b"), [(FaultKind::EndInDirective, 2)]);
    assert_eq!(faults("a 'b\n\n"), [(FaultKind::EndInDirective, 3)]);
}

#[test]
fn a_token_must_fit_in_the_buffer() {
    let long = |open: &str, length: usize, close: &str| {
        faults(&format!("\na {open}{}{close};\n#{}\n", "x".repeat(length), "y".repeat(4000)))
    };
    assert_eq!(long("", 4095, ""), []);
    assert_eq!(long("", 4096, ""), [(FaultKind::TooLong(3), 2)]);
    assert_eq!(long("\"", 4094, "\""), []);
    assert_eq!(long("\"", 4095, "\""), [(FaultKind::TooLong(4), 2)]);
    assert_eq!(long("\"", 4096, "\""), [(FaultKind::NoClosingQuote(Quote::Double), 2)]);
}
