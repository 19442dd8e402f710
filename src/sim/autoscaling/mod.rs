//! Service auto scaling (R60–R63), and the Kubernetes HPA beside it to compare (R64).
//!
//! Pure arithmetic: [`alarm`], [`target_tracking`], [`step_scaling`], [`capacity`], [`hpa`]. What carries it out at each
//! closed minute: `evaluate`. Metrics are thousandths: 62.5 % is 62,500, 800 requests are 800,000.

mod check;
mod evaluate;
mod metrics;
mod policy;
mod scalable_target;

pub mod alarm;
pub mod capacity;
pub mod hpa;
pub mod step_scaling;
pub mod target_tracking;

pub use alarm::{Alarm, AlarmSide, AlarmState, Comparison};
pub use capacity::ScalingHold;
pub(super) use metrics::MetricData;
pub use metrics::{METRIC_PERIOD_MS, Metric, ServiceMetrics};
pub use policy::{POLICIES_MAX, ScalingPolicy};
pub use scalable_target::{ScalableTarget, ScalingState};
pub use step_scaling::{AdjustmentType, StepAdjustment, StepScaling};
pub use target_tracking::TargetTracking;
