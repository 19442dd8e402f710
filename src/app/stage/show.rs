//! A script that is played before the learner's eyes: a prediction's, or a solution.

use super::model::StageModel;
use super::notice::Notice;
use crate::course::{Played, Player, Script};
use crate::lab::{Observe, Progress};
use crate::sim::TimeMs;

/// Timers that may fire in one frame.
pub(super) const BUDGET: u32 = 4_000;
/// Slices of that size when the rest is asked for at once: a bound, far above any lesson.
const SLICES_MAX: u32 = 2_000;

/// The script, and when the show ends.
pub(super) struct Show {
    player: Player,
    until: TimeMs,
}

impl<O: Observe> StageModel<O> {
    /// Back to the start, then the script at the stage's speed.
    pub(super) fn start_script(&mut self, script: Script, until_ms: u64) {
        self.timeline.back_to_start();
        self.scripted = 0;
        self.world_changed();
        let start = self.timeline.start().now();
        let player = Player::new(script, self.stage.kit.clone(), start);
        self.show = Some(Show { player, until: start.after(until_ms) });
        self.play.run();
    }

    /// Plays the script up to `to`, or to its end; false when the budget was used up before.
    pub(super) fn play_script(&mut self, to: TimeMs) -> bool {
        let Some(mut show) = self.show.take() else { return true };
        let to = to.min(show.until);
        let played = show.player.play(&mut self.timeline, to, BUDGET);
        self.scripted = self.timeline.log().len();
        let progress = match played {
            Err(failure) => {
                self.notice = Some(Notice::ScriptFailed(failure));
                self.play.hold();
                return true;
            }
            Ok(Played::Done) => self.timeline.advance(to, BUDGET),
            Ok(Played::Waiting) => Progress::Reached,
            Ok(Played::Paused) => Progress::Paused,
        };
        if self.timeline.live().now() >= show.until && progress == Progress::Reached {
            self.play.hold_until_asked();
        } else {
            self.show = Some(show);
        }
        progress == Progress::Reached
    }

    /// The rest of the script at once.
    pub(super) fn skip_script(&mut self) {
        self.past = None;
        for _ in 0..SLICES_MAX {
            if self.show.is_none() {
                return;
            }
            self.play_script(TimeMs::NEVER);
        }
    }
}
