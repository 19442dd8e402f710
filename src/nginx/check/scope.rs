//! A block that has settings of its own.

use crate::nginx::Tree;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::rows;
use crate::nginx::problem::Kind;
use litemap::LiteMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Rows of the directive table, a bit each.
#[derive(Debug, Default)]
pub(super) struct RowSet([u64; 12]);

impl RowSet {
    fn has(&self, row: u16) -> bool {
        self.0[usize::from(row) / 64] & 1 << (row % 64) != 0
    }

    pub(super) fn mark(&mut self, row: u16) {
        self.0[usize::from(row) / 64] |= 1 << (row % 64);
    }

    /// Whether there is a row with such a name.
    pub(super) fn any(&self, is: impl Fn(&str) -> bool) -> bool {
        rows().iter().any(|row| self.has(row.index) && is(row.name))
    }
}

/// Settings of one block.
#[derive(Debug)]
pub(super) struct Scope<'w> {
    pub(super) parent: usize,
    /// The scopes of the locations, `if`s and `limit_except`s inside, in order.
    pub(super) inside: Vec<usize>,
    /// The rows that were set here.
    seen: RowSet,
    kept: LiteMap<&'static str, Vec<Kept<'w>>>,
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

/// A directive that is looked at later.
#[derive(Debug)]
pub(super) struct Kept<'w> {
    tree: Rc<Tree<'w>>,
    directive: u32,
    pub(super) place: (u16, u32),
}

impl Kept<'_> {
    /// An argument's value, counted from 1.
    pub(super) fn arg(&self, index: usize) -> Cow<'_, [u8]> {
        self.tree.directive(self.directive).word(index)
    }

    pub(super) fn last(&self) -> Cow<'_, [u8]> {
        self.arg(self.count())
    }

    /// How many arguments there are.
    pub(super) fn count(&self) -> usize {
        self.tree.directive(self.directive).words().len() - 1
    }

    /// Its only argument is `off`.
    pub(super) fn is_off(&self) -> bool {
        self.count() == 1 && *self.arg(1) == *b"off"
    }
}

impl<'w> Scope<'w> {
    pub(super) fn new(parent: usize) -> Scope<'w> {
        let (inside, seen, kept) = (Vec::new(), RowSet::default(), LiteMap::new());
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
    pub(super) fn sent(&self, name: &str) -> impl Iterator<Item = Cow<'_, [u8]>> {
        self.all_kept(name).map(|kept| kept.arg(2))
    }

    /// The names of what is sent.
    pub(super) fn sent_names(&self, name: &str) -> impl Iterator<Item = Cow<'_, [u8]>> {
        self.all_kept(name).map(|kept| kept.arg(1))
    }

    pub(super) fn kept(&self, name: &str) -> Option<&Kept<'w>> {
        self.all_kept(name).next()
    }

    /// The same of the directive `module_name`.
    pub(super) fn kept_of(&self, module: &str, name: &str) -> Option<&Kept<'w>> {
        let is = |known: &str| {
            known.len() == module.len() + 1 + name.len()
                && known.starts_with(module)
                && known.ends_with(name)
        };
        self.kept.iter().find(|(known, _)| is(known)).and_then(|(_, kept)| kept.first())
    }

    fn all_kept(&self, name: &str) -> impl Iterator<Item = &Kept<'w>> {
        self.kept.get(name).into_iter().flatten()
    }
}

impl<'w> Checker<'w> {
    /// Begins a scope inside the one that is open, and gives its index.
    pub(super) fn new_scope(&mut self) -> usize {
        let index = self.scopes.len();
        let mut scope = Scope::new(self.scope);
        scope.place = (self.file, self.line);
        self.scopes.push(scope);
        index
    }

    pub(super) fn here(&mut self) -> &mut Scope<'w> {
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
        self.here().seen.mark(row);
    }

    /// The directive may stand here once.
    pub(super) fn once(&mut self, call: &Call<'_>) -> Outcome {
        if self.set(call) { Err(says(call, Kind::Duplicate)) } else { Ok(()) }
    }

    /// Whether the directive was set here.
    pub(super) fn is_set(&self, row: u16) -> bool {
        self.scopes[self.scope].seen.has(row)
    }

    /// Keeps the arguments of the directives that are looked at again when all are read.
    pub(super) fn keep_if_asked(&mut self, call: &Call<'_>) {
        if call.row.kept {
            self.keep(call);
        }
    }

    /// Keeps the arguments for later.
    pub(super) fn keep(&mut self, call: &Call<'_>) {
        let (tree, directive) = (Rc::clone(&self.tree), call.directive.index);
        let kept = Kept { tree, directive, place: (self.file, self.line) };
        self.http.said.mark(call.row.index);
        self.here().kept.entry(call.row.name).or_default().push(kept);
    }

    /// All that holds in a scope of a directive that may stand several times.
    pub(super) fn effective_all(&self, mut scope: usize, name: &str) -> Vec<Cow<'_, [u8]>> {
        loop {
            let here = &self.scopes[scope];
            let own: Vec<Cow<'_, [u8]>> = here.sent_names(name).collect();
            if !own.is_empty() || scope == 0 {
                return own;
            }
            scope = here.parent;
        }
    }

    /// What holds in a scope: its own setting, or that of the nearest block around it.
    pub(super) fn effective(&self, scope: usize, name: &str) -> Option<&Kept<'w>> {
        self.nearest(scope, |scope| scope.kept(name))
    }

    /// The same of the directive `module_name`.
    pub(super) fn effective_of(&self, scope: usize, module: &str, name: &str) -> Option<&Kept<'w>> {
        self.nearest(scope, |scope| scope.kept_of(module, name))
    }

    fn nearest<'s>(
        &'s self,
        mut scope: usize,
        find: impl Fn(&'s Scope<'w>) -> Option<&'s Kept<'w>>,
    ) -> Option<&'s Kept<'w>> {
        loop {
            let here = &self.scopes[scope];
            match find(here) {
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
