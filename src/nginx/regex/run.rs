//! The matcher: backtracking over a program, with a limit on steps so that no pattern hangs the page.

use super::back::{Back, Frame};
use super::node::Verb;
use super::program::{Op, Program};

/// A position that is not set.
const UNSET: usize = usize::MAX;

/// Matching took more steps than allowed (PCRE2's match limit).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepLimit;

/// By group, from 0 (the whole match): its bytes in the subject; `None` for a group that took no part.
pub type Captures = Vec<Option<(usize, usize)>>;

/// An open fence or look-around: how high the stack was.
#[derive(Clone, Copy)]
struct Mark {
    height: usize,
    /// Of a look-around: where it began, whether it is negated, where the way goes on.
    look: Option<(usize, bool, usize)>,
}

/// How the way back ends when a verb was passed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    None,
    NoMatch,
    NextStart,
    SkipTo(usize),
}

pub(super) struct Matcher<'a> {
    program: &'a Program,
    subject: &'a [u8],
    /// By group: where it starts, where it ends; behind those of all, where it was opened last.
    slots: Vec<usize>,
    counters: Vec<(u32, usize)>,
    stack: Vec<Back>,
    marks: Vec<Mark>,
    frames: Vec<Frame>,
    /// Where the match begins: `\K` moves it.
    start: usize,
    verdict: Verdict,
    steps: u64,
}

impl<'a> Matcher<'a> {
    pub(super) fn new(program: &'a Program, subject: &'a [u8], steps: u64) -> Self {
        Matcher {
            program,
            subject,
            slots: vec![UNSET; program.entries.len() * 3],
            counters: vec![(0, UNSET); program.counters],
            stack: Vec::new(),
            marks: Vec::new(),
            frames: Vec::new(),
            start: 0,
            verdict: Verdict::None,
            steps,
        }
    }

    /// The first match: by group, from 0, where it starts and ends.
    pub(super) fn find(&mut self) -> Result<Option<Captures>, StepLimit> {
        let mut from = 0;
        while from <= self.subject.len() {
            self.slots.fill(UNSET);
            self.stack.clear();
            self.marks.clear();
            self.frames.clear();
            (self.start, self.verdict) = (from, Verdict::None);
            if let Some(end) = self.run(from)? {
                return Ok(Some(self.captures(end)));
            }
            from = match self.verdict {
                Verdict::NoMatch => return Ok(None),
                Verdict::SkipTo(at) if at > from => at,
                _ => from + 1,
            };
        }
        Ok(None)
    }

    fn captures(&self, end: usize) -> Captures {
        let pairs = self.slots[..self.opened(0)]
            .chunks(2)
            .skip(1)
            .map(|pair| (pair[0] != UNSET && pair[1] != UNSET).then_some((pair[0], pair[1])));
        std::iter::once(Some((self.start, end))).chain(pairs).collect()
    }

    /// Where the match from `at` ends.
    fn run(&mut self, at: usize) -> Result<Option<usize>, StepLimit> {
        let (mut pc, mut at) = (0, at);
        loop {
            self.steps = self.steps.checked_sub(1).ok_or(StepLimit)?;
            if let Op::Accept = self.program.code[pc] {
                return Ok(Some(at));
            }
            if let Op::AcceptHere(open) = &self.program.code[pc] {
                open.iter().for_each(|&group| self.end_group(usize::from(group), at));
                let in_look = self.marks.iter().any(|mark| mark.look.is_some());
                if !in_look && self.frames.is_empty() {
                    return Ok(Some(at));
                }
            }
            match self.step(pc, at).or_else(|| self.go_back()) {
                Some(next) => (pc, at) = next,
                None => return Ok(None),
            }
        }
    }

    /// One instruction: where to go on; `None` when the way fails.
    fn step(&mut self, pc: usize, at: usize) -> Option<(usize, usize)> {
        let (program, next) = (self.program, pc + 1);
        match &program.code[pc] {
            Op::Byte(byte) => (self.subject.get(at) == Some(byte)).then_some((next, at + 1)),
            Op::Set(set) => set.contains(*self.subject.get(at)?).then_some((next, at + 1)),
            Op::Assert(assert) => assert.holds(self.subject, at).then_some((next, at)),
            Op::Keep => {
                self.stack.push(Back::Start { was: self.start });
                self.start = at;
                Some((next, at))
            }
            Op::Split { otherwise } => {
                self.stack.push(Back::Way { pc: *otherwise, at });
                Some((next, at))
            }
            Op::Jump(to) => Some((*to, at)),
            Op::Open(group) => {
                self.set_slot(self.opened(*group), at);
                Some((next, at))
            }
            Op::Close(group) => {
                self.end_group(*group, at);
                Some((next, at))
            }
            Op::BackReference { groups, caseless } => {
                self.same_again(groups, *caseless, at).map(|end| (next, end))
            }
            Op::CountStart(counter) => {
                self.set_counter(*counter, (0, UNSET));
                Some((next, at))
            }
            Op::Count { counter, min, max, lazy, exit } => {
                Some(self.count(*counter, *min, *max, *lazy, *exit, next, at))
            }
            Op::Round { counter, again } => Some(self.round(*counter, *again, next, at)),
            Op::Fence => {
                self.open(None);
                Some((next, at))
            }
            Op::Unfence => {
                self.close_fence();
                Some((next, at))
            }
            Op::Look { negated, end } => {
                self.open(Some((at, *negated, *end)));
                Some((next, at))
            }
            Op::LookHolds => self.look_holds(),
            Op::Back(bytes) => Some((next, at.checked_sub(*bytes)?)),
            Op::IfMatched { groups, otherwise } => {
                let is_set = groups.iter().any(|&g| self.slots[usize::from(g) * 2 + 1] != UNSET);
                Some((if is_set { next } else { *otherwise }, at))
            }
            Op::IfInCall { group, otherwise } => {
                let last = self.frames.last();
                let holds = last.is_some_and(|f| group.is_none_or(|g| f.group == usize::from(g)));
                Some((if holds { next } else { *otherwise }, at))
            }
            Op::Call(group) => self.call(*group, next, at),
            Op::Return => Some((self.maybe_return(pc).unwrap_or(next), at)),
            Op::Fail => None,
            Op::AcceptHere(_) => self.accept_inside(at),
            Op::Accept => Some((pc, at)),
            Op::Verb(verb) => self.verb(*verb, next, at),
        }
    }

    fn set_slot(&mut self, slot: usize, to: usize) {
        self.stack.push(Back::Slot { slot, was: self.slots[slot] });
        self.slots[slot] = to;
    }

    fn opened(&self, group: usize) -> usize {
        self.program.entries.len() * 2 + group
    }

    fn end_group(&mut self, group: usize, at: usize) {
        self.set_slot(group * 2, self.slots[self.opened(group)]);
        self.set_slot(group * 2 + 1, at);
    }

    fn set_counter(&mut self, counter: usize, to: (u32, usize)) {
        self.stack.push(Back::Counter { counter, was: self.counters[counter] });
        self.counters[counter] = to;
    }

    /// The end of the text that a group matched, found again here.
    fn same_again(&self, groups: &[u16], caseless: bool, at: usize) -> Option<usize> {
        let matched = |group: &u16| {
            let slot = usize::from(*group) * 2;
            let (start, end) = (self.slots[slot], self.slots[slot + 1]);
            (end != UNSET && start <= end).then(|| &self.subject[start..end])
        };
        let text = groups.iter().find_map(matched)?;
        let here = self.subject.get(at..at + text.len())?;
        let same = if caseless { here.eq_ignore_ascii_case(text) } else { here == text };
        same.then_some(at + text.len())
    }

    #[expect(clippy::too_many_arguments, reason = "an instruction's operands, and where it stands")]
    fn count(
        &mut self,
        counter: usize,
        min: u32,
        max: Option<u32>,
        lazy: bool,
        exit: usize,
        body: usize,
        at: usize,
    ) -> (usize, usize) {
        let (done, _) = self.counters[counter];
        if max.is_some_and(|max| done >= max) {
            return (exit, at);
        }
        let (first, second) = if lazy { (exit, body) } else { (body, exit) };
        if done >= min {
            if lazy {
                // The round that begins later must know where it began.
                self.set_counter(counter, (done, at));
            }
            self.stack.push(Back::Way { pc: second, at });
        }
        let takes_body = done < min || !lazy;
        if takes_body {
            self.set_counter(counter, (done, at));
            return (body, at);
        }
        (first, at)
    }

    fn round(&mut self, counter: usize, again: usize, exit: usize, at: usize) -> (usize, usize) {
        let (done, began) = self.counters[counter];
        self.set_counter(counter, (done.saturating_add(1), at));
        let Op::Count { min, .. } = self.program.code[again] else { return (exit, at) };
        // A round that matched nothing would be repeated for ever; what is still missing could match nothing too.
        if began == at && done + 1 >= min { (exit, at) } else { (again, at) }
    }

    fn open(&mut self, look: Option<(usize, bool, usize)>) {
        self.marks.push(Mark { height: self.stack.len(), look });
        self.stack.push(if look.is_some() { Back::Looked } else { Back::Fenced });
    }

    /// Gives up the ways back since the fence; what they would undo stays to be undone.
    fn close_fence(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        self.forget_ways(mark.height);
    }

    fn forget_ways(&mut self, height: usize) {
        let mut kept = height;
        for index in height..self.stack.len() {
            let goes = matches!(self.stack[index], Back::Way { .. } | Back::Fenced | Back::Looked);
            if !goes {
                self.stack.swap(kept, index);
                kept += 1;
            }
        }
        self.stack.truncate(kept);
    }

    fn look_holds(&mut self) -> Option<(usize, usize)> {
        let mark = self.marks.pop()?;
        let (at, negated, end) = mark.look?;
        if negated {
            // All it did is undone, and the way fails.
            self.undo_to(mark.height);
            return None;
        }
        self.forget_ways(mark.height);
        Some((end, at))
    }

    fn call(&mut self, group: usize, back_to: usize, at: usize) -> Option<(usize, usize)> {
        if self.frames.len() > 1_000 {
            return None;
        }
        let (slots, counters) = (self.slots.clone(), self.counters.clone());
        self.frames.push(Frame { group, back_to, slots, counters });
        self.stack.push(Back::Called);
        Some((self.program.entries[group], at))
    }

    /// `(*ACCEPT)` in a look-around makes it hold, in a call it ends the call.
    fn accept_inside(&mut self, at: usize) -> Option<(usize, usize)> {
        if self.marks.iter().any(|mark| mark.look.is_some()) {
            while self.marks.last().is_some_and(|mark| mark.look.is_none()) {
                self.marks.pop();
            }
            return self.look_holds();
        }
        let exit = self.frames.last().map(|frame| self.program.exits[frame.group])?;
        Some((self.maybe_return(exit)?, at))
    }

    /// At a group's end: back to the call, if this group was called. Captures are as they were before it.
    fn maybe_return(&mut self, pc: usize) -> Option<usize> {
        let frame =
            self.frames.last().filter(|frame| self.program.exits[frame.group] == pc)?.clone();
        self.frames.pop();
        let back_to = frame.back_to;
        for slot in 0..self.slots.len() {
            self.set_slot(slot, frame.slots[slot]);
        }
        for counter in 0..self.counters.len() {
            self.set_counter(counter, frame.counters[counter]);
        }
        self.stack.push(Back::Returned(Box::new(frame)));
        Some(back_to)
    }

    fn verb(&mut self, verb: Verb, next: usize, at: usize) -> Option<(usize, usize)> {
        match verb {
            Verb::Fail | Verb::Accept => None,
            Verb::Commit | Verb::Prune | Verb::Skip => {
                // In a look-around it only closes the ways inside.
                if let Some(mark) = self.marks.iter().rev().find(|mark| mark.look.is_some()) {
                    let height = mark.height + 1;
                    let mut index = 0;
                    self.stack.retain(|back| {
                        index += 1;
                        index <= height || !matches!(back, Back::Way { .. })
                    });
                    return Some((next, at));
                }
                let verdict = match verb {
                    Verb::Commit => Verdict::NoMatch,
                    Verb::Skip => Verdict::SkipTo(at),
                    _ => Verdict::NextStart,
                };
                self.stack.retain(|back| !matches!(back, Back::Way { .. }));
                self.verdict = verdict;
                Some((next, at))
            }
        }
    }

    /// Undoes what was done up to the last way that was left open, and takes it.
    fn go_back(&mut self) -> Option<(usize, usize)> {
        while let Some(back) = self.stack.pop() {
            match back {
                Back::Way { pc, at } => return Some((pc, at)),
                Back::Looked => {
                    // A look-around ran out of ways: a negated one holds now.
                    if let Some(Mark { look: Some((at, true, end)), .. }) = self.marks.pop() {
                        return Some((end, at));
                    }
                }
                other => self.undo(other),
            }
        }
        None
    }

    fn undo_to(&mut self, height: usize) {
        while self.stack.len() > height {
            let Some(back) = self.stack.pop() else { return };
            self.undo(back);
        }
    }

    fn undo(&mut self, back: Back) {
        match back {
            Back::Slot { slot, was } => self.slots[slot] = was,
            Back::Counter { counter, was } => self.counters[counter] = was,
            Back::Start { was } => self.start = was,
            Back::Fenced => drop(self.marks.pop()),
            Back::Called => drop(self.frames.pop()),
            Back::Returned(frame) => self.frames.push(*frame),
            Back::Way { .. } | Back::Looked => {}
        }
    }
}
