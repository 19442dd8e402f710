//! What the word under the pointer is.

use crate::app::config::diagnostic::bound;
use crate::lang::Lang;
use crate::nginx::{Lexer, Listed, TokenKind, Version, directives, origin, variables};
use crate::text::nginx::directive::{about, not_simulated};
use crate::text::nginx::place::facts;
use crate::text::nginx::problem::of_another;
use crate::text::nginx::variable::{about_variable, group_of};

/// A word of the text, explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// Bytes of the text.
    pub from: usize,
    pub to: usize,
    pub title: String,
    pub words: String,
}

/// The word at the byte `at`, if there is something to say about it.
#[must_use]
pub fn hover(lang: Lang, text: &str, at: usize, version: Version) -> Option<Hover> {
    let at = bound(text, at);
    let mut first = true;
    for token in Lexer::new(text.as_bytes()) {
        let (from, to) = (token.span.start as usize, token.span.end as usize);
        match token.kind {
            TokenKind::Word { .. } if from <= at && at < to => {
                let variable = variable(lang, text, at, (from, to), version);
                let name = text.get(from..to).filter(|_| first);
                return variable.or_else(|| directive(lang, name?, (from, to), version));
            }
            TokenKind::Word { .. } => first = false,
            TokenKind::Semicolon | TokenKind::Open | TokenKind::Close => first = true,
            TokenKind::Space | TokenKind::Comment => {}
        }
        if from > at {
            return None;
        }
    }
    None
}

fn directive(
    lang: Lang,
    name: &str,
    (from, to): (usize, usize),
    version: Version,
) -> Option<Hover> {
    let mut words = about(lang, name).unwrap_or_default().to_owned();
    let listed: Option<Listed> = directives(version).find(|listed| listed.name == name);
    match listed {
        Some(listed) => {
            if !listed.is_simulated() {
                words += not_simulated(lang);
            }
            if !words.is_empty() {
                words += "\n";
            }
            words += &facts(lang, name, version);
        }
        None => words = of_another(lang, name, origin(name.as_bytes(), version)?),
    }
    Some(Hover { from, to, title: name.into(), words })
}

/// The variable at the byte `at` of the word `from..to`.
fn variable(
    lang: Lang,
    text: &str,
    at: usize,
    (from, to): (usize, usize),
    version: Version,
) -> Option<Hover> {
    let word = &text[from..to];
    let before = &word.as_bytes()[..=at - from];
    let dollar = from + before.iter().rposition(|byte| *byte == b'$')?;
    let start = dollar + 1 + usize::from(text[dollar + 1..to].starts_with('{'));
    let rest = &text[start..to];
    let length = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let name = &rest[..length];
    let group = group_of(lang, name);
    let known = group.is_some() || variables(version).any(|variable| variable == name);
    let words = about_variable(lang, name).or(group)?;
    (known && at < start + length).then(|| Hover {
        from: dollar,
        to: start + length,
        title: format!("${name}"),
        words: words.to_owned(),
    })
}
