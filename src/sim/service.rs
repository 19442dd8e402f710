//! A service: keeps its desired count of tasks (R26, strategy REPLICA).

use std::collections::VecDeque;

use serde::Serialize;

use super::deployment::DeploymentConfiguration;
use super::id::{DeploymentId, EventId, InstanceId, TargetGroupId, TaskDefinitionId, TaskId};
use super::placement::strategy::Placement;
use super::refusal::Reason;
use super::service_message::ServiceMessage;
use super::time::TimeMs;
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub name: String,
    pub status: ServiceStatus,
    /// The PRIMARY deployment's.
    pub task_definition: TaskDefinitionId,
    /// What was asked for; a DAEMON service has no use for it (R26).
    pub desired_count: u32,
    pub scheduling_strategy: SchedulingStrategy,
    pub deployment: DeploymentConfiguration,
    pub load_balancers: Vec<LoadBalancer>,
    /// R32.
    pub health_check_grace_period_ms: u64,
    /// PRIMARY and ACTIVE ones, newest first.
    pub(super) deployments: Vec<DeploymentId>,
    pub placement: Placement,
    /// R42.
    pub availability_zone_rebalancing: bool,
    /// What a rollback goes back to (R38).
    pub(super) last_completed: Option<DeploymentId>,
    /// Its tasks that are not STOPPED, oldest first.
    pub tasks: Vec<TaskId>,
    /// How many of them are live, by computer, up to the last that ever had one.
    pub(super) there: Vec<u16>,
    /// So many of its first tasks are healthy, and nothing but a wanted stop can change that: only time decided.
    pub(super) settled: usize,
    /// Tasks ever created for it.
    pub started: u32,
    /// Tasks of it that are STOPPED.
    pub stopped: u32,
    pub(super) messages: VecDeque<ServiceMessage>,
    /// Messages ever posted.
    pub(super) posted: u32,
    /// The next pass; [`TimeMs::NEVER`] when none is needed.
    pub(super) pass_at: TimeMs,
    /// The latest moment whose starts took several turns, and the deployments whose turn has come.
    pub(super) starts_at: TimeMs,
    pub(super) tried: Vec<DeploymentId>,
    /// The latest pass.
    pub(super) passed_at: TimeMs,
    /// Behind a balancer, a deployment is not complete before (R36).
    pub(super) settles_at: TimeMs,
    /// That pass only tries again what did not help before (R37, R50): the service is not at work.
    pub(super) sleeps: bool,
    /// First event since the last pass that changed the desired count or the live tasks, or made room.
    pub(super) changed_by: Option<EventId>,
    /// Latest event that changed anything about it or its tasks: what a steady state follows from.
    pub(super) moved_by: EventId,
    /// Where the difference that is being worked on came from; kept over passes.
    pub(super) differs_by: EventId,
    /// Since when it is in steady state (R36), and when that is said again.
    pub(super) steady: Option<Steady>,
}

/// It wants a task that no computer can take; it sleeps until there is more room (R50).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Blocked {
    /// When R50's message was last posted.
    pub(super) posted_at: TimeMs,
    /// What the closest computer fails first; `None`: there is none.
    pub(super) by: Option<Reason>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steady {
    pub(super) repeat_at: TimeMs,
}

/// R28.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum ServiceStatus {
    Active,
    Draining,
    Inactive,
}

/// R26.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum SchedulingStrategy {
    /// As many tasks as are desired.
    #[default]
    Replica,
    /// One task on each ACTIVE computer.
    Daemon,
}

/// Where a service's tasks are registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct LoadBalancer {
    pub target_group: TargetGroupId,
    /// The container's place (0-based) in the task definition.
    pub container: u8,
    pub container_port: u16,
}

impl Service {
    /// The messages still kept, oldest first, each with its number (0-based) among all ever posted.
    pub fn messages(&self) -> impl DoubleEndedIterator<Item = (u32, &ServiceMessage)> {
        let first = self.posted - self.messages.len() as u32;
        self.messages.iter().enumerate().map(move |(i, message)| (first + i as u32, message))
    }

    /// The message with this number; `None` once it has been dropped.
    pub fn message(&self, number: u32) -> Option<&ServiceMessage> {
        let first = self.posted - self.messages.len() as u32;
        number.checked_sub(first).and_then(|i| self.messages.get(i as usize))
    }

    /// PRIMARY and ACTIVE ones, newest first.
    pub fn deployments(&self) -> &[DeploymentId] {
        &self.deployments
    }

    /// The deployment that it moves to.
    pub fn primary(&self) -> DeploymentId {
        self.deployments[0]
    }

    /// One more of its tasks on this computer is live, or one less; FARGATE's are on none.
    pub(super) fn count_live(&mut self, instance: InstanceId, change: i16) {
        if instance.fargate_zone().is_some() {
            return;
        }
        let index = instance.index();
        if self.there.len() <= index {
            self.there.resize(index + 1, 0);
        }
        self.there[index] = self.there[index].saturating_add_signed(change);
    }

    /// R36.
    pub fn is_steady(&self) -> bool {
        self.steady.is_some()
    }
}
