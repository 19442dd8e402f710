//! `try_files`.

use crate::nginx::route::Step;
use crate::nginx::route::content::Alias;
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::world::Found;
use crate::nginx::value::number;

impl Exchange<'_, '_> {
    /// Looks for each file in turn; the last argument is where the request goes if there is none. It is not inherited.
    pub(super) fn try_files(&mut self) -> Phase {
        let Some(line) = self.scopes().own(self.scope, "try_files").next() else {
            return Phase::Content;
        };
        let Some((last, files)) = line.args.split_last() else { return Phase::Content };
        let alias = self.alias();
        for file in files {
            let (name, is_folder) = match file.strip_suffix(b"/") {
                Some(name) => (name, true),
                None => (&file[..], false),
            };
            let name = self.tried(name, alias, file);
            let Some(root) = self.path(&name, alias) else { return self.finish(500) };
            let found = match self.world.find(&root) {
                Found::Nothing => false,
                Found::Folder => is_folder,
                Found::File(_) => !is_folder,
            };
            self.note_at(Step::File { path: root, found }, line.mark);
            if found {
                self.found(name, alias, is_folder);
                return Phase::Content;
            }
        }
        if let Some(code) = last.strip_prefix(b"=") {
            let status = number(code).and_then(|code| u16::try_from(code).ok()).unwrap_or(404);
            return self.finish(status);
        }
        let target = self.tried(last, alias, last);
        if self.path(&target, alias).is_none() {
            return self.finish(500);
        }
        match target.first() {
            Some(b'@') => self.go_to_named(&target),
            _ => {
                let (path, args) = split_args(&target);
                self.redirect_inside(path, args)
            }
        }
    }

    /// A name with its variables; what the location's `alias` stands for is taken off.
    fn tried(&mut self, name: &[u8], alias: Alias, written: &[u8]) -> Vec<u8> {
        let text = self.text(name);
        match alias {
            Alias::Prefix(length)
                if written.contains(&b'$')
                    && self.uri.get(..length).is_some_and(|prefix| text.starts_with(prefix)) =>
            {
                text[length..].to_vec()
            }
            _ => text,
        }
    }

    fn found(&mut self, name: Vec<u8>, alias: Alias, is_folder: bool) {
        match alias {
            Alias::None => self.uri = name,
            Alias::Prefix(length) => {
                self.uri.truncate(length);
                self.uri.extend(name);
            }
            Alias::Pattern if is_folder => {}
            Alias::Pattern => {
                self.uri = name;
                self.add_uri_to_alias = true;
            }
        }
    }
}

/// What stands before and behind the first `?`.
pub(super) fn split_args(target: &[u8]) -> (Vec<u8>, Vec<u8>) {
    match target.iter().position(|byte| *byte == b'?') {
        Some(at) => (target[..at].to_vec(), target[at + 1..].to_vec()),
        None => (target.to_vec(), Vec::new()),
    }
}
