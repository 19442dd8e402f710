//! Simulated time.

use crate::unpack::Unpack;
use serde::Serialize;

/// Milliseconds since the world began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub struct TimeMs(pub u64);

impl TimeMs {
    pub const ZERO: TimeMs = TimeMs(0);
    /// Later than everything that happens: "no deadline".
    pub const NEVER: TimeMs = TimeMs(u64::MAX);

    /// This long after; stops at [`TimeMs::NEVER`] instead of overflowing.
    pub fn after(self, ms: u64) -> TimeMs {
        TimeMs(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to here; 0 if `earlier` is later.
    pub fn since(self, earlier: TimeMs) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}
