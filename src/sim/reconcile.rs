//! Level-triggered reconciling (R27): what is compared with what is wanted. Pure; the same observation, the same plan.

use super::healthy::Judged;
use super::id::{DeploymentId, EventId};
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
    /// Those whose computer is to be left (R43); nothing keeps them there.
    pub leaving: Good,
    /// Those that are protected from being stopped (R41).
    pub kept: Good,
    /// FAILED: it starts nothing (R38).
    pub given_up: bool,
    /// Until its starts are no longer held back (R37).
    pub held_until: Option<TimeMs>,
}

/// Live tasks that are not unhealthy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Good {
    pub healthy: u32,
    /// Neither healthy nor unhealthy yet.
    pub waiting: u32,
}

impl Good {
    fn all(self) -> u32 {
        self.healthy + self.waiting
    }

    pub(super) fn add(&mut self, judged: Judged) {
        match judged {
            Judged::Healthy => self.healthy += 1,
            Judged::Waiting(_) => self.waiting += 1,
            Judged::Unhealthy => {}
        }
    }
}

impl Seen {
    /// Live and not unhealthy.
    fn good(&self) -> u32 {
        self.live - self.unhealthy
    }

    /// Good, and where they may stay (R43).
    fn staying(&self) -> u32 {
        self.good() - self.leaving.all()
    }

    /// Good ones that may be stopped.
    fn free(&self) -> Good {
        let waiting = self.waiting() - self.kept.waiting;
        Good { healthy: self.healthy - self.kept.healthy, waiting }
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
    /// So many go because of where they are (R43), though there are not too many.
    pub leaving: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    pub deployment: DeploymentId,
    pub count: u32,
    /// So many of them replace unhealthy ones (R33).
    pub replaced: u32,
    /// And so many those that leave their computers (R43).
    pub leaving: u32,
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
            let for_others = count.saturating_sub(seen.desired.saturating_sub(seen.live));
            let replaced = for_others.min(seen.unhealthy);
            let leaving = for_others - replaced;
            plan.starts.push(Start { deployment: seen.deployment, count, replaced, leaving });
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
    let free = seen.free();
    let healthy_max = free.healthy.min(room.spare);
    room.spare -= healthy_max;
    let (deployment, unhealthy) = (seen.deployment, seen.unhealthy);
    let count = free.waiting + healthy_max;
    plan.stop(Stop { deployment, unhealthy, count, healthy_max, leaving: 0 });
}

/// Too many: as far as the lower limit leaves healthy tasks (R29). Unhealthy ones go when healthy ones stand in their
/// place (R33). R43: who has to leave a computer goes before a replacement is there, where the lower limit can spare it.
fn stop_surplus(seen: &Seen, room: &mut Room, plan: &mut Plan) {
    let replaced = (seen.healthy + seen.unhealthy).saturating_sub(seen.desired);
    let free = seen.free();
    let healthy_max = room.spare.min(free.healthy);
    // What starts nothing any more would lose for good what leaves.
    let leaving = if seen.given_up { Good::default() } else { seen.leaving };
    let leaves = leaving.waiting + leaving.healthy.min(room.spare);
    let surplus = (seen.good() - leaving.all()).saturating_sub(seen.desired);
    // Where fewer are desired by now, replacements that the upper limit has no room for go again.
    let surplus = surplus.max(seen.good().saturating_sub(room.upper.max(seen.desired)));
    let count = (leaves + surplus).min(healthy_max + free.waiting);
    room.spare -= healthy_max.min(count);
    let too_few = seen.good() < seen.desired + leaves;
    let leaving = if too_few { leaves } else { 0 };
    let (deployment, unhealthy) = (seen.deployment, seen.unhealthy.min(replaced));
    plan.stop(Stop { deployment, unhealthy, count, healthy_max, leaving });
}

/// R34: what an older deployment lost comes first, since without it too few are healthy; then the new one's (R35 (a)); then
/// replacements of what is unhealthy among the old, or leaves its computer.
fn start_all(primary: &Seen, old: &[Seen], room: &mut Room, plan: &mut Plan) {
    let kept = |seen: &&Seen| !seen.given_up;
    if plan.keeps_old {
        for seen in old.iter().filter(kept) {
            room.start(seen, seen.desired.saturating_sub(seen.live), plan);
        }
    }
    if !primary.given_up {
        room.start(primary, primary.desired.saturating_sub(primary.staying()), plan);
    }
    if plan.keeps_old {
        for seen in old.iter().filter(kept) {
            let lost = seen.desired.saturating_sub(seen.live);
            let wanted = seen.desired.saturating_sub(seen.staying());
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
        plan.stop(Stop { deployment, unhealthy: 1, count: 0, healthy_max: 0, leaving: 0 });
    }
}

impl Observed {
    /// R36: one deployment, as many run as are desired, and all of them are healthy.
    pub fn is_steady(&self) -> bool {
        let old_ones_live = self.deployments.iter().skip(1).any(|seen| seen.live > 0);
        let failed = self.deployments.first().is_some_and(|primary| primary.given_up);
        let as_desired = [self.live, self.running, self.healthy] == [self.desired; 3];
        as_desired && !old_ones_live && !failed && !self.leaves()
    }

    /// R43: some of its tasks have to leave their computers.
    pub fn leaves(&self) -> bool {
        self.deployments.iter().any(|seen| seen.leaving.all() > 0)
    }

    /// R41: there are too many and nothing is left to stop but protected ones.
    pub fn is_protected(&self, plan: &Plan) -> bool {
        let kept = self.deployments.iter().any(|seen| seen.kept.all() > 0);
        kept && plan.is_empty() && self.live > self.desired && self.healthy > self.lower
    }

    /// It wants tasks that are not there: in all, or of its PRIMARY deployment.
    pub fn is_short(&self) -> bool {
        let primary = self.deployments.first();
        let wants = primary.is_some_and(|p| !p.given_up && p.staying() < p.desired);
        wants || self.live < self.desired
    }

    /// R29: the limits leave no step, and no task is on its way to change that.
    pub fn is_stuck(&self, plan: &Plan) -> bool {
        let Some(primary) = self.deployments.first() else { return false };
        let wants = !primary.given_up && primary.staying() < primary.desired;
        let under_way = self.healthy + self.unhealthy < self.live;
        let full = self.counted >= self.upper;
        wants && full && !under_way && primary.held_until.is_none() && plan.is_empty()
    }
}
