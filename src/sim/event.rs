//! What happened. Facts, past tense; every one carries its cause.

use super::autoscaling::{AlarmSide, AlarmState};
use super::container::{ContainerStatus, ContainerStop, Signal};
use super::deployment::RolloutState;
use super::health_check::HealthStatus;
use super::id::{
    CommandId, ContainerId, DecisionId, DeploymentId, EventId, ImageId, InstanceId, ServiceId,
    TargetGroupId, TargetId, TaskDefinitionId, TaskId, UsersId,
};
use super::pull::PullError;
use super::refusal::Reason;
use super::target_group::TargetState;
use super::task::{StopCode, TaskStatus};
use super::time::TimeMs;
use super::users::Failure;

/// At most 40 bytes: a large cluster makes millions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Event {
    pub id: EventId,
    pub at: TimeMs,
    pub cause: Cause,
    pub kind: EventKind,
}

/// Why. A timer is not a cause: it stands for the event that set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The beginning of the world.
    Start,
    Command(CommandId),
    Event(EventId),
    Decision(DecisionId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// The first event of every world.
    ClusterCreated,
    InstanceLaunched {
        instance: InstanceId,
    },
    InstanceRegistered {
        instance: InstanceId,
    },
    /// It was given an attribute (R48).
    AttributePut {
        instance: InstanceId,
    },
    /// EC2 gave the computer back. If ECS heard of it, it is deregistered with this event.
    InstanceTerminated {
        instance: InstanceId,
    },
    /// It takes no new tasks (R43).
    InstanceDraining {
        instance: InstanceId,
    },
    /// It takes tasks again.
    InstanceActivated {
        instance: InstanceId,
    },
    PowerLost {
        instance: InstanceId,
    },
    PowerRestored {
        instance: InstanceId,
    },
    /// Its process is gone; containers go on (R44b).
    AgentStopped {
        instance: InstanceId,
    },
    /// It is starting, and has not said anything yet.
    AgentStarted {
        instance: InstanceId,
    },
    /// A program ended where no agent tells ECS: there it stays RUNNING.
    ContainerEndedUnheard {
        container: ContainerId,
        exit_code: Option<i16>,
    },
    ZoneLost {
        zone: u8,
    },
    ZoneReturned {
        zone: u8,
    },
    /// A group of so many computers, or another size.
    AutoScalingGroupPut {
        desired: u32,
    },
    /// EC2's check of the machine, not of what runs on it.
    InstanceCheckFailed {
        instance: InstanceId,
    },
    AgentDisconnected {
        instance: InstanceId,
    },
    AgentReconnected {
        instance: InstanceId,
    },
    /// Into the registry.
    ImagePushed {
        image: ImageId,
    },
    TaskDefinitionRegistered {
        definition: TaskDefinitionId,
    },
    /// With it, its first deployment.
    ServiceCreated {
        service: ServiceId,
    },
    TargetGroupCreated {
        target_group: TargetGroupId,
    },
    /// Its health checks come at other times, or count otherwise.
    TargetGroupModified {
        target_group: TargetGroupId,
    },
    /// A new revision of the service, or the same once more, is rolled out from here on.
    DeploymentCreated {
        service: ServiceId,
        deployment: DeploymentId,
    },
    TargetRegistered {
        target: TargetId,
        task: TaskId,
    },
    TargetStateChanged {
        target: TargetId,
        to: TargetState,
    },
    /// Other limits, or another circuit breaker.
    DeploymentConfigured {
        service: ServiceId,
    },
    /// COMPLETED: what it replaced is INACTIVE from here on.
    RolloutStateChanged {
        deployment: DeploymentId,
        to: RolloutState,
    },
    /// The circuit breaker made this deployment the PRIMARY one again.
    RolledBack {
        service: ServiceId,
        deployment: DeploymentId,
    },
    DesiredCountChanged {
        service: ServiceId,
        from: u32,
        to: u32,
    },
    /// Deleted; its tasks are still stopping.
    ServiceDraining {
        service: ServiceId,
    },
    ServiceInactive {
        service: ServiceId,
    },
    /// A new task, PROVISIONING.
    TaskCreated {
        task: TaskId,
        instance: InstanceId,
    },
    /// `to: Stopped` also means that its stop is asked for, if it was not (R44).
    TaskStatusChanged {
        task: TaskId,
        to: TaskStatus,
    },
    /// Its desired status is STOPPED from here on.
    TaskStopRequested {
        task: TaskId,
        stop_code: StopCode,
    },
    /// R41.
    TaskProtectionChanged {
        task: TaskId,
        protected: bool,
    },
    /// The nth attempt of the agent (R67).
    ImagePullFailed {
        container: ContainerId,
        attempt: u8,
        error: PullError,
    },
    RegistryReachableChanged {
        reachable: bool,
    },
    RegistryLimitChanged {
        pulls_max: Option<u32>,
    },
    /// The agent holds the task back in PENDING: what it needs is still held by tasks that stop (R8).
    TaskHeldBack {
        task: TaskId,
    },
    /// Pulled, created or running; the end is `ContainerStopped`.
    ContainerStatusChanged {
        container: ContainerId,
        to: ContainerStatus,
    },
    ContainerListening {
        container: ContainerId,
    },
    /// It answers nothing from here on.
    ContainerHung {
        container: ContainerId,
    },
    ContainerResumed {
        container: ContainerId,
    },
    MemoryLeakChanged {
        container: ContainerId,
        kib_per_s: u32,
    },
    /// The nth failure in a row that counts; at `retries` the container is UNHEALTHY.
    HealthCheckFailed {
        container: ContainerId,
        failures: u32,
        retries: u32,
    },
    ContainerHealthChanged {
        container: ContainerId,
        to: HealthStatus,
    },
    TaskHealthChanged {
        task: TaskId,
        to: HealthStatus,
    },
    ContainerSignalled {
        container: ContainerId,
        signal: Signal,
    },
    /// Its process ended, and the restart policy started it again (R19).
    ContainerRestarted {
        container: ContainerId,
        exit_code: i16,
    },
    ContainerStopped {
        container: ContainerId,
        exit_code: Option<i16>,
        how: ContainerStop,
    },
    /// What a container or a task has written goes with it: so many rows (R66).
    DataLost {
        task: TaskId,
        rows: u32,
    },
    /// The same of a computer's disk.
    DiskLost {
        instance: InstanceId,
        rows: u32,
    },
    /// An ECS service event; `message` is its number in [`super::Service::messages`].
    ServicePosted {
        service: ServiceId,
        message: u32,
    },
    /// RunTask's `failures[]`: so many tasks were not placed (R50).
    RunTaskFailed {
        definition: TaskDefinitionId,
        count: u16,
        reason: Reason,
    },
    /// A computer stands at home now.
    HomeConnected {
        instance: InstanceId,
    },
    /// Its line has another address.
    HomeAddressChanged {
        instance: InstanceId,
        lease: u32,
    },
    /// A fault: the records of the name stay as they are.
    NamesFrozen {
        service: ServiceId,
    },
    NamesThawed {
        service: ServiceId,
    },
    /// A fault: nothing gets through between two services.
    LinkCut {
        one: ServiceId,
        other: ServiceId,
    },
    LinkRestored {
        one: ServiceId,
        other: ServiceId,
    },
    UsersCame {
        users: UsersId,
    },
    /// They were told another address, or come more or less often.
    UsersChanged {
        users: UsersId,
    },
    UsersLeft {
        users: UsersId,
    },
    /// The first failed request of a run, or the first of the run that failed in this way. The others are counted.
    RequestsFailing {
        users: UsersId,
        failure: Failure,
    },
    /// The run is over: this many failed, then none for a while.
    RequestsAnsweredAgain {
        users: UsersId,
        failed: u32,
    },
    /// Somebody looked in vain for a row that had been stored; the first of a run.
    RowMissing {
        users: UsersId,
        task: TaskId,
    },
    ScalableTargetRegistered {
        service: ServiceId,
        min_capacity: u32,
        max_capacity: u32,
    },
    ScalableTargetDeregistered {
        service: ServiceId,
    },
    /// `policy` is its place in [`super::ScalableTarget::policies`].
    ScalingPolicyPut {
        service: ServiceId,
        policy: u8,
    },
    MetricDataPut {
        service: ServiceId,
    },
    AlarmStateChanged {
        service: ServiceId,
        policy: u8,
        side: AlarmSide,
        to: AlarmState,
    },
    /// Its nginx stops at this line of its configuration (0: at none), and ends (R68).
    NginxRefusedToStart {
        container: ContainerId,
        line: u32,
    },
    /// Other files were copied into it, and nginx was told to read them (R68).
    NginxReloadAsked {
        container: ContainerId,
    },
    /// New workers read the new files.
    NginxReloaded {
        container: ContainerId,
    },
    /// The new files are wrong at this line: the old workers go on.
    NginxKeptWorkers {
        container: ContainerId,
        line: u32,
    },
    /// Its nginx got nothing from a port: of this task, or of an address that is no task's. The first of a run.
    NginxPeerFailed {
        container: ContainerId,
        peer: Option<TaskId>,
        port: u16,
        failure: Failure,
    },
}
