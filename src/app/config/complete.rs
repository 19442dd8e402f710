//! What may be typed at the cursor.

use crate::lang::Lang;
use crate::nginx::{Version, directives};

/// One thing to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    pub label: String,
    /// What it is, in a few words.
    pub detail: String,
    /// What is written in place of what was begun.
    pub insert: String,
}

/// What may stand at the byte `at`, and where the word that was begun starts.
#[must_use]
pub fn complete(_lang: Lang, text: &str, at: usize, version: Version) -> (usize, Vec<Completion>) {
    let from =
        text[..at].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |at| at + 1);
    let begun = &text[from..at];
    let fitting = directives(version).filter(|listed| listed.name.starts_with(begun));
    let completion =
        |name: &str| Completion { label: name.into(), detail: String::new(), insert: name.into() };
    (from, fitting.map(|listed| completion(listed.name)).collect())
}
