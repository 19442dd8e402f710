//! One goal, watched over time.

use std::rc::Rc;

use super::{Goal, When};
use crate::lab::World;
use crate::sim::TimeMs;

/// How a goal stands, with the moment since when it does. Times are the world's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Not yet.
    Pending,
    /// So far: what has to be kept is kept, but the end is open.
    Holding {
        since: TimeMs,
    },
    Met {
        at: TimeMs,
    },
    Failed {
        at: TimeMs,
    },
}

#[derive(Clone, Debug)]
pub(super) struct Watch {
    goal: Rc<Goal>,
    /// Whether the goal's condition held at the last look, and since when it has held or not.
    holds: bool,
    since: TimeMs,
    /// When the second condition first held.
    began: Option<TimeMs>,
    /// Since then the condition has failed to hold.
    broken: bool,
    decided: Option<Verdict>,
}

impl Watch {
    pub(super) fn new(goal: &Goal, world: &World) -> Watch {
        let now = world.now();
        let holds = goal.condition.holds(world);
        let goal = Rc::new(goal.clone());
        let mut watch =
            Watch { goal, holds, since: now, began: None, broken: false, decided: None };
        watch.look(world);
        watch
    }

    pub(super) fn is_always(&self) -> bool {
        matches!(self.goal.when, When::AlwaysFrom { .. })
    }

    pub(super) fn decided(&self) -> Option<Verdict> {
        self.decided
    }

    pub(super) fn verdict(&self) -> Verdict {
        let is_kept = match self.goal.when {
            When::AtTheEnd => self.holds,
            When::AlwaysFrom { .. } | When::Within { .. } => self.began.is_some() && self.holds,
            When::Ever | When::JustBefore { .. } => false,
        };
        let since = self.began.map_or(self.since, |began| began.max(self.since));
        let open = if is_kept { Verdict::Holding { since } } else { Verdict::Pending };
        self.decided.unwrap_or(open)
    }

    /// Decides what the passing of time decides: whatever held at the last look held until `now`. `end`: of the lab's time.
    pub(super) fn settle(&mut self, now: TimeMs, end: TimeMs) {
        let deadline = match (&self.goal.when, self.began) {
            (When::Within { ms, .. }, Some(began)) => began.after(*ms),
            (When::AtTheEnd, _) => end,
            (
                When::Within { .. }
                | When::Ever
                | When::AlwaysFrom { .. }
                | When::JustBefore { .. },
                _,
            ) => return,
        };
        // Strictly later: what happens in the deadline's own millisecond is still in time.
        if now > deadline {
            self.decide(self.holds, deadline);
        }
    }

    /// Sees the world after something happened.
    pub(super) fn look(&mut self, world: &World) {
        if self.decided.is_some() {
            return;
        }
        let (held, now) = (self.holds, world.now());
        self.holds = self.goal.condition.holds(world);
        if self.holds != held {
            self.since = now;
        }
        let goal = Rc::clone(&self.goal);
        match &goal.when {
            When::Ever if self.holds => self.decide(true, now),
            When::Ever | When::AtTheEnd => {}
            When::JustBefore { before } if before.holds(world) => self.decide(held, now),
            When::JustBefore { .. } => {}
            When::AlwaysFrom { from } => {
                self.begin(from.holds(world), now);
                if self.broken {
                    self.decide(false, now);
                }
            }
            When::Within { of, .. } => {
                self.begin(of.holds(world), now);
                if self.broken && self.holds {
                    self.decide(true, now);
                }
            }
        }
    }

    fn begin(&mut self, is_time: bool, now: TimeMs) {
        if self.began.is_none() && is_time {
            self.began = Some(now);
        }
        self.broken |= self.began.is_some() && !self.holds;
    }

    /// Every other goal is met at `at`: what was kept until then is met too.
    pub(super) fn close_always(&mut self, at: TimeMs) {
        if self.is_always()
            && !self.broken
            && let Some(began) = self.began
        {
            self.decide(true, at.max(began));
        }
    }

    fn decide(&mut self, is_met: bool, at: TimeMs) {
        let verdict = if is_met { Verdict::Met { at } } else { Verdict::Failed { at } };
        self.decided.get_or_insert(verdict);
    }
}
