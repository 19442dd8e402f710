//! What the table of directives says of one: where it may stand, how many values it takes.

use crate::lang::Lang;
use crate::nginx::{Arity, Version, default_of, directives};
use crate::text::say::{pick, say};

/// The kinds of block in which a directive may stand, in a row.
#[must_use]
pub fn places_of(lang: Lang, name: &str, version: Version) -> String {
    let rows = directives(version).filter(|listed| listed.name == name);
    let mut letters: Vec<char> = Vec::new();
    for letter in rows.flat_map(|listed| listed.contexts.chars()) {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    // What stands in `stream` and `mail` too is told for `http` alone.
    if letters.iter().any(char::is_ascii_lowercase) {
        letters.retain(|letter| !letter.is_ascii_uppercase());
    }
    let names: Vec<&str> = letters.into_iter().map(|letter| place(lang, letter)).collect();
    names.join(", ")
}

/// `letter`: of the table.
fn place(lang: Lang, letter: char) -> &'static str {
    match letter {
        'm' => pick(lang, "nginx.conf의 모든 블록 바깥", "nginx.conf, outside all blocks"),
        'e' => "events",
        'h' => "http",
        's' => "server",
        'l' => "location",
        'u' => "upstream",
        'i' => pick(lang, "server 안의 if", "if in server"),
        'j' => pick(lang, "location 안의 if", "if in location"),
        'x' => "limit_except",
        'M' => "mail",
        'N' => "mail › server",
        'S' => "stream",
        'T' => "stream › server",
        'U' => "stream › upstream",
        _ => pick(lang, "어디든", "anywhere"),
    }
}

/// How many values a directive takes.
#[must_use]
pub fn count_of(lang: Lang, name: &str, version: Version) -> String {
    let found = directives(version).find(|listed| listed.name == name);
    match found.map_or(Arity::Any, |listed| listed.arity) {
        Arity::Any => pick(lang, "몇 개든", "any number").to_owned(),
        Arity::AtLeast(least) => say!(lang, "{least}개 이상", "{least} or more"),
        Arity::Counts(1) => pick(lang, "값 없음", "none").to_owned(),
        Arity::Counts(set) => {
            let counts = (0..8).filter(|count| set & 1 << count != 0);
            let counts: Vec<String> = counts.map(|count: u8| count.to_string()).collect();
            let counts = counts.join(pick(lang, "개나 ", " or "));
            say!(lang, "{counts}개", "{counts}")
        }
    }
}

/// Both, in a line, with the words that a value is chosen from and what holds where it does not stand.
#[must_use]
pub fn facts(lang: Lang, name: &str, version: Version) -> String {
    let (places, count) = (places_of(lang, name, version), count_of(lang, name, version));
    let mut facts = say!(lang, "쓰는 곳: {places} · 값: {count}", "In: {places} · values: {count}");
    let listed = directives(version).find(|listed| listed.name == name);
    if let Some(listed) = listed.filter(|listed| !listed.choices.is_empty()) {
        facts += &[" (", &listed.choices.replace(' ', ", "), ")"].concat();
    }
    if let Some(value) = default_of(name, version) {
        facts += &say!(lang, " · 적지 않으면: {value}", " · by default: {value}");
    }
    facts
}
