//! Level-triggered reconciling (R27): what is compared with what is wanted. Pure; the same observation, the same plan.

use super::cluster::Cluster;
use super::id::{EventId, ServiceId};
use super::parameters::Parameters;
use super::service::ServiceStatus;
use super::task::{Task, TaskStatus};
use super::time::TimeMs;

/// All that a plan may depend on. Counts of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// 0 while draining (R28).
    pub desired: u32,
    /// Desired to run, not STOPPED.
    pub live: u32,
    /// Live and healthy (R31).
    pub healthy: u32,
    /// Counted toward the upper limit (R30).
    pub counted: u32,
    /// ECS's running count.
    pub running: u32,
    /// R29.
    pub lower: u32,
    /// R29.
    pub upper: u32,
    pub launches_max: u32,
    /// When the next running task will count as healthy, and the event that brought it to RUNNING (R31).
    pub next_healthy: Option<(TimeMs, EventId)>,
}

/// What one pass does: starts, or stops, or neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    pub start: u32,
    pub stop: u32,
    /// Of the stops, at most this many may hit healthy tasks.
    pub stop_healthy_max: u32,
}

/// Starts fill the gap up to the upper limit; stops close it as far as the lower limit leaves healthy tasks (R29).
pub fn plan(observed: &Observed) -> Plan {
    let Observed { desired, live, healthy, counted, lower, upper, launches_max, .. } = *observed;
    if live < desired {
        let room = upper.saturating_sub(counted);
        return Plan { start: (desired - live).min(room).min(launches_max), ..Plan::default() };
    }
    let stop_healthy_max = healthy.saturating_sub(lower);
    let stop = (live - desired).min(stop_healthy_max + (live - healthy));
    Plan { start: 0, stop, stop_healthy_max }
}

impl Observed {
    /// R36: as many run as are desired, and all of them are healthy.
    pub fn is_steady(&self) -> bool {
        self.live == self.desired && self.running == self.desired && self.healthy == self.desired
    }

    pub fn of(cluster: &Cluster, id: ServiceId, now: TimeMs) -> Observed {
        let service = cluster.service(id);
        let parameters = cluster.parameters();
        let active = service.status == ServiceStatus::Active;
        let desired = if active { service.desired_count } else { 0 };
        let mut observed = Observed {
            desired,
            live: 0,
            healthy: 0,
            counted: 0,
            running: 0,
            lower: service.deployment.lower(desired),
            upper: service.deployment.upper(desired),
            launches_max: parameters.launches_per_pass_max,
            next_healthy: None,
        };
        for &task in &service.tasks {
            observed.count(cluster.task(task), parameters, now);
        }
        observed
    }

    fn count(&mut self, task: &Task, parameters: &Parameters, now: TimeMs) {
        let live = task.is_live();
        let stopping = !live && task.last_status < TaskStatus::Deprovisioning;
        self.live += u32::from(live);
        self.running += u32::from(task.is_running());
        self.counted += u32::from(live || (stopping && parameters.stopping_counts_toward_upper));
        match task.healthy_at(parameters.healthy_after_running_ms) {
            Some(at) if at > now => {
                let next = (at, task.status_by);
                self.next_healthy = Some(self.next_healthy.map_or(next, |first| first.min(next)));
            }
            Some(_) => self.healthy += 1,
            None => {}
        }
    }
}
