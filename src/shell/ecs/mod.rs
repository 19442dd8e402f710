//! The words that ECS itself uses: event texts, reasons, status names, ids. Verbatim, never translated.

mod name;
mod service_event;
mod status;
mod stopped_reason;
mod target_health;

pub use name::{container_instance_uuid, deployment_id, target_group_arn, task_id};
pub use service_event::service_event;
pub use status::{
    container_status, desired_status, health_status, instance_status, service_status, stop_code,
    task_status,
};
pub use stopped_reason::{container_reason, run_task_failure, stopped_reason};
pub use target_health::{target_reason, target_reason_code, target_state};
