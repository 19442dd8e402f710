//! What counts as healthy (R31), and since when unhealthiness counts (R32).

use super::cluster::Cluster;
use super::health_check::HealthStatus;
use super::id::{ServiceId, TargetId, TaskDefinitionId, TaskId};
use super::rng::{self, Stream};
use super::time::TimeMs;

/// What the scheduler makes of a task that runs or shall run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    Healthy,
    /// Neither yet; when only time is missing, until then.
    Waiting(Option<TimeMs>),
    Unhealthy,
}

/// What decides about a task's health besides time: the same for all tasks of a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct JudgedBy {
    /// The service whose targets do.
    balanced: Option<ServiceId>,
    /// Its containers' checks do.
    checked: bool,
    grace_ms: u64,
}

impl JudgedBy {
    /// Nothing does: once healthy, a task stays so until its stop is wanted.
    pub(super) fn time_alone(self) -> bool {
        self.balanced.is_none() && !self.checked
    }
}

impl Cluster {
    pub(super) fn judged_by(
        &self,
        service: Option<ServiceId>,
        definition: TaskDefinitionId,
    ) -> JudgedBy {
        let containers = &self.definition(definition).containers;
        JudgedBy {
            balanced: service.filter(|&s| !self.service(s).load_balancers.is_empty()),
            checked: containers.iter().any(|c| c.essential && c.health_check.is_some()),
            grace_ms: service.map_or(0, |s| self.service(s).health_check_grace_period_ms),
        }
    }

    /// [`Cluster::judge_by`] what decides about this task.
    pub fn judge(&self, id: TaskId, now: TimeMs) -> Judged {
        let task = self.task(id);
        self.judge_by(self.judged_by(task.service, task.definition), id, now)
    }

    /// R31: without balancer and check a task is healthy after 40 s in RUNNING; with a check when that says so; with a
    /// balancer when its targets are; with both, both. R32: within the grace period nothing is unhealthy.
    pub(super) fn judge_by(&self, by: JudgedBy, id: TaskId, now: TimeMs) -> Judged {
        let JudgedBy { balanced, checked, grace_ms } = by;
        let task = self.task(id);
        let runs = task.started_at.filter(|_| task.is_running() && task.is_live());
        let Some(started_at) = runs else { return Judged::Waiting(None) };
        let graced_until = started_at.after(grace_ms);
        let by_check = if checked { said(self.task_health(id)) } else { Some(true) };
        let by_balancer = balanced.map_or(Some(true), |service| self.targets_known(id, service));
        match (by_check, by_balancer) {
            (Some(false), _) | (_, Some(false)) if graced_until > now => {
                Judged::Waiting(Some(graced_until))
            }
            (Some(false), _) | (_, Some(false)) => Judged::Unhealthy,
            (Some(true), Some(true)) => {
                let at = match balanced {
                    Some(service) => self.settled_at(id, service),
                    None if checked => started_at,
                    None => started_at.after(self.parameters.healthy_after_running_ms),
                };
                if at <= now { Judged::Healthy } else { Judged::Waiting(Some(at)) }
            }
            _ => Judged::Waiting(None),
        }
    }

    /// R31.
    pub fn is_task_healthy(&self, id: TaskId, now: TimeMs) -> bool {
        self.judge(id, now) == Judged::Healthy
    }

    /// Registered or draining.
    pub fn targets_of(&self, task: TaskId) -> &[TargetId] {
        self.registered.get(&task).map_or(&[], Vec::as_slice)
    }

    /// What ECS knows of a task's targets: one unhealthy, so is the task; all healthy, so is the task.
    fn targets_known(&self, id: TaskId, service: ServiceId) -> Option<bool> {
        let targets = self.targets_of(id);
        let all = targets.len() == self.service(service).load_balancers.len();
        let known = targets.iter().map(|&target| self.target(target).known);
        known.fold(all.then_some(true), |all, known| match (all, known) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        })
    }

    /// While a deployment runs, a new task counts only a while after its registration.
    fn settled_at(&self, id: TaskId, service: ServiceId) -> TimeMs {
        let rolls = self.service(service).deployments.len() > 1;
        let registered =
            self.targets_of(id).iter().map(|&target| self.target(target).registered_at);
        let range = self.parameters.rolling_healthy_after;
        let after_ms = rng::range(self.seed, Stream::RollingHealthy, id.index() as u64, 0, range);
        let at = registered.max().unwrap_or(TimeMs::ZERO);
        if rolls { at.after(after_ms) } else { at }
    }
}

fn said(health: HealthStatus) -> Option<bool> {
    match health {
        HealthStatus::Healthy => Some(true),
        HealthStatus::Unhealthy => Some(false),
        HealthStatus::Unknown => None,
    }
}
