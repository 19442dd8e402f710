//! When users ask: each minute has its number of requests, each request its slot of the minute, and in its slot it comes
//! at a moment drawn from the seed. So rates are exact, and nobody marches in step.

use crate::sim::rng::{self, Stream};
use crate::sim::{EventId, Shape, TimeMs, Users, UsersId};

const MINUTE_MS: u64 = 60_000;
/// A burst takes a third of its minute.
const BURST_MS: u64 = 20_000;
const MINUTES_A_DAY: u64 = 1_440;

/// One group's way through time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arrivals {
    /// The event that it follows: a change of the group begins anew.
    pub(super) since: EventId,
    started_at: TimeMs,
    /// Minutes since it started.
    minute: u64,
    /// Requests made in this minute.
    made: u64,
    /// When the next is due; [`TimeMs::NEVER`] once they have left.
    pub(super) next_at: TimeMs,
}

impl Arrivals {
    pub(super) fn new(since: EventId, now: TimeMs) -> Arrivals {
        Arrivals { since, started_at: now, minute: 0, made: 0, next_at: TimeMs::NEVER }
    }

    /// Takes the next moment at which a request is made; there is none at a rate of 0.
    pub(super) fn go_on(&mut self, seed: u64, id: UsersId, users: &Users) {
        self.next_at = TimeMs::NEVER;
        if users.per_minute == 0 {
            return;
        }
        let mut count = self.requests(users);
        while self.made >= count {
            (self.minute, self.made) = (self.minute + 1, 0);
            count = self.requests(users);
        }
        let window = if users.shape == Shape::Burst { BURST_MS } else { MINUTE_MS };
        let from = self.made * window / count;
        let to = ((self.made + 1) * window / count).max(from + 1);
        let nth = self.minute << 20 | self.made;
        let entity = id.index() as u64 | (self.since.index() as u64) << 8;
        let offset = rng::range(seed, Stream::Arrival, entity, nth, (from, to - 1));
        self.next_at = self.started_at.after(self.minute * MINUTE_MS + offset);
        self.made += 1;
    }

    /// Requests of the minute that runs.
    fn requests(&self, users: &Users) -> u64 {
        let per_minute = u64::from(users.per_minute);
        match users.shape {
            Shape::Steady | Shape::Burst => per_minute,
            Shape::Daily => {
                let minute = (self.started_at.0 / MINUTE_MS + self.minute) % MINUTES_A_DAY;
                by_then(per_minute, minute + 1) - by_then(per_minute, minute)
            }
        }
    }
}

/// Requests of a day up to a minute: the rate grows from nothing to twice the average at noon, and falls back.
fn by_then(per_minute: u64, minute: u64) -> u64 {
    let noon = MINUTES_A_DAY / 2;
    let half = |minutes: u64| per_minute * minutes * minutes / noon;
    if minute <= noon { half(minute) } else { 2 * half(noon) - half(MINUTES_A_DAY - minute) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{Endpoint, InstanceId};

    fn made(shape: Shape, per_minute: u32, minutes: u64) -> Vec<u64> {
        let endpoint = Endpoint::Computer { instance: InstanceId::from_index(0), port: 80 };
        let users = Users { endpoint, feature: String::new(), per_minute, shape, timeout_ms: 1 };
        let mut arrivals = Arrivals::new(EventId::from_index(0), TimeMs::ZERO);
        let next = || {
            arrivals.go_on(1, UsersId::from_index(0), &users);
            arrivals.next_at.0
        };
        std::iter::repeat_with(next).take_while(|&at| at < minutes * MINUTE_MS).collect()
    }

    #[test]
    fn every_shape_makes_as_many_as_it_says_in_order() {
        for shape in [Shape::Steady, Shape::Burst] {
            let times = made(shape, 61, 10);
            assert_eq!(times.len(), 610);
            assert!(times.is_sorted());
        }
        assert!(made(Shape::Burst, 60, 3).iter().all(|at| at % MINUTE_MS < BURST_MS));
        assert_eq!(made(Shape::Daily, 7, MINUTES_A_DAY).len(), 7 * 1_440);
        let noon = |at: &&u64| (690..750).contains(&(*at / MINUTE_MS));
        assert_eq!(made(Shape::Daily, 60, 1_440).iter().filter(noon).count(), 7_050);
    }
}
