//! Which location a target is for: `ngx_http_core_find_location`.

use crate::nginx::route::escape::{Escape, escaped};
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::scope::{Kind, Place};
use crate::nginx::route::{LocationBy, Step};

/// What one level of locations says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Search {
    /// Settled: nothing else is tried.
    Settled,
    /// The target lacks the slash at a location's end.
    NoSlash,
    /// A prefix fits; patterns of outer levels may take the request from it.
    Prefix(LocationBy),
    Nothing,
}

/// What the longest prefix of one level is.
enum Longest {
    Exact(usize),
    NoSlash(usize),
    Prefix(usize),
    Nothing,
}

/// What passes a request on, when it ends a location's name with `/`: the client is sent there.
pub(super) const PASSES: [&str; 6] =
    ["proxy_pass", "fastcgi_pass", "uwsgi_pass", "scgi_pass", "memcached_pass", "grpc_pass"];

impl Exchange<'_, '_> {
    pub(super) fn find_location(&mut self) -> Phase {
        self.handler = None;
        self.uri_changed = false;
        let search = self.search(self.scope);
        if self.exhausted {
            return self.finish(500);
        }
        let by = match search {
            Search::Prefix(by) => Some(by),
            _ => None,
        };
        if let Some(by) = by {
            self.note_at(Step::Location(by), self.scopes().all[self.scope].mark);
        }
        if search == Search::Nothing {
            self.note(Step::NoLocation);
        }
        if !self.internal
            && let Some(line) = self.scopes().line(self.scope, "internal")
        {
            self.note_at(Step::Internal, line.mark);
            return self.finish(404);
        }
        // The name is the location's, also where `limit_except` takes over.
        let name = &self.scopes().all[self.scope].place.name;
        self.update_handler();
        if self.is_body_too_large() {
            self.note(Step::BodyTooLarge);
            self.expect_tested = true;
            return self.finish(413);
        }
        if search == Search::NoSlash {
            self.note_at(Step::SlashAdded, self.scopes().all[self.scope].mark);
            let mut target = escaped(name, Escape::Uri);
            if !self.args.is_empty() {
                target.push(b'?');
                target.extend(&self.args);
            }
            self.location = Some(target);
            return self.finish(301);
        }
        Phase::Rewrite
    }

    /// One level of locations, and those inside the one that fits.
    fn search(&mut self, level: usize) -> Search {
        let scopes = self.scopes();
        let mut found = Search::Nothing;
        let mut patterns = true;
        match self.longest(level) {
            Longest::Exact(scope) => {
                self.scope = scope;
                self.note_at(Step::Location(LocationBy::Exact), scopes.all[scope].mark);
                return Search::Settled;
            }
            Longest::NoSlash(scope) => {
                self.scope = scope;
                return Search::NoSlash;
            }
            Longest::Prefix(scope) => {
                self.scope = scope;
                self.note_at(Step::Prefix, scopes.all[scope].mark);
                let alone = scopes.all[scope].place.alone;
                patterns = !alone;
                let by = if alone { LocationBy::PrefixAlone } else { LocationBy::Prefix };
                found = match self.search(scope) {
                    Search::Nothing => Search::Prefix(by),
                    inner => inner,
                };
            }
            Longest::Nothing => {}
        }
        if matches!(found, Search::Settled | Search::NoSlash) || !patterns {
            return found;
        }
        let uri = self.uri.clone();
        for &scope in &scopes.all[level].locations {
            let Some(pattern) = &scopes.all[scope].place.pattern else { continue };
            let fits = self.fits(pattern, &uri);
            self.note_at(Step::Pattern { fits }, scopes.all[scope].mark);
            if fits {
                self.scope = scope;
                self.note_at(Step::Location(LocationBy::Pattern), scopes.all[scope].mark);
                self.search_in_pattern(scope);
                return Search::Settled;
            }
        }
        found
    }

    /// Inside a location with a pattern only those with patterns are found: nginx makes no tree for the others there.
    fn search_in_pattern(&mut self, scope: usize) {
        let scopes = self.scopes();
        let uri = self.uri.clone();
        let mut level = scope;
        'levels: loop {
            for &inner in &scopes.all[level].locations {
                let Some(pattern) = &scopes.all[inner].place.pattern else { continue };
                let fits = self.fits(pattern, &uri);
                self.note_at(Step::Pattern { fits }, scopes.all[inner].mark);
                if fits {
                    (self.scope, level) = (inner, inner);
                    self.note_at(Step::Location(LocationBy::Pattern), scopes.all[inner].mark);
                    continue 'levels;
                }
            }
            return;
        }
    }

    fn longest(&self, level: usize) -> Longest {
        let scopes = self.scopes();
        let mut longest: Option<(usize, usize)> = None;
        let mut no_slash = None;
        let mut same = None;
        for &scope in &scopes.all[level].locations {
            let Place { name, exact, named, pattern, .. } = &scopes.all[scope].place;
            if *named || pattern.is_some() {
                continue;
            }
            if *exact && *name == self.uri {
                return Longest::Exact(scope);
            }
            if !exact
                && self.uri.starts_with(name)
                && longest.is_none_or(|(length, _)| name.len() > length)
            {
                longest = Some((name.len(), scope));
                same = (*name == self.uri).then_some(scope);
            }
            let slashed =
                name.split_last().is_some_and(|(last, name)| *last == b'/' && *name == self.uri);
            // Of `= /x/` and `/x/` the exact one's settings hold.
            if slashed && self.passes(scope) && (no_slash.is_none() || *exact) {
                no_slash = Some(scope);
            }
        }
        match (same, no_slash, longest) {
            (Some(scope), ..) => Longest::Prefix(scope),
            (None, Some(scope), _) => Longest::NoSlash(scope),
            (None, None, Some((_, scope))) => Longest::Prefix(scope),
            (None, None, None) => Longest::Nothing,
        }
    }

    fn passes(&self, scope: usize) -> bool {
        PASSES.iter().any(|name| self.scopes().own(scope, name).next().is_some())
    }

    fn is_body_too_large(&self) -> bool {
        let limit = self.scopes().bytes(self.scope, "client_max_body_size", 1 << 20);
        let length = self.header(b"content-length").and_then(crate::nginx::value::number);
        !self.body_taken && limit > 0 && length.is_some_and(|length| length > limit)
    }

    /// A block was entered: `limit_except` may take over, and who answers is whom the block names, if it names anyone.
    pub(super) fn update_handler(&mut self) {
        let scopes = self.scopes();
        if let Some((methods, scope)) = &scopes.all[self.scope].limited
            && !allows(methods, &self.method)
        {
            self.scope = *scope;
        }
        if self.answers(self.scope) {
            self.handler = Some(self.scope);
        } else if scopes.all[self.scope].kind == Kind::LimitExcept
            && self.passes(scopes.all[self.scope].parent)
        {
            self.handler = Some(scopes.all[self.scope].parent);
        }
    }

    /// Whether a block has a handler of content.
    fn answers(&self, scope: usize) -> bool {
        let has = |name: &str| self.scopes().own(scope, name).next().is_some();
        self.passes(scope) || has("stub_status") || has("empty_gif")
    }
}

/// `limit_except` leaves these methods alone, HEAD with GET.
fn allows(methods: &[Vec<u8>], method: &[u8]) -> bool {
    let named = |name: &[u8]| methods.iter().any(|known| known == name);
    named(method) || (method == b"HEAD" && named(b"GET"))
}
