//! A configuration as a tree of directives, flat in memory and cheap to walk.

use crate::nginx::lexer::{Fault, Quote, Span};
use crate::nginx::parse::inside;
use std::borrow::Cow;

/// One file's directives. Walk it from [`Tree::root`].
#[derive(Debug, Clone, Default)]
pub struct Tree<'a> {
    pub(super) text: Cow<'a, [u8]>,
    /// In the order of the text, each block's directives right behind it.
    pub(super) nodes: Vec<Node>,
    pub(super) words: Vec<Word>,
    pub(super) faults: Vec<Fault>,
}

/// A word of a directive, as it stands in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// With its quotes.
    pub span: Span,
    pub quote: Quote,
    /// A backslash stands in it.
    pub escaped: bool,
}

/// How a directive ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Semicolon,
    Block,
    /// Neither came: there is a fault at its end.
    Missing,
}

#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) first: u32,
    pub(super) last: u32,
    /// Offset of the `;` or `{`.
    pub(super) end: u32,
    /// Line of the `;` or `{`: the one that nginx names.
    pub(super) line: u32,
    pub(super) ending: Ending,
    /// The first node behind this one and all that is inside it.
    pub(super) next: u32,
    /// Offset of the block's `}`, or of the text's end.
    pub(super) close: u32,
    /// Line of the block's `}`; 0 if it never came.
    pub(super) close_line: u32,
}

/// The directives of a block, or of the file.
#[derive(Clone, Copy)]
pub struct Block<'t> {
    tree: &'t Tree<'t>,
    at: u32,
    end: u32,
}

/// A directive in its tree.
#[derive(Clone, Copy)]
pub struct Directive<'t> {
    tree: &'t Tree<'t>,
    /// Its place among the tree's directives, counted in the order of the text.
    pub index: u32,
}

impl Tree<'_> {
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// What nginx cannot read, in the order of the text. It stops at the first, if nothing else stops it before.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    #[must_use]
    pub fn root(&self) -> Block<'_> {
        Block { tree: self, at: 0, end: self.nodes.len() as u32 }
    }

    /// All directives, whatever block they are in, in the order of the text.
    pub fn all(&self) -> impl Iterator<Item = Directive<'_>> {
        (0..self.nodes.len() as u32).map(|index| self.directive(index))
    }

    /// The directive with this index ([`Directive::index`]).
    #[must_use]
    pub fn directive(&self, index: u32) -> Directive<'_> {
        Directive { tree: self, index }
    }
}

impl<'t> Iterator for Block<'t> {
    type Item = Directive<'t>;

    fn next(&mut self) -> Option<Directive<'t>> {
        (self.at < self.end).then(|| {
            let directive = Directive { tree: self.tree, index: self.at };
            self.at = directive.node().next;
            directive
        })
    }
}

impl<'t> Directive<'t> {
    fn node(&self) -> &'t Node {
        &self.tree.nodes[self.index as usize]
    }

    /// All words, the name first. Empty only for a block without a name, which is a fault.
    #[must_use]
    pub fn words(&self) -> &'t [Word] {
        &self.tree.words[self.node().first as usize..self.node().last as usize]
    }

    /// A word's value: without quotes, escapes resolved, as nginx's setters get it.
    #[must_use]
    #[inline]
    pub fn value(&self, word: &Word) -> Cow<'t, [u8]> {
        let raw = &self.tree.text[word.span.start as usize..word.span.end as usize];
        match (word.quote, word.escaped) {
            (Quote::None, false) => Cow::Borrowed(raw),
            (quote, false) => Cow::Borrowed(inside(raw, quote)),
            (quote, true) => Cow::Owned(unescape(inside(raw, quote))),
        }
    }

    /// The name; empty for a block without one.
    #[must_use]
    pub fn name(&self) -> Cow<'t, [u8]> {
        self.word(0)
    }

    /// The value of the word with this index, the name being 0; empty if there is none.
    #[must_use]
    pub fn word(&self, index: usize) -> Cow<'t, [u8]> {
        self.words().get(index).map(|word| self.value(word)).unwrap_or_default()
    }

    /// The arguments' values.
    pub fn arguments(&self) -> impl ExactSizeIterator<Item = Cow<'t, [u8]>> + use<'t> {
        let directive = *self;
        let words = self.words();
        words[words.len().min(1)..].iter().map(move |word| directive.value(word))
    }

    /// From the name to the `;` or `{`.
    #[must_use]
    pub fn span(&self) -> Span {
        let start = self.words().first().map_or(self.node().end, |word| word.span.start);
        Span { start, end: self.node().end }
    }

    #[must_use]
    pub fn ending(&self) -> Ending {
        self.node().ending
    }

    /// The line of the `;` or `{`: the one that nginx names.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.node().line
    }

    /// Offset of the block's `}` (else of the directive's end), and its line unless it never came.
    #[must_use]
    pub fn close(&self) -> (u32, Option<u32>) {
        let node = self.node();
        (node.close, (node.close_line > 0).then_some(node.close_line))
    }

    /// What stands inside, if it has a block.
    #[must_use]
    pub fn block(&self) -> Option<Block<'t>> {
        let node = self.node();
        let inside = Block { tree: self.tree, at: self.index + 1, end: node.next };
        (node.ending == Ending::Block).then_some(inside)
    }
}

/// `\"`, `\'` and `\\` lose the backslash, `\t`, `\r` and `\n` are control bytes, every other stays as it is.
fn unescape(raw: &[u8]) -> Vec<u8> {
    let mut value = Vec::with_capacity(raw.len());
    let mut at = 0;
    while at < raw.len() {
        let replaced = match raw.get(at + 1) {
            _ if raw[at] != b'\\' => None,
            Some(byte @ (b'"' | b'\'' | b'\\')) => Some(*byte),
            Some(b't') => Some(b'\t'),
            Some(b'r') => Some(b'\r'),
            Some(b'n') => Some(b'\n'),
            _ => None,
        };
        value.push(replaced.unwrap_or(raw[at]));
        at += if replaced.is_some() { 2 } else { 1 };
    }
    value
}
