//! How tasks are distributed, as AWS words it: launch type, constraints (binding), strategies (best effort) (R46–R48).

use crate::unpack::Unpack;
use serde::Serialize;

/// Strategies that one request may list (R46). \[API\]
pub const STRATEGIES_MAX: usize = 5;
/// Constraints that a task may be under, those of its definition among them (R46). \[API\]
pub const CONSTRAINTS_MAX: usize = 10;

/// Where tasks may go and shall go. The default: on computers of the cluster, spread over zones, then over computers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Unpack)]
pub struct Placement {
    pub launch_type: LaunchType,
    /// All of them hold, or the task is not placed.
    pub constraints: Vec<PlacementConstraint>,
    /// Each narrows what the ones before have left. Empty: the default of R47.
    pub strategies: Vec<PlacementStrategy>,
}

/// Whose computer runs a task.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Unpack)]
#[repr(u8)]
pub enum LaunchType {
    /// The cluster's own container instances.
    #[default]
    Ec2,
    /// AWS's; nobody sees it.
    Fargate,
}

/// R48.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum PlacementConstraint {
    /// One task of the group on a computer.
    DistinctInstance,
    /// Only computers for which this expression of the cluster query language holds.
    MemberOf(String),
}

/// R47.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum PlacementStrategy {
    Random,
    /// The fewest tasks of the group with the same value of this field.
    Spread(SpreadField),
    /// The least left of this that is still enough.
    Binpack(BinpackField),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub enum SpreadField {
    /// `instanceId`, or `host`.
    InstanceId,
    /// `attribute:ecs.availability-zone`.
    Zone,
    /// `attribute:NAME` of one's own.
    Attribute(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Unpack)]
pub enum BinpackField {
    Cpu,
    Memory,
}
