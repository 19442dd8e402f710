//! Measures services for auto scaling (R60): what they use of what they reserved, and requests per target, every minute.
//! From a service's first request on; one that no request ever reached costs nothing.

use litemap::LiteMap;

use super::autoscaling::{METRIC_PERIOD_MS as MINUTE_MS, ServiceMetrics};
use super::cluster::Cluster;
use super::id::{ContainerId, EventId, ServiceId};
use super::process;
use super::schedule::Due;
use super::service::ServiceStatus;
use super::time::TimeMs;
use super::turn::Turn;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Measured {
    /// Of the minute that runs.
    open: LiteMap<ServiceId, Usage>,
    is_counting: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Usage {
    /// In parts ([`process::PER_UNIT`]).
    cpu: u64,
    /// That a balancer sent to it.
    requests: u32,
}

impl Cluster {
    /// A balancer sends a request to a task of the service.
    pub(super) fn count_routed(&mut self, service: ServiceId) {
        if let Some(usage) = self.measured.open.get_mut(&service) {
            usage.requests = usage.requests.saturating_add(1);
        }
    }

    fn metrics_of(&self, id: ServiceId, usage: Usage, now: TimeMs) -> ServiceMetrics {
        let (mut tasks, mut cpu, mut memory_mib, mut used_kib) = (0, 0, 0, 0);
        for &task in &self.service(id).tasks {
            if self.task(task).is_running() {
                let reserved = self.definition(self.task(task).definition).requirement();
                tasks += 1;
                cpu += u64::from(reserved.cpu_units);
                memory_mib += u64::from(reserved.memory_mib);
                let containers = self.task(task).container_ids();
                used_kib += containers.map(|c| self.memory_kib(c, now)).sum::<u64>();
            }
        }
        ServiceMetrics {
            cpu_percent_milli: percent_milli(usage.cpu / MINUTE_MS, cpu * process::PER_UNIT),
            memory_percent_milli: percent_milli(used_kib, memory_mib << 10),
            requests_per_target: usage.requests.checked_div(tasks).unwrap_or(0),
        }
    }
}

/// Thousandths of a percent; 0 of nothing.
fn percent_milli(part: u64, whole: u64) -> u32 {
    let percent = part.saturating_mul(100_000).checked_div(whole).unwrap_or(0);
    u32::try_from(percent).unwrap_or(u32::MAX)
}

impl Turn<'_> {
    /// From here on the container's service is counted.
    pub(super) fn measure(&mut self, id: ContainerId, by: EventId) {
        let Some(service) = self.cluster.task(self.cluster.container(id).task).service else {
            return;
        };
        let measured = &mut self.cluster.measured;
        measured.open.entry(service).or_default();
        if !measured.is_counting {
            measured.is_counting = true;
            let at = TimeMs((self.now.0 / MINUTE_MS + 1) * MINUTE_MS);
            self.schedule(at, Due::Metrics, by);
        }
    }

    /// The container got so many parts of a CPU.
    pub(super) fn use_cpu(&mut self, id: ContainerId, parts: u64) {
        let service = self.cluster.task(self.cluster.container(id).task).service;
        if let Some(usage) = service.and_then(|id| self.cluster.measured.open.get_mut(&id)) {
            usage.cpu += parts;
        }
    }

    /// R60: a minute is over.
    pub(super) fn metrics_due(&mut self, set_by: EventId) {
        self.count_all_cpus(set_by);
        for (id, usage) in std::mem::take(&mut self.cluster.measured.open) {
            if self.cluster.service(id).status == ServiceStatus::Inactive {
                continue;
            }
            let metrics = self.cluster.metrics_of(id, usage, self.now);
            self.cluster.put_service_metrics(self.now, id, metrics);
            self.cluster.measured.open.insert(id, Usage::default());
        }
        self.cluster.measured.is_counting = !self.cluster.measured.open.is_empty();
        if self.cluster.measured.is_counting {
            self.schedule(self.now.after(MINUTE_MS), Due::Metrics, set_by);
        }
    }
}
