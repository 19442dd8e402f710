//! A configuration laid out as nginx's own files are: four spaces a block, a directive a line.
//!
//! Only white space between tokens changes: the tokens, comments and quoting are those of the text, whatever is wrong with it.
//! A directive that was written over several lines stays so.

use crate::nginx::{Lexer, TokenKind};

const INDENT: usize = 4;
/// Deeper blocks are not indented further: else what is nested without end would fill the memory.
const DEEPEST: usize = 60;

/// The text, laid out. Laid out again it stays the same.
#[must_use]
pub fn format(text: &[u8]) -> Vec<u8> {
    let mut layout = Layout { out: Vec::new(), depth: 0, in_directive: false, before: None };
    let mut gap = Gap::default();
    for token in Lexer::new(text) {
        let raw = &text[token.span.start as usize..token.span.end as usize];
        if token.kind == TokenKind::Space {
            gap = Gap { spaced: true, lines: raw.iter().filter(|byte| **byte == b'\n').count() };
        } else {
            layout.token(token.kind, raw, std::mem::take(&mut gap));
        }
    }
    // A word that ends with the text may be one whose quote is still open.
    if layout.before.is_some() && !matches!(layout.before, Some(TokenKind::Word { .. })) {
        layout.out.push(b'\n');
    }
    layout.out
}

/// The white space before a token, as it was.
#[derive(Default, Clone, Copy)]
struct Gap {
    spaced: bool,
    lines: usize,
}

struct Layout {
    out: Vec<u8>,
    depth: usize,
    /// Words stand there that no `;` or `{` has ended.
    in_directive: bool,
    before: Option<TokenKind>,
}

impl Layout {
    fn token(&mut self, kind: TokenKind, raw: &[u8], gap: Gap) {
        if kind == TokenKind::Close {
            self.depth = self.depth.saturating_sub(1);
            self.in_directive = false;
        }
        if let Some(before) = self.before {
            self.separate(before, kind, gap);
        }
        self.out.extend(raw);
        self.before = Some(kind);
        match kind {
            TokenKind::Open => self.depth += 1,
            TokenKind::Comment | TokenKind::Space => return,
            _ => {}
        }
        self.in_directive = matches!(kind, TokenKind::Word { .. });
    }

    fn separate(&mut self, before: TokenKind, kind: TokenKind, gap: Gap) {
        use TokenKind::{Close, Comment, Open, Semicolon, Word};
        let after_word = self.in_directive && matches!(before, Word { .. });
        match kind {
            Close if before == Open => {}
            Close => self.line(Gap::default()),
            _ if before == Comment => self.line(gap),
            Semicolon if after_word => {}
            Open if after_word => self.out.push(b' '),
            Comment if gap.lines == 0 && (gap.spaced || !after_word) => self.out.push(b' '),
            // What stands right behind a closing quote is told apart from what stands behind a space.
            Word { .. } | Comment if after_word && gap.lines == 0 => {
                self.out.extend(gap.spaced.then_some(b' '));
            }
            _ => self.line(gap),
        }
    }

    /// A new line, after an empty one if there was one between directives.
    fn line(&mut self, gap: Gap) {
        let empty = gap.lines > 1 && !self.in_directive && self.before != Some(TokenKind::Open);
        self.out.extend(if empty { &b"\n\n"[..] } else { b"\n" });
        let depth = self.depth + usize::from(self.in_directive);
        self.out.resize(self.out.len() + depth.min(DEEPEST) * INDENT, b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn a_directive_a_line_and_four_spaces_a_block() {
        let text = "server{listen  80;# all\n\n\n  server_name a\n b ;location / {} # c\nif ($a = \"b\"){return 200 'a\n b';}\n\n}";
        let laid_out = "server {\n    listen 80; # all\n\n    server_name a\n        b;\n    location / {} # c\n    \
                        if ($a = \"b\") {\n        return 200 'a\n b';\n    }\n}\n";
        assert_eq!(String::from_utf8_lossy(&format(text.as_bytes())), laid_out);
        assert_eq!(format(b" \n"), b"");
    }
}
