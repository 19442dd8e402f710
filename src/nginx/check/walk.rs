//! Through a file and its blocks, in the order of the text, with the faults of the lexer where nginx meets them.

use crate::nginx::check::consequence::Broken;
use crate::nginx::check::{Call, Checker, DEEPEST, Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::{Kind, Level};
use crate::nginx::{Block, Directive, Ending, Fault, FaultKind, Quote, Span, Tree};
use std::rc::Rc;

impl<'w> Checker<'w> {
    /// Reads a file by `work`, with its own name and lines.
    pub(super) fn read(
        &mut self,
        path: &[u8],
        tree: &Rc<Tree<'w>>,
        work: &dyn Fn(&mut Self, &Tree<'_>),
    ) {
        let outside = (self.file, self.line, self.faults, self.broken);
        let outer = std::mem::replace(&mut self.tree, Rc::clone(tree));
        self.file = self.report.files.len() as u16;
        self.report.files.push(path.to_vec());
        (self.line, self.faults, self.broken) = (1, 0, Broken::Nothing);
        work(self, tree);
        self.meet_faults(tree, u32::MAX);
        (self.file, self.line, self.faults, self.broken) = outside;
        self.tree = outer;
    }

    /// The directives of a file.
    pub(super) fn top(&mut self, tree: &Tree<'_>) {
        self.block(tree, tree.root());
    }

    fn block(&mut self, tree: &Tree<'_>, block: Block<'_>) {
        for directive in block {
            self.meet_faults(tree, directive.span().end);
            self.line = directive.line();
            if directive.ending() != Ending::Missing && !directive.words().is_empty() {
                self.directive(tree, directive);
            }
        }
    }

    /// The directives inside `call`'s block, in another context and scope. Gives whether nginx reaches its `}`.
    pub(super) fn inside(&mut self, call: &Call<'_>, context: Context, scope: usize) -> bool {
        let outside = (self.context, self.scope);
        (self.context, self.scope) = (context, scope);
        if self.depth < DEEPEST {
            self.depth += 1;
            self.block(call.tree, call.directive.block().unwrap_or(call.tree.root()));
            self.depth -= 1;
        } else {
            self.raise(*Wrong::new(Kind::TooDeep, &[]), Some(call));
        }
        (self.context, self.scope) = outside;
        self.close(call)
    }

    /// The lines inside `call`'s block, each by `work`: maps and the like are no directives.
    pub(super) fn entries(
        &mut self,
        call: &Call<'_>,
        mut work: impl FnMut(&mut Self, &Call<'_>) -> Outcome,
    ) -> bool {
        self.entries_of(call, call.directive.block().unwrap_or(call.tree.root()), &mut work);
        self.close(call)
    }

    pub(super) fn entries_of(
        &mut self,
        call: &Call<'_>,
        block: Block<'_>,
        work: &mut dyn FnMut(&mut Self, &Call<'_>) -> Outcome,
    ) {
        for directive in block {
            let entry = Call { tree: call.tree, directive, row: call.row };
            self.meet_faults(call.tree, directive.span().end);
            self.line = directive.line();
            let outcome = match directive.ending() {
                _ if directive.words().is_empty() => Ok(()),
                Ending::Missing => Ok(()),
                Ending::Block => Err(Wrong::new(Kind::Unexpected, &[b"{"])),
                Ending::Semicolon => work(self, &entry),
            };
            if let Err(wrong) = outcome {
                self.raise(*wrong, Some(&entry));
            }
        }
    }

    fn close(&mut self, call: &Call<'_>) -> bool {
        let (at, line) = call.directive.close();
        self.meet_faults(call.tree, at);
        self.line = line.unwrap_or(self.line);
        line.is_some()
    }

    /// The lexer's faults up to this byte.
    fn meet_faults(&mut self, tree: &Tree<'_>, at: u32) {
        while let Some(fault) = tree.faults().get(self.faults).filter(|fault| fault.at <= at) {
            self.faults += 1;
            self.fault(tree, fault);
        }
    }

    fn fault(&mut self, tree: &Tree<'_>, fault: &Fault) {
        let (kind, values) = match fault.kind {
            FaultKind::Unexpected(byte) => (Kind::Unexpected, vec![vec![byte]]),
            FaultKind::TooLong(start) => {
                let begin = &tree.text()[start as usize..][..10];
                (Kind::TooLong, vec![begin.to_vec()])
            }
            FaultKind::NoClosingQuote(Quote::Single) => (Kind::NoClosingQuote, vec![b"'".to_vec()]),
            FaultKind::NoClosingQuote(_) => (Kind::NoClosingQuote, vec![b"\"".to_vec()]),
            FaultKind::EndInDirective => (Kind::EndInDirective, Vec::new()),
            FaultKind::EndInBlock => (Kind::EndInBlock, Vec::new()),
        };
        let end = (fault.at + 1).min(tree.text().len() as u32);
        let span = Span { start: fault.at, end };
        let line = Some((self.file, fault.line));
        let breaks = Self::breaks_by_fault(tree.text(), fault);
        self.note(kind, values, Level::Emergency, line, span);
        self.broken = self.broken.max(breaks);
    }

    fn directive(&mut self, tree: &Tree<'_>, directive: Directive<'_>) {
        let name = directive.name();
        let row = match self.row(&name, &directive) {
            Ok(row) => row,
            Err(wrong) => {
                let span = directive.words()[0].span;
                let line = Some((self.file, self.line));
                let (kind, values) = wrong;
                let breaks = Self::breaks_by_refusal(tree.text(), kind, &directive);
                self.note(kind, values, Level::Emergency, line, span);
                self.broken = self.broken.max(breaks);
                return self.skip(tree, directive);
            }
        };
        let call = Call { tree, directive, row };
        if let Err(wrong) = self.call(&call) {
            self.raise(*wrong, Some(&call));
            self.broken = self.broken.max(Self::breaks_by_words(tree.text(), &directive));
            self.skip(tree, directive);
        }
    }

    /// Past a directive that was refused, and what is inside it.
    fn skip(&mut self, tree: &Tree<'_>, directive: Directive<'_>) {
        if directive.block().is_some() {
            self.meet_faults(tree, directive.close().0);
        }
    }
}
