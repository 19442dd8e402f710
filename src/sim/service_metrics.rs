//! What CloudWatch would say about a service: the numbers that auto scaling reads (R60). Counted from a service's first
//! request on, and closed every minute; a service that no request ever reached costs nothing.

use std::collections::BTreeMap;

use super::cluster::Cluster;
use super::id::{ContainerId, EventId, ServiceId};
use super::process;
use super::schedule::Due;
use super::service::ServiceStatus;
use super::time::TimeMs;
use super::turn::Turn;

const MINUTE_MS: u64 = 60_000;

/// Over one closed minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceMetrics {
    /// Which minute: it is closed at `(minute + 1) × 60,000` ms.
    pub minute: u64,
    /// CPU used ÷ CPU reserved, in thousandths of a percent; above 100 % where idle CPU is lent (R2).
    pub cpu_percent_milli: u32,
    /// Memory used ÷ memory reserved, in thousandths of a percent.
    pub memory_percent_milli: u32,
    /// Requests ÷ targets, `ALBRequestCountPerTarget`, rounded down.
    pub requests_per_target: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metrics {
    closed: BTreeMap<ServiceId, ServiceMetrics>,
    /// Of the minute that runs.
    open: BTreeMap<ServiceId, Usage>,
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
    /// Of the last closed minute; `None` before the first since the service met its first request: no data.
    pub fn service_metrics(&self, service: ServiceId) -> Option<ServiceMetrics> {
        self.metrics.closed.get(&service).copied()
    }

    /// A balancer sends a request to a task of the service.
    pub(super) fn count_routed(&mut self, service: ServiceId) {
        if let Some(usage) = self.metrics.open.get_mut(&service) {
            usage.requests = usage.requests.saturating_add(1);
        }
    }

    fn metrics_of(&self, id: ServiceId, minute: u64, usage: Usage, now: TimeMs) -> ServiceMetrics {
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
            minute,
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
        let metrics = &mut self.cluster.metrics;
        metrics.open.entry(service).or_default();
        if !metrics.is_counting {
            metrics.is_counting = true;
            let at = TimeMs((self.now.0 / MINUTE_MS + 1) * MINUTE_MS);
            self.schedule(at, Due::Metrics, by);
        }
    }

    /// The container got so many parts of a CPU.
    pub(super) fn use_cpu(&mut self, id: ContainerId, parts: u64) {
        let service = self.cluster.task(self.cluster.container(id).task).service;
        if let Some(usage) = service.and_then(|id| self.cluster.metrics.open.get_mut(&id)) {
            usage.cpu += parts;
        }
    }

    /// R60: a minute is over.
    pub(super) fn metrics_due(&mut self, set_by: EventId) {
        self.count_all_cpus(set_by);
        let minute = (self.now.0 / MINUTE_MS).saturating_sub(1);
        for (id, usage) in std::mem::take(&mut self.cluster.metrics.open) {
            if self.cluster.service(id).status == ServiceStatus::Inactive {
                self.cluster.metrics.closed.remove(&id);
                continue;
            }
            let metrics = self.cluster.metrics_of(id, minute, usage, self.now);
            self.cluster.metrics.closed.insert(id, metrics);
            self.cluster.metrics.open.insert(id, Usage::default());
        }
        self.cluster.metrics.is_counting = !self.cluster.metrics.open.is_empty();
        if self.cluster.metrics.is_counting {
            self.schedule(self.now.after(MINUTE_MS), Due::Metrics, set_by);
        }
    }
}
