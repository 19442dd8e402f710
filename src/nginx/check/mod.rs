//! Judges a configuration as `nginx -t` does: directive by directive in the order of the text, then what can only be seen
//! when `http` is closed, then what can only be seen at the end.
//!
//! nginx stops at the first error; the check notes it and goes on, so that an editor gets all. Whatever the text is, it ends:
//! blocks and includes are followed to a depth, and no further include once nginx would have stopped.

mod address;
mod after;
mod call;
mod consequence;
mod core;
mod handler;
mod hash;
mod http;
mod include;
mod pattern;
mod scope;
mod script;
mod setter;
mod slot;
mod walk;
mod wrong;
mod zone;

pub use crate::nginx::check::http::variables::variables;

use crate::nginx::check::call::Call;
use crate::nginx::check::consequence::Broken;
use crate::nginx::check::scope::Scope;
use crate::nginx::check::wrong::{Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::Kind;
use crate::nginx::{Report, Surroundings, Tree, Version};
use std::collections::BTreeMap;
use std::rc::Rc;

/// How deep blocks may nest, and files include each other: more than anyone writes, less than any stack.
const DEEPEST: u32 = 60;

/// Judges the configuration whose main file is `path` with the bytes `text`.
#[must_use]
pub fn check<'w>(
    path: &[u8],
    text: &'w [u8],
    around: &'w dyn Surroundings,
    version: Version,
) -> Report {
    let mut checker = Checker::new(around, version);
    let tree = Rc::new(Tree::parse(text));
    checker.read(path, &tree, &Checker::top);
    checker.finish();
    checker.report
}

/// The state of a check: what `ngx_conf_t` and the modules' configurations are to nginx.
struct Checker<'w> {
    around: &'w dyn Surroundings,
    version: Version,
    report: Report,
    failed: bool,
    /// The file being read (its index in the report), and the line reached.
    file: u16,
    line: u32,
    tree: Rc<Tree<'w>>,
    /// What was included, by path: what is included again is not parsed again.
    included: BTreeMap<Vec<u8>, Rc<Tree<'w>>>,
    /// The faults of the file being read that were already met.
    faults: usize,
    /// What is out of step in the file being read.
    broken: Broken,
    depth: u32,
    context: Context,
    scopes: Vec<Scope<'w>>,
    scope: usize,
    zones: Vec<zone::Zone>,
    core: core::Core,
    http: http::Http,
    /// `http` is open, not `stream` or `mail`.
    in_http: bool,
}

impl<'w> Checker<'w> {
    fn new(around: &'w dyn Surroundings, version: Version) -> Checker<'w> {
        Checker {
            around,
            version,
            report: Report { version, files: Vec::new(), problems: Vec::new() },
            failed: false,
            file: 0,
            line: 1,
            tree: Rc::default(),
            included: BTreeMap::new(),
            faults: 0,
            broken: Broken::Nothing,
            depth: 0,
            context: Context::MAIN,
            scopes: vec![Scope::new(0)],
            scope: 0,
            zones: Vec::new(),
            core: core::Core::default(),
            http: http::Http::new(version, false),
            in_http: false,
        }
    }

    /// What nginx looks at when all is read.
    fn finish(&mut self) {
        if self.failed {
            return;
        }
        let outcome = self.at_the_end();
        self.say(outcome);
    }

    fn at_the_end(&mut self) -> Outcome {
        self.masks_suffice();
        if !self.core.events {
            return Err(Wrong::new(Kind::NoSection, &[b"events"]).nowhere());
        }
        self.connections_suffice()?;
        self.pools_are_there()?;
        self.zones_have_sizes()
    }
}
