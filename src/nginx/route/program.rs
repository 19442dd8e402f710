//! What the rewrite module makes of its directives: a program for each server and location.

use crate::nginx::regex::Regex;
use crate::nginx::route::Mark;
use crate::nginx::route::scope::Line;
use crate::nginx::value::number;

/// One directive of the rewrite module.
#[derive(Clone, Debug)]
pub(super) struct Code {
    pub(super) what: What,
    pub(super) mark: Mark,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    If {
        condition: Condition,
        inside: Vec<Code>,
        /// The block's settings; none in a server.
        scope: Option<usize>,
    },
    Rewrite(Box<Rewrite>),
    Return {
        status: u16,
        text: Option<Vec<u8>>,
    },
    Set {
        name: Vec<u8>,
        text: Vec<u8>,
    },
    Break,
}

#[derive(Clone, Debug)]
pub(super) struct Rewrite {
    pub(super) pattern: Regex,
    pub(super) text: Vec<u8>,
    /// The request's arguments are added: no `?` at the end of the text.
    pub(super) adds_args: bool,
    /// No further directive is looked at.
    pub(super) ends: bool,
    /// `break`: no other location is looked for.
    pub(super) breaks: bool,
    /// 301 or 302.
    pub(super) redirect: Option<u16>,
}

#[derive(Clone, Debug)]
pub(super) enum Condition {
    /// Neither empty nor `0`.
    Holds(Vec<u8>),
    Equals {
        name: Vec<u8>,
        text: Vec<u8>,
        not: bool,
    },
    Matches {
        name: Vec<u8>,
        pattern: Box<Regex>,
        not: bool,
    },
    /// `-f`, `-d`, `-e`, `-x`.
    File {
        test: u8,
        text: Vec<u8>,
        not: bool,
    },
}

impl What {
    /// Reads a directive of the rewrite module that has no block. `None`: it is another, or the check refuses it.
    pub(super) fn read(line: &Line) -> Option<What> {
        match &line.name[..] {
            b"rewrite" => Rewrite::read(line).map(|rewrite| What::Rewrite(Box::new(rewrite))),
            b"return" => returned(line),
            b"set" => Some(What::Set {
                name: line.arg(0).strip_prefix(b"$")?.to_ascii_lowercase(),
                text: line.arg(1).to_vec(),
            }),
            b"break" => Some(What::Break),
            _ => None,
        }
    }
}

fn is_url(text: &[u8]) -> bool {
    [&b"http://"[..], b"https://", b"$scheme"].iter().any(|begin| text.starts_with(begin))
}

fn returned(line: &Line) -> Option<What> {
    let code = number(line.arg(0)).and_then(|code| u16::try_from(code).ok());
    match (code, line.args.get(1)) {
        (Some(status), text) => Some(What::Return { status, text: text.cloned() }),
        (None, None) if is_url(line.arg(0)) => {
            Some(What::Return { status: 302, text: Some(line.arg(0).to_vec()) })
        }
        _ => None,
    }
}

impl Rewrite {
    fn read(line: &Line) -> Option<Rewrite> {
        let text = line.arg(1);
        let kept = text.strip_suffix(b"?");
        let flag = line.arg(2);
        let redirect = match flag {
            b"redirect" => Some(302),
            b"permanent" => Some(301),
            _ => is_url(text).then_some(302),
        };
        Some(Rewrite {
            pattern: Regex::new(line.arg(0), false).ok()?,
            text: kept.unwrap_or(text).to_vec(),
            adds_args: kept.is_none(),
            ends: redirect.is_some() || matches!(flag, b"last" | b"break"),
            breaks: flag == b"break",
            redirect,
        })
    }
}

impl Condition {
    /// Reads the words between the brackets.
    pub(super) fn read(args: &[Vec<u8>]) -> Option<Condition> {
        let mut words = args.to_vec();
        let first = words.first_mut()?;
        (first.first() == Some(&b'(')).then(|| first.remove(0))?;
        (words.last_mut()?.pop()? == b')').then_some(())?;
        words.retain(|word| !word.is_empty() || args.len() == 3);
        if words.first().is_some_and(Vec::is_empty) {
            words.remove(0);
        }
        let name = words.first()?.strip_prefix(b"$").map(<[u8]>::to_ascii_lowercase);
        match (name, words.get(1)) {
            (Some(name), None) => Some(Condition::Holds(name)),
            (Some(name), Some(operator)) => {
                let value = words.get(2).map(Vec::as_slice).unwrap_or_default();
                compared(name, operator, value)
            }
            (None, Some(text)) => {
                let not = words[0].first() == Some(&b'!');
                Some(Condition::File { test: *words[0].last()?, text: text.clone(), not })
            }
            (None, None) => None,
        }
    }
}

fn compared(name: Vec<u8>, operator: &[u8], value: &[u8]) -> Option<Condition> {
    let not = operator.first() == Some(&b'!');
    let pattern = |caseless| Regex::new(value, caseless).ok().map(Box::new);
    match operator {
        b"=" | b"!=" => Some(Condition::Equals { name, text: value.to_vec(), not }),
        b"~" | b"!~" => Some(Condition::Matches { name, pattern: pattern(false)?, not }),
        b"~*" | b"!~*" => Some(Condition::Matches { name, pattern: pattern(true)?, not }),
        _ => None,
    }
}
