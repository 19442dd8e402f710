//! A container instance: a computer of the cluster.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::id::{EventId, TaskId};
use super::resources::{InstanceType, Resources};
use super::time::TimeMs;

/// Availability zones; a computer's `zone` is 0..ZONES (a, b, c).
pub const ZONES: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerInstance {
    pub zone: u8,
    pub instance_type: InstanceType,
    /// What ECS shows (R7).
    pub status: InstanceStatus,
    /// What ECS shows (R7).
    pub agent_connected: bool,
    /// Ground truth: electricity is there.
    pub power: bool,
    /// Ground truth: given back for good.
    pub is_terminated: bool,
    /// Ground truth: the agent's process runs and hears ECS.
    pub(super) agent_is_up: bool,
    /// The scheduler's ledger: what it thinks is free. CPU and memory come back when a stop is asked for, a network
    /// slot when the interface is detached (R8).
    pub remaining: Resources,
    /// The agent's ledger: CPU and memory that no task really holds (R8).
    pub host_remaining: Resources,
    /// Tasks that the agent holds back until the host has room: first in, first out, the first one blocks (R8).
    pub waiting: VecDeque<TaskId>,
    /// Tasks on it that are not STOPPED, oldest first.
    pub tasks: Vec<TaskId>,
    /// Which boot this is: the first is 0.
    pub(super) boots: u32,
    /// When the boot is done; [`TimeMs::NEVER`] when none is under way.
    pub(super) boot_due_at: TimeMs,
    /// When ECS will notice that the agent is gone; [`TimeMs::NEVER`] when it will not.
    pub(super) disconnect_due_at: TimeMs,
    pub launched_by: EventId,
}

/// R7, as far as simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum InstanceStatus {
    Registering,
    Active,
    Inactive,
}

/// Ground truth in one word, for pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum InstanceCondition {
    /// Rented, its agent not yet registered.
    Starting,
    Active,
    /// Without power. ECS may or may not yet show the agent as disconnected; it does nothing either way (R44b).
    LostUnnoticed,
    /// Power is back, the agent not yet.
    Rebooting,
    Terminated,
}

impl ContainerInstance {
    /// Rented just now: power, but no agent yet, and nothing on it.
    pub(super) fn new(zone: u8, instance_type: InstanceType, launched_by: EventId) -> Self {
        ContainerInstance {
            zone,
            instance_type,
            status: InstanceStatus::Registering,
            agent_connected: false,
            power: true,
            is_terminated: false,
            agent_is_up: false,
            remaining: instance_type.resources(),
            host_remaining: instance_type.resources().without_eni(),
            waiting: VecDeque::new(),
            tasks: Vec::new(),
            boots: 0,
            boot_due_at: TimeMs::NEVER,
            disconnect_due_at: TimeMs::NEVER,
            launched_by,
        }
    }

    /// What stands behind FARGATE in a zone: room without end, and always there (R8 holds nothing back on it).
    pub(super) fn of_fargate(zone: u8, launched_by: EventId) -> Self {
        ContainerInstance {
            status: InstanceStatus::Active,
            agent_connected: true,
            agent_is_up: true,
            ..ContainerInstance::new(zone, InstanceType::default(), launched_by)
        }
    }

    pub fn condition(&self) -> InstanceCondition {
        match self {
            Self { is_terminated: true, .. } => InstanceCondition::Terminated,
            Self { power: false, .. } => InstanceCondition::LostUnnoticed,
            Self { status: InstanceStatus::Registering, .. } => InstanceCondition::Starting,
            Self { agent_is_up: false, .. } => InstanceCondition::Rebooting,
            _ => InstanceCondition::Active,
        }
    }

    /// ECS lists it as part of the cluster (`list-container-instances`).
    pub fn is_registered(&self) -> bool {
        self.status == InstanceStatus::Active
    }
}
