//! Where a request goes: what a user types, or what another program has been told.

use serde::Serialize;

use crate::sim::id::{InstanceId, ServiceId, TargetGroupId, TaskId};
use crate::unpack::Unpack;

/// A kind of address. Whoever holds one keeps it until told another: it may be somebody else's by then, or nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
pub enum Endpoint {
    /// The address that a home line has on its `lease`-th lease (from 1): it changes under the user's feet.
    Home { lease: u32, port: u16 },
    /// A rented computer's address: it stays for as long as the computer is rented.
    Computer { instance: InstanceId, port: u16 },
    /// A task's own address (awsvpc): gone with the task.
    Task { task: TaskId, port: u16 },
    /// A balancer that spreads over a target group.
    Balancer { target_group: TargetGroupId },
    /// A service by its name (R65).
    Name { service: ServiceId, port: u16 },
}
