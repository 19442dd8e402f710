//! What begins with `(`.

use super::error::{RegexError, RegexErrorKind};
use super::node::{Condition, GroupRef, Node, Verb};
use super::parse::{Item, Parsed, Parser};

impl Parser<'_> {
    pub(super) fn group(&mut self) -> Parsed<Item> {
        if self.rest().starts_with(b"(*")
            && self.pattern.get(self.at + 2).is_some_and(|b| b.is_ascii_alphabetic() || *b == b':')
        {
            return self.verb();
        }
        self.at += 1;
        self.enter()?;
        let item = if self.eat(b"?") { self.special() } else { self.unnamed() };
        self.leave();
        item
    }

    fn unnamed(&mut self) -> Parsed<Item> {
        if self.options.no_auto_capture {
            return Ok(Item::repeatable(self.closed(false)?));
        }
        self.capture(None)
    }

    fn capture(&mut self, name: Option<String>) -> Parsed<Item> {
        self.groups += 1;
        let number = self.groups;
        if let Some(name) = name {
            let taken = self.names.iter().any(|(known, n)| *known == name && *n != number);
            if taken && !self.options.duplicate_names {
                // Noticed at the end of the name.
                return Err(RegexError { kind: RegexErrorKind::NameTwice, offset: self.at });
            }
            self.names.push((name, number));
        }
        let node = self.closed(false)?;
        Ok(Item::repeatable(Node::Capture(number, Box::new(node))))
    }

    /// Alternatives and `)`; options switched inside end with it.
    fn closed(&mut self, reset: bool) -> Parsed<Node> {
        let options = self.options;
        let node = self.alternatives(reset)?;
        self.options = options;
        if self.eat(b")") { Ok(node) } else { self.wrong(RegexErrorKind::MissingParenthesis) }
    }

    fn special(&mut self) -> Parsed<Item> {
        let Some(byte) = self.peek() else { return self.wrong(RegexErrorKind::MissingParenthesis) };
        match byte {
            b':' => self.plain_group(1, false),
            b'|' => self.plain_group(1, true),
            b'>' => {
                self.at += 1;
                Ok(Item::repeatable(Node::Atomic(Box::new(self.closed(false)?))))
            }
            b'=' => self.look(1, false, false),
            b'!' => self.look(1, false, true),
            b'<' => self.behind_or_name(),
            b'\'' => self.named(1, b'\''),
            b'P' => self.python(),
            b'C' => self.callout(),
            b'R' => self.recursion(),
            b'&' => self.call_by_name(1, b')'),
            b'(' => self.conditional(),
            b'+' | b'0'..=b'9' => self.call_by_number(),
            b'-' if self.pattern.get(self.at + 1).is_some_and(u8::is_ascii_digit) => {
                self.call_by_number()
            }
            _ => self.switches(),
        }
    }

    fn plain_group(&mut self, skip: usize, reset: bool) -> Parsed<Item> {
        self.at += skip;
        Ok(Item::repeatable(self.closed(reset)?))
    }

    fn look(&mut self, skip: usize, behind: bool, negated: bool) -> Parsed<Item> {
        let start = self.at - 2;
        self.at += skip;
        self.looks += 1;
        let node = Box::new(self.closed(false)?);
        self.looks -= 1;
        let node = Node::Look { node, behind: behind.then_some(start), negated };
        Ok(Item::repeatable(node))
    }

    /// `(?C)`, `(?C7)`: calls nobody.
    fn callout(&mut self) -> Parsed<Item> {
        self.at += 1;
        self.number(255);
        if self.eat(b")") {
            Ok(Item::fixed(Node::Empty))
        } else {
            self.wrong(RegexErrorKind::MissingParenthesis)
        }
    }

    fn behind_or_name(&mut self) -> Parsed<Item> {
        match self.pattern.get(self.at + 1) {
            Some(b'=') => self.look(2, true, false),
            Some(b'!') => self.look(2, true, true),
            _ => self.named(1, b'>'),
        }
    }

    fn named(&mut self, skip: usize, close: u8) -> Parsed<Item> {
        self.at += skip;
        let name = self.name(close)?;
        self.capture(Some(name))
    }

    /// `(?P<name>…)`, `(?P=name)`, `(?P>name)`.
    fn python(&mut self) -> Parsed<Item> {
        match self.pattern.get(self.at + 1) {
            Some(b'<') => self.named(2, b'>'),
            Some(b'=') => {
                self.at += 2;
                let offset = self.at;
                let name = self.name(b')')?;
                Ok(Item::repeatable(self.back_reference(GroupRef::Name(name, offset))))
            }
            Some(b'>') => self.call_by_name(2, b')'),
            Some(_) => {
                self.at += 1;
                self.wrong(RegexErrorKind::UnknownAfterP)
            }
            None => {
                self.at += 1;
                self.wrong(RegexErrorKind::MissingParenthesis)
            }
        }
    }

    fn recursion(&mut self) -> Parsed<Item> {
        self.at += 1;
        if !self.eat(b")") {
            self.at += usize::from(self.peek().is_some());
            return self.wrong(RegexErrorKind::RecursionUnterminated);
        }
        Ok(Item::repeatable(Node::Call(GroupRef::Number(0, 0))))
    }

    fn call_by_name(&mut self, skip: usize, close: u8) -> Parsed<Item> {
        self.at += skip;
        let offset = self.at;
        let name = self.name(close)?;
        self.call(GroupRef::Name(name, offset))
    }

    fn call(&mut self, group: GroupRef) -> Parsed<Item> {
        Ok(Item::repeatable(Node::Call(group)))
    }

    fn call_by_number(&mut self) -> Parsed<Item> {
        let Some(group) = self.signed_group()? else {
            self.at += 1;
            return self.wrong(RegexErrorKind::DigitExpected);
        };
        if !self.eat(b")") {
            return self.wrong(RegexErrorKind::RecursionUnterminated);
        }
        self.call(group)
    }

    /// `(?i)`, `(?^i-s)`, `(?i:…)`.
    fn switches(&mut self) -> Parsed<Item> {
        let mut options = self.options;
        let mut on = true;
        if self.eat(b"^") {
            options = super::parse::Options {
                duplicate_names: options.duplicate_names,
                ungreedy: options.ungreedy,
                ..Default::default()
            };
        }
        loop {
            let Some(byte) = self.peek() else {
                return self.wrong(RegexErrorKind::MissingParenthesis);
            };
            self.at += 1;
            match byte {
                b')' => {
                    self.options = options;
                    return Ok(Item::fixed(Node::Empty));
                }
                b':' => {
                    let outside = self.options;
                    self.options = options;
                    let node = self.closed(false)?;
                    self.options = outside;
                    return Ok(Item::repeatable(node));
                }
                b'-' if on => on = false,
                b'i' => options.caseless = on,
                b'm' => options.multiline = on,
                b's' => options.dot_all = on,
                b'x' => {
                    options.extended_more = on && self.eat(b"x");
                    options.extended = on;
                }
                b'n' => options.no_auto_capture = on,
                b'J' => options.duplicate_names = on,
                b'U' => options.ungreedy = on,
                _ => {
                    self.at -= 1;
                    return self.wrong(RegexErrorKind::UnknownAfterGroup);
                }
            }
        }
    }

    fn conditional(&mut self) -> Parsed<Item> {
        let condition = self.condition()?;
        let body = self.closed(false)?;
        let (yes, no) = match body {
            Node::Alternate(mut branches) if branches.len() == 2 => {
                let no = branches.remove(1);
                (branches.remove(0), no)
            }
            Node::Alternate(_) => return self.wrong(RegexErrorKind::TooManyBranches),
            yes => (yes, Node::Empty),
        };
        if condition == Condition::Define && no != Node::Empty {
            return self.wrong(RegexErrorKind::DefineBranches);
        }
        Ok(Item::repeatable(Node::Conditional { condition, yes: Box::new(yes), no: Box::new(no) }))
    }

    /// `(1)`, `(<name>)`, `('name')`, `(name)`, `(R)`, `(R1)`, `(DEFINE)`, or a look-around.
    fn condition(&mut self) -> Parsed<Condition> {
        if self.rest().starts_with(b"(?") {
            self.at += 2;
            let is_look = matches!(self.rest(), [b'=' | b'!', ..] | [b'<', b'=' | b'!', ..]);
            if !is_look {
                self.at -= 2;
                return self.wrong(RegexErrorKind::AssertionExpected);
            }
            return Ok(Condition::Look(Box::new(self.special()?.node)));
        }
        self.at += 1;
        if let Some(group) = self.signed_group()? {
            return self.condition_closed(group);
        }
        let close = match self.peek() {
            Some(b'<') => b'>',
            Some(b'\'') => b'\'',
            _ => return self.bare_condition(),
        };
        self.at += 1;
        let offset = self.at;
        let group = GroupRef::Name(self.name(close)?, offset);
        self.condition_closed(group)
    }

    fn condition_closed(&mut self, group: GroupRef) -> Parsed<Condition> {
        if !self.eat(b")") {
            return self.wrong(RegexErrorKind::ConditionUnterminated);
        }
        Ok(Condition::Group(group))
    }

    fn bare_condition(&mut self) -> Parsed<Condition> {
        if self.eat(b"R)") {
            return Ok(Condition::InCall(None));
        }
        if self.eat(b"DEFINE)") {
            return Ok(Condition::Define);
        }
        let (start, in_call) = (self.at, self.eat(b"R"));
        if in_call && self.peek().is_some_and(|b| b.is_ascii_digit()) {
            let number = self.number(65_535).map(|n| n as u16);
            if self.eat(b")") {
                return Ok(Condition::InCall(number));
            }
        }
        self.at = start;
        let group = GroupRef::Name(self.name(b')')?, start);
        Ok(Condition::Group(group))
    }

    /// `(*FAIL)` and its like.
    fn verb(&mut self) -> Parsed<Item> {
        let inside = &self.rest()[2..];
        let length = inside.iter().take_while(|b| b.is_ascii_alphabetic()).count();
        let name = &inside[..length];
        let verb = match name {
            b"ACCEPT" => Verb::Accept,
            b"F" | b"FAIL" => Verb::Fail,
            b"COMMIT" => Verb::Commit,
            b"PRUNE" | b"THEN" => Verb::Prune,
            b"SKIP" => Verb::Skip,
            _ => {
                self.at += 2 + length;
                return self.wrong(RegexErrorKind::UnknownVerb);
            }
        };
        self.at += 2 + length;
        if !self.eat(b")") {
            return self.wrong(RegexErrorKind::UnknownVerb);
        }
        let node = Node::Verb(verb);
        Ok(Item { node, repeatable: verb == Verb::Accept })
    }
}
