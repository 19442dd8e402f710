//! `oracle patterns`: regular expressions drawn at random, matched by the PCRE2 of this machine's nginx and by us.

use crate::served::Bench;
use crate::sites::{Draw, Site};
use baton::nginx::regex::Regex;
use serde_json::{Value, json};

const ATOMS: [&str; 26] = [
    "a",
    "b",
    "c",
    "ab",
    ".",
    "[ab]",
    "[^a]",
    "[a-c]",
    "\\d",
    "\\w",
    "\\s",
    "\\b",
    "\\B",
    "^",
    "$",
    "\\.",
    "x",
    "1",
    "[[:alpha:]]",
    "\\x61",
    "(a)",
    "(b|)",
    "(?:ab)",
    "\\h",
    "\\z",
    "\\A",
];
const REPEATS: [&str; 12] = ["", "", "", "", "*", "+", "?", "*?", "+?", "{1,2}", "++", "{2}"];
const OPENINGS: [&str; 9] = ["(", "(", "(?:", "(?=", "(?!", "(?>", "(?i:", "(?<=", "(?<!"];
const SUBJECTS: [&str; 14] = [
    "a", "ab", "abc", "aab.b1", "", "b", "xabcabc", "AaBb", "1 2", "a.b.c", "cc", "aaaaaa",
    "ab ab", "x1y",
];

fn pattern(draw: &mut Draw, depth: usize) -> String {
    let mut text = String::new();
    for _ in 0..1 + draw.below(3) {
        match draw.below(6) {
            0 if depth < 3 => {
                let opening = draw.of(&OPENINGS);
                let inside = if opening.contains('<') {
                    draw.of(&ATOMS).to_owned()
                } else {
                    pattern(draw, depth + 1)
                };
                text.push_str(&format!("{opening}{inside})"));
            }
            1 if depth < 3 => text.push_str(&format!("{}|{}", draw.of(&ATOMS), draw.of(&ATOMS))),
            2 if text.contains("(a)") => text.push_str("\\1"),
            _ => text.push_str(draw.of(&ATOMS)),
        }
        text.push_str(draw.of(&REPEATS));
    }
    text
}

/// A server that tries many patterns on what stands in the header `S`; only those that we can compile.
fn site(number: u64, patterns: usize) -> Site {
    let mut draw = Draw::new(number);
    let (mut http, mut cases) = (String::from("server { listen 127.0.0.1:PORT;\n"), Vec::new());
    for nth in 0..patterns {
        let pattern = pattern(&mut draw, 0);
        if Regex::new(pattern.as_bytes(), false).is_err() {
            continue;
        }
        let written = pattern.replace('\\', "\\\\");
        let kind = draw.of(&["~", "~*"]);
        http.push_str(&format!(
            "location = /{nth} {{ if ($http_s {kind} \"{written}\") {{ return 200 \"yes|$1|$2|$3|$4|\"; }} return 200 no; }}\n"
        ));
        for _ in 0..3 {
            cases.push(case(nth, draw.of(&SUBJECTS)));
        }
    }
    http.push('}');
    Site { name: format!("patterns {number}"), http, cases }
}

fn case(nth: usize, subject: &str) -> Value {
    json!({ "uri": format!("/{nth}"), "headers": [["S", subject]] })
}

pub(crate) fn run(program: &str, from: u64, sites: u64) -> Result<bool, String> {
    let bench = Bench::new(program)?;
    bench.compare_all((from..from + sites).map(|number| site(number, 40)), "patterns")
}
