//! Why a command was refused. Kinds and numbers, no sentences.

use serde::Serialize;

use super::id::{
    ContainerId, InstanceId, ServiceId, TargetGroupId, TaskDefinitionId, TaskId, UsersId,
};
use crate::unpack::Unpack;

/// One variant per refusal. `index` is a container's place (0-based) in the task definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Rejection {
    NoSuchInstance {
        instance: InstanceId,
    },
    NoSuchService {
        service: ServiceId,
    },
    NoSuchTask {
        task: TaskId,
    },
    NoSuchContainer {
        container: ContainerId,
    },
    NoSuchTaskDefinition {
        definition: TaskDefinitionId,
    },
    /// A terminated computer never returns (R44).
    InstanceTerminated {
        instance: InstanceId,
    },
    /// Only a registered computer can be drained (R43).
    InstanceNotRegistered {
        instance: InstanceId,
    },
    PowerAlreadyOff {
        instance: InstanceId,
    },
    PowerAlreadyOn {
        instance: InstanceId,
    },
    /// Asked for none.
    CountIsZero,
    /// The cluster's quota of container instances.
    TooManyInstances {
        wanted: u32,
        limit: u32,
    },
    /// A computer without CPU or memory.
    InstanceTypeEmpty,
    /// The service's quota of tasks.
    TooManyTasks {
        wanted: u32,
        limit: u32,
    },
    /// The cluster's quota of services.
    TooManyServices {
        limit: u32,
    },
    /// RunTask takes 1..=limit (R20).
    RunTaskTooMany {
        wanted: u32,
        limit: u32,
    },
    /// More placement strategies than one request may list (R46).
    TooManyStrategies {
        limit: u8,
    },
    /// More placement constraints than a task may be under, its definition's among them (R46).
    TooManyConstraints {
        limit: u8,
    },
    /// A memberOf expression that cannot be read, from this word (0-based) on; 65,535: it is longer than 2,000 (R48).
    ExpressionInvalid {
        word: u16,
    },
    /// A name or value that an attribute cannot have.
    AttributeInvalid,
    TooManyAttributes {
        limit: u8,
    },
    /// No port can be mapped in the network mode none (R10).
    PortWithoutNetwork {
        index: u8,
    },
    PortIsZero {
        index: u8,
    },
    /// Outside bridge the host port is the container port or left out (R10).
    HostPortDiffers {
        index: u8,
        port: u16,
    },
    /// A container port in two mappings of a container (R10).
    PortMappedTwice {
        index: u8,
        port: u16,
    },
    /// A host port for two containers of one task: no computer could ever take it (R4).
    HostPortTwice {
        port: u16,
    },
    /// A definition's constraints are memberOf (R48).
    DistinctInstanceInDefinition,
    /// The task definition was not registered for FARGATE.
    NotCompatibleWithFargate,
    /// FARGATE takes neither constraints nor strategies.
    PlacementOnFargate,
    /// FARGATE has awsvpc only (R9).
    FargateNetworkMode,
    /// FARGATE takes these sizes of CPU only; 0: none was given.
    FargateCpu {
        cpu: u32,
    },
    /// With this CPU, FARGATE takes memory from `min` to `max` MiB, in steps of `step` (or the first few by themselves).
    FargateMemory {
        cpu: u32,
        memory: u32,
        min: u32,
        max: u32,
        step: u32,
    },
    /// FARGATE takes a `stopTimeout` of 2 to 120 s (R18).
    FargateStopTimeout {
        index: u8,
    },
    /// RunTask with no registered computer (R50).
    NoContainerInstances,
    /// Letters, digits, - and _, at most 255.
    ServiceNameInvalid,
    ServiceNameTaken {
        service: ServiceId,
    },
    /// The name is free again once draining ends (R28).
    ServiceStillDraining {
        service: ServiceId,
    },
    ServiceNotActive {
        service: ServiceId,
    },
    /// Deleting needs desired count 0 or force (R28).
    ServiceScaledAboveZero {
        service: ServiceId,
        desired: u32,
    },
    /// minimumHealthyPercent 0..=100, maximumPercent 100..=[`super::service::MAXIMUM_PERCENT_MAX`].
    PercentOutOfRange {
        minimum_healthy: u32,
        maximum: u32,
    },
    /// A DAEMON service has no desired count and a maximumPercent of 100 (R26).
    DaemonCountOrMaximum,
    /// A DAEMON service has no strategies, and no computers to be on with FARGATE (R26).
    DaemonPlacement,
    NoSuchTargetGroup {
        target_group: TargetGroupId,
    },
    TargetGroupNameInvalid,
    TargetGroupNameTaken {
        target_group: TargetGroupId,
    },
    /// Interval 5–300 s and above the timeout, timeout 2–120 s, thresholds 2–10, codes 200–499, delay 0–3,600 s (R52, R59).
    TargetGroupOutOfRange,
    /// Up to five target groups for one service, each once.
    LoadBalancersInvalid,
    /// The container that a balancer sends to has no such port in the task definition.
    LoadBalancerPort {
        container: u8,
        port: u16,
    },
    /// awsvpc tasks need target type `ip`, others `instance` (R12).
    TargetTypeMismatch {
        target_group: TargetGroupId,
    },
    /// StopTask on a task that is stopping or has stopped (R14).
    TaskAlreadyStopping {
        task: TaskId,
    },
    /// Only a service's task can be protected (R41).
    TaskWithoutService {
        task: TaskId,
    },
    /// Minutes of protection: 1..=limit (R41).
    ProtectionOutOfRange {
        limit: u32,
    },
    /// No process is there to crash.
    ContainerNotRunning {
        container: ContainerId,
    },
    /// It hangs already, or it does not hang.
    ContainerHungAlready {
        container: ContainerId,
        hung: bool,
    },
    /// No computer has so much memory to lose.
    LeakTooFast {
        limit: u32,
    },
    /// Interval 5–300 s, timeout 2–60 s, 1–10 retries, start period 0–300 s; a command by CMD or CMD-SHELL (R51).
    HealthCheckInvalid {
        index: u8,
    },
    /// Another container of the task; COMPLETE and SUCCESS for those that are not essential, HEALTHY for those with a
    /// health check (R17).
    DependsOnInvalid {
        index: u8,
    },
    /// Containers that wait for each other in a circle (R17).
    DependsOnCycle {
        index: u8,
    },
    /// A period of 60–1,800 s, at most 50 exit codes (R19).
    RestartPolicyInvalid {
        index: u8,
    },
    /// A name twice, a mount of no volume, or a kind that FARGATE has not (R66).
    VolumesInvalid,
    /// 0..=255.
    ExitCodeOutOfRange {
        exit_code: i32,
    },
    /// A reference without spaces, at most 255 letters; at most 127 layers.
    ImageInvalid,
    /// The registry is full.
    TooManyImages {
        limit: u32,
    },
    FamilyInvalid,
    NoContainers,
    TooManyContainers {
        wanted: u32,
        limit: u32,
    },
    NoEssentialContainer,
    ContainerNameInvalid {
        index: u8,
    },
    ContainerNameTaken {
        index: u8,
    },
    ImageMissing {
        index: u8,
    },
    /// Above 262,144 units (R2).
    CpuTooHigh {
        index: u8,
    },
    /// Neither task nor container says how much memory (R3).
    MemoryMissing {
        index: u8,
    },
    /// Docker takes 6 MiB at least (R3).
    MemoryBelowMinimum {
        index: u8,
        minimum: u32,
    },
    /// `memory` must be above `memoryReservation` (R3).
    ReservationNotBelowMemory {
        index: u8,
    },
    /// The containers together ask for more than the task's own size.
    ContainersExceedTask {
        wanted: u32,
        task: u32,
    },
    /// Nothing makes the service's name known (R65).
    NameNotMade {
        service: ServiceId,
    },
    /// No computer stands at home.
    NobodyAtHome,
    /// What is asked for is so already.
    AlreadySo,
    /// They never came, or have left.
    NoSuchUsers {
        users: UsersId,
    },
    TooManyUsers {
        limit: u32,
    },
    /// Requests a minute.
    RateTooHigh {
        limit: u32,
    },
    /// 1..=limit.
    UsersTimeoutOutOfRange {
        limit_ms: u32,
    },
    /// Longer than 255 bytes.
    FeatureNameInvalid,
    /// Outside the group's sizes.
    CapacityOutOfRange {
        min: u32,
        max: u32,
    },
    NoAutoScalingGroup,
    /// Zones are 0, 1, 2.
    NoSuchZone,
    /// One zone has to stay.
    LastZone,
    /// No power in a zone that is lost.
    ZoneIsLost,
    CapacityLimitsCrossed {
        min: u32,
        max: u32,
    },
    /// A policy needs limits first.
    NoScalableTarget {
        service: ServiceId,
    },
    TooManyPolicies {
        limit: u32,
    },
    ScalingTargetIsZero,
    /// 1..=limit.
    AlarmMinutesOutOfRange {
        limit: u32,
    },
    /// 1..=limit.
    StepCountOutOfRange {
        limit: u32,
    },
    AdjustmentOutOfRange {
        limit: u32,
    },
    /// Steps leave a gap, overlap, or do not reach far enough (R63).
    StepsNotJoined,
    /// More, or larger, files than an image takes here.
    TooMuchCopied,
    /// No container runs an nginx of this image.
    NothingToReload,
}
