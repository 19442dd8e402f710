//! What a backslash means, inside a class and outside.

use super::error::{RegexError, RegexErrorKind};
use super::node::{Assert, GroupRef, Node};
use super::parse::{Item, Parsed, Parser};
use super::set::ByteSet;

/// What an escape stands for.
pub(super) enum Escaped {
    Byte(u8),
    Set(ByteSet),
    /// Outside classes only.
    Node(Node),
    /// `\E` alone.
    Nothing,
}

/// The largest number of a group.
const GROUP_MAX: u32 = 65_535;

impl Parser<'_> {
    pub(super) fn escape(&mut self) -> Parsed<Item> {
        let repeatable =
            !matches!(self.rest(), [_, b'A' | b'B' | b'G' | b'K' | b'Z' | b'b' | b'z', ..]);
        let node = match self.escaped(false)? {
            Escaped::Byte(byte) => self.literal(byte),
            Escaped::Set(set) => Node::Set(set),
            Escaped::Node(node) => node,
            Escaped::Nothing => Node::Empty,
        };
        Ok(Item { node, repeatable })
    }

    /// Reads `\` and what belongs to it.
    pub(super) fn escaped(&mut self, in_class: bool) -> Parsed<Escaped> {
        self.at += 1;
        let Some(byte) = self.peek() else { return self.wrong(RegexErrorKind::BackslashAtEnd) };
        self.at += 1;
        if let Some(set) = shorthand(byte) {
            return Ok(Escaped::Set(set));
        }
        match byte {
            b'a' => Ok(Escaped::Byte(7)),
            b'e' => Ok(Escaped::Byte(27)),
            b'f' => Ok(Escaped::Byte(12)),
            b'n' => Ok(Escaped::Byte(10)),
            b'r' => Ok(Escaped::Byte(13)),
            b't' => Ok(Escaped::Byte(9)),
            b'b' if in_class => Ok(Escaped::Byte(8)),
            b'E' => Ok(Escaped::Nothing),
            b'c' => self.control(),
            b'x' => self.hexadecimal(),
            b'o' => self.octal_in_braces(),
            b'0'..=b'9' => self.digits(byte, in_class),
            b'N' if in_class => self.wrong(RegexErrorKind::NotInClass),
            b'F' | b'L' | b'l' | b'U' | b'u' => self.wrong(RegexErrorKind::Unsupported),
            b'p' | b'P' => self.property(byte == b'P'),
            b'A' | b'B' | b'G' | b'K' | b'R' | b'X' | b'Z' | b'z' | b'g' | b'k' if in_class => {
                self.wrong_letter(RegexErrorKind::EscapeInClass)
            }
            b'A'..=b'Z' | b'a'..=b'z' => self.outside(byte),
            _ => Ok(Escaped::Byte(byte)),
        }
    }

    fn outside(&mut self, byte: u8) -> Parsed<Escaped> {
        let node = match byte {
            b'A' => Node::Assert(Assert::SubjectStart),
            b'Z' => Node::Assert(Assert::LastLineEnd),
            b'z' => Node::Assert(Assert::SubjectEnd),
            b'G' => Node::Assert(Assert::MatchStart),
            b'b' => Node::Assert(Assert::WordBoundary),
            b'B' => Node::Assert(Assert::NotWordBoundary),
            b'K' => {
                self.keep_in_look |= self.looks > 0;
                Node::Keep
            }
            b'N' => Node::Set(ByteSet::not_newline()),
            b'C' | b'X' => Node::Set(ByteSet::any()),
            b'R' => any_newline(),
            b'g' => return self.reference(),
            b'k' => return self.named_reference(),
            _ => return self.wrong_letter(RegexErrorKind::UnknownEscape),
        };
        Ok(Escaped::Node(node))
    }

    /// Noticed at the letter that was just read.
    fn wrong_letter<T>(&mut self, kind: RegexErrorKind) -> Parsed<T> {
        self.at -= 1;
        self.wrong(kind)
    }

    fn control(&mut self) -> Parsed<Escaped> {
        let Some(byte) = self.peek() else { return self.wrong(RegexErrorKind::ControlAtEnd) };
        if !(b' '..=b'~').contains(&byte) {
            return self.wrong(RegexErrorKind::ControlNotPrintable);
        }
        self.at += 1;
        Ok(Escaped::Byte(byte.to_ascii_uppercase() ^ 0x40))
    }

    fn hexadecimal(&mut self) -> Parsed<Escaped> {
        if self.eat(b"{") {
            return self.braced(16, RegexErrorKind::NotHexadecimal);
        }
        let digits = self.rest().iter().take(2).take_while(|b| b.is_ascii_hexdigit()).count();
        let value = self.rest()[..digits].iter().fold(0, |value, &b| value * 16 + hex(b));
        self.at += digits;
        Ok(Escaped::Byte(value as u8))
    }

    fn octal_in_braces(&mut self) -> Parsed<Escaped> {
        if self.eat(b"{") {
            self.braced(8, RegexErrorKind::NotOctal)
        } else {
            self.wrong(RegexErrorKind::OctalBrace)
        }
    }

    /// Digits of a base up to `}`.
    fn braced(&mut self, base: u32, unexpected: RegexErrorKind) -> Parsed<Escaped> {
        if matches!(self.peek(), None | Some(b'}')) {
            return self.wrong(RegexErrorKind::DigitsMissing);
        }
        let mut value = 0;
        while let Some(digit) = self.peek().filter(u8::is_ascii_hexdigit).map(hex) {
            if digit >= base {
                break;
            }
            self.at += 1;
            value = value * base + digit;
            if value > 0xff {
                return self.wrong(RegexErrorKind::CodePointTooLarge);
            }
        }
        if self.eat(b"}") { Ok(Escaped::Byte(value as u8)) } else { self.wrong(unexpected) }
    }

    /// `\0…`: octal; `\1`–`\9` and any number of a group that exists by then: a reference; else octal or the digit.
    fn digits(&mut self, first: u8, in_class: bool) -> Parsed<Escaped> {
        let start = self.at - 1;
        if first != b'0' && !in_class {
            self.at = start;
            let number = self.number(GROUP_MAX);
            let end = self.at;
            match number {
                None => return self.wrong(RegexErrorKind::GroupNumberTooBig),
                Some(n) if n < 10 || first >= b'8' || n <= u32::from(self.groups) => {
                    return Ok(Escaped::Node(
                        self.back_reference(GroupRef::Number(n as u16, end - 1)),
                    ));
                }
                Some(_) => self.at = start + 1,
            }
        }
        if first >= b'8' {
            return Ok(Escaped::Byte(first));
        }
        let more = self.rest().iter().take(2).take_while(|b| (b'0'..=b'7').contains(b)).count();
        let value = self.pattern[start..start + 1 + more]
            .iter()
            .fold(0u32, |value, b| value * 8 + u32::from(b - b'0'));
        self.at = start + 1 + more;
        if value > 0xff {
            return self.wrong(RegexErrorKind::OctalTooLarge);
        }
        Ok(Escaped::Byte(value as u8))
    }

    pub(super) fn back_reference(&mut self, group: GroupRef) -> Node {
        Node::BackReference { group, caseless: self.options.caseless }
    }

    /// `\g1`, `\g{1}`, `\g{-1}`, `\g{name}`: a reference; `\g<1>`, `\g'name'`: a call.
    fn reference(&mut self) -> Parsed<Escaped> {
        let close = match self.peek() {
            Some(b'<') => b'>',
            Some(b'\'') => b'\'',
            Some(b'{') => b'}',
            _ => {
                let Some(group) = self.signed_group()? else {
                    return self.wrong(RegexErrorKind::BadReference);
                };
                return Ok(Escaped::Node(self.back_reference(group)));
            }
        };
        let start = self.at;
        self.at += 1;
        let group = match self.signed_group()? {
            Some(group) => {
                if !self.eat(&[close]) {
                    self.at = start;
                    return self.wrong(RegexErrorKind::BadReference);
                }
                group
            }
            None => {
                self.at = start + 1;
                let offset = self.at;
                GroupRef::Name(self.name(close)?, offset)
            }
        };
        if close == b'}' {
            return Ok(Escaped::Node(self.back_reference(group)));
        }
        Ok(Escaped::Node(Node::Call(group)))
    }

    /// `3`, `+1`, `-1`: a number, relative to the groups so far when it has a sign.
    pub(super) fn signed_group(&mut self) -> Parsed<Option<GroupRef>> {
        let start = self.at;
        let sign = match self.peek() {
            Some(sign @ (b'+' | b'-')) => {
                self.at += 1;
                Some(sign)
            }
            _ => None,
        };
        if !self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at = start;
            return Ok(None);
        }
        let Some(number) = self.number(GROUP_MAX) else {
            return self.wrong(RegexErrorKind::GroupNumberTooBig);
        };
        let groups = u32::from(self.groups);
        let absolute = match sign {
            None => number,
            Some(_) if number == 0 => return self.wrong(RegexErrorKind::RelativeZero),
            Some(b'-') if number > groups => return self.wrong(RegexErrorKind::NoSuchGroup),
            Some(b'-') => groups - number + 1,
            Some(_) => groups + number,
        };
        let number = u16::try_from(absolute);
        let Ok(number) = number else { return self.wrong(RegexErrorKind::GroupNumberTooBig) };
        Ok(Some(GroupRef::Number(number, self.at)))
    }

    /// `\k{name}`, `\k<name>`, `\k'name'`.
    fn named_reference(&mut self) -> Parsed<Escaped> {
        let close = match self.peek() {
            Some(b'{') => b'}',
            Some(b'<') => b'>',
            Some(b'\'') => b'\'',
            _ => return self.wrong(RegexErrorKind::BadNamedReference),
        };
        self.at += 1;
        let offset = self.at;
        let name = self.name(close)?;
        Ok(Escaped::Node(self.back_reference(GroupRef::Name(name, offset))))
    }

    /// `\p{…}`: of the Latin-1 characters, which is what bytes are without UTF mode.
    fn property(&mut self, negated: bool) -> Parsed<Escaped> {
        let rest = self.rest();
        let (name, length) = match rest.first() {
            None => return self.wrong(RegexErrorKind::MalformedProperty),
            Some(b'{') => match rest.iter().position(|&b| b == b'}') {
                Some(end) => (&rest[1..end], end + 1),
                None => {
                    self.at = self.pattern.len();
                    return self.wrong(RegexErrorKind::MalformedProperty);
                }
            },
            Some(_) => (&rest[..1], 1),
        };
        let (name, inverted) = match name.strip_prefix(b"^") {
            Some(name) => (name, true),
            None => (name, false),
        };
        self.at += length;
        match general_category(name) {
            Some(set) if negated != inverted => Ok(Escaped::Set(set.negated())),
            Some(set) => Ok(Escaped::Set(set)),
            None => self.wrong(RegexErrorKind::UnknownProperty),
        }
    }

    /// A name up to `close`.
    pub(super) fn name(&mut self, close: u8) -> Parsed<String> {
        let start = self.at;
        match self.peek() {
            None => return self.wrong(RegexErrorKind::NameExpected),
            Some(byte) if byte.is_ascii_digit() => {
                return self.wrong(RegexErrorKind::NameStartsWithDigit);
            }
            Some(byte) if !super::set::is_word(byte) => {
                return self.wrong(RegexErrorKind::NameExpected);
            }
            Some(_) => {}
        }
        let length = self.rest().iter().take_while(|&&b| super::set::is_word(b)).count();
        if length > 32 {
            return Err(RegexError { kind: RegexErrorKind::NameTooLong, offset: start + length });
        }
        let name = String::from_utf8_lossy(&self.rest()[..length]).into_owned();
        self.at += length;
        if self.peek() == Some(close) {
            self.at += 1;
            Ok(name)
        } else {
            self.wrong(RegexErrorKind::NameUnterminated)
        }
    }
}

fn hex(byte: u8) -> u32 {
    char::from(byte).to_digit(16).unwrap_or(0)
}

fn shorthand(byte: u8) -> Option<ByteSet> {
    let set = match byte.to_ascii_lowercase() {
        b'd' => ByteSet::digits(),
        b'w' => ByteSet::word(),
        b's' => ByteSet::space(),
        b'h' => ByteSet::horizontal(),
        b'v' => ByteSet::vertical(),
        _ => return None,
    };
    Some(if byte.is_ascii_uppercase() { set.negated() } else { set })
}

/// `\R`: CRLF as one, else one vertical space; never half of a CRLF.
fn any_newline() -> Node {
    let crlf = Node::Concat(vec![Node::Byte(b'\r'), Node::Byte(b'\n')]);
    Node::Atomic(Box::new(Node::Alternate(vec![crlf, Node::Set(ByteSet::vertical())])))
}

/// General categories of Unicode, as far as Latin-1 has members of them.
fn general_category(name: &[u8]) -> Option<ByteSet> {
    let letter = |b: u8| char::from(b).is_alphabetic();
    let lower = |b: u8| char::from(b).is_lowercase() && !matches!(b, 0xaa | 0xba);
    let upper = |b: u8| char::from(b).is_uppercase();
    Some(match name {
        b"Any" => ByteSet::any(),
        b"L" => ByteSet::of(letter),
        b"L&" => ByteSet::of(|b| lower(b) || upper(b)),
        b"Ll" => ByteSet::of(lower),
        b"Lu" => ByteSet::of(upper),
        b"Lo" => ByteSet::of(|b| matches!(b, 0xaa | 0xba)),
        b"Nd" => ByteSet::digits(),
        b"N" => ByteSet::of(|b| char::from(b).is_numeric()),
        b"Cc" => ByteSet::of(|b| char::from(b).is_control()),
        b"Zs" => ByteSet::of(|b| matches!(b, b' ' | 0xa0)),
        b"Xan" => ByteSet::of(|b| letter(b) || char::from(b).is_numeric()),
        b"Xwd" => ByteSet::of(|b| letter(b) || char::from(b).is_numeric() || b == b'_'),
        b"Xsp" | b"Xps" => ByteSet::of(|b| matches!(b, b' ' | b'\t'..=b'\r' | 0x85 | 0xa0)),
        _ => return None,
    })
}
