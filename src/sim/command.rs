//! What may be asked of the cluster.

use serde::Serialize;

use super::auto_scaling_group::AutoScalingGroup;
use super::autoscaling::{ScalingPolicy, ServiceMetrics};
use super::deployment::DeploymentConfiguration;
use super::home::ConnectHome;
use super::id::{ContainerId, InstanceId, ServiceId, TaskDefinitionId, TaskId, UsersId};
use super::image::{Copied, Image};
use super::names::Discovery;
use super::placement::strategy::Placement;
use super::resources::InstanceType;
use super::service::{LoadBalancer, SchedulingStrategy};
use super::target_group::{CreateTargetGroup, ModifyTargetGroup};
use super::task_definition::TaskDefinition;
use super::users::{UpdateUsers, Users};
use crate::unpack::Unpack;

/// An API call, or something done to a computer or a process. Imperative; a refused one changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub enum Command {
    /// A test's: the program stops as it would by a mistake of ours. No action stands for it, so no lesson, button or
    /// typed line can ask for it. The first, so that its number in a log stays 0.
    Trap,
    /// Rent computers (EC2); their zones are a, b, c in turn.
    RunInstances {
        count: u32,
        instance_type: InstanceType,
    },
    /// `PutAttributes`: gives a computer an attribute, which placement may ask for (R48).
    PutAttribute {
        instance: InstanceId,
        name: String,
        value: String,
    },
    /// Give a computer back for good (R44).
    TerminateInstance {
        instance: InstanceId,
    },
    /// `UpdateContainerInstancesState`: DRAINING or ACTIVE (R43).
    UpdateInstanceState {
        instance: InstanceId,
        draining: bool,
    },
    /// Pull the plug (R44b).
    CutPower {
        instance: InstanceId,
    },
    RestorePower {
        instance: InstanceId,
    },
    /// The agent's process ends; containers go on (R44b).
    StopAgent {
        instance: InstanceId,
    },
    StartAgent {
        instance: InstanceId,
    },
    /// A whole availability zone loses its power: 0, 1, 2 for a, b, c.
    LoseZone {
        zone: u8,
    },
    ReturnZone {
        zone: u8,
    },
    /// The cluster's only group of computers; again: other sizes.
    PutAutoScalingGroup(AutoScalingGroup),
    SetDesiredCapacity {
        desired_capacity: u32,
    },
    /// Into the registry. A reference that is there already moves to the new image.
    PushImage(Image),
    /// The way to the registry is cut, or whole again.
    SetRegistryReachable {
        reachable: bool,
    },
    /// Pulls that one computer may make in a window; `None`: any number (R67).
    LimitRegistry {
        pulls_max: Option<u32>,
    },
    RegisterTaskDefinition(TaskDefinition),
    CreateService(CreateService),
    UpdateService(UpdateService),
    /// `force` is needed while the desired count is above 0 (R28).
    DeleteService {
        service: ServiceId,
        force: bool,
    },
    RunTask(RunTask),
    StopTask {
        task: TaskId,
    },
    /// `UpdateTaskProtection`: for so many minutes no scale-in and no deployment stops the task; `None`: no more (R41).
    UpdateTaskProtection {
        task: TaskId,
        expires_in_minutes: Option<u32>,
    },
    CreateTargetGroup(CreateTargetGroup),
    ModifyTargetGroup(ModifyTargetGroup),
    /// A program ends by itself with this code (0..=255 as Linux keeps it).
    CrashContainer {
        container: ContainerId,
        exit_code: i32,
    },
    /// A program answers nothing any more; its process is there.
    HangContainer {
        container: ContainerId,
    },
    /// A program that hung goes on.
    ResumeContainer {
        container: ContainerId,
    },
    /// From now on a program loses so much memory a second; 0: no more.
    LeakMemory {
        container: ContainerId,
        kib_per_s: u32,
    },
    ConnectHome(ConnectHome),
    /// The home line's provider gives another address.
    ChangeHomeAddress,
    /// A fault: the service's records stay as they are, whatever becomes of its tasks (R65).
    FreezeNames {
        service: ServiceId,
    },
    ThawNames {
        service: ServiceId,
    },
    /// A fault: nothing gets through between two services.
    CutLink {
        one: ServiceId,
        other: ServiceId,
    },
    RestoreLink {
        one: ServiceId,
        other: ServiceId,
    },
    /// People come and ask; their requests are made by `lab`.
    AddUsers(Users),
    UpdateUsers(UpdateUsers),
    /// They go home: no more requests.
    RemoveUsers {
        users: UsersId,
    },
    /// Lets a service scale by itself, within these limits; again: other limits (R60).
    RegisterScalableTarget {
        service: ServiceId,
        min_capacity: u32,
        max_capacity: u32,
    },
    /// Its policies go with it.
    DeregisterScalableTarget {
        service: ServiceId,
    },
    /// One that watches the same replaces the earlier one (R61, R63).
    PutScalingPolicy {
        service: ServiceId,
        policy: ScalingPolicy,
    },
    /// A data point for the minute under way, by hand (R60).
    PutMetricData {
        service: ServiceId,
        metrics: ServiceMetrics,
    },
    /// `docker cp` of other files into every container that runs this image, and `nginx -s reload` there (R68).
    ReloadNginx(ReloadNginx),
}

/// Which containers, and what they are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct ReloadNginx {
    /// The image's reference.
    pub image: String,
    pub copied: Copied,
}

/// CreateService's request. Literals name what differs from [`CreateService::new`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct CreateService {
    pub name: String,
    pub task_definition: TaskDefinitionId,
    /// A DAEMON service must leave it at 0 (R26).
    pub desired_count: u32,
    pub scheduling_strategy: SchedulingStrategy,
    pub deployment: DeploymentConfiguration,
    pub load_balancers: Vec<LoadBalancer>,
    /// R32.
    pub health_check_grace_period_ms: u64,
    pub placement: Placement,
    /// R42; without effect where zones are not what is spread over first.
    pub availability_zone_rebalancing: bool,
    /// What makes its name known to others (R65).
    pub discovery: Discovery,
}

impl CreateService {
    /// A REPLICA service with ECS's defaults.
    pub fn new(name: &str, task_definition: TaskDefinitionId, desired_count: u32) -> Self {
        CreateService {
            name: name.to_owned(),
            task_definition,
            desired_count,
            scheduling_strategy: SchedulingStrategy::Replica,
            deployment: DeploymentConfiguration::REPLICA,
            load_balancers: Vec::new(),
            health_check_grace_period_ms: 0,
            placement: Placement::default(),
            availability_zone_rebalancing: true,
            discovery: Discovery::None,
        }
    }

    /// A DAEMON service with ECS's defaults (R26).
    pub fn daemon(name: &str, task_definition: TaskDefinitionId) -> Self {
        let scheduling_strategy = SchedulingStrategy::Daemon;
        let deployment = DeploymentConfiguration::DAEMON;
        let replica = CreateService::new(name, task_definition, 0);
        CreateService { scheduling_strategy, deployment, ..replica }
    }
}

/// RunTask's request: standalone tasks (R20).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct RunTask {
    pub task_definition: TaskDefinitionId,
    pub count: u32,
    pub placement: Placement,
}

impl RunTask {
    /// On computers of the cluster, spread.
    pub fn of(task_definition: TaskDefinitionId, count: u32) -> Command {
        let placement = Placement::default();
        Command::RunTask(RunTask { task_definition, count, placement })
    }
}

/// UpdateService's request: `None` leaves a thing as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Unpack)]
pub struct UpdateService {
    pub service: ServiceId,
    pub desired_count: Option<u32>,
    /// Another revision: a new deployment.
    pub task_definition: Option<TaskDefinitionId>,
    pub deployment: Option<DeploymentConfiguration>,
    /// A new deployment, even of the same revision.
    pub force_new_deployment: bool,
}

impl UpdateService {
    /// Nothing changes but what the literal names.
    pub fn of(service: ServiceId) -> Self {
        UpdateService {
            service,
            desired_count: None,
            task_definition: None,
            deployment: None,
            force_new_deployment: false,
        }
    }

    pub fn scale(service: ServiceId, desired_count: u32) -> Command {
        let desired_count = Some(desired_count);
        Command::UpdateService(UpdateService { desired_count, ..UpdateService::of(service) })
    }

    pub fn deploy(service: ServiceId, task_definition: TaskDefinitionId) -> Command {
        let task_definition = Some(task_definition);
        Command::UpdateService(UpdateService { task_definition, ..UpdateService::of(service) })
    }
}
