//! A service: keeps its desired count of tasks (R26, strategy REPLICA).

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::id::{EventId, TaskDefinitionId, TaskId};
use super::service_message::ServiceMessage;
use super::time::TimeMs;

/// The largest `maximumPercent` taken. AWS names no limit; this one keeps every product below 2⁶⁴.
pub const MAXIMUM_PERCENT_MAX: u32 = 10_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    pub name: String,
    pub status: ServiceStatus,
    pub task_definition: TaskDefinitionId,
    pub desired_count: u32,
    pub deployment: DeploymentConfiguration,
    /// Its tasks that are not STOPPED, oldest first.
    pub tasks: Vec<TaskId>,
    /// Tasks ever created for it.
    pub started: u32,
    /// Tasks of it that are STOPPED.
    pub stopped: u32,
    pub(super) messages: VecDeque<ServiceMessage>,
    /// Messages ever posted.
    pub(super) posted: u32,
    /// The next pass; [`TimeMs::NEVER`] when none is needed.
    pub(super) pass_at: TimeMs,
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
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Steady {
    pub(super) repeat_at: TimeMs,
}

/// R28.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum ServiceStatus {
    Active,
    Draining,
    Inactive,
}

/// R29.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DeploymentConfiguration {
    pub minimum_healthy_percent: u32,
    pub maximum_percent: u32,
}

impl DeploymentConfiguration {
    /// What a REPLICA service gets when nothing is said.
    pub const REPLICA: DeploymentConfiguration =
        DeploymentConfiguration { minimum_healthy_percent: 100, maximum_percent: 200 };

    /// `ceil(desired × minimum / 100)`: healthy tasks that stops must leave (R29).
    pub fn lower(self, desired: u32) -> u32 {
        clamp((u64::from(desired) * u64::from(self.minimum_healthy_percent)).div_ceil(100))
    }

    /// `floor(desired × maximum / 100)`: counted tasks that starts must not exceed (R29, R30).
    pub fn upper(self, desired: u32) -> u32 {
        clamp(u64::from(desired) * u64::from(self.maximum_percent) / 100)
    }
}

fn clamp(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
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

    /// R36.
    pub fn is_steady(&self) -> bool {
        self.steady.is_some()
    }
}
