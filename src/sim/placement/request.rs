//! What is looked for: room for one task of a kind, and what its placement asks of the computer (R46).

use super::Group;
use super::query::Query;
use super::strategy::{Placement, PlacementConstraint, PlacementStrategy};
use crate::sim::cluster::Cluster;
use crate::sim::id::TaskDefinitionId;
use crate::sim::ports::HostPort;
use crate::sim::resources::Resources;

#[derive(Clone, Debug)]
pub struct Request {
    pub group: Group,
    pub resources: Resources,
    /// R4.
    pub ports: Vec<HostPort>,
    /// R48.
    pub(super) distinct: bool,
    /// R48: all of them must hold.
    pub(super) queries: Vec<Query>,
    pub(super) strategies: Vec<PlacementStrategy>,
}

impl Request {
    /// The definition's own constraints hold beside those of the service or call.
    pub fn new(
        cluster: &Cluster,
        group: Group,
        definition: TaskDefinitionId,
        placement: &Placement,
    ) -> Request {
        let queries = queries(cluster, definition, placement);
        let definition = cluster.definition(definition);
        let mut constraints = definition.placement_constraints.iter().chain(&placement.constraints);
        Request {
            group,
            resources: definition.requirement(),
            ports: definition.host_ports(),
            distinct: constraints.any(|c| *c == PlacementConstraint::DistinctInstance),
            queries,
            strategies: placement.strategies.clone(),
        }
    }

    /// Asks for CPU, memory and network slots only, as most do.
    pub(super) fn is_plain(&self) -> bool {
        self.ports.is_empty() && !self.distinct && self.queries.is_empty()
    }
}

/// The expressions of a definition and of where its tasks are to be placed.
pub fn queries(
    cluster: &Cluster,
    definition: TaskDefinitionId,
    placement: &Placement,
) -> Vec<Query> {
    let own = cluster.definition(definition).placement_constraints.iter();
    let read = own.chain(&placement.constraints).filter_map(|constraint| match constraint {
        PlacementConstraint::DistinctInstance => None,
        PlacementConstraint::MemberOf(expression) => Query::read(expression).ok(),
    });
    read.collect()
}
