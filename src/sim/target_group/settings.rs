//! What a target group is made with (R52, R56, R58, R59).

use serde::Serialize;

use crate::sim::id::TargetGroupId;
use crate::unpack::Unpack;

/// CreateTargetGroup's request. Literals name what differs from [`CreateTargetGroup::new`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct CreateTargetGroup {
    pub name: String,
    /// R12: `ip` for awsvpc tasks, `instance` for bridge and host.
    pub target_type: TargetType,
    /// HTTP's port unless a target says otherwise.
    pub port: u16,
    pub health_check_path: String,
    /// Between two checks of one target, however long its answers take (R52).
    pub health_check_interval_ms: u64,
    pub health_check_timeout_ms: u64,
    /// Successes in a row that make an unhealthy target healthy (R54).
    pub healthy_threshold: u8,
    /// Failures in a row that make a target unhealthy (R54).
    pub unhealthy_threshold: u8,
    pub matcher: Matcher,
    /// R59.
    pub deregistration_delay_ms: u64,
    /// 0 is off (R58).
    pub slow_start_ms: u64,
    pub algorithm: RoutingAlgorithm,
    /// Below this many healthy targets, all are sent requests (R56).
    pub fail_open_minimum: u32,
}

/// ModifyTargetGroup's request: how often and how strictly targets are checked from their next check on (R52, R54).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ModifyTargetGroup {
    pub target_group: TargetGroupId,
    pub health_check_interval_ms: u64,
    pub health_check_timeout_ms: u64,
    pub healthy_threshold: u8,
    pub unhealthy_threshold: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub enum TargetType {
    Ip,
    Instance,
}

/// Which HTTP codes pass: an inclusive range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub struct Matcher {
    pub from: u16,
    pub to: u16,
}

/// R58.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Unpack)]
pub enum RoutingAlgorithm {
    RoundRobin,
    LeastOutstandingRequests,
    WeightedRandom,
}

impl Matcher {
    pub const OK: Matcher = Matcher { from: 200, to: 200 };

    pub fn takes(self, status: u16) -> bool {
        (self.from..=self.to).contains(&status)
    }
}

impl CreateTargetGroup {
    /// An HTTP target group of the Application Load Balancer with its defaults (R52: the timeout is the user guide's 5 s;
    /// the API text says 6).
    pub fn new(name: &str, target_type: TargetType, port: u16) -> CreateTargetGroup {
        CreateTargetGroup {
            name: name.to_owned(),
            target_type,
            port,
            health_check_path: "/".to_owned(),
            health_check_interval_ms: 30_000,
            health_check_timeout_ms: 5_000,
            healthy_threshold: 5,
            unhealthy_threshold: 2,
            matcher: Matcher::OK,
            deregistration_delay_ms: 300_000,
            slow_start_ms: 0,
            algorithm: RoutingAlgorithm::RoundRobin,
            fail_open_minimum: 1,
        }
    }

    /// The same group after a change.
    pub(in crate::sim) fn modified(&self, modify: ModifyTargetGroup) -> CreateTargetGroup {
        CreateTargetGroup {
            health_check_interval_ms: modify.health_check_interval_ms,
            health_check_timeout_ms: modify.health_check_timeout_ms,
            healthy_threshold: modify.healthy_threshold,
            unhealthy_threshold: modify.unhealthy_threshold,
            ..self.clone()
        }
    }
}
