//! What every computer has, and what it was given, by name (R48).

use crate::sim::cluster::Cluster;
use crate::sim::container_instance::{ZONE_NAMES, ZONES};
use crate::sim::id::InstanceId;
use crate::sim::resources::InstanceType;
use crate::sim::rng::{Stream, draw};

/// One in each zone.
const SUBNETS: [&str; ZONES] =
    ["subnet-0a1b2c3d4e5f60718", "subnet-0b2c3d4e5f60718a9", "subnet-0c3d4e5f60718a9b2"];
/// One release of it: nothing hangs on which.
pub(super) const AGENT_VERSION: &str = "1.85.3";

impl Cluster {
    /// `i-` and 17 hexadecimal digits, the first one 0 as in real ids of today.
    pub fn ec2_instance_id(&self, id: InstanceId) -> String {
        format!("i-0{:016x}", draw(self.seed, Stream::Name, id.index() as u64, 5))
    }

    /// An attribute of a computer: one that it was given, or one that every computer has (R48).
    pub fn attribute(&self, id: InstanceId, name: &str) -> Option<&str> {
        Some(match name {
            "ecs.availability-zone" => ZONE_NAMES[usize::from(self.instance(id).zone)],
            "ecs.instance-type" => self.type_name(id)?,
            "ecs.ami-id" => "ami-0b3c2d4e5f60718a9",
            "ecs.vpc-id" => "vpc-0a1b2c3d4e5f60718",
            "ecs.subnet-id" => SUBNETS[usize::from(self.instance(id).zone)],
            "ecs.os-type" => "linux",
            "ecs.os-family" => "LINUX",
            "ecs.cpu-architecture" => "x86_64",
            _ => self.attributes.get(&id)?.get(name)?,
        })
    }

    /// AWS's name of a computer of this size; `None` where AWS has none. Guessed: of those of one size, this one.
    fn type_name(&self, id: InstanceId) -> Option<&'static str> {
        let InstanceType { cpu_units, memory_mib, .. } = self.instance(id).instance_type;
        Some(match (cpu_units, memory_mib) {
            (1_024, 1_024) => "t2.micro",
            (1_024, 2_048) => "t2.small",
            (2_048, 4_096) => "c5.large",
            (2_048, 8_192) => "m5.large",
            (4_096, 8_192) => "c5.xlarge",
            _ => return None,
        })
    }
}
