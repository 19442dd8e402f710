//! Regular expressions in a configuration: whether PCRE2 takes them, and what it says if not.

use crate::nginx::check::slot::until_nul;
use crate::nginx::check::{Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use crate::nginx::regex::{Regex, RegexError};

impl Checker<'_> {
    /// A pattern whose named groups become variables. Gives how many groups it has.
    pub(super) fn regex(&mut self, text: &[u8]) -> Outcome<usize> {
        if let Some(groups) = self.http.patterns.get(text) {
            return Ok(*groups);
        }
        let regex = compiled(text)?;
        if regex.names().is_empty() {
            self.http.patterns.insert(text.to_vec(), usize::from(regex.groups()));
        }
        // PCRE2 lists names in the order of the alphabet.
        let mut names: Vec<&[u8]> = regex.names().iter().map(|(name, _)| name.as_bytes()).collect();
        names.sort_unstable();
        for name in names {
            self.http.variables.made(name, true)?;
            self.http.variables.used(name)?;
        }
        Ok(usize::from(regex.groups()))
    }

    /// A pattern whose groups have no variables.
    pub(super) fn regex_alone(&mut self, text: &[u8]) -> Outcome<usize> {
        compiled(text).map(|regex| usize::from(regex.groups()))
    }
}

fn compiled(text: &[u8]) -> Outcome<Regex> {
    Regex::new(text, false).map_err(|error| refused(text, error))
}

fn refused(text: &[u8], RegexError { kind, offset }: RegexError) -> Box<Wrong> {
    let why = kind.text().as_bytes();
    match text.get(offset..) {
        Some(rest) if !rest.is_empty() => Wrong::new(Kind::RegexAt, &[why, text, until_nul(rest)]),
        _ => Wrong::new(Kind::Regex, &[why, text]),
    }
}
