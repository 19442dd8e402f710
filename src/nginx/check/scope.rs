//! A block that has settings of its own.

use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::problem::Kind;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of the directive table, in words of 64.
const WORDS: usize = 12;

/// Settings of one block.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) parent: usize,
    /// The scopes of the locations, `if`s and `limit_except`s inside, in order.
    pub(super) inside: Vec<usize>,
    /// The rows that were set here.
    seen: [u64; WORDS],
    kept: BTreeMap<&'static str, Vec<Kept>>,
    /// Which words a bitmask has, by row.
    masks: BTreeMap<u16, u32>,
    /// MIME types by row; none: all.
    types: BTreeMap<u16, Option<BTreeSet<Vec<u8>>>>,
    pub(super) location: Location,
    /// File and line of the `{`.
    pub(super) place: (u16, u32),
}

/// What makes a location.
#[derive(Debug, Default)]
pub(super) struct Location {
    /// Without modifier; a regex's pattern.
    pub(super) name: Vec<u8>,
    pub(super) exact: bool,
    pub(super) regex: bool,
    pub(super) named: bool,
    /// `if` or `limit_except`.
    pub(super) noname: bool,
}

/// Arguments that are looked at later.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) args: Vec<Vec<u8>>,
    pub(super) place: (u16, u32),
}

impl Scope {
    pub(super) fn new(parent: usize) -> Scope {
        let (inside, seen, kept) = (Vec::new(), [0; WORDS], BTreeMap::new());
        let (masks, types) = (BTreeMap::new(), BTreeMap::new());
        let (location, place) = (Location::default(), (0, 0));
        Scope { parent, inside, seen, kept, masks, types, location, place }
    }

    pub(super) fn mask(&mut self, row: u16) -> &mut u32 {
        self.masks.entry(row).or_default()
    }

    pub(super) fn types(&mut self, row: u16) -> &mut Option<BTreeSet<Vec<u8>>> {
        self.types.entry(row).or_insert_with(|| Some(BTreeSet::from([b"text/html".to_vec()])))
    }

    /// Whether a directive of this module with such an end was kept here.
    pub(super) fn says(&self, module: &str, ends: &[&str]) -> bool {
        let mut names = self.kept.keys().filter(|name| name.starts_with(module));
        names.any(|name| ends.iter().any(|end| name.ends_with(end)))
    }

    /// The values of headers or parameters that are sent.
    pub(super) fn sent(&self, name: &str) -> impl Iterator<Item = &[u8]> {
        self.all_kept(name).filter_map(|kept| kept.args.get(1).map(Vec::as_slice))
    }

    /// The names of what is sent.
    pub(super) fn sent_names(&self, name: &str) -> impl Iterator<Item = &[u8]> {
        self.all_kept(name).filter_map(|kept| kept.args.first().map(Vec::as_slice))
    }

    pub(super) fn kept(&self, name: &str) -> Option<&Kept> {
        self.all_kept(name).next()
    }

    fn all_kept(&self, name: &str) -> impl Iterator<Item = &Kept> {
        self.kept.get(name).into_iter().flatten()
    }
}

impl Checker<'_> {
    /// Begins a scope inside the one that is open, and gives its index.
    pub(super) fn new_scope(&mut self) -> usize {
        let index = self.scopes.len();
        let mut scope = Scope::new(self.scope);
        scope.place = (self.file, self.line);
        self.scopes.push(scope);
        index
    }

    pub(super) fn here(&mut self) -> &mut Scope {
        &mut self.scopes[self.scope]
    }

    /// Whether the directive was set here before; from now on it was.
    pub(super) fn set(&mut self, call: &Call<'_>) -> bool {
        let before = self.is_set(call.row.index);
        self.mark(call.row.index);
        before
    }

    /// The directive with this row is set here from now on.
    pub(super) fn mark(&mut self, row: u16) {
        self.here().seen[usize::from(row) / 64] |= 1 << (row % 64);
    }

    /// The directive may stand here once.
    pub(super) fn once(&mut self, call: &Call<'_>) -> Outcome {
        if self.set(call) { Err(says(call, Kind::Duplicate)) } else { Ok(()) }
    }

    /// Whether the directive was set here.
    pub(super) fn is_set(&self, row: u16) -> bool {
        self.scopes[self.scope].seen[usize::from(row) / 64] & 1 << (row % 64) != 0
    }

    /// Keeps the arguments of the directives that are looked at again when all are read.
    pub(super) fn keep_if_asked(&mut self, call: &Call<'_>) {
        if call.row.kept {
            self.keep(call);
        }
    }

    /// Keeps the arguments for later.
    pub(super) fn keep(&mut self, call: &Call<'_>) {
        let args = call.args(1).map(|(_, arg)| arg.into_owned()).collect();
        let kept = Kept { args, place: (self.file, self.line) };
        self.http.said.insert(call.row.name.split('_').next().unwrap_or_default());
        self.here().kept.entry(call.row.name).or_default().push(kept);
    }

    /// All that holds in a scope of a directive that may stand several times.
    pub(super) fn effective_all(&self, mut scope: usize, name: &str) -> Vec<&[u8]> {
        loop {
            let here = &self.scopes[scope];
            let own: Vec<&[u8]> = here.all_kept(name).map(|kept| kept.args[0].as_slice()).collect();
            if !own.is_empty() || scope == 0 {
                return own;
            }
            scope = here.parent;
        }
    }

    /// What holds in a scope: its own setting, or that of the nearest block around it.
    pub(super) fn effective(&self, mut scope: usize, name: &str) -> Option<&Kept> {
        loop {
            let here = &self.scopes[scope];
            match here.kept(name) {
                None if scope != 0 => scope = here.parent,
                found => return found,
            }
        }
    }
}

/// `"name" directive …`.
pub(super) fn says(call: &Call<'_>, kind: Kind) -> Box<Wrong> {
    Wrong::new(kind, &[call.row.name.as_bytes()])
}
