//! The numbers of a service and of its deployments.

use super::cluster::Cluster;
use super::deployment::DeploymentCounts;
use super::id::{DeploymentId, ServiceId};
use super::observed;

/// What ECS and the world say about a service at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub desired: u32,
    /// ECS's `runningCount`: tasks whose last status is RUNNING, right or wrong (R44b).
    pub running: u32,
    /// ECS's `pendingCount`.
    pub pending: u32,
    /// Ground truth: tasks that would answer now.
    pub routable: u32,
    /// Tasks ever created for it.
    pub started: u32,
    /// Tasks of it that are STOPPED.
    pub stopped: u32,
}

impl Cluster {
    pub fn counts(&self, id: ServiceId) -> Counts {
        let service = self.service(id);
        let mut counts = Counts {
            desired: observed::desired(self, id),
            started: service.started,
            stopped: service.stopped,
            ..Counts::default()
        };
        for &task in &service.tasks {
            counts.running += u32::from(self.task(task).is_running());
            counts.pending += u32::from(self.task(task).is_pending());
            counts.routable += u32::from(self.is_routable(task));
        }
        counts
    }

    /// What ECS says about a deployment of a service.
    pub fn deployment_counts(&self, id: DeploymentId) -> DeploymentCounts {
        let deployment = self.deployment(id);
        let (desired, failed) = (deployment.desired_count, deployment.failed_tasks);
        let mut counts = DeploymentCounts { desired, failed, ..DeploymentCounts::default() };
        let tasks = self.service(deployment.service).tasks.iter().map(|&task| self.task(task));
        for task in tasks.filter(|task| task.deployment == Some(id)) {
            counts.running += u32::from(task.is_running());
            counts.pending += u32::from(task.is_pending());
        }
        counts
    }
}
