//! A pattern as a tree.

use super::set::ByteSet;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    Empty,
    Byte(u8),
    Set(ByteSet),
    Assert(Assert),
    /// `\K`: the match begins here.
    Keep,
    Concat(Vec<Node>),
    Alternate(Vec<Node>),
    /// A capturing group by its number, from 1.
    Capture(u16, Box<Node>),
    Atomic(Box<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        /// `None`: without end.
        max: Option<u32>,
        greed: Greed,
    },
    Look {
        node: Box<Node>,
        /// Of a look-behind: the offset of its `(`.
        behind: Option<usize>,
        negated: bool,
    },
    /// The text that one of these groups matched: several share a name with `(?J)` only.
    BackReference {
        group: GroupRef,
        caseless: bool,
    },
    Conditional {
        condition: Condition,
        yes: Box<Node>,
        no: Box<Node>,
    },
    /// `(?1)`, `(?&name)`, `(?R)`: group 0 is the whole pattern.
    Call(GroupRef),
    Verb(Verb),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Assert {
    /// `\A`, or `^` without `m`.
    SubjectStart,
    /// `^` with `m`.
    LineStart,
    /// `\z`.
    SubjectEnd,
    /// `\Z`, or `$` without `m`: the end, or before a last newline.
    LastLineEnd,
    /// `$` with `m`.
    LineEnd,
    WordBoundary,
    NotWordBoundary,
    /// `\G`: where matching began.
    MatchStart,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Accept,
    Fail,
    /// `(*COMMIT)`, `(*PRUNE)`, `(*SKIP)`, `(*THEN)`: no way back over it.
    Commit,
    Prune,
    Skip,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Condition {
    Group(GroupRef),
    /// `(?(R)…)`, `(?(R1)…)`: inside a call, of that group if one is named.
    InCall(Option<u16>),
    /// `(?(DEFINE)…)`: never.
    Define,
    Look(Box<Node>),
}

/// A group by number, or by a name that may be defined later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum GroupRef {
    /// Number, and the offset at which it is missed.
    Number(u16, usize),
    Name(String, usize),
}
