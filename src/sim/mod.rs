//! The orchestrator core: ECS's rules as a value. Commands in, events out; no clock, no randomness but the seed, no
//! sentences, no notion of a screen. Rules are cited by number (R29 …); `docs/rules.md` says what each says.
//!
//! Start at [`Cluster`]. The vocabulary: [`Command`], [`Rejection`], [`Event`], [`Decision`], [`Timer`].
//! The behaviour: `commands` (what is asked), `task_lifecycle` and `container_lifecycle` (R13–R18), `computer` (R7, R44,
//! R44b), `pass` over `reconcile::plan` (R26–R36), `placement` (R46–R50), `scale_in` (R41), `autoscaling` (R60–R64).

mod agent;
mod auto_scaling_group;
mod balancer;
mod bill;
mod check;
mod check_definition;
mod check_service;
mod chunks;
mod cluster;
mod command;
mod commands;
mod computer;
mod configured;
mod container;
mod container_definition;
mod container_instance;
mod container_lifecycle;
mod counts;
mod decision;
mod dependency;
mod deployment;
mod event;
mod event_rule;
mod exec;
mod fargate;
mod fault;
mod health_check;
mod healthy;
mod history;
mod home;
mod host;
mod id;
mod image;
mod live_bytes;
mod measure;
mod named;
mod names;
mod observed;
mod ordered;
mod parameters;
mod pass;
mod place;
mod probe;
mod process;
mod program;
mod pull;
mod rebalance;
mod refusal;
mod rejection;
mod resources;
mod restart;
mod rule;
mod schedule;
mod service;
mod service_message;
mod storage;
mod target_group;
mod task;
mod task_definition;
mod task_lifecycle;
mod time;
mod turn;
mod users;
mod volume;
mod zone;

pub mod autoscaling;
pub mod invariant;
pub mod placement;
pub mod ports;
pub mod reconcile;
pub mod rng;
pub mod scale_in;
pub mod settled;

pub use auto_scaling_group::AutoScalingGroup;
pub use autoscaling::{
    AdjustmentType, Alarm, AlarmSide, AlarmState, Comparison, METRIC_PERIOD_MS, Metric,
    POLICIES_MAX, ScalableTarget, ScalingHold, ScalingPolicy, ScalingState, ServiceMetrics,
    StepAdjustment, StepScaling, TargetTracking,
};
pub use balancer::Routing;
pub use bill::Bill;
pub use cluster::{Cluster, SERVICES_MAX, TASKS_PER_SERVICE_MAX};
pub use command::{Command, CreateService, ReloadNginx, RunTask, UpdateService};
pub use configured::{Begun, BegunHow};
pub use container::{Container, ContainerStatus, ContainerStop, Signal};
pub use container_definition::{
    ContainerCondition, ContainerDefinition, ContainerDependency, PortMapping, Protocol,
    RestartPolicy,
};
pub use container_instance::{ContainerInstance, InstanceCondition, InstanceStatus, ZONES};
pub use counts::Counts;
pub use decision::{Decision, DecisionKind};
pub use deployment::{
    CircuitBreaker, Deployment, DeploymentConfiguration, DeploymentCounts, DeploymentStatus,
    FailureThreshold, MAXIMUM_PERCENT_MAX, RolloutState,
};
pub use event::{Cause, Event, EventKind};
pub use fargate::FARGATE_SIZES;
pub use health_check::{HealthCheck, HealthStatus};
pub use healthy::Judged;
pub use history::{EventRange, HISTORY_BYTES_MAX, History};
pub use home::{ConnectHome, Home};
pub use id::{
    CommandId, ContainerId, DecisionId, DeploymentId, EventId, ImageId, InstanceId, ServiceId,
    TargetGroupId, TargetId, TaskDefinitionId, TaskId, UsersId,
};
pub use image::{Copied, File, Image, Layer};
pub use names::Discovery;
pub use ordered::ordered;
pub use parameters::{Parameters, RangeMs};
pub use placement::strategy::{
    BinpackField, CONSTRAINTS_MAX, LaunchType, Placement, PlacementConstraint, PlacementStrategy,
    STRATEGIES_MAX, SpreadField,
};
pub use probe::Probe;
pub use process::{Claim, CpuDomain, Offer, Work, WorkEnd, WorkEnded, share};
pub use program::{Call, Crash, Ending, Feature, ListenPort, OnSigterm, Program, ProgramKind};
pub use pull::PullError;
pub use rebalance::InZones;
pub use refusal::{Reason, Refusal, RefusedCounts};
pub use rejection::Rejection;
pub use resources::{InstanceType, Resources};
pub use rule::{RULES, Rule, Standing};
pub use scale_in::ChosenBy;
pub use schedule::{Due, Schedule, Timer};
pub use service::{LoadBalancer, SchedulingStrategy, Service, ServiceStatus};
pub use service_message::{ServiceMessage, ServiceMessageKind};
pub use settled::Settled;
pub use storage::Place;
pub use target_group::{
    CreateTargetGroup, Matcher, ModifyTargetGroup, RoutingAlgorithm, Target, TargetGroup,
    TargetReason, TargetState, TargetType,
};
pub use task::{DesiredStatus, StopCode, StoppedReason, Task, TaskStatus};
pub use task_definition::{CONTAINERS_MAX, NetworkMode, TaskDefinition};
pub use time::TimeMs;
pub use users::{
    Crowd, Endpoint, Failure, PER_MINUTE_MAX, Shape, USERS_MAX, USERS_TIMEOUT_MS_MAX, UpdateUsers,
    Users,
};
pub use volume::{MountPoint, Volume, VolumeKind};
