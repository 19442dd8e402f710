//! Target groups: to whom a balancer may send requests, and what its health checks say (R52–R55, R59).

mod checking;
mod registration;
mod settings;
mod target;

pub use settings::{CreateTargetGroup, Matcher, ModifyTargetGroup, RoutingAlgorithm, TargetType};
pub use target::{Target, TargetReason, TargetState};

pub(in crate::sim) use registration::Moves;

use super::id::TargetId;

/// A target group as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetGroup {
    pub settings: CreateTargetGroup,
    /// Registered or draining, oldest first.
    pub(in crate::sim) targets: Vec<TargetId>,
}

impl TargetGroup {
    /// Registered or draining, oldest first; look one up with [`super::Cluster::target`].
    pub fn targets(&self) -> &[TargetId] {
        &self.targets
    }
}
