//! The façade: the cluster as a value, what may be done to it, what may be asked of it.

use litemap::LiteMap;

use super::agent::Unreported;
use super::auto_scaling_group::Group;
use super::autoscaling::{MetricData, ScalableTarget};
use super::balancer::Balancer;
use super::bill::Rent;
use super::command::Command;
use super::configured::Configured;
use super::container::Container;
use super::container_definition::ContainerDefinition;
use super::container_instance::{ContainerInstance, ZONES};
use super::dependency::Sequence;
use super::deployment::Deployment;
use super::event::{Cause, EventKind};
use super::fault::Leak;
use super::health_check::Health;
use super::history::History;
use super::home::Home;
use super::id::{
    CommandId, ContainerId, DeploymentId, EventId, ImageId, InstanceId, ServiceId, TargetGroupId,
    TargetId, TaskDefinitionId, TaskId,
};
use super::image::Image;
use super::measure::Measured;
use super::names::Names;
use super::parameters::Parameters;
use super::placement::Board;
use super::process::Processes;
use super::pull::Registry;
use super::rejection::Rejection;
use super::resources::Resources;
use super::schedule::{Schedule, Timer};
use super::service::{Blocked, Service};
use super::storage::Storage;
use super::target_group::{Moves, Target, TargetGroup};
use super::task::Task;
use super::task_definition::TaskDefinition;
use super::time::TimeMs;
use super::turn::Turn;
use super::users::Crowd;

/// ECS quota: services in a cluster.
pub const SERVICES_MAX: u32 = 5_000;
/// ECS quota: tasks of a service.
pub const TASKS_PER_SERVICE_MAX: u32 = 5_000;

/// One ECS cluster and the computers in it. A plain value: clone it, compare it.
///
/// Lists are indexed by id; ids are never reused, and what has ended stays in its list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cluster {
    pub(super) seed: u64,
    pub(super) parameters: Parameters,
    /// The registry, in the order of pushes.
    pub(super) images: Vec<Image>,
    pub(super) definitions: Vec<TaskDefinition>,
    pub(super) instances: Vec<ContainerInstance>,
    pub(super) board: Board,
    /// What runs the tasks of FARGATE, by zone. Not in [`Cluster::instances`]: nobody sees it.
    pub(super) fargate: [ContainerInstance; ZONES],
    pub(super) services: Vec<Service>,
    pub(super) deployments: Vec<Deployment>,
    pub(super) target_groups: Vec<TargetGroup>,
    pub(super) targets: Vec<Target>,
    pub(super) tasks: Vec<Task>,
    pub(super) containers: Vec<Container>,
    pub(super) registry: Registry,
    /// Containers whose program answers nothing.
    pub(super) hung: LiteMap<ContainerId, ()>,
    /// Containers whose program loses memory.
    pub(super) leaks: LiteMap<ContainerId, Leak>,
    /// Of containers with a health check (R51).
    pub(super) health: LiteMap<ContainerId, Health>,
    /// What containers of a task wait for (R17).
    pub(super) sequence: Sequence,
    /// What programs have written (R66).
    pub(super) storage: Storage,
    /// Standalone tasks that are not STOPPED, oldest first.
    pub(super) standalone: Vec<TaskId>,
    /// Attributes that computers were given, by name (R48).
    pub(super) attributes: LiteMap<InstanceId, LiteMap<String, String>>,
    /// Host ports that the agent picked for running containers, by place of the mapping (R5).
    pub(super) dynamic_ports: LiteMap<(ContainerId, u8), u16>,
    /// How programs ended whose agent has told nobody yet.
    pub(super) unreported: LiteMap<ContainerId, Unreported>,
    /// The Auto Scaling group that keeps computers, if there is one (R44b).
    pub(super) group: Option<Group>,
    /// Zones that failed, each with the computers that went dark with it.
    pub(super) lost_zones: LiteMap<u8, Vec<InstanceId>>,
    /// Services that wait for room (R50).
    pub(super) blocked: LiteMap<ServiceId, Blocked>,
    /// Who asks its programs for something, or did.
    pub(super) users: Vec<Crowd>,
    /// By computer.
    pub(super) rents: Vec<Rent>,
    pub(super) home: Option<Home>,
    pub(super) names: Names,
    /// By target group, what its balancer remembers.
    pub(super) balancers: LiteMap<TargetGroupId, Balancer>,
    /// Since which event computers without power are so.
    pub(super) dark_by: LiteMap<InstanceId, EventId>,
    /// Programs under traffic.
    pub(super) processes: Processes,
    /// Services that met traffic (R60).
    pub(super) measured: Measured,
    /// Services that scale by themselves (R60).
    pub(super) scalable_targets: LiteMap<ServiceId, ScalableTarget>,
    /// The latest data point of each service (R60).
    pub(super) metrics: LiteMap<ServiceId, MetricData>,
    /// The targets of tasks that have any, draining ones too.
    pub(super) registered: LiteMap<TaskId, Vec<TargetId>>,
    /// Of services with balancers: what their next pass registers and deregisters.
    pub(super) moves: LiteMap<ServiceId, Moves>,
    /// DAEMON services that are ACTIVE (R26).
    pub(super) daemons: Vec<ServiceId>,
    /// Services whose limits leave no step (R29).
    pub(super) stuck: LiteMap<ServiceId, ()>,
    /// Tasks that no scale-in stops, and until when (R41).
    pub(super) protected: LiteMap<TaskId, TimeMs>,
    /// Tasks that leave their zone for an emptier one (R42).
    pub(super) moving: LiteMap<TaskId, ()>,
    /// Services whose zones differ too much, and whether that was said (R42).
    pub(super) unbalanced: LiteMap<ServiceId, bool>,
    /// Services with too many tasks, all of them protected (R41).
    pub(super) held_by_protection: LiteMap<ServiceId, ()>,
    /// Containers whose program obeys files (R68).
    pub(super) configured: Configured,
    pub(super) history: History,
}

impl Cluster {
    /// An empty cluster at time 0. Its history begins with `ClusterCreated`.
    pub fn new(seed: u64, parameters: Parameters) -> Cluster {
        let mut history = History::new();
        let event = history.record_event(TimeMs::ZERO, Cause::Start, EventKind::ClusterCreated);
        Cluster {
            seed,
            parameters,
            images: Vec::new(),
            definitions: Vec::new(),
            instances: Vec::new(),
            board: Board::default(),
            fargate: std::array::from_fn(|zone| ContainerInstance::of_fargate(zone as u8, event)),
            services: Vec::new(),
            deployments: Vec::new(),
            target_groups: Vec::new(),
            targets: Vec::new(),
            tasks: Vec::new(),
            containers: Vec::new(),
            registry: Registry::new(),
            hung: LiteMap::new(),
            leaks: LiteMap::new(),
            health: LiteMap::new(),
            sequence: Sequence::default(),
            storage: Storage::default(),
            standalone: Vec::new(),
            attributes: LiteMap::new(),
            dynamic_ports: LiteMap::new(),
            unreported: LiteMap::new(),
            group: None,
            lost_zones: LiteMap::new(),
            blocked: LiteMap::new(),
            users: Vec::new(),
            rents: Vec::new(),
            home: None,
            names: Names::default(),
            balancers: LiteMap::new(),
            dark_by: LiteMap::new(),
            processes: Processes::default(),
            measured: Measured::default(),
            scalable_targets: LiteMap::new(),
            metrics: LiteMap::new(),
            registered: LiteMap::new(),
            moves: LiteMap::new(),
            daemons: Vec::new(),
            stuck: LiteMap::new(),
            protected: LiteMap::new(),
            moving: LiteMap::new(),
            unbalanced: LiteMap::new(),
            held_by_protection: LiteMap::new(),
            configured: Configured::default(),
            history,
        }
    }

    /// Carries a command out. Atomic: when it is refused, nothing has changed.
    pub fn apply(
        &mut self,
        now: TimeMs,
        id: CommandId,
        command: &Command,
        timers: &mut impl Schedule,
    ) -> Result<(), Rejection> {
        self.check(command)?;
        Turn { cluster: self, now, timers }.carry_out(Cause::Command(id), command);
        Ok(())
    }

    /// Writes down what `lab` saw: the history is one.
    pub(crate) fn report(&mut self, now: TimeMs, cause: Cause, kind: EventKind) -> EventId {
        self.history.record_event(now, cause, kind)
    }

    /// Lets a due timer act. A stale one (its entity waits for another moment by now) does nothing.
    pub fn fire(&mut self, now: TimeMs, timer: Timer, timers: &mut impl Schedule) {
        Turn { cluster: self, now, timers }.fire(timer);
    }

    pub fn seed(&self) -> u64 {
        self.seed
    }

    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn images(&self) -> &[Image] {
        &self.images
    }

    pub fn task_definitions(&self) -> &[TaskDefinition] {
        &self.definitions
    }

    pub fn instances(&self) -> &[ContainerInstance] {
        &self.instances
    }

    pub fn services(&self) -> &[Service] {
        &self.services
    }

    pub fn deployments(&self) -> &[Deployment] {
        &self.deployments
    }

    pub fn target_groups(&self) -> &[TargetGroup] {
        &self.target_groups
    }

    pub fn tasks(&self) -> &[Task] {
        &self.tasks
    }

    pub fn containers(&self) -> &[Container] {
        &self.containers
    }

    /// Panics on an id of another cluster, like every by-id query. All of them index slices: a list's own index is one call
    /// more where size is what counts, and these are asked many times an event.
    pub fn definition(&self, id: TaskDefinitionId) -> &TaskDefinition {
        &self.definitions.as_slice()[id.index()]
    }

    pub fn image(&self, id: ImageId) -> &Image {
        &self.images.as_slice()[id.index()]
    }

    pub fn instance(&self, id: InstanceId) -> &ContainerInstance {
        match id.fargate_zone() {
            Some(zone) => &self.fargate[zone],
            None => &self.instances.as_slice()[id.index()],
        }
    }

    /// The computer that a task is on; `None` for FARGATE, where nobody sees it.
    pub fn computer_of(&self, task: TaskId) -> Option<InstanceId> {
        Some(self.task(task).instance).filter(|id| id.fargate_zone().is_none())
    }

    /// What a task takes from the ledgers of what it runs on (R2, R3, R6): nothing of FARGATE's, which has no end.
    pub(super) fn requirement_of(&self, task: &Task) -> Resources {
        match task.instance.fargate_zone() {
            Some(_) => Resources::default(),
            None => self.definition(task.definition).requirement(),
        }
    }

    /// Everything that runs tasks, FARGATE's part too.
    pub(super) fn hosts(&self) -> impl Iterator<Item = (InstanceId, &ContainerInstance)> {
        let fargate = self.fargate.iter().map(|host| (InstanceId::of_fargate(host.zone), host));
        self.ids(&self.instances, InstanceId::from_index).chain(fargate)
    }

    pub fn service(&self, id: ServiceId) -> &Service {
        &self.services.as_slice()[id.index()]
    }

    pub fn deployment(&self, id: DeploymentId) -> &Deployment {
        &self.deployments.as_slice()[id.index()]
    }

    pub fn target_group(&self, id: TargetGroupId) -> &TargetGroup {
        &self.target_groups[id.index()]
    }

    pub fn target(&self, id: TargetId) -> &Target {
        &self.targets[id.index()]
    }

    pub fn task(&self, id: TaskId) -> &Task {
        &self.tasks.as_slice()[id.index()]
    }

    pub fn container(&self, id: ContainerId) -> &Container {
        &self.containers.as_slice()[id.index()]
    }

    pub fn container_definition(&self, id: ContainerId) -> &ContainerDefinition {
        let container = self.container(id);
        let definition = self.definition(self.task(container.task).definition);
        &definition.containers.as_slice()[usize::from(container.definition_index)]
    }

    /// In the task definition's order.
    pub fn containers_of(&self, task: TaskId) -> impl Iterator<Item = &Container> {
        self.task(task).containers(&self.containers).iter()
    }

    pub(super) fn ids<'a, T, I>(
        &self,
        list: &'a [T],
        id: fn(usize) -> I,
    ) -> impl DoubleEndedIterator<Item = (I, &'a T)> + Clone {
        list.iter().enumerate().map(move |(index, item)| (id(index), item))
    }

    /// Would it answer now: on a computer with power, RUNNING, its stop not asked for, every port of its containers open.
    pub fn is_routable(&self, id: TaskId) -> bool {
        let task = self.task(id);
        task.is_running()
            && task.is_live()
            && self.instance(task.instance).power
            && task.container_ids().all(|container| {
                self.container(container).is_listening
                    || self.listening_port(container).is_none() && !self.is_silent(container)
            })
    }

    /// R21: not stopped, or stopped for less than an hour.
    pub fn is_visible(&self, id: TaskId, now: TimeMs) -> bool {
        let visible_ms = self.parameters.stopped_visible_ms;
        self.task(id).stopped_at.is_none_or(|at| now.since(at) < visible_ms)
    }

    /// R50: it wants a task that no computer can take.
    pub fn is_blocked(&self, service: ServiceId) -> bool {
        self.blocked.contains_key(&service)
    }

    /// R60: how the service scales by itself; `None` when it does not.
    pub fn scalable_target(&self, service: ServiceId) -> Option<&ScalableTarget> {
        self.scalable_targets.get(&service)
    }

    /// R29: its limits leave no step.
    pub fn is_stuck(&self, service: ServiceId) -> bool {
        self.stuck.contains_key(&service)
    }
}
