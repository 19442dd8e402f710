//! What the word under the pointer is.

use crate::lang::Lang;
use crate::nginx::{Version, directives};

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
pub fn hover(_lang: Lang, text: &str, at: usize, version: Version) -> Option<Hover> {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let from = text[..at].rfind(|c| !inside(c)).map_or(0, |at| at + 1);
    let to = text[at..].find(|c| !inside(c)).map_or(text.len(), |end| at + end);
    let listed = directives(version).find(|listed| listed.name == &text[from..to])?;
    Some(Hover { from, to, title: listed.name.into(), words: listed.module.into() })
}
