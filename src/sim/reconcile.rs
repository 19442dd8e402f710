//! Level-triggered reconciling (R27): what is compared with what is wanted. Pure; the same observation, the same plan.

use super::cluster::Cluster;
use super::container_instance::{ContainerInstance, InstanceStatus};
use super::deployment::RolloutState;
use super::healthy::{Judged, JudgedBy};
use super::id::{DeploymentId, EventId, ServiceId, TaskId};
use super::service::{SchedulingStrategy, Service, ServiceStatus};
use super::task::TaskStatus;
use super::time::TimeMs;

/// All that a plan may depend on. Counts of tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observed {
    /// 0 while draining (R28).
    pub desired: u32,
    /// Desired to run, not STOPPED.
    pub live: u32,
    /// Live and healthy (R31).
    pub healthy: u32,
    /// Live and unhealthy (R33).
    pub unhealthy: u32,
    /// Counted toward the upper limit (R30).
    pub counted: u32,
    /// Do stopping tasks count, too (R30)?
    pub stopping_counts: bool,
    /// ECS's running count.
    pub running: u32,
    /// R29.
    pub lower: u32,
    /// R29.
    pub upper: u32,
    pub launches_max: u32,
    /// When the next running task will count as healthy, and the event that brought it to RUNNING (R31).
    pub next_healthy: Option<(TimeMs, EventId)>,
    /// PRIMARY, then the older ones.
    pub deployments: Vec<Seen>,
}

/// One deployment's live tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub deployment: DeploymentId,
    pub desired: u32,
    pub live: u32,
    pub healthy: u32,
    pub unhealthy: u32,
    /// FAILED: it starts nothing (R38).
    pub given_up: bool,
    /// Until its starts are no longer held back (R37).
    pub held_until: Option<TimeMs>,
}

impl Seen {
    /// Live and not unhealthy.
    fn good(&self) -> u32 {
        self.live - self.unhealthy
    }

    fn waiting(&self) -> u32 {
        self.good() - self.healthy
    }
}

/// What one pass does: first it stops, then it starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub stops: Vec<Stop>,
    pub starts: Vec<Start>,
    /// What older deployments lose is made up for (R34): otherwise it is part of their going.
    pub keeps_old: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub deployment: DeploymentId,
    /// Unhealthy ones (R33).
    pub unhealthy: u32,
    /// Others, chosen by R41.
    pub count: u32,
    /// Of these others, at most this many may be healthy.
    pub healthy_max: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    pub deployment: DeploymentId,
    pub count: u32,
    /// So many of them replace unhealthy ones (R33).
    pub replaced: u32,
}

impl Plan {
    pub fn is_empty(&self) -> bool {
        self.stops.is_empty() && self.starts.is_empty()
    }

    pub fn stopped(&self, deployment: DeploymentId) -> u32 {
        let of = self.stops.iter().filter(|stop| stop.deployment == deployment);
        of.map(|stop| stop.unhealthy + stop.count).sum()
    }

    fn stop(&mut self, stop: Stop) {
        if stop.unhealthy + stop.count > 0 {
            self.stops.push(stop);
        }
    }
}

/// What may still be done within the limits (R29).
struct Room {
    /// Healthy tasks above the lower limit.
    spare: u32,
    counted: u32,
    upper: u32,
    /// For each deployment: none takes another's attempts.
    launches: u32,
}

impl Room {
    fn start(&mut self, seen: &Seen, wanted: u32, plan: &mut Plan) {
        let free = self.upper.saturating_sub(self.counted);
        let count = if seen.held_until.is_some() { 0 } else { wanted.min(free).min(self.launches) };
        if count > 0 {
            self.counted += count;
            let replaced = count.saturating_sub(seen.desired.saturating_sub(seen.live));
            plan.starts.push(Start { deployment: seen.deployment, count, replaced });
        }
    }
}

/// R35: stops what the lower limit leaves, then starts what the upper one allows.
pub fn plan(observed: &Observed) -> Plan {
    let Some((primary, old)) = observed.deployments.split_first() else { return Plan::default() };
    let &Observed { healthy, lower, upper, launches_max: launches, .. } = observed;
    let enough = healthy >= lower;
    let mut plan = Plan { keeps_old: !enough || primary.given_up, ..Plan::default() };
    let spare = healthy.saturating_sub(lower);
    let mut room = Room { spare, counted: observed.counted, upper, launches };
    for seen in old {
        match plan.keeps_old && !seen.given_up {
            // It stays, but not above what is desired by now.
            true => stop_surplus(seen, &mut room, &mut plan),
            false => stop_old(seen, &mut room, &mut plan),
        }
    }
    stop_surplus(primary, &mut room, &mut plan);
    if !observed.stopping_counts {
        let stopped: u32 = plan.stops.iter().map(|stop| stop.unhealthy + stop.count).sum();
        room.counted = room.counted.saturating_sub(stopped);
    }
    start_all(primary, old, &mut room, &mut plan);
    make_way(observed, &room, &mut plan);
    plan
}

/// R35 (b): of an older deployment everything goes that the lower limit can spare, unhealthy ones first. What has failed
/// goes whatever the limit says, as far as it is not healthy.
fn stop_old(seen: &Seen, room: &mut Room, plan: &mut Plan) {
    let healthy_max = seen.healthy.min(room.spare);
    room.spare -= healthy_max;
    let count = seen.waiting() + healthy_max;
    plan.stop(Stop { deployment: seen.deployment, unhealthy: seen.unhealthy, count, healthy_max });
}

/// Too many: as far as the lower limit leaves healthy tasks (R29). Unhealthy ones go when healthy ones stand in their
/// place (R33).
fn stop_surplus(seen: &Seen, room: &mut Room, plan: &mut Plan) {
    let replaced = (seen.healthy + seen.unhealthy).saturating_sub(seen.desired);
    let healthy_max = room.spare.min(seen.healthy);
    let surplus = seen.good().saturating_sub(seen.desired);
    let count = surplus.min(healthy_max + seen.waiting());
    let unhealthy = seen.unhealthy.min(replaced);
    plan.stop(Stop { deployment: seen.deployment, unhealthy, count, healthy_max });
}

/// R34: what an older deployment lost comes first, since without it too few are healthy; then the new one's (R35 (a)); then
/// replacements of what is unhealthy among the old.
fn start_all(primary: &Seen, old: &[Seen], room: &mut Room, plan: &mut Plan) {
    let kept = |seen: &&Seen| !seen.given_up;
    if plan.keeps_old {
        for seen in old.iter().filter(kept) {
            room.start(seen, seen.desired.saturating_sub(seen.live), plan);
        }
    }
    if !primary.given_up {
        room.start(primary, primary.desired.saturating_sub(primary.good()), plan);
    }
    if plan.keeps_old {
        for seen in old.iter().filter(kept) {
            let lost = seen.desired.saturating_sub(seen.live);
            let wanted = seen.desired.saturating_sub(seen.good());
            let seen = Seen { live: seen.live + lost, ..*seen };
            room.start(&seen, wanted - lost, plan);
        }
    }
}

/// R33: where the upper limit leaves no room for replacements, unhealthy tasks are stopped first, one by one, as long as
/// the lower limit's number of tasks is left.
fn make_way(observed: &Observed, room: &Room, plan: &mut Plan) {
    let fits = room.counted < room.upper;
    let too_few = observed.live <= observed.lower;
    if fits || too_few || !plan.is_empty() {
        return;
    }
    let unhealthy = |seen: &&Seen| seen.unhealthy > 0 && seen.good() < seen.desired;
    if let Some(seen) = observed.deployments.iter().find(unhealthy) {
        let deployment = seen.deployment;
        plan.stop(Stop { deployment, unhealthy: 1, count: 0, healthy_max: 0 });
    }
}

impl Observed {
    /// R36: one deployment, as many run as are desired, and all of them are healthy.
    pub fn is_steady(&self) -> bool {
        let old_ones_live = self.deployments.iter().skip(1).any(|seen| seen.live > 0);
        let failed = self.deployments.first().is_some_and(|primary| primary.given_up);
        let as_desired = [self.live, self.running, self.healthy] == [self.desired; 3];
        as_desired && !old_ones_live && !failed
    }

    /// It wants tasks that are not there: in all, or of its PRIMARY deployment.
    pub fn is_short(&self) -> bool {
        let primary = self.deployments.first();
        let wants = primary.is_some_and(|p| !p.given_up && p.good() < p.desired);
        wants || self.live < self.desired
    }

    /// R29: the limits leave no step, and no task is on its way to change that.
    pub fn is_stuck(&self, plan: &Plan) -> bool {
        let Some(primary) = self.deployments.first() else { return false };
        let wants = !primary.given_up && primary.good() < primary.desired;
        let under_way = self.healthy + self.unhealthy < self.live;
        let full = self.counted >= self.upper;
        wants && full && !under_way && primary.held_until.is_none() && plan.is_empty()
    }

    pub fn of(cluster: &Cluster, id: ServiceId, now: TimeMs) -> Observed {
        let service = cluster.service(id);
        let parameters = cluster.parameters();
        let desired = desired(cluster, service);
        let mut observed = Observed {
            desired,
            live: 0,
            healthy: 0,
            unhealthy: 0,
            counted: 0,
            stopping_counts: parameters.stopping_counts_toward_upper,
            running: 0,
            lower: service.deployment.lower(desired),
            upper: service.deployment.upper(desired),
            launches_max: parameters.launches_per_pass_max,
            next_healthy: None,
            deployments: Vec::with_capacity(service.deployments.len()),
        };
        let active = service.status == ServiceStatus::Active;
        // Older deployments together keep no more than is desired, whatever they once had.
        let mut kept = desired;
        for (nth, &deployment) in service.deployments.iter().enumerate() {
            let of = cluster.deployment(deployment);
            let given_up = of.rollout_state == RolloutState::Failed;
            let own = if nth == 0 { desired } else { of.desired_count.min(kept) };
            kept -= if nth == 0 || given_up { 0 } else { own };
            observed.deployments.push(Seen {
                deployment,
                desired: if active { own } else { 0 },
                live: 0,
                healthy: 0,
                unhealthy: 0,
                given_up,
                held_until: Some(of.retry_at).filter(|&at| at > now),
            });
        }
        let judged_by = |&deployment: &DeploymentId| {
            cluster.judged_by(Some(id), cluster.deployment(deployment).task_definition)
        };
        let by: Vec<JudgedBy> = service.deployments.iter().map(judged_by).collect();
        for &task in &service.tasks {
            observed.count(cluster, task, &by, now);
        }
        observed.keep_under_upper();
        observed
    }

    /// R29: beside what a failed deployment still has, older ones keep no more than the upper limit leaves.
    fn keep_under_upper(&mut self) {
        let most = self.upper.max(self.desired);
        let Some((primary, old)) = self.deployments.split_first_mut() else { return };
        let mut room = most.saturating_sub(primary.live);
        for seen in old.iter_mut().filter(|seen| primary.given_up && !seen.given_up) {
            seen.desired = seen.desired.min(room);
            room -= seen.desired;
        }
    }

    /// `by`: what decides about the tasks of each deployment.
    fn count(&mut self, cluster: &Cluster, id: TaskId, by: &[JudgedBy], now: TimeMs) {
        let task = cluster.task(id);
        self.running += u32::from(task.is_running());
        if !task.is_live() {
            let stopping = task.last_status < TaskStatus::Deprovisioning;
            self.counted += u32::from(stopping && self.stopping_counts);
            return;
        }
        let mut seen = self.deployments.iter_mut().zip(by);
        let mine = seen.find(|(seen, _)| Some(seen.deployment) == task.deployment);
        let Some((seen, &by)) = mine else { return };
        seen.live += 1;
        self.live += 1;
        self.counted += 1;
        match cluster.judge_by(by, id, now) {
            Judged::Healthy => {
                seen.healthy += 1;
                self.healthy += 1;
            }
            Judged::Unhealthy => {
                seen.unhealthy += 1;
                self.unhealthy += 1;
            }
            Judged::Waiting(Some(at)) => {
                let next = (at, task.status_by);
                self.next_healthy = Some(self.next_healthy.map_or(next, |first| first.min(next)));
            }
            Judged::Waiting(None) => {}
        }
    }
}

/// R26: a REPLICA service's count; for a DAEMON one, the computers that shall have a task.
pub(super) fn desired(cluster: &Cluster, service: &Service) -> u32 {
    match service.scheduling_strategy {
        _ if service.status != ServiceStatus::Active => 0,
        SchedulingStrategy::Replica => service.desired_count,
        SchedulingStrategy::Daemon => {
            cluster.instances().iter().filter(|i| takes_daemon(i)).count() as u32
        }
    }
}

/// R26.
pub(super) fn takes_daemon(instance: &ContainerInstance) -> bool {
    instance.status == InstanceStatus::Active
}
