//! `include`.

use crate::nginx::Tree;
use crate::nginx::check::{Call, Checker, DEEPEST, Outcome, Wrong};
use crate::nginx::problem::Kind;
use std::rc::Rc;

pub(super) fn include(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    checker.include_files(call, &|checker, tree| checker.top(tree))
}

/// How many files one configuration may read: else files that include each other twice would never end.
const MOST_FILES: usize = 5000;

impl<'w> Checker<'w> {
    /// A path as nginx completes it: relative ones start in the folder of the main file.
    pub(super) fn full_name(&self, path: &[u8]) -> Vec<u8> {
        let main = self.report.files.first().map(Vec::as_slice).unwrap_or_default();
        let folder = main.iter().rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
        if path.first() == Some(&b'/') { path.to_vec() } else { [&main[..folder], path].concat() }
    }

    /// Reads the files that the first argument names, each by `work`.
    pub(super) fn include_files(
        &mut self,
        call: &Call<'_>,
        work: &dyn Fn(&mut Self, &Tree<'_>),
    ) -> Outcome {
        // Once nginx would have stopped, what other files say is of no use, and might never end.
        if self.failed {
            return Ok(());
        }
        let path = self.full_name(&call.arg(1));
        if !path.iter().any(|byte| matches!(byte, b'*' | b'?' | b'[')) {
            return self.include_one(&path, work);
        }
        for file in self.around.matching(&path) {
            if !self.failed {
                self.include_one(&file, work)?;
            }
        }
        Ok(())
    }

    fn include_one(&mut self, path: &[u8], work: &dyn Fn(&mut Self, &Tree<'_>)) -> Outcome {
        let cannot = |why: &[u8]| Err(Wrong::new(Kind::CannotOpen, &[path, why]));
        if self.depth >= DEEPEST || self.report.files.len() > MOST_FILES {
            return cannot(b"24: Too many open files");
        }
        let Some(tree) = self.parsed(path) else {
            return cannot(b"2: No such file or directory");
        };
        self.depth += 1;
        self.read(path, &tree, work);
        self.depth -= 1;
        Ok(())
    }

    fn parsed(&mut self, path: &[u8]) -> Option<Rc<Tree<'w>>> {
        if let Some(tree) = self.included.get(path) {
            return Some(Rc::clone(tree));
        }
        let tree = Rc::new(Tree::parse(self.around.read(path)?));
        self.included.insert(path.to_vec(), Rc::clone(&tree));
        Some(tree)
    }
}
