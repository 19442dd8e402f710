//! How the stage's time goes by: frames, single steps, jumps.

use super::message::Changed;
use super::model::{Past, StageModel};
use super::notice::Notice;
use super::show::BUDGET;
use super::story::matters;
use crate::lab::Observe;
use crate::sim::TimeMs;

/// How far ahead "the next thing" is looked for, simulated milliseconds: what comes later (a
/// message that repeats every six hours) is not what a learner waits for.
const AHEAD_MS: u64 = 30 * 60_000;
/// Steps that a jump takes at most before it shows where it is.
const STEPS_MAX: u32 = 20_000;

impl<O: Observe> StageModel<O> {
    pub(super) fn frame_passed(&mut self, real_ms: u32) -> Changed {
        if !self.play.is_running {
            return Changed::No;
        }
        let passed = self.play.simulated(real_ms);
        if let Some(past) = &self.past {
            self.replay_to(past.time.after(passed));
            return Changed::Yes;
        }
        let to = self.timeline.live().now().after(passed);
        if self.show.is_some() {
            self.play_script(to);
        } else {
            // A slice that was cut short goes on with the next frame: time then runs slower than
            // asked for, and the page stays alive.
            let _ = self.timeline.advance(to, BUDGET);
        }
        Changed::Yes
    }

    /// The past is played again until it meets now.
    fn replay_to(&mut self, time: TimeMs) {
        self.past = (time < self.timeline.live().now())
            .then(|| Past { time, world: self.timeline.world_at(time) });
    }

    /// Forward by one event.
    pub(super) fn step(&mut self) {
        self.until(|_| true);
    }

    /// Forward to the next event that matters.
    pub(super) fn jump(&mut self) {
        self.until(matters);
    }

    fn until(&mut self, enough: impl Fn(crate::sim::EventKind) -> bool) {
        self.play.hold();
        self.past = None;
        self.notice = None;
        let limit = self.timeline.live().now().after(AHEAD_MS);
        for _ in 0..STEPS_MAX {
            let due = self.timeline.live().next_at().filter(|&at| at <= limit);
            let Some(due) = due else {
                self.notice = Some(Notice::NothingMore);
                return;
            };
            let Some(events) = self.timeline.step(due) else { continue };
            let history = self.timeline.live().cluster().history();
            if history.events(events).any(|event| enough(event.kind)) {
                return;
            }
        }
    }
}
