//! nginx's lexer, to the byte: `ngx_conf_read_token`, the same in every release since 1.22.
//!
//! Lossless: the tokens' spans join to the text. Where nginx stops, a [`Fault`] is noted and reading goes on, so an editor
//! sees the rest. One step forward a byte, whatever the bytes are.

/// The buffer through which nginx reads a file: an unfinished token must fit in it.
const BUFFER: usize = 4096;

/// What a byte ends, a bit each: white space, a bare word (`$` and `{` may), a quoted one (of either kind), a line.
const SPACE: u8 = 1;
const BARE: u8 = 2;
const QUOTED: u8 = 4;
const LINE: u8 = 8;

const ENDS: [u8; 256] = {
    let mut ends = [SPACE; 256];
    let bare = *b" \t\r\n;{$\\";
    let mut nth = 0;
    while nth < bare.len() {
        ends[bare[nth] as usize] = if nth < 4 { BARE } else { SPACE | BARE };
        nth += 1;
    }
    ends[b'"' as usize] = SPACE | QUOTED;
    ends[b'\'' as usize] = SPACE | QUOTED;
    ends[b'\\' as usize] = SPACE | BARE | QUOTED;
    ends[b'\n' as usize] = BARE | QUOTED | LINE;
    ends
};

/// Bytes of one text, `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    None,
    Single,
    Double,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Spaces, tabs, CR and LF.
    Space,
    /// From `#` to before the line's end.
    Comment,
    /// With its quotes, if it has any. `escaped`: a backslash stands in it.
    Word {
        quote: Quote,
        escaped: bool,
    },
    Semicolon,
    Open,
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
}

/// What nginx cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// `unexpected "x"`.
    Unexpected(u8),
    /// A bare word, a closed quoted one or a comment that outgrew the buffer; the offset of its first byte.
    TooLong(u32),
    /// A quoted word that outgrew the buffer before its quote came.
    NoClosingQuote(Quote),
    /// The text ends inside a directive.
    EndInDirective,
    /// The text ends inside a block.
    EndInBlock,
}

/// A fault, at the byte at which nginx stops, with the line that it prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    pub at: u32,
    pub line: u32,
}

/// Reads one text token by token. Texts are at most 4 GiB, as offsets are `u32`.
pub struct Lexer<'a> {
    text: &'a [u8],
    at: usize,
    line: u32,
    /// Where nginx's buffer ends now.
    edge: usize,
    /// The first byte that nginx must keep when it fills its buffer, and its line.
    kept: usize,
    kept_line: u32,
    /// A quoted word has just closed: only some bytes may follow.
    after_quote: bool,
    faults: Vec<Fault>,
}

impl<'a> Lexer<'a> {
    #[must_use]
    pub fn new(text: &'a [u8]) -> Lexer<'a> {
        let edge = text.len().min(BUFFER);
        let (faults, after_quote) = (Vec::new(), false);
        Lexer { text, at: 0, line: 1, edge, kept: 0, kept_line: 1, after_quote, faults }
    }

    /// The line reached: the one that nginx names.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The faults noted so far, in order.
    #[must_use]
    pub fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    /// Notes a fault at the byte `at`, in the line reached.
    pub(super) fn fault(&mut self, kind: FaultKind, at: u32) {
        self.faults.push(Fault { kind, at, line: self.line });
    }

    /// The next byte if there is one, after nginx's buffer is filled where it must be.
    #[inline]
    fn peek(&mut self, open: Quote) -> Option<u8> {
        if self.at == self.edge {
            self.fill(open)?;
        }
        Some(self.text[self.at])
    }

    /// Goes to the next byte that ends something of `what`.
    #[inline]
    fn seek(&mut self, what: u8, open: Quote) -> Option<u8> {
        loop {
            let ahead = &self.text[self.at..self.edge];
            if let Some(length) = ahead.iter().position(|byte| ENDS[usize::from(*byte)] & what > 0)
            {
                self.at += length;
                return Some(ahead[length]);
            }
            self.at = self.edge;
            self.fill(open)?;
        }
    }

    #[cold]
    fn fill(&mut self, open: Quote) -> Option<()> {
        if self.at == self.text.len() {
            return None;
        }
        if self.at - self.kept == BUFFER {
            let kind = match open {
                Quote::None => FaultKind::TooLong(self.kept as u32),
                quote => FaultKind::NoClosingQuote(quote),
            };
            self.faults.push(Fault { kind, at: self.at as u32, line: self.kept_line });
            self.edge = self.text.len();
        } else {
            self.edge = self.text.len().min(self.kept + BUFFER);
        }
        Some(())
    }

    #[inline]
    fn keep_from(&mut self, at: usize) {
        self.kept = at;
        self.kept_line = self.line;
    }

    fn token(&self, kind: TokenKind, start: usize) -> Option<Token> {
        Some(Token { kind, span: Span { start: start as u32, end: self.at as u32 } })
    }

    /// A run of white space. The byte right after a closing quote does not move what is kept.
    fn space(&mut self) -> Option<Token> {
        let start = self.at;
        loop {
            let ahead = &self.text[self.at..self.edge];
            let spaces = ahead.iter().take_while(|byte| ENDS[usize::from(**byte)] & SPACE == 0);
            let (mut length, mut lines) = (0, 0);
            for byte in spaces {
                length += 1;
                lines += u32::from(*byte == b'\n');
            }
            (self.at, self.line) = (self.at + length, self.line + lines);
            if length > usize::from(self.after_quote) {
                self.keep_from(self.at - 1);
            }
            self.after_quote &= length == 0;
            if self.at < self.edge || self.fill(Quote::None).is_none() {
                break;
            }
        }
        self.token(TokenKind::Space, start)
    }

    fn comment(&mut self) -> Option<Token> {
        let start = self.at;
        self.keep_from(start);
        self.seek(LINE, Quote::None);
        self.token(TokenKind::Comment, start)
    }

    fn quoted(&mut self, quote: Quote, close: u8) -> Option<Token> {
        let start = self.at;
        self.at += 1;
        self.keep_from(self.at);
        let mut escaped = false;
        while let Some(byte) = self.seek(QUOTED, quote) {
            self.at += 1;
            self.line += u32::from(byte == b'\n');
            if byte == b'\\' {
                escaped = true;
                self.blind(quote);
            } else if byte == close {
                self.after_quote = true;
                break;
            }
        }
        self.token(TokenKind::Word { quote, escaped }, start)
    }

    fn bare(&mut self) -> Option<Token> {
        let start = self.at;
        self.keep_from(start);
        // `variable`: where a `{` would belong to a variable.
        let (mut escaped, mut variable) = (false, start);
        while let Some(byte) = self.seek(BARE, Quote::None) {
            match byte {
                b'$' => variable = self.at + 1,
                b'{' if self.at == variable => variable += 1,
                b'\\' => {
                    escaped = true;
                    self.at += 1;
                    self.blind(Quote::None);
                    continue;
                }
                _ => break,
            }
            self.at += 1;
        }
        self.token(TokenKind::Word { quote: Quote::None, escaped }, start)
    }

    /// The byte after a backslash, whatever it is.
    fn blind(&mut self, open: Quote) {
        if let Some(byte) = self.peek(open) {
            self.line += u32::from(byte == b'\n');
            self.at += 1;
        }
    }

    /// One of `;`, `{`, `}`: nginx begins afresh behind it.
    fn mark(&mut self, kind: TokenKind) -> Option<Token> {
        let start = self.at;
        self.at += 1;
        self.keep_from(self.at);
        self.token(kind, start)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let byte = self.peek(Quote::None)?;
        if ENDS[usize::from(byte)] & SPACE == 0 {
            return self.space();
        }
        if self.after_quote {
            self.after_quote = false;
            if !matches!(byte, b';' | b'{' | b')') {
                self.fault(FaultKind::Unexpected(byte), self.at as u32);
            }
        }
        match byte {
            b'#' => self.comment(),
            b'"' => self.quoted(Quote::Double, b'"'),
            b'\'' => self.quoted(Quote::Single, b'\''),
            b';' => self.mark(TokenKind::Semicolon),
            b'{' => self.mark(TokenKind::Open),
            b'}' => self.mark(TokenKind::Close),
            _ => self.bare(),
        }
    }
}
