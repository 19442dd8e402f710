//! Task definitions: immutable, `family:revision` (R1).

use serde::{Deserialize, Serialize};

use super::resources::Resources;

/// A container definition's number limit (hard quota \[DGn\]).
pub const CONTAINERS_MAX: usize = 10;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDefinition {
    pub family: String,
    /// Given by the cluster at registration: previous of its family + 1. What a command says here is not read.
    pub revision: u32,
    /// Task-level CPU units; then it is what the scheduler subtracts (R2).
    pub cpu: Option<u32>,
    /// Task-level MiB; then it is what the scheduler subtracts (R3).
    pub memory: Option<u32>,
    pub network_mode: NetworkMode,
    /// 1..=[`CONTAINERS_MAX`], one of them essential (R16).
    pub containers: Vec<ContainerDefinition>,
}

/// R9. Only the mode whose tasks have an address of their own is simulated yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum NetworkMode {
    #[default]
    Awsvpc,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContainerDefinition {
    pub name: String,
    pub image: String,
    /// CPU units; 0 reserves nothing (the host then gives the minimum share, R2).
    pub cpu: u32,
    /// Hard limit, MiB (R3).
    pub memory: Option<u32>,
    /// Soft limit, MiB; what the scheduler subtracts when given (R3).
    pub memory_reservation: Option<u32>,
    /// Where its program listens. In awsvpc not a resource of the computer (R4).
    pub container_port: Option<u16>,
    /// Does the task end with it (R16)?
    pub essential: bool,
    /// SIGTERM → SIGKILL; default [`super::Parameters::stop_timeout_ms`] (R18).
    pub stop_timeout_ms: Option<u64>,
    pub on_sigterm: OnSigterm,
}

/// What its program does on SIGTERM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum OnSigterm {
    /// Ends by itself with this exit code.
    Exit(i32),
    /// Goes on until SIGKILL.
    Ignore,
}

/// An essential container that reserves nothing, opens no port and obeys SIGTERM: literals name what differs.
impl Default for ContainerDefinition {
    fn default() -> Self {
        ContainerDefinition {
            name: String::new(),
            image: String::new(),
            cpu: 0,
            memory: None,
            memory_reservation: None,
            container_port: None,
            essential: true,
            stop_timeout_ms: None,
            on_sigterm: OnSigterm::Exit(0),
        }
    }
}

impl TaskDefinition {
    /// What one task of it takes from a computer: task-level size, else the sum over its containers (R2, R3), and one
    /// network interface (R6). Sums that no computer has stop at the largest number.
    pub fn requirement(&self) -> Resources {
        let cpu = self.containers.iter().fold(0u32, |sum, c| sum.saturating_add(c.cpu));
        let memory = self.containers.iter().fold(0u32, |sum, c| sum.saturating_add(c.reserved()));
        Resources {
            cpu_units: self.cpu.unwrap_or(cpu),
            memory_mib: self.memory.unwrap_or(memory),
            eni_slots: match self.network_mode {
                NetworkMode::Awsvpc => 1,
            },
        }
    }
}

impl ContainerDefinition {
    /// MiB that the scheduler subtracts for it: the reservation if given, else the hard limit (R3).
    pub fn reserved(&self) -> u32 {
        self.memory_reservation.or(self.memory).unwrap_or(0)
    }
}
