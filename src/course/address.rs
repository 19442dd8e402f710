//! Where people send their requests, as lessons write it: `balancer:web`, `computer:1:8080`.

use std::fmt;

use serde::Serialize;

use super::{Slot, command::NotThere, metric::read_name};
use crate::sim::{Cluster, Endpoint, InstanceId, TargetGroupId, TaskId};
use crate::unpack::Unpack;

/// An address by names and by the numbers that learners see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Address {
    Balancer(String),
    Service {
        name: String,
        port: u16,
    },
    Computer {
        number: u32,
        port: u16,
    },
    Task {
        number: u32,
        port: u16,
    },
    /// The home line's, as it is when somebody is told.
    Home {
        port: u16,
    },
}

impl Address {
    /// Reads one word.
    pub fn read(text: &str) -> Option<Address> {
        let (kind, rest) = text.split_once(':')?;
        let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
        let (of, port) = rest.rsplit_once(':').unwrap_or(("", rest));
        Some(match kind {
            "balancer" => Address::Balancer(read_name(rest).ok()?),
            "service" => Address::Service { name: read_name(of).ok()?, port: port.parse().ok()? },
            "computer" => Address::Computer { number: number(of)?, port: port.parse().ok()? },
            "task" => Address::Task { number: number(of)?, port: port.parse().ok()? },
            "home" if of.is_empty() => Address::Home { port: port.parse().ok()? },
            _ => return None,
        })
    }

    /// What it names, and what that is a name of.
    pub fn named(&self) -> Option<(Slot, &str)> {
        match self {
            Address::Balancer(name) => Some((Slot::TargetGroup, name)),
            Address::Service { name, .. } => Some((Slot::Service, name)),
            Address::Computer { .. } | Address::Task { .. } | Address::Home { .. } => None,
        }
    }

    /// The endpoint that it is in this cluster. `groups`: the target groups' names in their order.
    pub fn endpoint(&self, cluster: &Cluster, groups: &[String]) -> Result<Endpoint, NotThere> {
        Ok(match self {
            Address::Balancer(name) => {
                let at = groups.iter().position(|group| group == name);
                let at = at.ok_or_else(|| NotThere::TargetGroup(name.clone()))?;
                Endpoint::Balancer { target_group: TargetGroupId::from_index(at) }
            }
            Address::Service { name, port } => {
                let service = cluster.service_named(name);
                let service = service.ok_or_else(|| NotThere::Service(name.clone()))?;
                Endpoint::Name { service, port: *port }
            }
            Address::Computer { number, port } => {
                let instance = InstanceId::from_number(*number);
                let instance = instance.filter(|id| id.index() < cluster.instances().len());
                let instance = instance.ok_or(NotThere::Computer(*number))?;
                Endpoint::Computer { instance, port: *port }
            }
            Address::Task { number, port } => {
                let task = TaskId::from_number(*number);
                let task = task.filter(|id| id.index() < cluster.tasks().len());
                Endpoint::Task { task: task.ok_or(NotThere::Task(*number))?, port: *port }
            }
            Address::Home { port } => {
                let lease = cluster.home().map_or(1, |home| home.lease);
                Endpoint::Home { lease, port: *port }
            }
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Address::Balancer(name) => write!(f, "balancer:{name}"),
            Address::Service { name, port } => write!(f, "service:{name}:{port}"),
            Address::Computer { number, port } => write!(f, "computer:{number}:{port}"),
            Address::Task { number, port } => write!(f, "task:{number}:{port}"),
            Address::Home { port } => write!(f, "home:{port}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn every_address_reads_back() {
        for text in ["balancer:web", "service:member:8080", "computer:1:80", "task:2:80", "home:80"]
        {
            assert_eq!(Address::read(text).expect(text).to_string(), text);
        }
        for text in ["", "web", "balancer:", "service:8080", "computer:0:80", "home:1:80", "home:x"]
        {
            assert_eq!(Address::read(text), None, "{text}");
        }
    }
}
