//! Every timing and every guess, by name. What AWS does not document is a number here, never a constant in the code.

use crate::unpack::Unpack;
use serde::Serialize;

/// An inclusive range of milliseconds, drawn from the seed.
pub type RangeMs = (u64, u64);

/// The table of parameters. All times in milliseconds. Standing and source in brackets: \[API\] botocore's text,
/// \[DG\] the developer guide, \[OBS\] transcripts of real accounts, \[INF\] our inference.
///
/// The sum of `eni_attach`, `agent_accept`, `image_pull`, `container_create` and `container_start` is calibrated: a task
/// with an image of `image_pull_mib` reaches RUNNING 28–65 s after it was started (traces A1 40.4, A2 60.0, C 65.0 s; B1
/// 28.2 and B2 18.6 s with a small one) \[OBS\].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct Parameters {
    /// Between two scheduler passes over one service; its phase is drawn per service. 1 s – 1 min. \[OBS\] stop →
    /// deregister took 9.6–10.2 s every time.
    pub scheduler_pass_interval_ms: u64,
    /// PROVISIONING: attaching the task's network interface (R6, R13). \[INF\], calibrated.
    pub eni_attach: RangeMs,
    /// PROVISIONING in FARGATE: finding room and attaching the network interface (R13). \[INF\]
    pub fargate_provision: RangeMs,
    /// PENDING: until the agent takes the task up, if the host has room (R8, R13). \[INF\], calibrated.
    pub agent_accept: RangeMs,
    /// ACTIVATING: downloading and unpacking an image of `image_pull_mib` (R13, R67); others in proportion. \[INF\],
    /// calibrated.
    pub image_pull: RangeMs,
    pub image_pull_mib: u64,
    /// The registry's answer, also when no layer is missing (R67). \[INF\]
    pub registry_answer: RangeMs,
    /// How long the agent waits for a registry that does not answer. \[INF\], Docker's 15 s.
    pub registry_timeout_ms: u64,
    /// How long a download may stand still (R18). \[SRC\] `ECS_IMAGE_PULL_INACTIVITY_TIMEOUT`.
    pub image_pull_inactivity_ms: u64,
    /// How long a pull may take (R18). \[SRC\] `PullImageTimeout`.
    pub image_pull_timeout_ms: u64,
    /// The time over which the registry's limit counts pulls from one source (R67). Docker Hub's, as it has been: 6 h.
    pub registry_window_ms: u64,
    /// `ECS_IMAGE_PULL_BEHAVIOR` once, prefer-cached: what the computer has is not asked for again (R67). \[SRC\] default:
    /// no.
    pub prefer_cached_image: bool,
    /// `ECS_IMAGE_PULL_BEHAVIOR` other than always: what cannot be pulled is taken from the computer (R67). \[SRC\]
    pub pull_falls_back_to_cache: bool,
    /// `versionConsistency`: a tag is resolved once for a deployment (R67). \[API\]
    pub version_consistency: bool,
    /// A computer's disk for images, MiB: the 30 GiB of the ECS-optimized AMI. \[DG\]
    pub disk_mib: u64,
    /// ACTIVATING: `docker create`. \[INF\], calibrated.
    pub container_create: RangeMs,
    /// ACTIVATING: `docker start` until the container is RUNNING. \[INF\], calibrated.
    pub container_start: RangeMs,
    /// How long the agent waits for `docker create` (R18). \[SRC\] `ECS_CONTAINER_CREATE_TIMEOUT`.
    pub container_create_timeout_ms: u64,
    /// How long the agent waits for `docker start` (R18). \[SRC\] `ECS_CONTAINER_START_TIMEOUT`.
    pub container_start_timeout_ms: u64,
    /// From a container's RUNNING until its program listens on its port. \[INF\]: the program's own affair.
    pub port_open: RangeMs,
    /// From SIGTERM until a program that obeys it has exited. \[INF\]: the program's own affair.
    pub sigterm_exit: RangeMs,
    /// DEPROVISIONING: detaching the network interface (R13). \[INF\]
    pub eni_detach: RangeMs,
    /// From renting a computer until its agent has registered it. \[INF\]
    pub instance_boot: RangeMs,
    /// From the power's return until the agent is connected again. \[INF\]
    pub power_boot: RangeMs,
    /// From the loss of power until ECS shows the agent as disconnected (R44b: "only after minutes"). \[INF\]
    pub agent_disconnect: RangeMs,
    /// From the start of a stopped agent until it is connected again (R44b). \[INF\]
    pub agent_start: RangeMs,
    /// From the loss of power until EC2's instance check has failed and an Auto Scaling group terminates the machine
    /// (R44b). \[INF\]
    pub instance_check: RangeMs,
    /// From the end of a computer until its Auto Scaling group starts another (R44b). \[INF\]
    pub group_replaces: RangeMs,
    /// Without load balancer and container check, a task is healthy after this long in RUNNING (R31). \[API\]
    pub healthy_after_running_ms: u64,
    /// `stopTimeout` of a container that names none (R18). \[SRC\] `ECS_CONTAINER_STOP_TIMEOUT`.
    pub stop_timeout_ms: u64,
    /// From where to where the agent picks host ports (R5). \[SRC\] Linux's `ip_local_port_range`, by its default.
    pub dynamic_host_ports: (u16, u16),
    /// Tasks one pass may start: 500 a minute for a service \[quota\] at six passes a minute.
    pub launches_per_pass_max: u32,
    /// Between two "has reached a steady state" of a service that stays so (R36). \[OBS\] 21,604–21,617 s.
    pub steady_repeat_ms: u64,
    /// A repeated service event is held back this long unless its reason went away (R50). \[DG\]
    pub message_suppress_ms: u64,
    /// Service events kept for each service. \[API\]
    pub events_kept: u32,
    /// Container instances in a cluster. \[quota\]
    pub instances_max: u32,
    /// Tasks one RunTask may ask for (R20). \[API\]
    pub run_task_max: u32,
    /// A stopped task stays visible this long (R21). \[DG\]
    pub stopped_visible_ms: u64,
    /// Requests that a program keeps waiting while its workers are busy; it answers the next with 503. \[INF\]
    pub program_queue_max: u32,
    /// CPU time of a request at least: a program that does nothing else. \[INF\]
    pub request_cpu_min_ms: u32,
    /// How long a program waits for the answer to a call. \[INF\]: the program's own affair.
    pub call_timeout_ms: u64,
    /// A balancer's wait for a connection to its target (R57). \[ELB\]
    pub balancer_connect_ms: u64,
    /// A balancer's wait for its target to say something (R57). \[ELB\]
    pub balancer_idle_ms: u64,
    /// One way between users and the cluster. \[INF\]
    pub internet_ms: u64,
    /// One way between two tasks. \[INF\]
    pub network_ms: u64,
    /// What an answer weighs on a home line. \[INF\]
    pub answer_kib: u32,
    /// Those who read look for one of so many latest rows (R66). \[INF\]: a board's first page.
    pub rows_read_latest: u32,
    /// How long a home line keeps its address; a power cut ends it at once. \[INF\]
    pub home_lease: RangeMs,
    /// FARGATE's price of a vCPU for an hour. \[AWS price list, us-east-1, Linux/x86\] $0.04048.
    pub fargate_vcpu_hour_micro_usd: u32,
    /// FARGATE's price of a GiB for an hour. \[AWS price list, us-east-1, Linux/x86\] $0.004445.
    pub fargate_gib_hour_micro_usd: u32,
    /// Do tasks that are stopping count toward the upper limit (R30)? The API text of 2026 says no, the guide of 2023 yes.
    pub stopping_counts_toward_upper: bool,
    /// Between two passes of a service behind a balancer that has work. \[OBS\] stop → deregister 9.6–10.2 s in A1, A2, B1,
    /// B2; deregister → steady 9.7–10.0 s in B1, B2.
    pub busy_pass_interval: RangeMs,
    /// Tasks that reach RUNNING within this are registered together. \[INF\]: one message may name several.
    pub register_together_ms: u64,
    /// From a target's registration to its first check. \[OBS\] registered → healthy 2.0–2.4 s in B1, B2.
    pub first_target_check: RangeMs,
    /// Does one success make a new target healthy (R55)? \[ELB\] and \[OBS\] say yes, ECS's best practices count
    /// `HealthyThreshold` checks.
    pub first_check_suffices: bool,
    /// Does a shorter interval count from the change on (R52)? No document says so; else the check that is due comes first.
    pub changed_interval_counts_at_once: bool,
    /// From a target's failure until ECS knows. \[INF\] from \[OBS\] 12 and 35 s in B1, B2 with the wait for a pass.
    pub target_noticed: RangeMs,
    /// From a target's being healthy until ECS knows. \[INF\] from \[OBS\] 16.0, 7.1 and 6.1 s in B1, B2, C with the wait
    /// for a pass.
    pub healthy_target_noticed: RangeMs,
    /// From the end of the deregistration delay until the target is gone (R59). \[OBS\] 30.6 and 31.8 s with a delay of
    /// 30 s in B1, B2.
    pub drain_lag: RangeMs,
    /// From "deregistered" to "has begun draining". \[OBS\] 5–6 ms.
    pub draining_said_after: RangeMs,
    /// From "deregistered" to the start of the replacement of a task that ended. \[OBS\] 0.75 s in C.
    pub start_after_deregister_ms: u64,
    /// In a deployment behind a balancer: from a task's registration until it counts as healthy. \[OBS\] registered → old
    /// stopped 50.2 and 51.4 s in A1, A2; why so long is not known.
    pub rolling_healthy_after: RangeMs,
    /// In a deployment behind a balancer: from the last deregistration until it is complete. \[OBS\] 51.8 and 52.2 s in
    /// A1, A2; why so long is not known.
    pub rolling_completed_after: RangeMs,
    /// From "deployment completed" to "has reached a steady state". \[OBS\] 1 ms.
    pub steady_after_completed_ms: u64,
    /// After so many rounds of starts that failed before RUNNING, the next one waits (R37). \[INF\] from "3 successive
    /// placement attempts", amazon-ecs-agent #1160.
    pub throttle_after_failures: u32,
    /// How long it waits first; then twice as long each time (R37). \[INF\]
    pub throttle_first_ms: u64,
    /// The longest wait (R37). \[DGn\] 27 minutes; older documents say 15.
    pub throttle_max_ms: u64,
    /// Failures that a bounded percentage takes at least (R38). \[API\]; the guide of 2023 says 10.
    pub circuit_breaker_failures_min: u32,
    /// And at most (R38). \[API\]
    pub circuit_breaker_failures_max: u32,
    /// Does terminating a computer whose agent is disconnected deregister it? The guide of 2023 says not by itself; we
    /// guess yes, so that terminating a computer that lost its power heals the service (R44, R44b). \[INF\]
    pub terminate_deregisters_disconnected_agent: bool,
    /// Target tracking's AlarmHigh: minutes in a row above the target (R61). \[OBS\]
    pub alarm_high_minutes: u32,
    /// Target tracking's AlarmLow: minutes in a row below its threshold (R61). \[OBS\]
    pub alarm_low_minutes: u32,
    /// AlarmLow's threshold in thousandths of the target (R61). \[OBS\] 63 for 70, 72 for 80.
    pub alarm_low_permille: u32,
    /// Cooldown of a policy that names none (R62, R63). \[API\]
    pub scaling_cooldown_ms: u64,
    /// Every worker of an nginx takes as many connections as another, drawn; else the first takes all (R68). The kernel
    /// decides, and under little load it favours one. \[INF\]
    pub nginx_workers_share: bool,
    /// Does the cooldown of a scale-out hold a scale-in back, too (R62)? \[INF\]
    pub scale_in_waits_for_scale_out_cooldown: bool,
}

impl Parameters {
    /// The one set of defaults.
    pub fn ecs() -> Parameters {
        ECS
    }
}

const ECS: Parameters = Parameters {
    scheduler_pass_interval_ms: 10_000,
    eni_attach: (8_000, 13_000),
    fargate_provision: (12_000, 25_000),
    agent_accept: (1_000, 3_000),
    image_pull: (16_000, 40_000),
    image_pull_mib: 80,
    registry_answer: (300, 1_200),
    registry_timeout_ms: 15_000,
    image_pull_inactivity_ms: 60_000,
    image_pull_timeout_ms: 2 * 3_600_000,
    registry_window_ms: 6 * 3_600_000,
    prefer_cached_image: false,
    pull_falls_back_to_cache: true,
    version_consistency: true,
    disk_mib: 30_720,
    container_create: (2_000, 5_000),
    container_start: (1_000, 4_000),
    container_create_timeout_ms: 4 * 60_000,
    container_start_timeout_ms: 3 * 60_000,
    port_open: (500, 3_000),
    sigterm_exit: (200, 3_000),
    eni_detach: (3_000, 8_000),
    instance_boot: (90_000, 150_000),
    power_boot: (40_000, 80_000),
    agent_disconnect: (120_000, 240_000),
    agent_start: (3_000, 10_000),
    instance_check: (120_000, 300_000),
    group_replaces: (10_000, 60_000),
    healthy_after_running_ms: 40_000,
    stop_timeout_ms: 30_000,
    dynamic_host_ports: (32_768, 60_999),
    launches_per_pass_max: 83,
    steady_repeat_ms: 6 * 3_600_000,
    message_suppress_ms: 6 * 3_600_000,
    events_kept: 100,
    instances_max: 5_000,
    run_task_max: 10,
    stopped_visible_ms: 3_600_000,
    program_queue_max: 100,
    request_cpu_min_ms: 1,
    call_timeout_ms: 3_000,
    balancer_connect_ms: 10_000,
    balancer_idle_ms: 60_000,
    internet_ms: 20,
    network_ms: 1,
    answer_kib: 50,
    rows_read_latest: 20,
    home_lease: (12 * 3_600_000, 36 * 3_600_000),
    fargate_vcpu_hour_micro_usd: 40_480,
    fargate_gib_hour_micro_usd: 4_445,
    stopping_counts_toward_upper: false,
    busy_pass_interval: (9_600, 10_200),
    register_together_ms: 500,
    first_target_check: (2_000, 2_400),
    first_check_suffices: true,
    changed_interval_counts_at_once: true,
    target_noticed: (2_000, 33_000),
    healthy_target_noticed: (1_000, 9_000),
    drain_lag: (600, 1_800),
    draining_said_after: (5, 6),
    start_after_deregister_ms: 750,
    rolling_healthy_after: (50_200, 51_400),
    rolling_completed_after: (51_800, 52_200),
    steady_after_completed_ms: 1,
    throttle_after_failures: 3,
    throttle_first_ms: 30_000,
    throttle_max_ms: 27 * 60_000,
    circuit_breaker_failures_min: 3,
    circuit_breaker_failures_max: 200,
    terminate_deregisters_disconnected_agent: true,
    alarm_high_minutes: 3,
    alarm_low_minutes: 15,
    alarm_low_permille: 900,
    scaling_cooldown_ms: 300_000,
    nginx_workers_share: true,
    scale_in_waits_for_scale_out_cooldown: true,
};
