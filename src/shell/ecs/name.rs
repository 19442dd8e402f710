//! The names that ECS prints, drawn from the seed: the same world prints the same names.

use crate::sim::rng::{Stream, draw};
use crate::sim::{Cluster, DeploymentId, InstanceId, TargetGroupId, TaskId};

/// Which kind of name: draws of different kinds must not coincide.
#[derive(Clone, Copy)]
enum Kind {
    Task,
    ContainerInstance,
    Deployment = 3,
    TargetGroup,
}

/// 128 bits for the entity with this index.
fn bits(cluster: &Cluster, kind: Kind, index: usize) -> u128 {
    let half = |nth: u64| draw(cluster.seed(), Stream::Name, index as u64, kind as u64 * 2 + nth);
    u128::from(half(0)) << 64 | u128::from(half(1))
}

/// 32 hexadecimal digits: the end of a task's ARN.
pub fn task_id(cluster: &Cluster, task: TaskId) -> String {
    format!("{:032x}", bits(cluster, Kind::Task, task.index()))
}

/// A version 4 UUID, as events name a container instance.
pub fn container_instance_uuid(cluster: &Cluster, instance: InstanceId) -> String {
    let drawn = bits(cluster, Kind::ContainerInstance, instance.index());
    // RFC 9562: version 4 in the 13th digit, variant 10 in the 17th.
    let fixed = drawn & !(0xf << 76) & !(0b11 << 62) | 4 << 76 | 0b10 << 62;
    let hex = format!("{fixed:032x}");
    let (a, b, c, d, e) = (&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]);
    format!("{a}-{b}-{c}-{d}-{e}")
}

/// `ecs-svc/` and 19 digits.
pub fn deployment_id(cluster: &Cluster, deployment: DeploymentId) -> String {
    let digits =
        bits(cluster, Kind::Deployment, deployment.index()) as u64 % 9_000_000_000_000_000_000;
    format!("ecs-svc/{}", digits + 1_000_000_000_000_000_000)
}

/// A target group's ARN, ending in its name and 16 hexadecimal digits.
pub fn target_group_arn(cluster: &Cluster, target_group: TargetGroupId) -> String {
    let name = &cluster.target_group(target_group).settings.name;
    let end = bits(cluster, Kind::TargetGroup, target_group.index()) as u64;
    format!(
        "arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/{name}/{end:016x}"
    )
}
