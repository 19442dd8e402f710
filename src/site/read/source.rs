//! A file's text with the places of its lines, and the mistakes found in it so far.

use super::Mistake;

pub(super) struct Source<'a> {
    pub file: String,
    pub text: &'a str,
    pub mistakes: Vec<Mistake>,
}

impl<'a> Source<'a> {
    pub(super) fn new(file: String, text: &'a str) -> Source<'a> {
        Source { file, text, mistakes: Vec::new() }
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line(&self, offset: usize) -> u32 {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        1 + before.iter().filter(|byte| **byte == b'\n').count() as u32
    }

    pub(super) fn wrong(&mut self, line: u32, what: impl Into<String>) {
        self.mistakes.push(Mistake { file: self.file.clone(), line, what: what.into() });
    }
}

/// Whether an id is made of small letters, digits and single hyphens, so that it can stand in an address.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}
