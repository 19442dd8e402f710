//! Our regular expressions beside PCRE2 10.42: `tests/truth/regex.tsv` holds what the library itself said of patterns that were
//! written for it and of patterns drawn at random. A line: pattern, caseless, then `!offset` and the error's text, or the
//! match (`start:end` for each group, `_` for one that took no part, `-` for no match) and the subject.

use baton::nginx::regex::Regex;
use proptest::prelude::*;

const RECORDED: &str = include_str!("../../truth/regex.tsv");

/// `\\n`, `\\t` and `\\\\` stand for a newline, a tab and a backslash.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => out.push(match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                other => other.unwrap_or('\\'),
            }),
            (c, false) => out.push(c),
        }
    }
    out
}

/// Third and fourth column as ours would have them.
fn ours(pattern: &str, caseless: bool, fourth: &str) -> (String, String) {
    let regex = match Regex::new(pattern.as_bytes(), caseless) {
        Ok(regex) => regex,
        Err(wrong) => return (format!("!{}", wrong.offset), wrong.kind.text().into()),
    };
    let matched = match regex.captures(unescaped(fourth).as_bytes()) {
        Err(_) => "too many steps".into(),
        Ok(None) => "-".into(),
        Ok(Some(groups)) => {
            // PCRE2 tells groups up to the last one that took part.
            let last = groups.iter().rposition(Option::is_some).unwrap_or(0);
            let shown = groups.iter().enumerate().map(|(nth, group)| match group {
                Some((start, end)) if nth <= last => format!("{start}:{end}"),
                _ => "_".into(),
            });
            shown.collect::<Vec<String>>().join(",")
        }
    };
    (matched, fourth.into())
}

#[test]
fn patterns_mean_what_pcre2_means_by_them() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for line in RECORDED.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [pattern, caseless, third, fourth] = columns[..] else {
            panic!("four columns: {line}")
        };
        seen += 1;
        let pattern = unescaped(pattern);
        let said = ours(&pattern, caseless == "1", fourth);
        if said != (third.to_owned(), unescaped_error(third, fourth)) {
            wrong.push(format!("{line}\n  ours: {said:?}"));
        }
    }
    assert!(seen > 1_000, "only {seen} recorded lines");
    assert!(wrong.is_empty(), "{} of {seen}:\n{}", wrong.len(), wrong.join("\n"));
}

fn unescaped_error(third: &str, fourth: &str) -> String {
    if third.starts_with('!') { unescaped(fourth) } else { fourth.into() }
}

/// A pattern that takes exponentially many steps ends with the limit.
#[test]
fn no_pattern_hangs() {
    let slow = Regex::new(br"^(a+)+$", false).expect("a pattern");
    assert!(slow.captures(b"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab").is_err());
    let deep = Regex::new(br"(?R)?a", false).expect("a pattern");
    assert!(deep.captures(&[b'a'; 3_000]).is_ok());
}

proptest! {
    #[test]
    fn any_pattern_is_survived(pattern in proptest::collection::vec(any::<u8>(), 0..40), subject in "[ab/]{0,12}") {
        if let Ok(regex) = Regex::new(&pattern, false) {
            let _ = regex.captures(subject.as_bytes());
        }
    }

    #[test]
    fn any_pattern_of_signs_is_survived(pattern in r"[()\[\]{}?*+|\\^$.:<>=!PRi0-9a-c,-]{0,24}", subject in "[ab/]{0,12}") {
        if let Ok(regex) = Regex::new(pattern.as_bytes(), false) {
            let _ = regex.captures(subject.as_bytes());
        }
    }
}
