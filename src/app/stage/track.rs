//! What each task did, folded from events as they come.

use super::picture::Tone;
use super::score::{Bar, Stave};
use super::slots::places;
use super::standing::TaskStanding;
use crate::sim::{Cluster, ContainerId, Event, EventKind, ServiceId, TaskId, TaskStatus, TimeMs};
use crate::text::scene::Scene;
use crate::text::stage::words;

/// The life of every task, by id. Grows with the history; begins anew when the history changes.
#[derive(Clone, Debug, Default)]
pub(super) struct Tracks {
    /// Events read so far.
    read: usize,
    /// The digest of the history when they were read.
    digest: u64,
    tasks: Vec<Track>,
}

#[derive(Clone, Debug)]
struct Track {
    id: TaskId,
    created_at: TimeMs,
    stopped_at: Option<TimeMs>,
    standing: TaskStanding,
    /// Ports that are still closed.
    closed_ports: u32,
    /// Since when it stands as it does; the last is how it stands now.
    changes: Vec<(TimeMs, Tone)>,
}

impl Tracks {
    /// Reads what has happened since the last time.
    pub(super) fn read(&mut self, cluster: &Cluster) {
        let history = cluster.history();
        let is_another = history.event_count() < self.read
            || (history.event_count() == self.read && history.digest() != self.digest);
        if is_another {
            self.forget();
        }
        for event in history.events(self.read..history.event_count()) {
            self.take(cluster, event);
        }
        self.read = history.event_count();
        self.digest = history.digest();
    }

    /// Forgets everything: the world was put back to an earlier moment.
    pub(super) fn forget(&mut self) {
        *self = Tracks::default();
    }

    fn take(&mut self, cluster: &Cluster, &Event { at, kind, .. }: &Event) {
        use EventKind::*;
        match kind {
            TaskCreated { task, .. } => self.begin(cluster, task, at),
            TaskStatusChanged { task, to } => self.change(at, task, |track| {
                track.standing.status = to;
                if to == TaskStatus::Stopped {
                    track.stopped_at = Some(at);
                }
            }),
            TaskStopRequested { task, .. } => {
                self.change(at, task, |track| track.standing.stop_requested = true);
            }
            ContainerListening { container } => self.port(cluster, at, container, true),
            ContainerStopped { container, .. }
            | ContainerRestarted { container, .. }
            | ContainerEndedUnheard { container, .. } => self.port(cluster, at, container, false),
            PowerLost { instance } => self.computer(cluster, at, instance, true),
            AgentReconnected { instance } => self.computer(cluster, at, instance, false),
            #[rustfmt::skip] // Nothing else shows in a track.
            ClusterCreated | InstanceLaunched { .. } | InstanceRegistered { .. } | AttributePut { .. }
            | InstanceTerminated { .. } | InstanceDraining { .. } | InstanceActivated { .. } | PowerRestored { .. }
            | AgentStopped { .. } | AgentStarted { .. } | ZoneLost { .. } | ZoneReturned { .. }
            | AutoScalingGroupPut { .. } | InstanceCheckFailed { .. } | AgentDisconnected { .. } | ImagePushed { .. }
            | TaskDefinitionRegistered { .. } | ServiceCreated { .. } | TargetGroupCreated { .. }
            | TargetGroupModified { .. } | DeploymentCreated { .. } | TargetRegistered { .. }
            | TargetStateChanged { .. } | DeploymentConfigured { .. } | RolloutStateChanged { .. } | RolledBack { .. }
            | DesiredCountChanged { .. } | ServiceDraining { .. } | ServiceInactive { .. }
            | TaskProtectionChanged { .. } | ImagePullFailed { .. } | RegistryReachableChanged { .. }
            | RegistryLimitChanged { .. } | TaskHeldBack { .. } | ContainerStatusChanged { .. } | ContainerHung { .. }
            | ContainerResumed { .. } | MemoryLeakChanged { .. } | HealthCheckFailed { .. }
            | ContainerHealthChanged { .. } | TaskHealthChanged { .. } | ContainerSignalled { .. } | DataLost { .. }
            | DiskLost { .. } | ServicePosted { .. } | RunTaskFailed { .. } | HomeConnected { .. }
            | HomeAddressChanged { .. } | NamesFrozen { .. } | NamesThawed { .. } | LinkCut { .. }
            | LinkRestored { .. } | UsersCame { .. } | UsersChanged { .. } | UsersLeft { .. } | RequestsFailing { .. }
            | RequestsAnsweredAgain { .. } | RowMissing { .. } | ScalableTargetRegistered { .. }
            | ScalableTargetDeregistered { .. } | ScalingPolicyPut { .. } | MetricDataPut { .. }
            | AlarmStateChanged { .. } | NginxRefusedToStart { .. } | NginxReloadAsked { .. } | NginxReloaded { .. }
            | NginxKeptWorkers { .. } | NginxPeerFailed { .. } => {}
        }
    }

    fn begin(&mut self, cluster: &Cluster, id: TaskId, at: TimeMs) {
        let ids = cluster.task(id).container_ids();
        let ports = ids.filter(|&id| cluster.listening_port(id).is_some()).count() as u32;
        let standing = TaskStanding {
            status: TaskStatus::Provisioning,
            stop_requested: false,
            computer_is_down: false,
            answers: ports == 0,
        };
        debug_assert_eq!(self.tasks.len(), id.index(), "tasks come in the order of their ids");
        self.tasks.push(Track {
            id,
            created_at: at,
            stopped_at: None,
            standing,
            closed_ports: ports,
            changes: vec![(at, standing.tone())],
        });
    }

    fn change(&mut self, at: TimeMs, id: TaskId, change: impl FnOnce(&mut Track)) {
        let Some(track) = self.tasks.get_mut(id.index()) else { return };
        change(track);
        let tone = track.standing.tone();
        if track.changes.last().is_some_and(|&(_, last)| last != tone) {
            track.changes.push((at, tone));
        }
    }

    fn port(&mut self, cluster: &Cluster, at: TimeMs, id: ContainerId, opens: bool) {
        if cluster.listening_port(id).is_none() {
            return;
        }
        self.change(at, cluster.container(id).task, |track| {
            track.closed_ports = match opens {
                true => track.closed_ports.saturating_sub(1),
                false => track.closed_ports + 1,
            };
            track.standing.answers = track.closed_ports == 0;
        });
    }

    fn computer(&mut self, cluster: &Cluster, at: TimeMs, id: crate::sim::InstanceId, down: bool) {
        let there: Vec<TaskId> = self
            .tasks
            .iter()
            .filter(|track| track.stopped_at.is_none() && cluster.task(track.id).instance == id)
            .map(|track| track.id)
            .collect();
        for task in there {
            self.change(at, task, |track| track.standing.computer_is_down = down);
        }
    }

    /// The staves as they stand at `now`: a service each, and one for tasks without. Times count
    /// from `start`, in whole grains.
    pub(super) fn staves(
        &self,
        scene: &Scene,
        start: TimeMs,
        now: TimeMs,
        grain: u64,
    ) -> Vec<Stave> {
        let services = 0..scene.cluster.services().len();
        let groups = services.map(|index| Some(ServiceId::from_index(index))).chain([None]);
        let stave = |service: Option<ServiceId>| {
            let name = service.map_or(words(scene.lang).alone, |id| scene.service(id));
            let of_it = self.tasks.iter().filter(|track| {
                scene.cluster.task(track.id).service == service
                    && track.stopped_at.is_none_or(|at| at >= start)
            });
            let tracks: Vec<&Track> = of_it.collect();
            (service.is_some() || !tracks.is_empty())
                .then(|| Stave::of(name, &tracks, start, now, grain))
        };
        groups.filter_map(stave).collect()
    }
}

impl Stave {
    fn of(name: &str, tracks: &[&Track], start: TimeMs, now: TimeMs, grain: u64) -> Stave {
        let stay = |track: &&Track| (track.created_at.0, track.stopped_at.map(|at| at.0));
        let lanes = places(0, tracks.iter().map(stay));
        let from_start = |at: TimeMs| at.since(start) / grain * grain;
        let bars = tracks.iter().zip(&lanes).map(|(track, &lane)| Bar {
            task: track.id.number(),
            name: track.id.number().to_string(),
            lane: lane as u32,
            pieces: track.pieces(now, from_start),
            died: track.stopped_at.map(from_start),
        });
        Stave {
            name: name.to_owned(),
            bars: bars.collect(),
            lanes: lanes.iter().max().map_or(1, |most| *most as u32 + 1),
        }
    }
}

impl Track {
    fn pieces(&self, now: TimeMs, from_start: impl Fn(TimeMs) -> u64) -> Vec<(u64, u64, Tone)> {
        let end = self.stopped_at.unwrap_or(now);
        let ends = self.changes.iter().skip(1).map(|change| change.0).chain([end]);
        let pieces = self.changes.iter().zip(ends);
        pieces
            .map(|(&(from, tone), to)| (from_start(from), from_start(to), tone))
            .filter(|&(from, to, tone)| from < to && tone != Tone::Gone)
            .collect()
    }
}
