//! From single requests to what is worth an event: when a group's requests begin to fail, in which way, and when all are
//! answered again.

use super::Traffic;
use super::request::Outcome;
use crate::sim::{Cause, Cluster, EventId, EventKind, TimeMs, UsersId};

/// A run of failures is over once none failed for so long.
const QUIET_MS: u64 = 10_000;

/// Requests of a group that fail, with answered ones between them perhaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    failed: u32,
    /// A bit for each way in which they failed ([`crate::sim::Failure::index`]).
    ways: u32,
    last_at: TimeMs,
    first: EventId,
}

impl Traffic {
    /// Tells the history of an outcome, if it is news. `by`: the event behind a failure.
    pub(super) fn report(
        &mut self,
        cluster: &mut Cluster,
        now: TimeMs,
        users: UsersId,
        outcome: Outcome,
        by: EventId,
    ) {
        let run = &mut self.groups[users.index()].run;
        match (outcome, &mut *run) {
            (Outcome::Failed(failure), _) => {
                let way = 1 << failure.index();
                let kind = EventKind::RequestsFailing { users, failure };
                let mut tell = || cluster.report(now, Cause::Event(by), kind);
                let before = run.filter(|run| now.since(run.last_at) < QUIET_MS);
                let mut after = match before {
                    Some(run) if run.ways & way == 0 => {
                        tell();
                        run
                    }
                    Some(run) => run,
                    None => Run { failed: 0, ways: 0, last_at: now, first: tell() },
                };
                after.failed = after.failed.saturating_add(1);
                (after.ways, after.last_at) = (after.ways | way, now);
                *run = Some(after);
            }
            (Outcome::Answered, Some(last)) if now.since(last.last_at) >= QUIET_MS => {
                let kind = EventKind::RequestsAnsweredAgain { users, failed: last.failed };
                cluster.report(now, Cause::Event(last.first), kind);
                *run = None;
            }
            (Outcome::Answered, _) => {}
        }
    }
}
