//! What CloudWatch would say about a service: the numbers that auto scaling reads (R60).

use super::id::ServiceId;

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

impl super::Cluster {
    /// Of the last closed minute in which there was any traffic at all; `None`: no data.
    pub fn service_metrics(&self, service: ServiceId) -> Option<ServiceMetrics> {
        self.metrics.get(&service).copied()
    }
}
