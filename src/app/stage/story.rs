//! What happened, as lines, and which of it matters to somebody who learns.

use super::picture::Tone;
use super::value::{EventLine, EventsView};
use crate::shell::ecs;
use crate::sim::{
    AlarmState, ContainerStop, Event, EventKind, HealthStatus, RolloutState, ServiceId,
    TargetState, TaskStatus, TimeMs,
};
use crate::text::clock::clock;
use crate::text::scene::Scene;
use crate::text::{event as event_words, service_message};

use super::chain::{Deeds, chain};

/// Lines shown before more are asked for, and how many more each time.
pub(super) const LINES: usize = 12;

/// What is shown of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub all_steps: bool,
    pub lines: usize,
    /// The event whose "why?" is open, by number.
    pub asked: Option<u32>,
}

/// The story since `start`, newest first.
pub(super) fn story(
    scene: &Scene,
    start: TimeMs,
    first: usize,
    reading: Reading,
    deeds: &Deeds,
) -> EventsView {
    let history = scene.cluster.history();
    let mut told = history
        .events(first..history.event_count())
        .rev()
        .filter(|event| reading.all_steps || matters(event.kind));
    let lines =
        told.by_ref().take(reading.lines).map(|event| line(scene, event, start, reading, deeds));
    EventsView {
        lines: lines.collect(),
        has_more: told.next().is_some(),
        all_steps: reading.all_steps,
    }
}

fn line(scene: &Scene, event: &Event, start: TimeMs, reading: Reading, deeds: &Deeds) -> EventLine {
    let number = event.id.number();
    let (words, ecs) = match event.kind {
        EventKind::ServicePosted { service, message } => posted(scene, service, message),
        kind => (event_words::event(scene, kind), None),
    };
    EventLine {
        id: number,
        clock: clock(event.at.since(start) / 1_000),
        tone: tone(event.kind),
        words,
        ecs,
        chain: (reading.asked == Some(number)).then(|| chain(scene, event, deeds)),
    }
}

/// Our words for ECS's message, and ECS's own, while it is still kept.
fn posted(scene: &Scene, id: ServiceId, number: u32) -> (String, Option<String>) {
    match scene.cluster.service(id).message(number) {
        Some(message) => (
            service_message::meaning(scene.lang, &message.kind),
            Some(ecs::service_event(scene.cluster, id, &message.kind)),
        ),
        None => {
            let kind = EventKind::ServicePosted { service: id, message: number };
            (event_words::event(scene, kind), None)
        }
    }
}

/// Whether an event is more than a step on the way.
pub(super) fn matters(kind: EventKind) -> bool {
    use EventKind::*;
    match kind {
        InstanceLaunched { .. }
        | InstanceRegistered { .. }
        | InstanceTerminated { .. }
        | PowerLost { .. }
        | PowerRestored { .. }
        | AgentDisconnected { .. }
        | AgentReconnected { .. }
        | InstanceDraining { .. }
        | InstanceActivated { .. }
        | AgentStopped { .. }
        | AgentStarted { .. }
        | ContainerEndedUnheard { .. }
        | ZoneLost { .. }
        | ZoneReturned { .. }
        | AutoScalingGroupPut { .. }
        | InstanceCheckFailed { .. }
        | TaskProtectionChanged { .. }
        | ServiceCreated { .. }
        | DeploymentCreated { .. }
        | DeploymentConfigured { .. }
        | RolledBack { .. }
        | DesiredCountChanged { .. }
        | ServiceDraining { .. }
        | ServiceInactive { .. }
        | TaskCreated { .. }
        | TaskStopRequested { .. }
        | ServicePosted { .. }
        | RunTaskFailed { .. }
        | HomeConnected { .. }
        | HomeAddressChanged { .. }
        | NamesFrozen { .. }
        | NamesThawed { .. }
        | LinkCut { .. }
        | LinkRestored { .. }
        | UsersCame { .. }
        | UsersChanged { .. }
        | UsersLeft { .. }
        | RequestsFailing { .. }
        | RequestsAnsweredAgain { .. } => true,
        ScalableTargetRegistered { .. }
        | ScalableTargetDeregistered { .. }
        | ScalingPolicyPut { .. } => true,
        AlarmStateChanged { to, .. } => to == AlarmState::Alarm,
        RolloutStateChanged { to, .. } => to == RolloutState::Failed,
        DataLost { .. } | DiskLost { .. } | RowMissing { .. } => true,
        ContainerHung { .. }
        | ContainerResumed { .. }
        | ContainerRestarted { .. }
        | MemoryLeakChanged { .. }
        | ContainerHealthChanged { .. }
        | RegistryReachableChanged { .. }
        | TargetGroupModified { .. }
        | RegistryLimitChanged { .. } => true,
        NginxRefusedToStart { .. }
        | NginxReloaded { .. }
        | NginxKeptWorkers { .. }
        | NginxPeerFailed { .. } => true,
        ImagePullFailed { attempt, .. } => attempt == 1,
        TargetStateChanged { to, .. } => {
            matches!(to, TargetState::Healthy | TargetState::Unhealthy)
        }
        TaskStatusChanged { to, .. } => matches!(to, TaskStatus::Running | TaskStatus::Stopped),
        ContainerStopped { how, .. } => {
            matches!(
                how,
                ContainerStop::Exited
                    | ContainerStop::Killed
                    | ContainerStop::OutOfMemory
                    | ContainerStop::CannotPull(_)
                    | ContainerStop::CannotStart
                    | ContainerStop::CreateTimedOut
                    | ContainerStop::StartTimedOut
                    | ContainerStop::DependencyFailed
                    | ContainerStop::DependencyTimedOut
                    | ContainerStop::DependencyNeverStarts
                    | ContainerStop::AddressInUse
            )
        }
        ClusterCreated
        | ImagePushed { .. }
        | TaskDefinitionRegistered { .. }
        | TargetGroupCreated { .. }
        | TargetRegistered { .. }
        | AttributePut { .. }
        | TaskHeldBack { .. }
        | ContainerStatusChanged { .. }
        | ContainerListening { .. }
        | MetricDataPut { .. }
        | NginxReloadAsked { .. }
        | HealthCheckFailed { .. }
        | TaskHealthChanged { .. }
        | ContainerSignalled { .. } => false,
    }
}

fn tone(kind: EventKind) -> Tone {
    use EventKind::*;
    match kind {
        InstanceRegistered { .. }
        | PowerRestored { .. }
        | AgentReconnected { .. }
        | InstanceActivated { .. }
        | ZoneReturned { .. }
        | NamesThawed { .. }
        | LinkRestored { .. }
        | RequestsAnsweredAgain { .. } => Tone::Ok,
        TaskStatusChanged { to, .. } => of_status(to),
        AgentStarted { .. } => Tone::Waiting,
        InstanceLaunched { .. } | TaskCreated { .. } | TaskHeldBack { .. } => Tone::Waiting,
        ContainerHealthChanged { to, .. } | TaskHealthChanged { to, .. } => match to {
            HealthStatus::Healthy => Tone::Ok,
            HealthStatus::Unhealthy => Tone::Bad,
            HealthStatus::Unknown => Tone::Waiting,
        },
        ContainerResumed { .. } | NginxReloaded { .. } => Tone::Ok,
        NginxRefusedToStart { .. } | NginxKeptWorkers { .. } | NginxPeerFailed { .. } => Tone::Bad,
        InstanceTerminated { .. }
        | ContainerHung { .. }
        | MemoryLeakChanged { .. }
        | HealthCheckFailed { .. }
        | ImagePullFailed { .. }
        | PowerLost { .. }
        | AgentDisconnected { .. }
        | AgentStopped { .. }
        | ContainerEndedUnheard { .. }
        | ZoneLost { .. }
        | InstanceCheckFailed { .. }
        | ContainerStopped { .. }
        | RunTaskFailed { .. }
        | NamesFrozen { .. }
        | LinkCut { .. }
        | HomeAddressChanged { .. }
        | RequestsFailing { .. } => Tone::Bad,
        ContainerRestarted { .. } | DataLost { .. } => Tone::Bad,
        DiskLost { .. } | RowMissing { .. } => Tone::Bad,
        InstanceDraining { .. } => Tone::Leaving,
        TaskStopRequested { .. } | ServiceDraining { .. } | ContainerSignalled { .. } => {
            Tone::Leaving
        }
        TargetStateChanged { to, .. } => target_tone(to),
        RolloutStateChanged { to: RolloutState::Failed, .. } => Tone::Bad,
        ServiceInactive { .. } => Tone::Gone,
        AlarmStateChanged { to, .. } => match to {
            AlarmState::Alarm => Tone::Waiting,
            AlarmState::Ok | AlarmState::InsufficientData => Tone::Plain,
        },
        _ => Tone::Plain,
    }
}

fn target_tone(to: TargetState) -> Tone {
    match to {
        TargetState::Healthy => Tone::Ok,
        TargetState::Unhealthy => Tone::Bad,
        TargetState::Initial => Tone::Waiting,
        TargetState::UnhealthyDraining | TargetState::Draining | TargetState::Unused => {
            Tone::Leaving
        }
    }
}

fn of_status(to: TaskStatus) -> Tone {
    match to {
        TaskStatus::Running => Tone::Ok,
        TaskStatus::Stopped => Tone::Gone,
        TaskStatus::Provisioning | TaskStatus::Pending | TaskStatus::Activating => Tone::Waiting,
        TaskStatus::Deactivating | TaskStatus::Stopping | TaskStatus::Deprovisioning => {
            Tone::Leaving
        }
    }
}
