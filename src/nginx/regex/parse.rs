//! From a pattern's bytes to its tree, as PCRE2 10.42 reads it without UTF mode.

use super::error::{RegexError, RegexErrorKind};
use super::node::{Assert, Greed, Node};
use super::set::ByteSet;

/// PCRE2's default `parens_nest_limit`.
const DEPTH_MAX: u32 = 250;
/// The largest count of a quantifier.
const REPEAT_MAX: u32 = 65_535;

/// What `(?imsxnJU)` switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Options {
    pub(super) caseless: bool,
    pub(super) multiline: bool,
    pub(super) dot_all: bool,
    pub(super) extended: bool,
    /// `xx`: blanks in classes are skipped too.
    pub(super) extended_more: bool,
    pub(super) no_auto_capture: bool,
    pub(super) duplicate_names: bool,
    pub(super) ungreedy: bool,
}

/// Least and most rounds; no most: without end.
type Counts = (u32, Option<u32>);

pub(super) type Parsed<T> = Result<T, RegexError>;

pub(super) struct Parser<'a> {
    pub(super) pattern: &'a [u8],
    pub(super) at: usize,
    pub(super) options: Options,
    /// Capturing groups so far.
    pub(super) groups: u16,
    pub(super) names: Vec<(String, u16)>,
    depth: u32,
    /// Inside so many look-arounds.
    pub(super) looks: u32,
    /// `\K` stands in one of them: an error, noticed at the end.
    pub(super) keep_in_look: bool,
}

/// One item, and whether a quantifier may follow it.
pub(super) struct Item {
    pub(super) node: Node,
    pub(super) repeatable: bool,
}

impl Item {
    pub(super) fn repeatable(node: Node) -> Item {
        Item { node, repeatable: true }
    }

    pub(super) fn fixed(node: Node) -> Item {
        Item { node, repeatable: false }
    }
}

impl<'a> Parser<'a> {
    pub(super) fn new(pattern: &'a [u8], caseless: bool) -> Self {
        Parser {
            pattern,
            at: 0,
            options: Options { caseless, ..Options::default() },
            groups: 0,
            names: Vec::new(),
            depth: 0,
            looks: 0,
            keep_in_look: false,
        }
    }

    /// The whole pattern.
    pub(super) fn whole(&mut self) -> Parsed<Node> {
        // How to go about it stands in front: it changes nothing for ASCII, and we go byte by byte.
        const FRONT: [&[u8]; 5] =
            [b"(*UTF)", b"(*UTF8)", b"(*UCP)", b"(*NO_JIT)", b"(*NO_START_OPT)"];
        let front = |at: usize| FRONT.iter().find(|front| self.pattern[at..].starts_with(front));
        let mut at = 0;
        while let Some(option) = front(at) {
            at += option.len();
        }
        self.at = at;
        let node = self.alternatives(false)?;
        if self.at < self.pattern.len() {
            return self.wrong(RegexErrorKind::UnmatchedParenthesis);
        }
        Ok(node)
    }

    pub(super) fn wrong<T>(&self, kind: RegexErrorKind) -> Parsed<T> {
        Err(RegexError { kind, offset: self.at.min(self.pattern.len()) })
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.pattern.get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        &self.pattern[self.at.min(self.pattern.len())..]
    }

    /// Takes `text` if it comes next.
    pub(super) fn eat(&mut self, text: &[u8]) -> bool {
        let comes = self.rest().starts_with(text);
        self.at += if comes { text.len() } else { 0 };
        comes
    }

    /// Decimal digits as a number; `None` without any or above `max`.
    pub(super) fn number(&mut self, max: u32) -> Option<u32> {
        let digits = self.rest().iter().take_while(|b| b.is_ascii_digit()).count();
        let text = &self.rest()[..digits];
        self.at += digits;
        let value = std::str::from_utf8(text).ok()?.parse::<u32>().ok()?;
        (value <= max).then_some(value)
    }

    pub(super) fn enter(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > DEPTH_MAX { self.wrong(RegexErrorKind::TooDeep) } else { Ok(()) }
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Alternatives up to `)` or the end. With `reset` (`(?|`), each numbers its groups from the same one.
    pub(super) fn alternatives(&mut self, reset: bool) -> Parsed<Node> {
        let (first, mut last) = (self.groups, self.groups);
        let mut all = vec![self.sequence()?];
        while self.eat(b"|") {
            last = last.max(self.groups);
            if reset {
                self.groups = first;
            }
            all.push(self.sequence()?);
        }
        self.groups = last.max(self.groups);
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Alternate(all) })
    }

    fn sequence(&mut self) -> Parsed<Node> {
        let mut nodes = Vec::new();
        loop {
            self.skip_ignored()?;
            match self.peek() {
                None | Some(b'|' | b')') => break,
                Some(byte) => self.one(byte, &mut nodes)?,
            }
        }
        Ok(match nodes.len() {
            0 => Node::Empty,
            1 => nodes.remove(0),
            _ => Node::Concat(nodes),
        })
    }

    /// One item with its quantifiers; a quoted run `\Q…\E` is several.
    fn one(&mut self, byte: u8, nodes: &mut Vec<Node>) -> Parsed<()> {
        if self.eat(b"\\Q") {
            return self.quoted(nodes);
        }
        let Item { node, repeatable } = self.item(byte)?;
        let node = self.quantified(node, repeatable)?;
        nodes.push(node);
        Ok(())
    }

    /// `\Q…\E`: literal bytes; a quantifier behind it binds to the last.
    fn quoted(&mut self, nodes: &mut Vec<Node>) -> Parsed<()> {
        let mut last = None;
        while self.at < self.pattern.len() && !self.eat(b"\\E") {
            nodes.extend(last.take());
            last = Some(self.literal(self.pattern[self.at]));
            self.at += 1;
        }
        if let Some(last) = last {
            let node = self.quantified(last, true)?;
            nodes.push(node);
        }
        Ok(())
    }

    fn item(&mut self, byte: u8) -> Parsed<Item> {
        match byte {
            b'(' => self.group(),
            b'[' => self.class(),
            b'\\' => self.escape(),
            b'*' | b'+' | b'?' => self.wrong_quantifier(),
            b'{' if self.counts()?.is_some() => self.wrong_quantifier(),
            _ => {
                self.at += 1;
                Ok(self.plain(byte))
            }
        }
    }

    fn wrong_quantifier<T>(&mut self) -> Parsed<T> {
        let Some(_) = self.quantifier()? else {
            return self.wrong(RegexErrorKind::NothingToRepeat);
        };
        self.at -= 1;
        self.wrong(RegexErrorKind::NothingToRepeat)
    }

    fn plain(&self, byte: u8) -> Item {
        match byte {
            b'^' if self.options.multiline => Item::fixed(Node::Assert(Assert::LineStart)),
            b'^' => Item::fixed(Node::Assert(Assert::SubjectStart)),
            b'$' if self.options.multiline => Item::fixed(Node::Assert(Assert::LineEnd)),
            b'$' => Item::fixed(Node::Assert(Assert::LastLineEnd)),
            b'.' if self.options.dot_all => Item::repeatable(Node::Set(ByteSet::any())),
            b'.' => Item::repeatable(Node::Set(ByteSet::not_newline())),
            _ => Item::repeatable(self.literal(byte)),
        }
    }

    pub(super) fn literal(&self, byte: u8) -> Node {
        if self.options.caseless && byte.is_ascii_alphabetic() {
            Node::Set(ByteSet::of(|b| b.eq_ignore_ascii_case(&byte)))
        } else {
            Node::Byte(byte)
        }
    }

    /// The item with the quantifier that follows it, if one does.
    fn quantified(&mut self, node: Node, repeatable: bool) -> Parsed<Node> {
        self.skip_ignored()?;
        let before = self.at;
        let Some((min, max)) = self.quantifier()? else { return Ok(node) };
        if !repeatable {
            self.at = before;
            return self.wrong_quantifier();
        }
        let greed = if self.eat(b"+") {
            Greed::Possessive
        } else if self.eat(b"?") != self.options.ungreedy {
            Greed::Lazy
        } else {
            Greed::Greedy
        };
        Ok(Node::Repeat { node: Box::new(node), min, max, greed })
    }

    fn quantifier(&mut self) -> Parsed<Option<Counts>> {
        let found = match self.peek() {
            Some(b'*') => (0, None),
            Some(b'+') => (1, None),
            Some(b'?') => (0, Some(1)),
            Some(b'{') => return self.counts_taken(),
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(found))
    }

    fn counts_taken(&mut self) -> Parsed<Option<Counts>> {
        let Some((counts, end)) = self.counts()? else { return Ok(None) };
        self.at = end;
        Ok(Some(counts))
    }

    /// `{n}`, `{n,}`, `{n,m}` and where it ends; anything else is no quantifier but literal text.
    fn counts(&mut self) -> Parsed<Option<(Counts, usize)>> {
        let rest = self.rest();
        let digits = |from: usize| rest[from..].iter().take_while(|b| b.is_ascii_digit()).count();
        let first = digits(1);
        if first == 0 {
            return Ok(None);
        }
        let after = 1 + first;
        match rest.get(after) {
            Some(b'}') => {
                let count = self.count(1, first)?;
                Ok(Some(((count, Some(count)), self.at + after + 1)))
            }
            Some(b',') => {
                let second = digits(after + 1);
                if rest.get(after + 1 + second) != Some(&b'}') {
                    return Ok(None);
                }
                let min = self.count(1, first)?;
                let end = self.at + after + second + 2;
                if second == 0 {
                    return Ok(Some(((min, None), end)));
                }
                let max = self.count(after + 1, second)?;
                if max < min {
                    let kind = RegexErrorKind::QuantifierOutOfOrder;
                    return Err(RegexError { kind, offset: end - 1 });
                }
                Ok(Some(((min, Some(max)), end)))
            }
            _ => Ok(None),
        }
    }

    /// The number of `digits` digits that stands `from` bytes further on.
    fn count(&self, from: usize, digits: usize) -> Parsed<u32> {
        let mut value = 0;
        for (read, digit) in self.rest()[from..from + digits].iter().enumerate() {
            value = value * 10 + u32::from(digit - b'0');
            if value > REPEAT_MAX {
                let kind = RegexErrorKind::QuantifierTooBig;
                return Err(RegexError { kind, offset: self.at + from + read + 1 });
            }
        }
        Ok(value)
    }

    /// What stands between an item and its quantifier as if it were not there: `(?#…)`, `\E`, an empty `\Q\E`; with `x`
    /// blanks and comments too.
    fn skip_ignored(&mut self) -> Parsed<()> {
        loop {
            self.skip_extended();
            if self.eat(b"(?#") {
                self.skip_comment()?;
            } else if !self.eat(b"\\E") && !self.eat(b"\\Q\\E") {
                return Ok(());
            }
        }
    }

    fn skip_comment(&mut self) -> Parsed<()> {
        match self.rest().iter().position(|&b| b == b')') {
            Some(end) => self.at += end + 1,
            None => {
                self.at = self.pattern.len();
                return self.wrong(RegexErrorKind::CommentUnterminated);
            }
        }
        Ok(())
    }

    fn skip_extended(&mut self) {
        if !self.options.extended {
            return;
        }
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t'..=b'\r' => self.at += 1,
                b'#' => {
                    let line = self.rest().iter().position(|&b| b == b'\n');
                    self.at += line.map_or(self.rest().len(), |end| end + 1);
                }
                _ => break,
            }
        }
    }
}
