//! Every kind of thing by name. A new variant does not compile until it stands here; then random play has to reach it.

use baton::sim::{Command, DecisionKind, EventKind, ServiceMessageKind, Settled};

macro_rules! kinds {
    ($all:ident, $name:ident, $of:ident: $($kind:ident)*) => {
        pub(crate) const $all: &[&str] = &[$(stringify!($kind)),*];

        pub(crate) fn $name(one: &$of) -> &'static str {
            match one {
                $($of::$kind { .. } => stringify!($kind)),*
            }
        }
    };
}

kinds! {
    RESTS, rest, Settled:
    Steady
    Working
    NoCapacity
    NoComputerAllowed
    ImageFailing
    KeepsReplacing
    StuckDraining
    TasksProtected
    StuckByPercent
    HeldBack
    DeploymentFailed
    AgentSilent
    WaitsForContainer
    LostComputerUnnoticed
}

kinds! {
    COMMANDS, command, Command:
    Trap
    RunInstances
    PutAttribute
    TerminateInstance
    UpdateInstanceState
    CutPower
    RestorePower
    StopAgent
    StartAgent
    LoseZone
    ReturnZone
    PutAutoScalingGroup
    SetDesiredCapacity
    PushImage
    SetRegistryReachable
    LimitRegistry
    RegisterTaskDefinition
    CreateService
    UpdateService
    DeleteService
    RunTask
    StopTask
    UpdateTaskProtection
    CreateTargetGroup
    ModifyTargetGroup
    CrashContainer
    HangContainer
    ResumeContainer
    LeakMemory
    ConnectHome
    ChangeHomeAddress
    FreezeNames
    ThawNames
    CutLink
    RestoreLink
    AddUsers
    UpdateUsers
    RemoveUsers
    RegisterScalableTarget
    DeregisterScalableTarget
    PutScalingPolicy
    PutMetricData
    ReloadNginx
}

kinds! {
    EVENTS, event, EventKind:
    ClusterCreated
    InstanceLaunched
    InstanceRegistered
    AttributePut
    InstanceTerminated
    InstanceDraining
    InstanceActivated
    PowerLost
    PowerRestored
    AgentStopped
    AgentStarted
    ContainerEndedUnheard
    ZoneLost
    ZoneReturned
    AutoScalingGroupPut
    InstanceCheckFailed
    AgentDisconnected
    AgentReconnected
    ImagePushed
    TaskDefinitionRegistered
    ServiceCreated
    TargetGroupCreated
    TargetGroupModified
    DeploymentCreated
    TargetRegistered
    TargetStateChanged
    DeploymentConfigured
    RolloutStateChanged
    RolledBack
    DesiredCountChanged
    ServiceDraining
    ServiceInactive
    TaskCreated
    TaskStatusChanged
    TaskStopRequested
    TaskProtectionChanged
    ImagePullFailed
    RegistryReachableChanged
    RegistryLimitChanged
    TaskHeldBack
    ContainerStatusChanged
    ContainerListening
    ContainerHung
    ContainerResumed
    MemoryLeakChanged
    HealthCheckFailed
    ContainerHealthChanged
    TaskHealthChanged
    ContainerSignalled
    ContainerRestarted
    ContainerStopped
    DataLost
    DiskLost
    ServicePosted
    RunTaskFailed
    HomeConnected
    HomeAddressChanged
    NamesFrozen
    NamesThawed
    LinkCut
    LinkRestored
    UsersCame
    UsersChanged
    UsersLeft
    RequestsFailing
    RequestsAnsweredAgain
    RowMissing
    ScalableTargetRegistered
    ScalableTargetDeregistered
    ScalingPolicyPut
    MetricDataPut
    AlarmStateChanged
    NginxRefusedToStart
    NginxReloadAsked
    NginxReloaded
    NginxKeptWorkers
    NginxPeerFailed
}

kinds! {
    DECISIONS, decision, DecisionKind:
    Shortfall
    Surplus
    RollStarts
    RollStops
    UnhealthyReplaced
    UnhealthyGo
    TargetJudged
    Stuck
    HeldBack
    GroupBalances
    InstanceDrains
    LeavingReplaced
    LeavingGo
    Rebalances
    Protected
    CircuitBroken
    RolledOut
    Placed
    LaunchedOnFargate
    OneEach
    ChosenToStop
    Unplaceable
    EssentialExited
    InstanceGone
    SteadyState
    Drained
    AlarmJudged
    Scaled
    ScalingHeld
}

kinds! {
    MESSAGES, message, ServiceMessageKind:
    StartedTasks
    StoppedTasks
    RegisteredTargets
    DeregisteredTargets
    BegunDraining
    UnhealthyTarget
    FailedContainerChecks
    DeploymentCompleted
    DeploymentFailed
    RollingBack
    StuckByPercent
    NotBalanced
    Balanced
    UnableToScaleIn
    UnableToStartConsistently
    SteadyState
    UnableToPlace
    UnableToPlaceNoInstances
}
