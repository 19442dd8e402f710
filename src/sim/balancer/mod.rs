//! A balancer's choice: who may get the next request (R56), and who gets it (R58). Zones make no difference: cross-zone
//! balancing is on.

mod slow_start;

use litemap::LiteMap;

use super::cluster::Cluster;
use super::id::{TargetGroupId, TargetId};
use super::rng::{self, Stream};
use super::target_group::{RoutingAlgorithm, TargetState};
use super::time::TimeMs;

use self::slow_start::WHOLE;

/// What a balancer remembers of a target group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Balancer {
    /// Who got the latest request.
    last: Option<TargetId>,
    /// Requests sent to each target and not over.
    outstanding: LiteMap<TargetId, u32>,
    /// Slow start: what a target has saved up towards its next turn.
    credit: LiteMap<TargetId, u32>,
    routed: u64,
}

/// R56: who may get a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Routing {
    /// In the order of registration.
    pub eligible: Vec<TargetId>,
    /// So few are healthy that all registered ones get requests.
    pub is_fail_open: bool,
}

impl Cluster {
    /// R56: the healthy targets; when they are fewer than the minimum, all that are registered and not draining.
    pub fn routing(&self, group: TargetGroupId) -> Routing {
        let group = self.target_group(group);
        let with = |wanted: fn(TargetState) -> bool| -> Vec<TargetId> {
            let targets = group.targets().iter().copied();
            targets.filter(|&id| wanted(self.target(id).state)).collect()
        };
        let healthy = with(|state| state == TargetState::Healthy);
        if healthy.len() >= group.settings.fail_open_minimum as usize {
            return Routing { eligible: healthy, is_fail_open: false };
        }
        let registered = with(|state| state <= TargetState::Unhealthy);
        Routing { is_fail_open: !registered.is_empty(), eligible: registered }
    }

    /// R58: who gets the next request; `None` without any target (R57: 503).
    pub fn route(&mut self, now: TimeMs, group: TargetGroupId) -> Option<TargetId> {
        let eligible = self.routing(group).eligible;
        let mut balancer = self.balancers.remove(&group).unwrap_or_default();
        let chosen = match self.target_group(group).settings.algorithm {
            RoutingAlgorithm::RoundRobin => self.take_turns(&mut balancer, &eligible, now, group),
            RoutingAlgorithm::LeastOutstandingRequests => balancer.least_outstanding(&eligible),
            RoutingAlgorithm::WeightedRandom => {
                let (entity, nth) = (group.index() as u64, balancer.routed);
                let last = (eligible.len() as u64).saturating_sub(1);
                let drawn = rng::range(self.seed, Stream::Route, entity, nth, (0, last));
                eligible.get(drawn as usize).copied()
            }
        };
        if let Some(target) = chosen {
            balancer.last = chosen;
            balancer.routed += 1;
            *balancer.outstanding.entry(target).or_default() += 1;
            if let Some(service) = self.task(self.target(target).task).service {
                self.count_routed(service);
            }
        }
        self.balancers.insert(group, balancer);
        chosen
    }

    /// Round robin: whose turn it is. A target in slow start lets turns pass until it has saved up a whole one.
    fn take_turns(
        &self,
        balancer: &mut Balancer,
        eligible: &[TargetId],
        now: TimeMs,
        group: TargetGroupId,
    ) -> Option<TargetId> {
        let parts = self.slow_start_parts(group, eligible, now);
        let first = eligible.partition_point(|&id| Some(id) <= balancer.last);
        // In slow start a turn is worth a thousandth at least, so somebody's is whole before long.
        for turn in 0..eligible.len() * WHOLE as usize {
            let place = (first + turn) % eligible.len();
            let credit = balancer.credit.entry(eligible[place]).or_default();
            *credit += parts[place];
            if *credit >= WHOLE {
                *credit -= WHOLE;
                return Some(eligible[place]);
            }
        }
        None
    }

    /// A request that was sent to the target is over.
    pub fn routed_over(&mut self, target: TargetId) {
        let group = self.target(target).target_group;
        let Some(balancer) = self.balancers.get_mut(&group) else { return };
        if let Some(outstanding) = balancer.outstanding.get_mut(&target) {
            *outstanding -= 1;
            if *outstanding == 0 {
                balancer.outstanding.remove(&target);
            }
        }
    }

    /// Requests that were sent to the target and are not over.
    pub fn outstanding(&self, target: TargetId) -> u32 {
        let balancer = self.balancers.get(&self.target(target).target_group);
        balancer.and_then(|balancer| balancer.outstanding.get(&target)).copied().unwrap_or(0)
    }
}

impl Balancer {
    /// Of equals the one whose turn is next.
    fn least_outstanding(&self, eligible: &[TargetId]) -> Option<TargetId> {
        let first = eligible.partition_point(|&id| Some(id) <= self.last);
        let in_turn = eligible[first..].iter().chain(&eligible[..first]);
        in_turn.copied().min_by_key(|id| self.outstanding.get(id).copied().unwrap_or(0))
    }
}
