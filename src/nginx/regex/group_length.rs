//! How many bytes a part matches, where that is always the same number: what look-behinds need.

use super::error::{RegexError, RegexErrorKind};
use super::node::{Condition, GroupRef, Node};

/// The groups of a pattern: which part each is, and their names.
pub(super) struct Groups<'a> {
    /// By number; 0 is the whole pattern. Of several with one number (`(?|`) the first.
    parts: Vec<Option<&'a Node>>,
    names: &'a [(String, u16)],
}

/// Groups called inside groups inside …: deeper is no fixed length.
const DEPTH_MAX: u32 = 50;

impl<'a> Groups<'a> {
    pub(super) fn of(whole: &'a Node, count: u16, names: &'a [(String, u16)]) -> Self {
        let mut groups = Groups { parts: vec![None; usize::from(count) + 1], names };
        groups.parts[0] = Some(whole);
        whole.visit(&mut |node| {
            if let Node::Capture(number, inside) = node {
                groups.parts[usize::from(*number)].get_or_insert(inside);
            }
        });
        groups
    }

    /// The numbers that a reference may mean; none when it means nothing.
    pub(super) fn numbers(&self, group: &GroupRef) -> Vec<u16> {
        match group {
            GroupRef::Number(number, _) if usize::from(*number) < self.parts.len() => vec![*number],
            GroupRef::Number(..) => Vec::new(),
            GroupRef::Name(name, _) => {
                let named = self.names.iter().filter(|(known, _)| known == name);
                named.map(|&(_, number)| number).collect()
            }
        }
    }

    /// What PCRE2 finds wrong once the whole pattern is read: first its look-behinds, then its references, in order.
    pub(super) fn check(&self, whole: &Node) -> Result<(), RegexError> {
        let mut wrong = None;
        whole.visit(&mut |node| {
            if let Node::Look { node, behind: Some(offset), .. } = node {
                let found = self.check_behind(node, *offset);
                wrong = wrong.take().or(found.err());
            }
        });
        whole.visit(&mut |node| {
            let found = node.reference().and_then(|group| self.missing(group));
            wrong = wrong.take().or(found);
        });
        wrong.map_or(Ok(()), Err)
    }

    fn missing(&self, group: &GroupRef) -> Option<RegexError> {
        let (GroupRef::Number(_, offset) | GroupRef::Name(_, offset)) = group;
        let none = self.numbers(group).is_empty();
        none.then_some(RegexError { kind: RegexErrorKind::NoSuchGroup, offset: *offset })
    }

    /// A look-behind's every top branch has one length.
    fn check_behind(&self, node: &Node, offset: usize) -> Result<(), RegexError> {
        let branches = match node {
            Node::Alternate(branches) => branches.as_slice(),
            one => std::slice::from_ref(one),
        };
        for branch in branches {
            let mut missing = None;
            branch.visit(&mut |node| {
                let found = node.reference().and_then(|group| self.missing(group));
                missing = missing.take().or(found);
            });
            if let Some(missing) = missing {
                return Err(missing);
            }
            if self.length(branch, 0).is_none() {
                return Err(RegexError { kind: RegexErrorKind::LookbehindNotFixed, offset });
            }
        }
        Ok(())
    }

    /// How many bytes `node` matches, when that is always the same number.
    pub(super) fn length(&self, node: &Node, depth: u32) -> Option<usize> {
        if depth > DEPTH_MAX {
            return None;
        }
        let of = |node: &Node| self.length(node, depth);
        match node {
            Node::Empty | Node::Assert(_) | Node::Keep | Node::Look { .. } | Node::Verb(_) => {
                Some(0)
            }
            Node::Byte(_) | Node::Set(_) => Some(1),
            Node::Concat(nodes) => {
                nodes.iter().try_fold(0usize, |sum, node| sum.checked_add(of(node)?))
            }
            Node::Alternate(branches) => {
                let first = of(branches.first()?)?;
                branches.iter().all(|branch| of(branch) == Some(first)).then_some(first)
            }
            Node::Capture(_, node) | Node::Atomic(node) => of(node),
            Node::Repeat { node, .. } if matches!(**node, Node::Look { .. }) => Some(0),
            Node::Repeat { node, min, max, .. } if Some(*min) == *max => {
                of(node)?.checked_mul(*min as usize)
            }
            Node::Repeat { .. } => None,
            Node::Conditional { yes, no, .. } => of(yes).filter(|&length| of(no) == Some(length)),
            Node::BackReference { group, .. } | Node::Call(group) => {
                match self.numbers(group)[..] {
                    [number] => {
                        let part = self.parts[usize::from(number)]?;
                        // What refers to the group that it stands in has no length.
                        let mut inside = false;
                        part.visit(&mut |found| inside |= std::ptr::eq(found, node));
                        if inside { None } else { self.length(part, depth + 1) }
                    }
                    _ => None,
                }
            }
        }
    }
}

impl Node {
    /// Itself and every part, from left to right.
    fn visit<'a>(&'a self, each: &mut impl FnMut(&'a Node)) {
        each(self);
        match self {
            Node::Concat(nodes) | Node::Alternate(nodes) => {
                nodes.iter().for_each(|node| node.visit(each));
            }
            Node::Capture(_, node)
            | Node::Atomic(node)
            | Node::Repeat { node, .. }
            | Node::Look { node, .. } => node.visit(each),
            Node::Conditional { condition, yes, no } => {
                if let Condition::Look(look) = condition {
                    look.visit(each);
                }
                yes.visit(each);
                no.visit(each);
            }
            Node::Empty
            | Node::Byte(_)
            | Node::Set(_)
            | Node::Assert(_)
            | Node::Keep
            | Node::BackReference { .. }
            | Node::Call(_)
            | Node::Verb(_) => {}
        }
    }

    fn reference(&self) -> Option<&GroupRef> {
        match self {
            Node::BackReference { group, .. }
            | Node::Call(group)
            | Node::Conditional { condition: Condition::Group(group), .. } => Some(group),
            _ => None,
        }
    }
}
