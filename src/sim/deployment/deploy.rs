//! A new deployment: the service moves to another revision, or to the same once more (R35).

use super::{Deployment, DeploymentStatus, RolloutState};
use crate::sim::event::{Cause, EventKind};
use crate::sim::id::{DeploymentId, EventId, ServiceId, TaskDefinitionId};
use crate::sim::time::TimeMs;
use crate::sim::turn::Turn;

impl Turn<'_> {
    /// The new deployment is PRIMARY; those before it are ACTIVE until their tasks are replaced.
    pub(in crate::sim) fn deploy(
        &mut self,
        cause: Cause,
        service: ServiceId,
        task_definition: TaskDefinitionId,
    ) -> EventId {
        let deployment = DeploymentId::from_index(self.cluster.deployments.len());
        let event = self.emit(cause, EventKind::DeploymentCreated { service, deployment });
        self.begin_deployment(event, service, task_definition);
        event
    }

    /// The same, where another event says so: a service comes with its first deployment.
    pub(in crate::sim) fn begin_deployment(
        &mut self,
        event: EventId,
        service: ServiceId,
        task_definition: TaskDefinitionId,
    ) {
        let deployment = DeploymentId::from_index(self.cluster.deployments.len());
        let created_at = self.now;
        let of_service = self.cluster.service(service).tasks.iter();
        let live = of_service.filter(|&&task| self.cluster.task(task).is_live()).count() as u32;
        let deployments = &mut self.cluster.deployments;
        let service_now = &mut self.cluster.services[service.index()];
        if let Some(&replaced) = service_now.deployments.first() {
            let replaced = &mut deployments[replaced.index()];
            replaced.status = DeploymentStatus::Active;
            replaced.desired_count = replaced.desired_count.min(live);
        }
        service_now.deployments.insert(0, deployment);
        service_now.settled = 0;
        service_now.task_definition = task_definition;
        deployments.push(Deployment {
            service,
            task_definition,
            status: DeploymentStatus::Primary,
            rollout_state: RolloutState::InProgress,
            desired_count: service_now.desired_count,
            failed_tasks: 0,
            failed_rounds: 0,
            round_failed: false,
            is_rollback: false,
            retry_at: TimeMs::ZERO,
            seen: (0, 0),
            created_at,
            created_by: event,
        });
    }

    /// An older deployment becomes the PRIMARY one again (R38).
    pub(super) fn promote(&mut self, service: ServiceId, back: DeploymentId) {
        let desired_count = self.cluster.service(service).desired_count;
        let replaced = self.cluster.service(service).primary();
        let deployments = &mut self.cluster.deployments;
        deployments[replaced.index()].status = DeploymentStatus::Active;
        deployments[replaced.index()].desired_count = 0;
        let promoted = &mut deployments[back.index()];
        promoted.status = DeploymentStatus::Primary;
        promoted.rollout_state = RolloutState::InProgress;
        promoted.retry_at = TimeMs::ZERO;
        promoted.failed_rounds = 0;
        promoted.failed_tasks = 0;
        let task_definition = promoted.task_definition;
        promoted.desired_count = desired_count;
        let service = self.service(service);
        service.task_definition = task_definition;
        service.deployments.retain(|&id| id != back);
        service.deployments.insert(0, back);
        service.settled = 0;
    }

    /// R34: while a deployment runs, more tasks of every revision are wanted.
    pub(in crate::sim) fn scale_deployments(&mut self, service: ServiceId, from: u32, to: u32) {
        let (primary, old) = self.cluster.services[service.index()].deployments.split_at(1);
        self.cluster.deployments[primary[0].index()].desired_count = to;
        for old in old.iter().filter(|_| 0 < from && from < to) {
            let desired = &mut self.cluster.deployments[old.index()].desired_count;
            let grown = (u64::from(*desired) * u64::from(to)).div_ceil(u64::from(from));
            *desired = grown.min(u64::from(to)) as u32;
        }
    }
}
