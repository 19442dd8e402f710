//! Addresses in numbers, for a program that knows no others, and where they lead (R11, R65).

use std::net::{IpAddr, Ipv4Addr};

use crate::sim::{Cluster, ContainerId, Endpoint, NetworkMode, ServiceId, TaskId};

/// Where an address leads from within a container.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lab) struct Place {
    pub(in crate::lab) endpoint: Endpoint,
    /// Only this container listens there: its network is its own.
    pub(in crate::lab) only: Option<ContainerId>,
    /// It was reached as `localhost`.
    pub(in crate::lab) is_local: bool,
}

/// 10.0.0.1 is task 1's.
pub(super) fn address_of_task(task: TaskId) -> IpAddr {
    let [_, b, c, d] = task.number().to_be_bytes();
    Ipv4Addr::new(10, b, c, d).into()
}

/// Service Connect's agent writes such addresses of its own proxy into `/etc/hosts`.
pub(super) fn address_of_name(service: ServiceId) -> IpAddr {
    let [.., c, d] = service.number().to_be_bytes();
    Ipv4Addr::new(127, 255, c, d).into()
}

impl Place {
    pub(in crate::lab) fn address(task: TaskId) -> IpAddr {
        address_of_task(task)
    }

    /// Where nobody ever answers.
    const NOWHERE: Endpoint = Endpoint::Home { lease: 0, port: 0 };

    /// `address:port` as nginx has it.
    pub(in crate::lab) fn of(cluster: &Cluster, from: ContainerId, address: &str) -> Place {
        let (host, port) = address.rsplit_once(':').unwrap_or((address, ""));
        let port = port.parse().unwrap_or(0);
        let there = |endpoint| Place { endpoint, only: None, is_local: false };
        let Ok(address) = host.trim_matches(['[', ']']).parse::<IpAddr>() else {
            return match host.eq_ignore_ascii_case("localhost") {
                true => Place::local(cluster, from, port),
                false => there(Place::NOWHERE),
            };
        };
        match address {
            IpAddr::V4(v4) => match v4.octets() {
                [127, 255, c, d] => {
                    match ServiceId::from_number(u32::from_be_bytes([0, 0, c, d])) {
                        Some(service) if service.index() < cluster.services().len() => {
                            there(Endpoint::Name { service, port })
                        }
                        _ => there(Place::NOWHERE),
                    }
                }
                [127 | 0, ..] => Place::local(cluster, from, port),
                [10, b, c, d] => match TaskId::from_number(u32::from_be_bytes([0, b, c, d])) {
                    Some(task) if task.index() < cluster.tasks().len() => {
                        there(Endpoint::Task { task, port })
                    }
                    _ => there(Place::NOWHERE),
                },
                _ => there(Place::NOWHERE),
            },
            IpAddr::V6(v6) if v6.is_loopback() => Place::local(cluster, from, port),
            IpAddr::V6(_) => there(Place::NOWHERE),
        }
    }

    /// `localhost` is a network: the task's in awsvpc, the computer's in host, else the container's own.
    fn local(cluster: &Cluster, from: ContainerId, port: u16) -> Place {
        let task = cluster.container(from).task;
        let own = Endpoint::Task { task, port };
        let (endpoint, only) = match cluster.definition(cluster.task(task).definition).network_mode
        {
            NetworkMode::Awsvpc => (own, None),
            NetworkMode::Bridge | NetworkMode::None => (own, Some(from)),
            NetworkMode::Host => match cluster.computer_of(task) {
                Some(instance) => (Endpoint::Computer { instance, port }, None),
                None => (own, None),
            },
        };
        Place { endpoint, only, is_local: true }
    }
}
