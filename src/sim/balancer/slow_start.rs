//! Slow start: a new target gets its share little by little (R58).

use crate::sim::cluster::Cluster;
use crate::sim::id::{TargetGroupId, TargetId};
use crate::sim::ordered::ordered;
use crate::sim::target_group::RoutingAlgorithm;
use crate::sim::time::TimeMs;

/// A whole share.
pub(super) const WHOLE: u32 = 1_000;

impl Cluster {
    /// The share of each target, in thousandths: growing in a straight line from when it became healthy.
    pub(super) fn slow_start_parts(
        &self,
        group: TargetGroupId,
        targets: &[TargetId],
        now: TimeMs,
    ) -> Vec<u32> {
        let settings = &self.target_group(group).settings;
        let period = settings.slow_start_ms;
        if period == 0 || settings.algorithm != RoutingAlgorithm::RoundRobin {
            return vec![WHOLE; targets.len()];
        }
        let since: Vec<Option<TimeMs>> =
            targets.iter().map(|&id| self.target(id).healthy_since).collect();
        let starts = slow_starters(&since, period);
        let part = |(&since, &starts): (&Option<TimeMs>, &bool)| match since {
            Some(since) if starts => {
                let part = now.since(since).saturating_mul(u64::from(WHOLE)) / period;
                (part as u32).clamp(1, WHOLE)
            }
            _ => WHOLE,
        };
        since.iter().zip(&starts).map(part).collect()
    }
}

/// R58: only who becomes healthy while another is healthy and out of its own slow start begins slowly. So those that come
/// together into an empty group do not.
fn slow_starters(since: &[Option<TimeMs>], period: u64) -> Vec<bool> {
    let order = ordered((0..since.len()).filter(|&i| since[i].is_some()), |&i| since[i]);
    let mut starts = vec![false; since.len()];
    for (nth, &i) in order.iter().enumerate() {
        let is_out = |&j: &usize| {
            let from = since[j].filter(|_| starts[j]).map_or(since[j], |at| Some(at.after(period)));
            since[j] < since[i] && from <= since[i]
        };
        starts[i] = order[..nth].iter().any(is_out);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::slow_starters;
    use crate::sim::TimeMs;

    fn starters(since: &[u64]) -> Vec<bool> {
        let since: Vec<Option<TimeMs>> = since.iter().map(|&at| Some(TimeMs(at))).collect();
        slow_starters(&since, 30)
    }

    #[test]
    fn only_who_comes_to_one_that_is_out_of_slow_start_begins_slowly() {
        assert_eq!(starters(&[5, 5, 5]), [false, false, false], "together into an empty group");
        assert_eq!(starters(&[5, 10, 50]), [false, true, true]);
        assert_eq!(starters(&[50, 10, 5]), [true, true, false], "whatever their order");
    }
}
