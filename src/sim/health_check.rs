//! A container's own health check, and what it says of the task (R31, R51).

use serde::{Deserialize, Serialize};

use super::cluster::Cluster;
use super::id::{ContainerId, TaskId};

/// R51: `healthCheck` of a container definition; literals name what differs from [`HealthCheck::new`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthCheck {
    /// `["CMD-SHELL", "curl -f http://localhost:8080/health || exit 1"]`.
    pub command: Vec<String>,
    /// 5–300 s; from the end of one check to the next.
    pub interval_ms: u64,
    /// 2–60 s.
    pub timeout_ms: u64,
    /// 1–10 failures in a row make it unhealthy.
    pub retries: u32,
    /// 0–300 s; failures within it do not count.
    pub start_period_ms: u64,
}

/// R31, R51: what ECS says of a container's or a task's health.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum HealthStatus {
    /// Without a check, or before its first verdict.
    #[default]
    Unknown,
    Healthy,
    Unhealthy,
}

/// What is kept of a container with a check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Health {
    pub(super) status: HealthStatus,
}

impl HealthCheck {
    /// With ECS's defaults, by `CMD-SHELL`.
    pub fn new(command: &str) -> HealthCheck {
        HealthCheck {
            command: vec!["CMD-SHELL".into(), command.into()],
            interval_ms: 30_000,
            timeout_ms: 5_000,
            retries: 3,
            start_period_ms: 0,
        }
    }
}

impl Cluster {
    /// R51.
    pub fn container_health(&self, id: ContainerId) -> HealthStatus {
        self.health.get(&id).map_or(HealthStatus::Unknown, |health| health.status)
    }

    /// R31, of the essential containers with a check: one UNHEALTHY, so is the task; else one UNKNOWN; else HEALTHY.
    pub fn task_health(&self, id: TaskId) -> HealthStatus {
        let task = self.task(id);
        let definitions = &self.definition(task.definition).containers;
        let checked = task
            .container_ids()
            .zip(definitions)
            .filter(|(_, definition)| definition.essential && definition.health_check.is_some());
        let mut of_task = None;
        for (container, _) in checked {
            of_task = match (of_task, self.container_health(container)) {
                (Some(HealthStatus::Unhealthy), _) | (_, HealthStatus::Unhealthy) => {
                    return HealthStatus::Unhealthy;
                }
                (Some(HealthStatus::Unknown), _) => Some(HealthStatus::Unknown),
                (Some(HealthStatus::Healthy) | None, health) => Some(health),
            };
        }
        of_task.unwrap_or(HealthStatus::Unknown)
    }
}
