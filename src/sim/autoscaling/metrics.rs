//! What CloudWatch knows of a service: a data point a minute (R60). `sim` measures nothing itself: `lab`'s traffic puts
//! the points, or a command does.

use serde::Serialize;

use crate::sim::cluster::Cluster;
use crate::sim::id::ServiceId;
use crate::sim::time::TimeMs;
use crate::unpack::Unpack;

/// R60: service metrics are 1-minute ones.
pub const METRIC_PERIOD_MS: u64 = 60_000;

/// One minute of one service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct ServiceMetrics {
    /// CPU used ÷ CPU **reserved** over the service's running tasks, in thousandths of a percent; above 100 % where idle
    /// CPU is lent (R2, R60).
    pub cpu_percent_milli: u32,
    /// Memory used ÷ memory reserved, in thousandths of a percent (R60).
    pub memory_percent_milli: u32,
    /// Requests ÷ targets, rounded down.
    pub requests_per_target: u32,
}

/// The predefined metrics of a service: `ECSServiceAverageCPUUtilization`, `ECSServiceAverageMemoryUtilization`,
/// `ALBRequestCountPerTarget` (R60).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum Metric {
    CpuUtilization,
    MemoryUtilization,
    RequestCountPerTarget,
}

impl ServiceMetrics {
    /// In thousandths of the metric's unit.
    pub fn of(self, metric: Metric) -> u32 {
        match metric {
            Metric::CpuUtilization => self.cpu_percent_milli,
            Metric::MemoryUtilization => self.memory_percent_milli,
            Metric::RequestCountPerTarget => self.requests_per_target.saturating_mul(1_000),
        }
    }
}

/// The latest data point of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MetricData {
    at: TimeMs,
    metrics: ServiceMetrics,
    /// Its minute is over, and alarms have seen it.
    is_closed: bool,
}

impl Cluster {
    /// A data point of the minute that ends now or is under way; the latest of a minute counts, and a minute without one is
    /// missing data (R61). Alarms look at a full minute after everything else of that moment ([`Due::Minute`]), so `lab`
    /// may put it exactly when the minute ends.
    ///
    /// [`Due::Minute`]: crate::sim::Due::Minute
    pub fn put_service_metrics(&mut self, now: TimeMs, id: ServiceId, metrics: ServiceMetrics) {
        self.metrics.insert(id, MetricData { at: now, metrics, is_closed: false });
    }

    /// The latest data point, however old.
    pub fn service_metrics(&self, id: ServiceId) -> Option<ServiceMetrics> {
        self.metrics.get(&id).map(|data| data.metrics)
    }

    /// Is there a data point that no alarm has seen yet?
    pub(in crate::sim) fn has_open_metrics(&self, id: ServiceId) -> bool {
        self.metrics.get(&id).is_some_and(|data| !data.is_closed)
    }

    /// Closes the minute that ends now; `None` when nothing was measured in it.
    pub(super) fn close_metrics(&mut self, now: TimeMs, id: ServiceId) -> Option<ServiceMetrics> {
        let data = self.metrics.get_mut(&id)?;
        let in_minute = !data.is_closed && now.since(data.at) <= METRIC_PERIOD_MS;
        data.is_closed = true;
        in_minute.then_some(data.metrics)
    }
}
