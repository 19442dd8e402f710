//! Task definitions: immutable, `family:revision` (R1).

use serde::Serialize;

use super::container_definition::ContainerDefinition;
use super::placement::strategy::{LaunchType, PlacementConstraint};
use super::resources::Resources;
use super::volume::Volume;
use crate::unpack::Unpack;

/// A container definition's number limit (hard quota \[DGn\]).
pub const CONTAINERS_MAX: usize = 10;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct TaskDefinition {
    pub family: String,
    /// Given by the cluster at registration: previous of its family + 1. What a command says here is not read.
    pub revision: u32,
    /// Task-level CPU units; then it is what the scheduler subtracts (R2).
    pub cpu: Option<u32>,
    /// Task-level MiB; then it is what the scheduler subtracts (R3).
    pub memory: Option<u32>,
    pub network_mode: NetworkMode,
    /// `requiresCompatibilities`: FARGATE is checked when it is registered, and only such a task may be launched there.
    pub compatibility: LaunchType,
    /// Hold wherever a task of it is placed; memberOf only (R48).
    pub placement_constraints: Vec<PlacementConstraint>,
    /// 1..=[`CONTAINERS_MAX`], one of them essential (R16).
    pub containers: Vec<ContainerDefinition>,
    pub volumes: Vec<Volume>,
}

/// R9. ECS's default is bridge; ours is the mode that the lessons begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub enum NetworkMode {
    /// No network but itself.
    None,
    /// Each container has a network of its own; ports of the computer lead into it.
    Bridge,
    /// The computer's own network and ports.
    Host,
    /// A network interface for each task, shared by its containers.
    #[default]
    Awsvpc,
}

impl TaskDefinition {
    /// What one task of it takes from a computer: task-level size, else the sum over its containers (R2, R3), and in
    /// awsvpc one network interface (R6). Sums that no computer has stop at the largest number.
    pub fn requirement(&self) -> Resources {
        let cpu = self.containers.iter().fold(0u32, |sum, c| sum.saturating_add(c.cpu));
        let memory = self.containers.iter().fold(0u32, |sum, c| sum.saturating_add(c.reserved()));
        Resources {
            cpu_units: self.cpu.unwrap_or(cpu),
            memory_mib: self.memory.unwrap_or(memory),
            eni_slots: u32::from(self.network_mode == NetworkMode::Awsvpc),
        }
    }
}
