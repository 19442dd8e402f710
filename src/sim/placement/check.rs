//! Whether placement rules would be accepted (R46, R48).

use super::strategy::{
    CONSTRAINTS_MAX, LaunchType, Placement, PlacementConstraint, STRATEGIES_MAX,
};
use crate::sim::cluster::Cluster;
use crate::sim::fargate::check_fargate;
use crate::sim::id::TaskDefinitionId;
use crate::sim::rejection::Rejection;
use crate::sim::task_definition::TaskDefinition;

type Checked = Result<(), Rejection>;

impl Cluster {
    /// R46, R48; FARGATE knows neither constraints nor strategies, and only what was registered for it. The definition
    /// exists.
    pub(in crate::sim) fn check_placement(
        &self,
        definition: TaskDefinitionId,
        placement: &Placement,
    ) -> Checked {
        let Placement { launch_type, constraints, strategies } = placement;
        let definition = self.definition(definition);
        let constrained = constraints.len() + definition.placement_constraints.len();
        if strategies.len() > STRATEGIES_MAX {
            return Err(Rejection::TooManyStrategies { limit: STRATEGIES_MAX as u8 });
        } else if constrained > CONSTRAINTS_MAX {
            return Err(Rejection::TooManyConstraints { limit: CONSTRAINTS_MAX as u8 });
        }
        match launch_type {
            LaunchType::Ec2 => Ok(()),
            LaunchType::Fargate if definition.compatibility != LaunchType::Fargate => {
                Err(Rejection::NotCompatibleWithFargate)
            }
            LaunchType::Fargate if constrained + strategies.len() > 0 => {
                Err(Rejection::PlacementOnFargate)
            }
            LaunchType::Fargate => Ok(()),
        }
    }
}

/// What a task definition says of where its tasks may run. R48: its constraints say on which computers, not how many
/// tasks on each.
pub(in crate::sim) fn check_where(definition: &TaskDefinition) -> Checked {
    let constraints = &definition.placement_constraints;
    if constraints.contains(&PlacementConstraint::DistinctInstance) {
        Err(Rejection::DistinctInstanceInDefinition)
    } else if constraints.len() > CONSTRAINTS_MAX {
        Err(Rejection::TooManyConstraints { limit: CONSTRAINTS_MAX as u8 })
    } else {
        check_fargate(definition)
    }
}
