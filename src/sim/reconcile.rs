//! Level-triggered reconciling (R27): what is compared with what is wanted. Pure; the same observation, the same plan.

use super::cluster::Cluster;
use super::id::ServiceId;
use super::service::ServiceStatus;
use super::task::TaskStatus;
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
        };
        for &task in &service.tasks {
            let task = cluster.task(task);
            let stopping = !task.is_live() && task.last_status < TaskStatus::Deprovisioning;
            let counts_too = parameters.stopping_counts_toward_upper && stopping;
            let healthy_at = task.healthy_at(parameters.healthy_after_running_ms);
            observed.live += u32::from(task.is_live());
            observed.running += u32::from(task.is_running());
            observed.counted += u32::from(task.is_live() || counts_too);
            observed.healthy += u32::from(healthy_at.is_some_and(|at| at <= now));
        }
        observed
    }
}
