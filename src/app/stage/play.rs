//! Whether the stage's time runs, and how fast.

/// Real time turns into simulated time here, and nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Play {
    pub(super) is_running: bool,
    /// The learner stopped time; then an action does not start it again.
    is_held: bool,
    /// Simulated time per real time.
    pub(super) speed: u32,
}

impl Play {
    pub(super) fn new(speed: u32) -> Play {
        Play { is_running: false, is_held: false, speed: speed.clamp(1, super::SPEED_MAX) }
    }

    /// The learner wants time to run.
    pub(super) fn run(&mut self) {
        (self.is_running, self.is_held) = (true, false);
    }

    /// The learner wants time to stand still.
    pub(super) fn hold(&mut self) {
        (self.is_running, self.is_held) = (false, true);
    }

    /// Time stands still until something is done.
    pub(super) fn hold_until_asked(&mut self) {
        (self.is_running, self.is_held) = (false, false);
    }

    /// Something was done: time runs, unless the learner stopped it.
    pub(super) fn go_on(&mut self) {
        self.is_running = !self.is_held;
    }

    /// Simulated milliseconds for `real_ms`.
    pub(super) fn simulated(&self, real_ms: u32) -> u64 {
        u64::from(real_ms) * u64::from(self.speed)
    }
}
