//! A tree as a program for the matcher.

use super::group_length::Groups;
use super::node::{Assert, Condition, Greed, Node, Verb};
use super::set::ByteSet;

/// An instruction; targets are positions in [`Program::code`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Byte(u8),
    Set(ByteSet),
    Assert(Assert),
    Keep,
    /// Goes on behind it; the other way is tried when that fails.
    Split {
        otherwise: usize,
    },
    Jump(usize),
    /// A capturing group begins: what it matched before stays until it ends.
    Open(usize),
    Close(usize),
    BackReference {
        groups: Vec<u16>,
        caseless: bool,
    },
    /// A counted loop starts: its counter is 0.
    CountStart(usize),
    /// A round begins, unless enough are done.
    Count {
        counter: usize,
        min: u32,
        max: Option<u32>,
        lazy: bool,
        exit: usize,
    },
    /// A round of the loop ends; an empty one ends the loop.
    Round {
        counter: usize,
        again: usize,
    },
    /// What is matched up to the end of it is not gone back into.
    Fence,
    /// The fence's end: gives up the ways back since.
    Unfence,
    /// A look-around up to `end`, where the way goes on.
    Look {
        negated: bool,
        end: usize,
    },
    /// Inside a look-around: it holds.
    LookHolds,
    /// So many bytes back.
    Back(usize),
    IfMatched {
        groups: Vec<u16>,
        otherwise: usize,
    },
    IfInCall {
        group: Option<u16>,
        otherwise: usize,
    },
    Call(usize),
    Return,
    Accept,
    /// `(*ACCEPT)`: what is matched so far is the match; these groups are open.
    AcceptHere(Vec<u16>),
    Fail,
    Verb(Verb),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) code: Vec<Op>,
    pub(super) counters: usize,
    /// By group: where its instructions begin.
    pub(super) entries: Vec<usize>,
    /// By group: where they end.
    pub(super) exits: Vec<usize>,
}

struct Compiler<'a> {
    program: Program,
    groups: &'a Groups<'a>,
    /// Capturing groups that are open here.
    open: Vec<u16>,
}

impl Program {
    pub(super) fn of(node: &Node, count: u16, groups: &Groups) -> Program {
        let program = Program {
            code: Vec::new(),
            counters: 0,
            entries: vec![0; usize::from(count) + 1],
            exits: vec![0; usize::from(count) + 1],
        };
        let mut compiler = Compiler { program, groups, open: Vec::new() };
        compiler.node(node);
        compiler.program.exits[0] = compiler.here();
        // Group 0's end: a return inside a call of the whole pattern, else the match.
        compiler.push(Op::Return);
        compiler.push(Op::Accept);
        compiler.program
    }
}

impl Compiler<'_> {
    fn here(&self) -> usize {
        self.program.code.len()
    }

    fn push(&mut self, op: Op) -> usize {
        self.program.code.push(op);
        self.here() - 1
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Empty => {}
            Node::Byte(byte) => drop(self.push(Op::Byte(*byte))),
            Node::Set(set) => drop(self.push(Op::Set(*set))),
            Node::Assert(assert) => drop(self.push(Op::Assert(*assert))),
            Node::Keep => drop(self.push(Op::Keep)),
            Node::Concat(nodes) => nodes.iter().for_each(|node| self.node(node)),
            Node::Alternate(branches) => {
                self.alternate(branches, |compiler, branch| compiler.node(branch))
            }
            Node::Capture(group, node) => self.capture(*group, node),
            Node::Atomic(node) => {
                self.push(Op::Fence);
                self.node(node);
                self.push(Op::Unfence);
            }
            Node::Repeat { node, min, max, greed } => self.repeat(node, *min, *max, *greed),
            Node::Look { node, behind, negated } => self.look(node, behind.is_some(), *negated),
            Node::BackReference { group, caseless } => {
                let groups = self.groups.numbers(group);
                self.push(Op::BackReference { groups, caseless: *caseless });
            }
            Node::Conditional { condition, yes, no } => self.conditional(condition, yes, no),
            Node::Call(group) => {
                let number = self.groups.numbers(group).first().copied().unwrap_or(0);
                self.push(Op::Call(usize::from(number)));
            }
            Node::Verb(Verb::Accept) => drop(self.push(Op::AcceptHere(self.open.clone()))),
            Node::Verb(verb) => drop(self.push(Op::Verb(*verb))),
        }
    }

    fn alternate(&mut self, branches: &[Node], each: impl Fn(&mut Self, &Node)) {
        let mut ends = Vec::new();
        for (nth, branch) in branches.iter().enumerate() {
            if nth + 1 == branches.len() {
                each(self, branch);
                break;
            }
            let split = self.push(Op::Fail);
            each(self, branch);
            ends.push(self.push(Op::Fail));
            self.program.code[split] = Op::Split { otherwise: self.here() };
        }
        for end in ends {
            self.program.code[end] = Op::Jump(self.here());
        }
    }

    fn capture(&mut self, group: u16, node: &Node) {
        let entry = self.push(Op::Open(usize::from(group)));
        self.open.push(group);
        self.node(node);
        self.open.pop();
        let exit = self.push(Op::Close(usize::from(group)));
        // With `(?|`, several have one number: the first is the one that is called.
        if self.program.exits[usize::from(group)] == 0 {
            self.program.entries[usize::from(group)] = entry;
            self.program.exits[usize::from(group)] = exit + 1;
        }
        self.push(Op::Return);
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, greed: Greed) {
        if max == Some(0) {
            // Never matched, but a call may still reach it.
            let jump = self.push(Op::Fail);
            self.node(node);
            self.program.code[jump] = Op::Jump(self.here());
            return;
        }
        if greed == Greed::Possessive {
            self.push(Op::Fence);
        }
        let counter = self.program.counters;
        self.program.counters += 1;
        self.push(Op::CountStart(counter));
        let count = self.push(Op::Fail);
        self.node(node);
        self.push(Op::Round { counter, again: count });
        let exit = self.here();
        let lazy = greed == Greed::Lazy;
        self.program.code[count] = Op::Count { counter, min, max, lazy, exit };
        if greed == Greed::Possessive {
            self.push(Op::Unfence);
        }
    }

    fn look(&mut self, node: &Node, behind: bool, negated: bool) {
        let look = self.push(Op::Fail);
        match node {
            _ if !behind => self.node(node),
            Node::Alternate(branches) => self.alternate(branches, |compiler, branch| {
                compiler.push(Op::Back(compiler.groups.length(branch, 0).unwrap_or(0)));
                compiler.node(branch);
            }),
            _ => {
                self.push(Op::Back(self.groups.length(node, 0).unwrap_or(0)));
                self.node(node);
            }
        }
        self.push(Op::LookHolds);
        self.program.code[look] = Op::Look { negated, end: self.here() };
    }

    fn conditional(&mut self, condition: &Condition, yes: &Node, no: &Node) {
        let test = self.push(Op::Fail);
        let test = match condition {
            Condition::Look(look) => {
                // Holds: the way goes on; fails: the other way, but not when what follows fails.
                self.program.code[test] = Op::Fence;
                let split = self.push(Op::Fail);
                self.node(look);
                self.push(Op::Unfence);
                split
            }
            _ => test,
        };
        self.node(yes);
        let jump = self.push(Op::Fail);
        let otherwise = self.here();
        if let Condition::Look(_) = condition {
            self.push(Op::Unfence);
        }
        self.program.code[test] = match condition {
            Condition::Group(group) => {
                Op::IfMatched { groups: self.groups.numbers(group), otherwise }
            }
            Condition::InCall(group) => Op::IfInCall { group: *group, otherwise },
            Condition::Define => Op::Jump(otherwise),
            Condition::Look(_) => Op::Split { otherwise },
        };
        self.node(no);
        self.program.code[jump] = Op::Jump(self.here());
    }
}
