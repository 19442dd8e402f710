//! Content: whom a location names, else files: `index`, `autoindex`, static ones.

use crate::nginx::route::escape::{Escape, escaped};
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::request::Body;
use crate::nginx::route::world::Found;
use crate::nginx::route::{Mark, Step};

/// How much of the target `alias` stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alias {
    /// It is `root`.
    None,
    /// The location's name of this length.
    Prefix(usize),
    /// All of it: the location has a pattern.
    Pattern,
}

impl Exchange<'_, '_> {
    pub(super) fn content(&mut self) -> Phase {
        if let Some(handler) = self.handler {
            return self.pass(handler);
        }
        if self.uri.last() != Some(&b'/') {
            return self.file();
        }
        if matches!(&self.method[..], b"GET" | b"HEAD" | b"POST") {
            return self.folder();
        }
        self.finish(405)
    }

    /// A path with a relative one's beginning.
    pub(super) fn full_path(&self, path: &[u8]) -> Vec<u8> {
        if path.first() == Some(&b'/') {
            path.to_vec()
        } else {
            [self.configuration.prefix(), path].concat()
        }
    }

    /// The line that holds, `root` or `alias`, and the block that has it.
    fn root_line(&self) -> Option<(usize, &'static str)> {
        let scopes = self.scopes();
        let mut scope = self.scope;
        loop {
            let own =
                ["root", "alias"].into_iter().find(|name| scopes.own(scope, name).next().is_some());
            if let Some(name) = own {
                return Some((scope, name));
            }
            if scope == 0 {
                return None;
            }
            scope = scopes.all[scope].parent;
        }
    }

    pub(super) fn alias(&self) -> Alias {
        match self.root_line() {
            Some((scope, "alias")) => {
                let place = &self.scopes().all[scope].place;
                match place.pattern {
                    Some(_) => Alias::Pattern,
                    _ => Alias::Prefix(place.name.len()),
                }
            }
            _ => Alias::None,
        }
    }

    /// `$document_root`.
    pub(super) fn root(&mut self) -> Vec<u8> {
        let text = match self.root_line() {
            Some((scope, name)) => {
                let word = self.scopes().word(scope, name);
                let word = if name == "root" && word.len() > 1 {
                    word.strip_suffix(b"/").unwrap_or(word)
                } else {
                    word
                };
                self.text(if word == b"/" && name == "root" { b"" } else { word })
            }
            None => b"html".to_vec(),
        };
        if text.is_empty() { text } else { self.full_path(&text) }
    }

    /// The file of a name under the root: `ngx_http_map_uri_to_path` for another target. `None`: `alias` in a location whose
    /// target was rewritten.
    pub(super) fn path(&mut self, name: &[u8], alias: Alias) -> Option<Vec<u8>> {
        if alias != Alias::None && !self.valid_location {
            return None;
        }
        Some([self.root(), name.to_vec()].concat())
    }

    /// The file of the target.
    pub(super) fn uri_path(&mut self) -> Option<Vec<u8>> {
        let alias = self.alias();
        let rest = match alias {
            Alias::None => self.uri.clone(),
            Alias::Prefix(length) => self.uri.get(length..).unwrap_or_default().to_vec(),
            Alias::Pattern if self.add_uri_to_alias => self.uri.clone(),
            Alias::Pattern => Vec::new(),
        };
        self.path(&rest, alias)
    }

    fn mark_of_root(&self) -> Option<Mark> {
        let (scope, name) = self.root_line()?;
        self.scopes().line(scope, name).map(|line| line.mark)
    }

    fn note_file(&mut self, path: Vec<u8>, found: bool) {
        let step = Step::File { path, found };
        match self.mark_of_root() {
            Some(mark) => self.note_at(step, mark),
            None => self.note(step),
        }
    }

    fn file(&mut self) -> Phase {
        if !matches!(&self.method[..], b"GET" | b"HEAD" | b"POST") {
            return self.finish(405);
        }
        let Some(path) = self.uri_path() else { return self.finish(500) };
        let found = match self.world.find(&path) {
            Found::Nothing => None,
            Found::Folder => Some(true),
            Found::File(_) => Some(false),
        };
        self.note_file(path.clone(), found == Some(false));
        match found {
            None => self.finish(404),
            Some(true) => {
                let mut target = escaped(&self.uri, Escape::Uri);
                target.push(b'/');
                if !self.args.is_empty() {
                    target.push(b'?');
                    target.extend(&self.args);
                }
                self.location = Some(target);
                self.finish(301)
            }
            Some(false) if self.method == b"POST" => self.finish(405),
            Some(false) => {
                self.discard_body();
                self.answer(200, Body::File(path));
                Phase::Done
            }
        }
    }

    fn folder(&mut self) -> Phase {
        let scopes = self.scopes();
        let line = scopes.lines(self.scope, "index");
        let names: Vec<Vec<u8>> = line.flat_map(|line| line.args.clone()).collect();
        let names = if names.is_empty() { vec![b"index.html".to_vec()] } else { names };
        let Some(folder) = self.uri_path() else { return self.finish(500) };
        for name in names {
            let name = self.text(&name);
            if name.first() == Some(&b'/') {
                let args = self.args.clone();
                return self.redirect_inside(name, args);
            }
            let path = [&folder[..], &name].concat();
            // What is a folder is there too: the redirect then finds it so.
            let found = self.world.find(&path) != Found::Nothing;
            self.note_file(path, found);
            if found {
                let (uri, args) = ([&self.uri[..], &name].concat(), self.args.clone());
                return self.redirect_inside(uri, args);
            }
            let without = folder.strip_suffix(b"/").unwrap_or(&folder);
            match self.world.find(without) {
                Found::Nothing => return self.finish(404),
                Found::File(_) => return self.finish(404),
                Found::Folder => {}
            }
        }
        if scopes.flag(self.scope, "autoindex", false) && self.method != b"POST" {
            self.discard_body();
            self.answer(200, Body::Page);
            return Phase::Done;
        }
        self.finish(403)
    }
}
