//! Classes: `[a-z]`, `[^…]`, POSIX names, escapes inside.

use super::error::{RegexError, RegexErrorKind};
use super::escape::Escaped;
use super::node::Node;
use super::parse::{Item, Parsed, Parser};
use super::set::ByteSet;

/// What stands in a class.
enum Member {
    Byte(u8),
    /// A set, which cannot begin or end a range.
    Set(ByteSet),
    /// `\E`, an empty `\Q\E`.
    Nothing,
}

impl Parser<'_> {
    pub(super) fn class(&mut self) -> Parsed<Item> {
        // `[:name:]` outside a class is an error of its own.
        if self.posix_end().is_some() {
            let named = self.pattern.get(self.at + 1) == Some(&b':');
            return self.wrong(if named {
                RegexErrorKind::PosixOutsideClass
            } else {
                RegexErrorKind::PosixCollating
            });
        }
        self.at += 1;
        let negated = self.eat(b"^");
        let mut set = ByteSet::default();
        let mut first = true;
        loop {
            if self.options.extended_more {
                while matches!(self.peek(), Some(b' ' | b'\t')) {
                    self.at += 1;
                }
            }
            match self.peek() {
                None => return self.wrong(RegexErrorKind::ClassUnterminated),
                Some(b']') if !first => break,
                Some(_) => self.member_or_range(&mut set)?,
            }
            first = false;
        }
        self.at += 1;
        let set = if self.options.caseless { set.caseless() } else { set };
        Ok(Item::repeatable(Node::Set(if negated { set.negated() } else { set })))
    }

    fn member_or_range(&mut self, set: &mut ByteSet) -> Parsed<()> {
        if self.eat(b"\\Q") {
            while self.at < self.pattern.len() && !self.eat(b"\\E") {
                set.insert(self.pattern[self.at]);
                self.at += 1;
            }
            return Ok(());
        }
        let member = self.member()?;
        let ranges = self.peek() == Some(b'-')
            && !matches!(self.pattern.get(self.at + 1), None | Some(b']'));
        match member {
            Member::Nothing => {}
            Member::Set(all) => {
                set.extend(all);
                // A set cannot begin a range: `[\d-z]`.
                if ranges {
                    self.at += 1;
                    return self.wrong(RegexErrorKind::InvalidRange);
                }
            }
            Member::Byte(low) if ranges => self.range(low, set)?,
            Member::Byte(byte) => set.insert(byte),
        }
        Ok(())
    }

    fn range(&mut self, low: u8, set: &mut ByteSet) -> Parsed<()> {
        self.at += 1;
        let start = self.at;
        // A reference or an assertion cannot end a range.
        if let [b'\\', b'A' | b'G' | b'K' | b'Z' | b'z' | b'g' | b'k', ..] = self.rest() {
            self.at += 2;
            return self.wrong(RegexErrorKind::InvalidRange);
        }
        match self.member()? {
            Member::Byte(high) if high < low => {
                let kind = RegexErrorKind::RangeOutOfOrder;
                Err(RegexError { kind, offset: self.at - 1 })
            }
            Member::Byte(high) => {
                (low..=high).for_each(|byte| set.insert(byte));
                Ok(())
            }
            Member::Set(_) if self.pattern[start] == b'[' => {
                self.at = start + 1;
                self.wrong(RegexErrorKind::InvalidRange)
            }
            Member::Set(_) => self.wrong(RegexErrorKind::InvalidRange),
            Member::Nothing => {
                set.insert(low);
                set.insert(b'-');
                Ok(())
            }
        }
    }

    fn member(&mut self) -> Parsed<Member> {
        if let Some(end) = self.posix_end() {
            return self.posix(end);
        }
        if self.peek() == Some(b'\\') {
            return Ok(match self.escaped(true)? {
                Escaped::Byte(byte) => Member::Byte(byte),
                Escaped::Set(set) => Member::Set(set),
                Escaped::Nothing => Member::Nothing,
                Escaped::Node(_) => return self.wrong(RegexErrorKind::EscapeInClass),
            });
        }
        let byte = self.pattern[self.at];
        self.at += 1;
        Ok(Member::Byte(byte))
    }

    /// Where `[:…:]`, `[.….]` or `[=…=]` that begins here ends.
    fn posix_end(&self) -> Option<usize> {
        let rest = self.rest();
        let (b'[', &sign @ (b':' | b'.' | b'=')) = (*rest.first()?, rest.get(1)?) else {
            return None;
        };
        let mut at = 2;
        while at + 1 < rest.len() {
            match (rest[at], rest[at + 1]) {
                (b'\\', b']' | b'\\') => at += 2,
                (b'[', next) if next == sign => return None,
                (b']', _) => return None,
                (byte, b']') if byte == sign => return Some(self.at + at + 2),
                _ => at += 1,
            }
        }
        None
    }

    fn posix(&mut self, end: usize) -> Parsed<Member> {
        let inside = &self.pattern[self.at + 2..end - 2];
        if self.pattern[self.at + 1] != b':' {
            return self.wrong(RegexErrorKind::PosixCollating);
        }
        let (name, negated) = match inside.strip_prefix(b"^") {
            Some(name) => (name, true),
            None => (inside, false),
        };
        let Some(set) = ByteSet::posix(name) else {
            self.at += 2 + usize::from(negated);
            return self.wrong(RegexErrorKind::UnknownPosixClass);
        };
        // Upper and lower case are the same thing without case.
        let set = if self.options.caseless { set.caseless() } else { set };
        self.at = end;
        Ok(Member::Set(if negated { set.negated() } else { set }))
    }
}
