//! Which rule says that an event follows.

use super::container::ContainerStop;
use super::deployment::RolloutState;
use super::event::EventKind;
use super::rule::Rule;
use super::target_group::TargetState::{Healthy, Unhealthy};
use super::users::Failure;

impl EventKind {
    /// The rule that says that this follows, where one does.
    pub fn rule(self) -> Option<Rule> {
        use EventKind::*;
        match self {
            ClusterCreated
            | InstanceLaunched { .. }
            | TaskDefinitionRegistered { .. }
            | TargetGroupCreated { .. }
            | ImagePushed { .. }
            | ZoneLost { .. }
            | ZoneReturned { .. }
            | AutoScalingGroupPut { .. }
            | RegistryReachableChanged { .. }
            | ContainerListening { .. }
            | ContainerHung { .. }
            | ContainerResumed { .. }
            | ServicePosted { .. } => None,
            TargetGroupModified { .. } => Some(Rule::R52),
            TargetRegistered { .. } => Some(Rule::R53),
            TargetStateChanged { to: Healthy | Unhealthy, .. } => Some(Rule::R54),
            TargetStateChanged { .. } => Some(Rule::R59),
            DeploymentCreated { .. } => Some(Rule::R35),
            DeploymentConfigured { .. } => Some(Rule::R29),
            RolloutStateChanged { to: RolloutState::Failed, .. } => Some(Rule::R38),
            RolledBack { .. } => Some(Rule::R38),
            RolloutStateChanged { .. } => Some(Rule::R36),
            ServiceCreated { .. } | DesiredCountChanged { .. } => Some(Rule::R26),
            InstanceRegistered { .. } | AgentDisconnected { .. } => Some(Rule::R7),
            InstanceDraining { .. } | InstanceActivated { .. } => Some(Rule::R43),
            InstanceTerminated { .. } => Some(Rule::R44),
            PowerLost { .. }
            | PowerRestored { .. }
            | AgentReconnected { .. }
            | AgentStopped { .. }
            | AgentStarted { .. }
            | ContainerEndedUnheard { .. }
            | InstanceCheckFailed { .. } => Some(Rule::R44b),
            ServiceDraining { .. } | ServiceInactive { .. } => Some(Rule::R28),
            TaskCreated { .. } => Some(Rule::R1),
            TaskStatusChanged { .. } => Some(Rule::R13),
            TaskStopRequested { .. } => Some(Rule::R14),
            TaskHeldBack { .. } => Some(Rule::R8),
            TaskProtectionChanged { .. } => Some(Rule::R41),
            AttributePut { .. } => Some(Rule::R48),
            ContainerStatusChanged { .. } => Some(Rule::R15),
            ImagePullFailed { .. } | RegistryLimitChanged { .. } => Some(Rule::R67),
            MemoryLeakChanged { .. } => Some(Rule::R3),
            HealthCheckFailed { .. } | ContainerHealthChanged { .. } => Some(Rule::R51),
            TaskHealthChanged { .. } => Some(Rule::R31),
            DataLost { .. } | DiskLost { .. } | RowMissing { .. } => Some(Rule::R66),
            ContainerRestarted { .. } => Some(Rule::R19),
            ContainerSignalled { .. } => Some(Rule::R18),
            ContainerStopped { how, .. } => Some(of_stop(how)),
            RunTaskFailed { .. } => Some(Rule::R50),
            UsersCame { .. } | UsersChanged { .. } | UsersLeft { .. } => None,
            RequestsFailing { failure, .. } => of_failure(failure),
            RequestsAnsweredAgain { .. } | HomeConnected { .. } | HomeAddressChanged { .. } => None,
            NamesFrozen { .. } | NamesThawed { .. } => Some(Rule::R65),
            LinkCut { .. } | LinkRestored { .. } | ScalingPolicyPut { .. } => None,
            ScalableTargetRegistered { .. } | ScalableTargetDeregistered { .. } => None,
            MetricDataPut { .. } => Some(Rule::R60),
            AlarmStateChanged { .. } => Some(Rule::R61),
            NginxRefusedToStart { .. }
            | NginxReloadAsked { .. }
            | NginxReloaded { .. }
            | NginxKeptWorkers { .. }
            | NginxPeerFailed { .. } => Some(Rule::R68),
        }
    }
}

fn of_failure(failure: Failure) -> Option<Rule> {
    match failure {
        Failure::NameUnknown => Some(Rule::R65),
        Failure::TargetRefused
        | Failure::TargetReset
        | Failure::NoTargets
        | Failure::TargetUnreachable
        | Failure::TargetIdle => Some(Rule::R57),
        Failure::NginxNoUpstream
        | Failure::NginxTimedOut
        | Failure::NginxNotFound
        | Failure::NginxError => Some(Rule::R68),
        _ => None,
    }
}

fn of_stop(how: ContainerStop) -> Rule {
    match how {
        ContainerStop::AddressInUse => Rule::R11,
        how if how.is_of_dependency() => Rule::R17,
        how if how.is_of_docker() => Rule::R18,
        how if how.is_failed_start() => Rule::R24,
        ContainerStop::OutOfMemory => Rule::R3,
        _ => Rule::R25,
    }
}
