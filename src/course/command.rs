//! From what a learner does to what the cluster is asked to do.

use super::{Action, ActionId, Address, Kit};
use crate::sim::autoscaling::ScalingPolicy;
use crate::sim::{
    CircuitBreaker, Cluster, Command, ConnectHome, ContainerId, CreateService,
    DeploymentConfiguration, Endpoint, File, Image, InstanceId, ModifyTargetGroup, ReloadNginx,
    RunTask, SchedulingStrategy, ServiceId, TaskDefinitionId, TaskId, UpdateService, UpdateUsers,
    UsersId,
};

/// Where people ask while what they want to ask is not there yet: nobody ever answers.
pub(super) const NOWHERE: Endpoint = Endpoint::Home { lease: 0, port: 0 };

/// How a circuit breaker may be set, as lessons write it.
pub const CIRCUIT_BREAKERS: [(&str, CircuitBreaker); 3] = [
    ("off", CircuitBreaker::OFF),
    ("on", CircuitBreaker::on(false)),
    ("rollback", CircuitBreaker::on(true)),
];

/// What an action names and the cluster has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotThere {
    /// By the number that learners see.
    Task(u32),
    Computer(u32),
    Service(String),
    Family(String),
    Revision {
        family: String,
        revision: u32,
    },
    Container {
        task: u32,
        name: String,
    },
    TargetGroup(String),
    Users(String),
    Image(String),
    Policy(String),
    Config(String),
}

impl Action {
    /// The command that the action stands for in this cluster.
    pub fn command(&self, cluster: &Cluster, kit: &Kit) -> Result<Command, NotThere> {
        let service = || service_named(cluster, self.text(0));
        let container = || container_named(cluster, self.number(0), self.text(1));
        let task = || task_numbered(cluster, self.number(0));
        Ok(match self.id {
            ActionId::Scale => UpdateService::scale(service()?, self.number(1)),
            ActionId::StopTask => Command::StopTask { task: task()? },
            ActionId::CrashContainer => Command::CrashContainer {
                container: container()?,
                exit_code: i32::try_from(self.number(2)).unwrap_or(i32::MAX),
            },
            ActionId::RunTask => RunTask::of(definition_named(cluster, self.text(0))?, 1),
            ActionId::RentComputer => {
                Command::RunInstances { count: self.number(0), instance_type: kit.rented }
            }
            ActionId::CreateService => {
                Command::CreateService(filled_in(cluster, kit, self.text(0), self.number(1))?)
            }
            // As `aws ecs delete-service --force`: a learner need not scale to 0 first.
            ActionId::DeleteService => Command::DeleteService { service: service()?, force: true },
            ActionId::Deploy => {
                let service = service()?;
                UpdateService::deploy(service, revision(cluster, service, self.number(1))?)
            }
            ActionId::Redeploy => Command::UpdateService(UpdateService {
                force_new_deployment: true,
                ..UpdateService::of(service()?)
            }),
            ActionId::SetPercent => self.set_percent(cluster, service()?),
            ActionId::SetHealthCheck => self.set_health_check(cluster)?,
            ActionId::SetCircuitBreaker => self.set_circuit_breaker(cluster, service()?),
            ActionId::PushImage => Command::PushImage(image(kit, self.text(0))?),
            ActionId::PushConfig | ActionId::ReloadNginx => self.configure(kit)?,
            ActionId::RegisterScalableTarget => Command::RegisterScalableTarget {
                service: service()?,
                min_capacity: self.number(1),
                max_capacity: self.number(2),
            },
            ActionId::DeregisterScalableTarget => {
                Command::DeregisterScalableTarget { service: service()? }
            }
            ActionId::PutScalingPolicy => {
                let policy = policy(kit, self.text(1))?;
                Command::PutScalingPolicy { service: service()?, policy }
            }
            ActionId::HangContainer => Command::HangContainer { container: container()? },
            ActionId::ResumeContainer => Command::ResumeContainer { container: container()? },
            ActionId::LeakMemory => {
                Command::LeakMemory { container: container()?, kib_per_s: self.number(2) }
            }
            ActionId::ProtectTask => self.protect(task()?),
            ActionId::ConnectHome
            | ActionId::ScaleComputers
            | ActionId::TerminateComputer
            | ActionId::PowerOff
            | ActionId::PowerOn
            | ActionId::DrainComputer
            | ActionId::ActivateComputer
            | ActionId::StopAgent
            | ActionId::StartAgent
            | ActionId::LoseZone
            | ActionId::ReturnZone => self.of_computer(cluster)?,
            ActionId::ChangeAddress => Command::ChangeHomeAddress,
            ActionId::FreezeNames => Command::FreezeNames { service: service()? },
            ActionId::ThawNames => Command::ThawNames { service: service()? },
            ActionId::CutLink | ActionId::RestoreLink => self.link(cluster, service()?)?,
            ActionId::Users | ActionId::Tell => self.update_users(cluster, kit)?,
        })
    }

    /// The image of a configuration is built again with one of its drafts; or the draft is copied into what runs.
    fn configure(&self, kit: &Kit) -> Result<Command, NotThere> {
        let missing = || NotThere::Config(self.text(0).into());
        let config = kit.configs.iter().find(|config| config.name == self.text(0));
        let config = config.ok_or_else(missing)?;
        let draft = config.drafts.iter().find(|draft| draft.name == self.text(1));
        let text = draft.ok_or_else(|| NotThere::Config(self.text(1).into()))?.text.clone();
        let mut image = image(kit, &config.image)?;
        let file = File { path: config.path.clone(), text };
        let copied = image.copied.as_mut().ok_or_else(missing)?;
        copied.files.retain(|other| other.path != file.path);
        copied.files.push(file);
        if self.id == ActionId::PushConfig {
            return Ok(Command::PushImage(image));
        }
        let copied = copied.clone();
        Ok(Command::ReloadNginx(ReloadNginx { image: image.reference, copied }))
    }

    fn link(&self, cluster: &Cluster, one: ServiceId) -> Result<Command, NotThere> {
        let other = service_named(cluster, self.text(1))?;
        let cuts = self.id == ActionId::CutLink;
        Ok(if cuts { Command::CutLink { one, other } } else { Command::RestoreLink { one, other } })
    }

    /// Another rate, or another address.
    fn update_users(&self, cluster: &Cluster, kit: &Kit) -> Result<Command, NotThere> {
        let told = Address::read(self.text(1));
        let (users, endpoint) = visitors(cluster, kit, self.text(0), told.as_ref())?;
        let per_minute = (self.id == ActionId::Users).then(|| self.number(1));
        Ok(Command::UpdateUsers(UpdateUsers { users, endpoint, per_minute }))
    }

    /// Seconds, seconds, failures; how many successes count stays as it is.
    fn set_health_check(&self, cluster: &Cluster) -> Result<Command, NotThere> {
        let name = self.text(0);
        let found = cluster.target_group_named(name);
        let target_group = found.ok_or_else(|| NotThere::TargetGroup(name.into()))?;
        Ok(Command::ModifyTargetGroup(ModifyTargetGroup {
            target_group,
            health_check_interval_ms: u64::from(self.number(1)) * 1_000,
            health_check_timeout_ms: u64::from(self.number(2)) * 1_000,
            healthy_threshold: cluster.target_group(target_group).settings.healthy_threshold,
            unhealthy_threshold: u8::try_from(self.number(3)).unwrap_or(u8::MAX),
        }))
    }

    fn set_circuit_breaker(&self, cluster: &Cluster, service: ServiceId) -> Command {
        let named = CIRCUIT_BREAKERS.iter().find(|(word, _)| *word == self.text(1));
        let circuit_breaker = named.map_or(CircuitBreaker::OFF, |(_, breaker)| *breaker);
        let now = cluster.service(service).deployment;
        let deployment = Some(DeploymentConfiguration { circuit_breaker, ..now });
        Command::UpdateService(UpdateService { deployment, ..UpdateService::of(service) })
    }

    /// Something is done to a computer, to all of a zone, or to the group.
    fn of_computer(&self, cluster: &Cluster) -> Result<Command, NotThere> {
        let computer = || computer_numbered(cluster, self.number(0));
        Ok(match self.id {
            ActionId::PowerOff => Command::CutPower { instance: computer()? },
            ActionId::TerminateComputer => Command::TerminateInstance { instance: computer()? },
            ActionId::DrainComputer => {
                Command::UpdateInstanceState { instance: computer()?, draining: true }
            }
            ActionId::ActivateComputer => {
                Command::UpdateInstanceState { instance: computer()?, draining: false }
            }
            ActionId::StopAgent => Command::StopAgent { instance: computer()? },
            ActionId::StartAgent => Command::StartAgent { instance: computer()? },
            ActionId::LoseZone => Command::LoseZone { zone: self.zone() },
            ActionId::ReturnZone => Command::ReturnZone { zone: self.zone() },
            ActionId::ScaleComputers => {
                Command::SetDesiredCapacity { desired_capacity: self.number(0) }
            }
            ActionId::ConnectHome => Command::ConnectHome(ConnectHome {
                instance: computer()?,
                uplink_kbit_per_s: self.number(1),
            }),
            _ => Command::RestorePower { instance: computer()? },
        })
    }

    /// 0 minutes: no more.
    fn protect(&self, task: TaskId) -> Command {
        let expires_in_minutes = Some(self.number(1)).filter(|&minutes| minutes > 0);
        Command::UpdateTaskProtection { task, expires_in_minutes }
    }

    fn zone(&self) -> u8 {
        self.text(0).bytes().next().map_or(0, |letter| letter.wrapping_sub(b'a'))
    }

    fn set_percent(&self, cluster: &Cluster, service: ServiceId) -> Command {
        let deployment = DeploymentConfiguration {
            minimum_healthy_percent: self.number(1),
            maximum_percent: self.number(2),
            ..cluster.service(service).deployment
        };
        let deployment = Some(deployment);
        Command::UpdateService(UpdateService { deployment, ..UpdateService::of(service) })
    }
}

fn image(kit: &Kit, name: &str) -> Result<Image, NotThere> {
    let mut images = kit.images.iter().map(|each| &each.image);
    let image = images.find(|image| image.reference == name);
    image.cloned().ok_or_else(|| NotThere::Image(name.into()))
}

fn policy(kit: &Kit, name: &str) -> Result<ScalingPolicy, NotThere> {
    let policy = kit.policies.iter().find(|policy| policy.name == name);
    Ok(policy.ok_or_else(|| NotThere::Policy(name.into()))?.policy.clone())
}

/// The group of users called `name`, and the endpoint of the address that they are told. Who has not come yet, because
/// what they ask was not there, is told their own address.
fn visitors(
    cluster: &Cluster,
    kit: &Kit,
    name: &str,
    told: Option<&Address>,
) -> Result<(UsersId, Option<Endpoint>), NotThere> {
    let at = kit.users_at(name).ok_or_else(|| NotThere::Users(name.into()))?;
    let waits = cluster.users().get(at).is_none_or(|crowd| crowd.users.endpoint == NOWHERE);
    let told = told.or(waits.then_some(&kit.users[at].address));
    let groups = kit.target_group_names();
    let endpoint = told.map(|address| address.endpoint(cluster, &groups)).transpose()?;
    Ok((UsersId::from_index(at), endpoint))
}

/// The request as the lesson fills it in, for `count` tasks; a DAEMON service has as many as there are computers (R26).
fn filled_in(
    cluster: &Cluster,
    kit: &Kit,
    name: &str,
    count: u32,
) -> Result<CreateService, NotThere> {
    let Some(plan) = kit.service(name) else {
        return Ok(CreateService::new(name, first_revision(cluster, name)?, count));
    };
    let desired_count = match plan.scheduling_strategy {
        SchedulingStrategy::Replica => count,
        SchedulingStrategy::Daemon => 0,
    };
    Ok(CreateService { desired_count, ..plan.clone() })
}

fn service_named(cluster: &Cluster, name: &str) -> Result<ServiceId, NotThere> {
    cluster.service_named(name).ok_or_else(|| NotThere::Service(name.into()))
}

fn definition_named(cluster: &Cluster, family: &str) -> Result<TaskDefinitionId, NotThere> {
    cluster.definition_named(family).ok_or_else(|| NotThere::Family(family.into()))
}

/// With what a service begins where nothing is said: later revisions are there to be deployed.
fn first_revision(cluster: &Cluster, family: &str) -> Result<TaskDefinitionId, NotThere> {
    of_family(cluster, family).next().ok_or_else(|| NotThere::Family(family.into()))
}

fn revision(
    cluster: &Cluster,
    service: ServiceId,
    revision: u32,
) -> Result<TaskDefinitionId, NotThere> {
    let family = &cluster.definition(cluster.service(service).task_definition).family;
    let found = of_family(cluster, family).find(|&id| cluster.definition(id).revision == revision);
    found.ok_or_else(|| NotThere::Revision { family: family.clone(), revision })
}

fn of_family(cluster: &Cluster, family: &str) -> impl Iterator<Item = TaskDefinitionId> {
    let definitions = cluster.task_definitions().iter().enumerate();
    let of_family = definitions.filter(move |(_, definition)| definition.family == family);
    of_family.map(|(index, _)| TaskDefinitionId::from_index(index))
}

fn task_numbered(cluster: &Cluster, number: u32) -> Result<TaskId, NotThere> {
    let id = TaskId::from_number(number).filter(|id| id.index() < cluster.tasks().len());
    id.ok_or(NotThere::Task(number))
}

fn computer_numbered(cluster: &Cluster, number: u32) -> Result<InstanceId, NotThere> {
    let id = InstanceId::from_number(number).filter(|id| id.index() < cluster.instances().len());
    id.ok_or(NotThere::Computer(number))
}

fn container_named(cluster: &Cluster, task: u32, name: &str) -> Result<ContainerId, NotThere> {
    let id = task_numbered(cluster, task)?;
    let definition = cluster.definition(cluster.task(id).definition);
    let place = definition.containers.iter().position(|container| container.name == name);
    let found = place.and_then(|place| cluster.task(id).container_ids().nth(place));
    found.ok_or_else(|| NotThere::Container { task, name: name.into() })
}
