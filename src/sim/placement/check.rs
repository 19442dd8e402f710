//! Whether placement rules would be accepted (R46, R48).

use super::query::{Misplaced, Query};
use super::strategy::{
    CONSTRAINTS_MAX, LaunchType, Placement, PlacementConstraint, STRATEGIES_MAX,
};
use crate::sim::cluster::Cluster;
use crate::sim::fargate::check_fargate;
use crate::sim::id::{InstanceId, TaskDefinitionId};
use crate::sim::ports::HostPort;
use crate::sim::rejection::Rejection;
use crate::sim::task_definition::{NetworkMode, TaskDefinition};

/// Attributes of one's own on a computer.
const ATTRIBUTES_MAX: usize = 10;

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
        check_expressions(constraints)?;
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

    /// AWS: names up to 128 characters of letters, digits and - _ . / \, values up to 128; 10 of one's own on a computer.
    pub(in crate::sim) fn check_attribute(
        &self,
        instance: InstanceId,
        name: &str,
        value: &str,
    ) -> Checked {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-_./\\".contains(c);
        let is_word = |word: &str| (1..=128).contains(&word.len()) && word.chars().all(allowed);
        let own = self.attributes.get(&instance);
        let is_new = own.is_none_or(|own| !own.contains_key(name));
        if !is_word(name) || !is_word(value) || name.starts_with("ecs.") {
            Err(Rejection::AttributeInvalid)
        } else if is_new && own.is_some_and(|own| own.len() >= ATTRIBUTES_MAX) {
            Err(Rejection::TooManyAttributes { limit: ATTRIBUTES_MAX as u8 })
        } else {
            Ok(())
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
        check_expressions(constraints)?;
        check_ports(definition)?;
        check_fargate(definition)
    }
}

fn check_expressions(constraints: &[PlacementConstraint]) -> Checked {
    for constraint in constraints {
        if let PlacementConstraint::MemberOf(expression) = constraint
            && let Err(Misplaced { word }) = Query::read(expression)
        {
            return Err(Rejection::ExpressionInvalid { word });
        }
    }
    Ok(())
}

/// R10.
fn check_ports(definition: &TaskDefinition) -> Checked {
    let mode = definition.network_mode;
    let mut on_host: Vec<HostPort> = Vec::new();
    for (index, container) in (0u8..).zip(&definition.containers) {
        let mappings = &container.port_mappings;
        for (place, mapping) in mappings.iter().enumerate() {
            let port = mapping.container_port;
            let own = mapping.host_port.filter(|&host| host != port);
            if mode == NetworkMode::None {
                return Err(Rejection::PortWithoutNetwork { index });
            } else if port == 0 {
                return Err(Rejection::PortIsZero { index });
            } else if own.is_some() && mode != NetworkMode::Bridge {
                return Err(Rejection::HostPortDiffers { index, port });
            } else if mappings[..place].iter().any(|earlier| earlier.container_port == port) {
                return Err(Rejection::PortMappedTwice { index, port });
            }
        }
    }
    for port in definition.host_ports() {
        if on_host.contains(&port) {
            return Err(Rejection::HostPortTwice { port: port.port });
        }
        on_host.push(port);
    }
    Ok(())
}
