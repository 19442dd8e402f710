//! Users' requests and what becomes of them. Requests live here, in numbers and a bounded ring; only what matters (the
//! first failure of a run, its end) becomes an event of the history.
//!
//! A request goes user → endpoint → (balancer) → task → program, whose calls are requests of their own, and back. What a
//! program does with it is `sim`'s affair (`sim/process`): it gets work, and says when its own part is done.

mod arrivals;
#[cfg(feature = "desk")]
mod configured;
mod connect;
mod drive;
mod flight;
mod histogram;
mod news;
#[cfg(feature = "desk")]
mod proxy;
mod request;
mod rows;
mod stats;
mod work;

pub use flight::{Flight, Stage};
pub use histogram::Histogram;
pub use request::{Asker, Outcome, Request};
pub use stats::{Minute, TrafficStats};

pub(super) use drive::Drive;

use std::collections::VecDeque;

use litemap::LiteMap;

use self::arrivals::Arrivals;
use self::connect::Resolved;
use self::flight::{Flights, Slot};
use self::news::Run;
use self::rows::Table;
use crate::sim::{ServiceId, TaskId, TimeMs, UsersId};

/// Requests that are over and still listed.
const ENDED_MAX: usize = 1_024;

/// What is due in traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Due {
    /// The request comes to where it goes.
    Step(Slot),
    /// Somebody has waited long enough for it.
    Deadline(Slot),
    /// The group makes its next request.
    Arrival(UsersId),
}

/// Part of the world: a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    groups: Vec<Group>,
    /// Of programs, by the service of who calls.
    calls: LiteMap<ServiceId, TrafficStats>,
    /// Of programs without a service.
    standalone_calls: TrafficStats,
    flights: Flights,
    ended: VecDeque<Request>,
    made: u64,
    /// What clients remember of names (R65).
    resolved: LiteMap<(Asker, ServiceId), Resolved>,
    /// Service Connect: to whom the latest request for a name went.
    turns: LiteMap<ServiceId, TaskId>,
    /// What users were told is stored (R66).
    tables: Vec<Table>,
    /// Until when the home line is busy sending.
    uplink_free_at: TimeMs,
    digest: u64,
}

/// One group of users.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    arrivals: Arrivals,
    stats: TrafficStats,
    run: Option<Run>,
    /// When one of them last looked in vain for a row.
    missed_at: Option<TimeMs>,
}

impl Traffic {
    /// Since they came; `None` for users that never did.
    pub fn stats(&self, users: UsersId) -> Option<&TrafficStats> {
        self.groups.get(users.index()).map(|group| &group.stats)
    }

    /// Calls that the programs of a service made; `None` before the first.
    pub fn calls(&self, service: ServiceId) -> Option<&TrafficStats> {
        self.calls.get(&service)
    }

    /// Of all users together: issued, answered, failed, in flight (I11).
    pub fn totals(&self) -> (u64, u64, u64, u64) {
        let add = |sum: (u64, u64, u64, u64), group: &Group| {
            let TrafficStats { issued, answered, in_flight, .. } = group.stats;
            let failed = group.stats.failed();
            (sum.0 + issued, sum.1 + answered, sum.2 + failed, sum.3 + u64::from(in_flight))
        };
        self.groups.iter().fold((0, 0, 0, 0), add)
    }

    /// The latest requests that are over, oldest first.
    pub fn requests(&self) -> impl DoubleEndedIterator<Item = &Request> {
        self.ended.iter()
    }

    /// What is under way, also what nobody waits for any more.
    pub fn flights(&self) -> impl Iterator<Item = &Flight> {
        self.flights.iter()
    }

    /// Requests ever made, users' and programs'.
    pub fn made(&self) -> u64 {
        self.made
    }

    /// A rolling hash over every request that is over.
    pub(super) fn digest(&self) -> u64 {
        self.digest
    }

    pub(super) fn bytes(&self) -> usize {
        self.ended.len() * size_of::<Request>()
            + self.groups.len() * size_of::<Group>()
            + self.flights.bytes()
    }

    /// Lists a request that is over.
    fn end(&mut self, request: Request) {
        let outcome = match request.outcome {
            Outcome::Answered => 0,
            Outcome::Failed(failure) => 1 + failure.index() as u64,
        };
        let task = request.task.map_or(0, |task| u64::from(task.number()));
        for word in [request.number, u64::from(request.took_ms), outcome, task] {
            self.digest = (self.digest.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
        if self.ended.len() == ENDED_MAX {
            self.ended.pop_front();
        }
        self.ended.push_back(request);
    }
}
