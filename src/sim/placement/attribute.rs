//! What every computer has, and what it was given, by name (R48).

use crate::sim::cluster::Cluster;
use crate::sim::container_instance::ZONE_NAMES;
use crate::sim::id::InstanceId;

impl Cluster {
    /// An attribute of a computer: one that it was given, or one that every computer has (R48).
    pub fn attribute(&self, id: InstanceId, name: &str) -> Option<&str> {
        Some(match name {
            "ecs.availability-zone" => ZONE_NAMES[usize::from(self.instance(id).zone)],
            "ecs.os-type" => "linux",
            "ecs.os-family" => "LINUX",
            "ecs.cpu-architecture" => "x86_64",
            _ => self.attributes.get(&id)?.get(name)?,
        })
    }
}
