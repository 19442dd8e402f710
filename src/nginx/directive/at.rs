//! In which kind of block a place of a text is, however broken the text may be.

use crate::nginx::{Directive, Ending, Tree};

/// Blocks that only the main file has.
const MAIN: [&[u8]; 6] = [b"events", b"http", b"stream", b"mail", b"user", b"worker_processes"];

/// The blocks that are open at a byte, outermost first. One that is never closed goes to the text's end.
#[must_use]
pub fn blocks_at<'t>(tree: &'t Tree<'t>, at: u32) -> Vec<Directive<'t>> {
    let (mut open, mut block) = (Vec::new(), Some(tree.root()));
    while let Some(mut inside) = block {
        let found = inside.find(|directive| {
            let (close, closed) = directive.close();
            let before_end = if closed.is_some() { at <= close } else { true };
            directive.ending() == Ending::Block && directive.span().end < at && before_end
        });
        block = found.and_then(|directive| directive.block());
        open.extend(found);
    }
    open
}

/// The table's letter for what may stand at a byte; a space where there are no directives (in a `map`, say). A text without
/// blocks of the main file is one that `http` includes.
#[must_use]
pub fn context_at(tree: &Tree<'_>, at: u32) -> char {
    contexts_at(tree, at).last().copied().unwrap_or(' ')
}

/// The same for each block around the byte: that of the file first.
#[must_use]
pub fn contexts_at(tree: &Tree<'_>, at: u32) -> Vec<char> {
    let main = tree.root().any(|directive| MAIN.contains(&&*directive.name()));
    let mut contexts = vec![if main { 'm' } else { 'h' }];
    for block in blocks_at(tree, at) {
        let outer = contexts.last().copied().unwrap_or(' ');
        contexts.push(inside(outer, &block.name()));
    }
    contexts
}

fn inside(outer: char, name: &[u8]) -> char {
    match (outer, name) {
        ('M', b"server") => 'N',
        ('S', b"server") => 'T',
        ('S', b"upstream") => 'U',
        ('s', b"if") => 'i',
        ('l', b"if") => 'j',
        (_, b"limit_except") => 'x',
        (_, b"events") => 'e',
        (_, b"http") => 'h',
        (_, b"server") => 's',
        (_, b"location") => 'l',
        (_, b"upstream") => 'u',
        (_, b"stream") => 'S',
        (_, b"mail") => 'M',
        _ => ' ',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_block_around_a_place_is_known_in_broken_text_too() {
        let at = |text: &str| {
            let place = text.find('^').unwrap_or(0);
            let text = text.replace('^', "");
            context_at(&Tree::parse(text.as_bytes()), place as u32)
        };
        assert_eq!(at("^"), 'h');
        assert_eq!(at("events {^}\nhttp {}"), 'e');
        assert_eq!(at("events {}\n^"), 'm');
        assert_eq!(at("server { location / { ^"), 'l');
        assert_eq!(at("server { location / { a } ^"), 's');
        assert_eq!(at("server { listen 80\n ^ } upstream u { }"), 's');
        assert_eq!(at("server { } upstream u { ^ }"), 'u');
        assert_eq!(at("server { location / { if ($a) { ^"), 'j');
        assert_eq!(at("map $a $b { ^ }"), ' ');
    }
}
