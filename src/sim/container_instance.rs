//! A container instance: a computer of the cluster.

use std::collections::VecDeque;

use serde::Serialize;

use super::id::{EventId, TaskId};
use super::ports::HostPorts;
use super::resources::{InstanceType, Resources};
use super::time::TimeMs;
use crate::unpack::Unpack;

/// Availability zones; a computer's `zone` is 0..ZONES (a, b, c).
pub const ZONES: usize = 3;
/// As AWS names those of Seoul.
pub(super) const ZONE_NAMES: [&str; ZONES] =
    ["ap-northeast-2a", "ap-northeast-2b", "ap-northeast-2c"];

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
    /// Ground truth: power went, and no agent has come up since to say that the processes are gone.
    pub(super) processes_gone: bool,
    /// The scheduler's ledger: what it thinks is free. CPU and memory come back when a stop is asked for, a network
    /// slot when the interface is detached (R8).
    pub remaining: Resources,
    /// The agent's ledger: CPU and memory that no task really holds (R8).
    pub host_remaining: Resources,
    /// Static host ports that the scheduler has given away (R4); they come back when a stop is asked for.
    pub ports: HostPorts,
    /// Static host ports that tasks really hold (R8).
    pub host_ports: HostPorts,
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
    /// [`TimeMs::NEVER`] until its agent has registered it.
    pub registered_at: TimeMs,
}

/// R7, as far as simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum InstanceStatus {
    Registering,
    Active,
    /// No new tasks; those of services are replaced elsewhere (R43).
    Draining,
    Inactive,
}

/// Ground truth in one word, for pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum InstanceCondition {
    /// Rented, its agent not yet registered.
    Starting,
    Active,
    /// Without power. ECS may or may not yet show the agent as disconnected; it does nothing either way (R44b).
    LostUnnoticed,
    /// Power is back, the agent not yet.
    Rebooting,
    /// The machine is fine and its containers run, but its agent says nothing (R44b).
    AgentStopped,
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
            processes_gone: false,
            remaining: instance_type.resources(),
            host_remaining: instance_type.resources().without_eni(),
            ports: HostPorts::default(),
            host_ports: HostPorts::default(),
            waiting: VecDeque::new(),
            tasks: Vec::new(),
            boots: 0,
            boot_due_at: TimeMs::NEVER,
            disconnect_due_at: TimeMs::NEVER,
            launched_by,
            registered_at: TimeMs::NEVER,
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
            Self { processes_gone: true, .. } => InstanceCondition::Rebooting,
            Self { agent_is_up: false, .. } => InstanceCondition::AgentStopped,
            _ => InstanceCondition::Active,
        }
    }

    /// ECS lists it as part of the cluster (`list-container-instances`).
    pub fn is_registered(&self) -> bool {
        matches!(self.status, InstanceStatus::Active | InstanceStatus::Draining)
    }
}
