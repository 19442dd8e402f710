//! A container's part of a task definition.

use serde::Serialize;

use super::health_check::HealthCheck;
use super::volume::MountPoint;
use crate::unpack::Unpack;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ContainerDefinition {
    pub name: String,
    /// The reference of the image that it runs.
    pub image: String,
    /// CPU units; 0 reserves nothing (the host then gives the minimum share, R2).
    pub cpu: u32,
    /// Hard limit, MiB (R3).
    pub memory: Option<u32>,
    /// Soft limit, MiB; what the scheduler subtracts when given (R3).
    pub memory_reservation: Option<u32>,
    /// What is mapped; where the program listens is the program's affair. In awsvpc no resource of the computer (R4).
    pub port_mappings: Vec<PortMapping>,
    /// Names and values.
    pub environment: Vec<(String, String)>,
    /// Instead of the image's own command; empty: the image's.
    pub command: Vec<String>,
    /// Does the task end with it (R16)?
    pub essential: bool,
    /// What it waits for before it is started (R17).
    pub depends_on: Vec<ContainerDependency>,
    /// How long those that depend on it wait for it (R17, R18); `None`: for ever.
    pub start_timeout_ms: Option<u64>,
    /// SIGTERM → SIGKILL; default [`super::Parameters::stop_timeout_ms`] (R18).
    pub stop_timeout_ms: Option<u64>,
    /// Without one, its health is unknown (R51).
    pub health_check: Option<HealthCheck>,
    /// Started again in its place when it ends (R19).
    pub restart_policy: Option<RestartPolicy>,
    pub mount_points: Vec<MountPoint>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct PortMapping {
    pub container_port: u16,
    /// In bridge mode: the computer's port; 0: one that is free (R5). `None` in awsvpc: the same.
    pub host_port: Option<u16>,
    pub protocol: Protocol,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub enum Protocol {
    #[default]
    Tcp,
    Udp,
}

/// R17: the container of this name has come so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ContainerDependency {
    pub container_name: String,
    pub condition: ContainerCondition,
}

/// R17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum ContainerCondition {
    /// It runs, or has run.
    Start,
    /// It has ended, however.
    Complete,
    /// It has ended with 0.
    Success,
    /// Its health check passed.
    Healthy,
}

/// R19: `restartPolicy` with `enabled`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct RestartPolicy {
    /// Ends with these are not restarted; at most 50.
    pub ignored_exit_codes: Vec<i32>,
    /// It must have run so long to be restarted: 60–1,800 s.
    pub restart_attempt_period_ms: u64,
}

/// An essential container that reserves nothing and maps no port: literals name what differs.
impl Default for ContainerDefinition {
    fn default() -> Self {
        ContainerDefinition {
            name: String::new(),
            image: String::new(),
            cpu: 0,
            memory: None,
            memory_reservation: None,
            port_mappings: Vec::new(),
            environment: Vec::new(),
            command: Vec::new(),
            essential: true,
            depends_on: Vec::new(),
            start_timeout_ms: None,
            stop_timeout_ms: None,
            health_check: None,
            restart_policy: None,
            mount_points: Vec::new(),
        }
    }
}

/// R19: every end is a reason to restart, after five minutes.
impl Default for RestartPolicy {
    fn default() -> Self {
        RestartPolicy { ignored_exit_codes: Vec::new(), restart_attempt_period_ms: 300_000 }
    }
}

impl PortMapping {
    /// A TCP port, the computer's own port left open.
    pub fn tcp(container_port: u16) -> PortMapping {
        PortMapping { container_port, host_port: None, protocol: Protocol::Tcp }
    }
}

impl ContainerDefinition {
    /// Is this container port mapped?
    pub fn maps(&self, container_port: u16) -> bool {
        self.port_mappings.iter().any(|mapping| mapping.container_port == container_port)
    }

    /// MiB that the scheduler subtracts for it: the reservation if given, else the hard limit (R3).
    pub fn reserved(&self) -> u32 {
        self.memory_reservation.or(self.memory).unwrap_or(0)
    }
}
