//! Regular expressions as PCRE2 means them (nginx.md §1.6), on bytes: look-around, back-references, named groups,
//! possessive quantifiers, conditions, recursion, and PCRE2's words for what cannot be compiled.
//!
//! A backtracking matcher of our own with a limit on steps: no pattern hangs the page. Not simulated: UTF mode, callouts,
//! Unicode properties beyond general categories of Latin-1.
//!
//! PCRE2 10.42 misses some matches that its own rules give: after a look-ahead it takes the next byte that must come for a
//! second one (`(?=a)c?a` is not found in `ab`, but is with `PCRE2_NO_START_OPTIMIZE`, and by Perl). Here it is found.

mod assert;
mod back;
mod class;
mod error;
mod escape;
mod group;
mod group_length;
mod node;
mod parse;
mod program;
mod run;
mod set;

pub use error::{RegexError, RegexErrorKind};
pub use run::{Captures, StepLimit};

use self::group_length::Groups;
use self::parse::Parser;
use self::program::Program;

/// PCRE2's default match limit counts otherwise; this many steps take about a tenth of a second.
const STEPS_MAX: u64 = 10_000_000;

/// A compiled pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regex {
    program: Program,
    groups: u16,
    names: Vec<(String, u16)>,
}

impl Regex {
    /// Compiles as `pcre2_compile` does with `PCRE2_CASELESS` or no option at all (nginx's `~*` and `~`).
    pub fn new(pattern: &[u8], caseless: bool) -> Result<Regex, RegexError> {
        let mut parser = Parser::new(pattern, caseless);
        let node = parser.whole()?;
        let Parser { groups: count, names, keep_in_look, .. } = parser;
        let groups = Groups::of(&node, count, &names);
        groups.check(&node)?;
        if keep_in_look {
            return Err(RegexError { kind: RegexErrorKind::KeepInLook, offset: pattern.len() });
        }
        Ok(Regex { program: Program::of(&node, count, &groups), groups: count, names })
    }

    /// The first match in `subject`.
    pub fn captures(&self, subject: &[u8]) -> Result<Option<Captures>, StepLimit> {
        run::Matcher::new(&self.program, subject, STEPS_MAX).find()
    }

    /// Capturing groups.
    pub fn groups(&self) -> u16 {
        self.groups
    }

    /// Named groups with their numbers, in the order in which they are opened.
    pub fn names(&self) -> &[(String, u16)] {
        &self.names
    }
}
