//! What `docs/STYLE.md` can be held to by counting.

use crate::source::{Source, all_sources};

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

#[test]
fn no_file_is_longer_than_four_hundred_lines() {
    let long: Vec<String> = all_sources()
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > FILE_LINES_MAX)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// Functions with their length: from `fn` to the closing brace of the same indentation, as rustfmt writes it.
fn functions(source: &Source) -> Vec<(String, usize)> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let head = line.trim_start().split('(').next().unwrap_or_default();
        let Some(name) = head.split("fn ").nth(1).filter(|_| line.contains('(')) else { continue };
        let is_function = head.starts_with("fn ") || head.starts_with("pub");
        let close = format!("{}}}", " ".repeat(indent));
        let end = lines[start..].iter().position(|line| *line == close);
        if let (true, Some(length)) = (is_function && !line.trim_end().ends_with(';'), end) {
            found.push((name.to_owned(), length + 1));
        }
    }
    found
}

#[test]
fn no_function_is_longer_than_seventy_lines() {
    let sources = all_sources();
    // In `text` a function may be one match over every kind there is: a table of words, not a course of thought.
    let all = sources.iter().filter(|source| source.room() != "text").flat_map(|source| {
        functions(source).into_iter().map(move |(name, length)| (length, name, &source.path))
    });
    let (mut count, mut long) = (0, Vec::new());
    for (length, name, path) in all {
        count += 1;
        if length > FUNCTION_LINES_MAX {
            long.push(format!("{path}: {name} has {length} lines"));
        }
    }
    assert!(count > 200, "only {count} functions were found");
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn sentences_are_chosen_by_the_language_that_is_spoken() {
    // Else the other language's stay in the program that a page loads (`Lang::spoken`).
    let bare = ["match lang {", "match (lang,"];
    let texts: Vec<Source> = all_sources().into_iter().filter(|s| s.room() == "text").collect();
    let unspoken: Vec<&str> = texts
        .iter()
        .filter(|source| bare.iter().any(|how| source.code().contains(how)))
        .map(|source| source.path.as_str())
        .collect();
    assert!(texts.iter().any(|source| source.code().contains(".spoken()")));
    assert!(unspoken.is_empty(), "write `match lang.spoken() {{`: {unspoken:#?}");
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7a3}')
}

#[test]
fn sentences_live_in_text_and_lessons() {
    let elsewhere: Vec<String> = all_sources()
        .iter()
        .filter(|source| source.room() != "text")
        .filter(|source| source.code().chars().any(is_hangul))
        .map(|source| source.path.clone())
        .collect();
    assert!(elsewhere.is_empty(), "Korean outside src/text: {elsewhere:#?}");
}
