//! Tokens → tree, with recovery at `;` and `}`.

use crate::nginx::lexer::{Fault, FaultKind, Lexer, Quote, TokenKind};
use crate::nginx::tree::{Ending, Node, Tree, Word};
use std::borrow::Cow;

impl<'a> Tree<'a> {
    /// Reads a text. Never fails: what nginx would stop at is among [`Tree::faults`].
    #[must_use]
    pub fn parse(text: impl Into<Cow<'a, [u8]>>) -> Tree<'a> {
        let text = text.into();
        let (nodes, words, faults) = Parser::read(&text);
        Tree { text, nodes, words, faults }
    }
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    nodes: Vec<Node>,
    words: Vec<Word>,
    /// The blocks that are open, outermost first.
    open: Vec<u32>,
    /// The first word of the directive being read.
    first: u32,
}

impl Parser<'_> {
    fn read(text: &[u8]) -> (Vec<Node>, Vec<Word>, Vec<Fault>) {
        let size = text.len() / 24;
        let (nodes, words) = (Vec::with_capacity(size), Vec::with_capacity(size * 2));
        let mut parser =
            Parser { lexer: Lexer::new(text), nodes, words, open: Vec::new(), first: 0 };
        parser.run();
        parser.finish(text.len() as u32);
        (parser.nodes, parser.words, parser.lexer.into_faults())
    }

    fn run(&mut self) {
        while let Some(token) = self.lexer.next() {
            let at = token.span.start;
            match token.kind {
                TokenKind::Space | TokenKind::Comment => {}
                TokenKind::Word { quote, escaped } => {
                    self.words.push(Word { span: token.span, quote, escaped });
                }
                TokenKind::Semicolon if self.is_empty() => self.unexpected(b';', at),
                TokenKind::Semicolon => self.end(Ending::Semicolon, at),
                TokenKind::Open => self.open(at),
                TokenKind::Close => self.close(at),
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.words.len() == self.first as usize
    }

    fn unexpected(&mut self, byte: u8, at: u32) {
        self.lexer.fault(FaultKind::Unexpected(byte), at);
    }

    /// The words read so far become a directive.
    fn end(&mut self, ending: Ending, at: u32) {
        let (first, last) = (self.first, self.words.len() as u32);
        let next = self.nodes.len() as u32 + 1;
        let (line, close, close_line) = (self.lexer.line(), at, 0);
        let node = Node { first, last, end: at, line, ending, next, close, close_line };
        self.nodes.push(node);
        self.first = last;
    }

    /// A block without a name is a fault, but its braces count.
    fn open(&mut self, at: u32) {
        if self.is_empty() {
            self.unexpected(b'{', at);
        }
        self.open.push(self.nodes.len() as u32);
        self.end(Ending::Block, at);
    }

    fn close(&mut self, at: u32) {
        if !self.is_empty() {
            self.unexpected(b'}', at);
            self.end(Ending::Missing, at);
        }
        let Some(block) = self.open.pop() else {
            // nginx stops there once: with words before it the fault stands already.
            if self.nodes.last().is_none_or(|n| n.ending != Ending::Missing || n.end != at) {
                self.unexpected(b'}', at);
            }
            return;
        };
        let next = self.nodes.len() as u32;
        let node = &mut self.nodes[block as usize];
        (node.next, node.close, node.close_line) = (next, at, self.lexer.line());
    }

    fn finish(&mut self, end: u32) {
        if !self.is_empty() {
            self.lexer.fault(FaultKind::EndInDirective, end);
            self.end(Ending::Missing, end);
        } else if !self.open.is_empty() {
            self.lexer.fault(FaultKind::EndInBlock, end);
        }
        let next = self.nodes.len() as u32;
        for block in std::mem::take(&mut self.open) {
            let node = &mut self.nodes[block as usize];
            (node.next, node.close) = (next, end);
        }
    }
}

/// A quoted word without its quotes; the closing one may be missing.
pub(super) fn inside(raw: &[u8], quote: Quote) -> &[u8] {
    let close = match quote {
        Quote::None => return raw,
        Quote::Single => b'\'',
        Quote::Double => b'"',
    };
    let rest = raw.get(1..).unwrap_or_default();
    rest.strip_suffix(&[close]).unwrap_or(rest)
}
