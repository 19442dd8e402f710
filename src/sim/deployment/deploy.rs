//! A new deployment: the service moves to another revision, or to the same once more (R35).

use super::{Deployment, DeploymentStatus, RolloutState};
use crate::sim::event::{Cause, EventKind};
use crate::sim::id::{DeploymentId, EventId, ServiceId, TaskDefinitionId};
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
        let deployments = &mut self.cluster.deployments;
        let service_now = &mut self.cluster.services[service.index()];
        if let Some(&replaced) = service_now.deployments.first() {
            deployments[replaced.index()].status = DeploymentStatus::Active;
        }
        service_now.deployments.insert(0, deployment);
        service_now.task_definition = task_definition;
        deployments.push(Deployment {
            service,
            task_definition,
            status: DeploymentStatus::Primary,
            rollout_state: RolloutState::InProgress,
            desired_count: service_now.desired_count,
            failed_tasks: 0,
            created_at,
            created_by: event,
        });
    }
}
