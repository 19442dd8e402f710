//! The blocks of a configuration, and what holds in them.
//!
//! nginx merges settings downwards when it starts: a block without a directive has its parent's. Here a block keeps its own
//! lines, and who asks looks upwards: the same for all that nginx merges as a whole, lists too.

use crate::nginx::regex::Regex;
use crate::nginx::route::program::Code;
use crate::nginx::value::{number, offset};
use crate::nginx::{Span, Version};

/// Words of one file of the configuration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Mark {
    /// Counted as in [`Configuration::files`](crate::nginx::route::Configuration).
    pub file: u16,
    pub span: Span,
}

/// A directive.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) name: Vec<u8>,
    pub(super) args: Vec<Vec<u8>>,
    pub(super) mark: Mark,
}

impl Line {
    pub(super) fn arg(&self, index: usize) -> &[u8] {
        self.args.get(index).map(Vec::as_slice).unwrap_or_default()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Http,
    Server,
    Location,
    If,
    LimitExcept,
}

/// What a location is called.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    /// Without modifier; a regex's pattern.
    pub(super) name: Vec<u8>,
    pub(super) exact: bool,
    /// `^~`.
    pub(super) alone: bool,
    pub(super) named: bool,
    pub(super) pattern: Option<Regex>,
}

/// A block that has settings.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    pub(super) parent: usize,
    pub(super) kind: Kind,
    pub(super) lines: Vec<Line>,
    pub(super) place: Place,
    /// The locations inside, in order.
    pub(super) locations: Vec<usize>,
    /// Its rewrites, those of the `if`s inside among them.
    pub(super) codes: Vec<Code>,
    /// `limit_except`: the methods that it does not touch, and its block.
    pub(super) limited: Option<(Vec<Vec<u8>>, usize)>,
    pub(super) mark: Mark,
}

/// All blocks, `http` first.
#[derive(Clone, Debug)]
pub(super) struct Scopes {
    pub(super) all: Vec<Scope>,
    pub(super) version: Version,
}

impl Scopes {
    pub(super) fn add(&mut self, parent: usize, kind: Kind, place: Place, mark: Mark) -> usize {
        let (lines, locations, codes) = (Vec::new(), Vec::new(), Vec::new());
        self.all.push(Scope { parent, kind, lines, place, locations, codes, limited: None, mark });
        self.all.len() - 1
    }

    /// The lines of the block itself.
    pub(super) fn own(&self, scope: usize, name: &str) -> impl Iterator<Item = &Line> {
        self.all[scope].lines.iter().filter(move |line| line.name == name.as_bytes())
    }

    /// The nearest block that has the directive.
    pub(super) fn holder(&self, mut scope: usize, name: &str) -> Option<usize> {
        loop {
            if self.own(scope, name).next().is_some() {
                return Some(scope);
            }
            if scope == 0 {
                return None;
            }
            scope = self.all[scope].parent;
        }
    }

    /// The lines that hold.
    pub(super) fn lines(&self, scope: usize, name: &str) -> impl Iterator<Item = &Line> {
        self.holder(scope, name).into_iter().flat_map(move |holder| self.own(holder, name))
    }

    /// The lines that would hold if the nearest block that has the directive had none.
    pub(super) fn hidden(&self, scope: usize, name: &str) -> impl Iterator<Item = &Line> {
        let holder = self.holder(scope, name).filter(|holder| *holder != 0);
        holder.into_iter().flat_map(move |holder| self.lines(self.all[holder].parent, name))
    }

    pub(super) fn line(&self, scope: usize, name: &str) -> Option<&Line> {
        self.lines(scope, name).next()
    }

    /// The first argument, empty if the directive is nowhere.
    pub(super) fn word(&self, scope: usize, name: &str) -> &[u8] {
        self.line(scope, name).map_or(b"", |line| line.arg(0))
    }

    pub(super) fn flag(&self, scope: usize, name: &str, default: bool) -> bool {
        match self.line(scope, name) {
            Some(line) => line.arg(0).eq_ignore_ascii_case(b"on"),
            None => default,
        }
    }

    pub(super) fn bytes(&self, scope: usize, name: &str, default: u64) -> u64 {
        offset(self.word(scope, name)).unwrap_or(default)
    }

    pub(super) fn count(&self, scope: usize, name: &str) -> Option<u64> {
        number(self.word(scope, name))
    }
}
