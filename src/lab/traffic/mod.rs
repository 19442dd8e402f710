//! Users' requests and what becomes of them. Requests live here, in numbers and a bounded ring; only what matters (the
//! first failure of a run, its end) becomes an event of the history.

mod histogram;
mod request;
mod stats;

pub use histogram::Histogram;
pub use request::{Asker, Outcome, Request};
pub use stats::{Minute, TrafficStats};

use std::collections::VecDeque;

use crate::sim::UsersId;

/// Part of the world: a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    stats: Vec<TrafficStats>,
    ended: VecDeque<Request>,
}

impl Traffic {
    /// Since they came; `None` for users that never did.
    pub fn stats(&self, users: UsersId) -> Option<&TrafficStats> {
        self.stats.get(users.index())
    }

    /// The latest requests that are over, oldest first.
    pub fn requests(&self) -> impl DoubleEndedIterator<Item = &Request> {
        self.ended.iter()
    }
}
