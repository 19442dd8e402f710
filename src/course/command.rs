//! From what a learner does to what the cluster is asked to do.

use super::Action;
use crate::sim::{
    Cluster, Command, ContainerId, CreateService, InstanceId, InstanceType, RunTask, ServiceId,
    TaskDefinitionId, TaskId, UpdateService,
};

/// What an action names and the cluster has not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotThere {
    /// By the number that learners see.
    Task(u32),
    Computer(u32),
    Service(String),
    Family(String),
    Container {
        task: u32,
        name: String,
    },
}

impl Action {
    /// The command that the action stands for in this cluster. `rented`: the kind of computer that the stage rents.
    pub fn command(&self, cluster: &Cluster, rented: InstanceType) -> Result<Command, NotThere> {
        Ok(match self {
            Action::Scale { service, count } => {
                UpdateService::scale(service_named(cluster, service)?, *count)
            }
            Action::StopTask { task } => Command::StopTask { task: task_numbered(cluster, *task)? },
            Action::CrashContainer { task, container, exit_code } => Command::CrashContainer {
                container: container_named(cluster, *task, container)?,
                exit_code: *exit_code,
            },
            Action::RunTask { family } => RunTask::of(definition_named(cluster, family)?, 1),
            Action::TerminateComputer { computer } => {
                Command::TerminateInstance { instance: computer_numbered(cluster, *computer)? }
            }
            Action::PowerOff { computer } => {
                Command::CutPower { instance: computer_numbered(cluster, *computer)? }
            }
            Action::PowerOn { computer } => {
                Command::RestorePower { instance: computer_numbered(cluster, *computer)? }
            }
            Action::RentComputer { count } => {
                Command::RunInstances { count: *count, instance_type: rented }
            }
            Action::CreateService { name, count } => {
                let definition = definition_named(cluster, name)?;
                Command::CreateService(CreateService::new(name, definition, *count))
            }
            // As `aws ecs delete-service --force`: a learner need not scale to 0 first.
            Action::DeleteService { service } => {
                Command::DeleteService { service: service_named(cluster, service)?, force: true }
            }
        })
    }
}

fn service_named(cluster: &Cluster, name: &str) -> Result<ServiceId, NotThere> {
    cluster.service_named(name).ok_or_else(|| NotThere::Service(name.into()))
}

fn definition_named(cluster: &Cluster, family: &str) -> Result<TaskDefinitionId, NotThere> {
    cluster.definition_named(family).ok_or_else(|| NotThere::Family(family.into()))
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
