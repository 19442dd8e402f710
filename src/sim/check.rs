//! Whether a command would be accepted. Reads only, so a refusal changes nothing.

use super::cluster::{Cluster, INSTANCES_MAX};
use super::command::Command;
use super::container::ContainerStatus;
use super::id::{ContainerId, InstanceId, TaskDefinitionId, TaskId};
use super::rejection::Rejection;
use super::resources::InstanceType;
use super::task::DesiredStatus;
use super::task_definition::{CONTAINERS_MAX, ContainerDefinition, TaskDefinition};

const NAME_LENGTH_MAX: usize = 255;
const CPU_UNITS_MAX: u32 = 262_144;
const MEMORY_MIB_MIN: u32 = 6;

pub(super) type Checked = Result<(), Rejection>;

impl Cluster {
    /// What [`Cluster::apply`] would say, without doing it.
    pub fn check(&self, command: &Command) -> Checked {
        match *command {
            Command::Trap => Ok(()),
            Command::RunInstances { count, instance_type } => {
                self.check_run_instances(count, instance_type)
            }
            Command::TerminateInstance { instance } => self.check_not_terminated(instance),
            Command::CutPower { instance } => self.check_power(instance, true),
            Command::RestorePower { instance } => self.check_power(instance, false),
            Command::RegisterTaskDefinition(ref definition) => check_definition(definition),
            Command::CreateService(ref create) => self.check_create_service(create),
            Command::UpdateService(ref update) => self.check_update_service(update),
            Command::CreateTargetGroup(ref create) => self.check_target_group(create),
            Command::DeleteService { service, force } => self.check_delete(service, force),
            Command::RunTask { task_definition, count } => {
                self.check_definition_exists(task_definition)?;
                self.check_run_task(count)
            }
            Command::StopTask { task } => self.check_stop_task(task),
            Command::CrashContainer { container, exit_code } => {
                self.check_crash(container, exit_code)
            }
            Command::AddUsers(ref users) => self.check_add_users(users),
            Command::UpdateUsers(update) => self.check_update_users(update),
            Command::RemoveUsers { users } => self.check_users_here(users),
        }
    }

    fn check_run_instances(&self, count: u32, instance_type: InstanceType) -> Checked {
        let present = self.instances.iter().filter(|i| !i.is_terminated).count() as u32;
        let wanted = present.saturating_add(count);
        if count == 0 {
            Err(Rejection::CountIsZero)
        } else if instance_type.cpu_units == 0 || instance_type.memory_mib == 0 {
            Err(Rejection::InstanceTypeEmpty)
        } else if wanted > INSTANCES_MAX {
            Err(Rejection::TooManyInstances { wanted, limit: INSTANCES_MAX })
        } else {
            Ok(())
        }
    }

    fn check_not_terminated(&self, id: InstanceId) -> Checked {
        match self.instances.get(id.index()) {
            None => Err(Rejection::NoSuchInstance { instance: id }),
            Some(instance) if instance.is_terminated => {
                Err(Rejection::InstanceTerminated { instance: id })
            }
            Some(_) => Ok(()),
        }
    }

    fn check_power(&self, instance: InstanceId, needed: bool) -> Checked {
        self.check_not_terminated(instance)?;
        match (self.instance(instance).power, needed) {
            (false, true) => Err(Rejection::PowerAlreadyOff { instance }),
            (true, false) => Err(Rejection::PowerAlreadyOn { instance }),
            _ => Ok(()),
        }
    }

    pub(super) fn check_definition_exists(&self, definition: TaskDefinitionId) -> Checked {
        let exists = definition.index() < self.definitions.len();
        if exists { Ok(()) } else { Err(Rejection::NoSuchTaskDefinition { definition }) }
    }

    fn check_run_task(&self, count: u32) -> Checked {
        let limit = self.parameters.run_task_max;
        if count == 0 {
            Err(Rejection::CountIsZero)
        } else if count > limit {
            Err(Rejection::RunTaskTooMany { wanted: count, limit })
        } else if !self.instances.iter().any(|i| i.is_registered()) {
            Err(Rejection::NoContainerInstances)
        } else {
            Ok(())
        }
    }

    fn check_stop_task(&self, id: TaskId) -> Checked {
        match self.tasks.get(id.index()) {
            None => Err(Rejection::NoSuchTask { task: id }),
            Some(task) if task.desired_status == DesiredStatus::Stopped => {
                Err(Rejection::TaskAlreadyStopping { task: id })
            }
            Some(_) => Ok(()),
        }
    }

    fn check_crash(&self, id: ContainerId, exit_code: i32) -> Checked {
        let Some(container) = self.containers.get(id.index()) else {
            return Err(Rejection::NoSuchContainer { container: id });
        };
        let host = self.instance(self.task(container.task).instance);
        // On a computer without power ECS still says RUNNING, but there is no process.
        if container.last_status != ContainerStatus::Running || !host.agent_is_up {
            return Err(Rejection::ContainerNotRunning { container: id });
        }
        let in_range = (0..=255).contains(&exit_code);
        if in_range { Ok(()) } else { Err(Rejection::ExitCodeOutOfRange { exit_code }) }
    }
}

/// ECS: "up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens".
pub(super) fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.len() <= NAME_LENGTH_MAX && name.chars().all(allowed)
}

fn check_definition(definition: &TaskDefinition) -> Checked {
    let containers = &definition.containers;
    if !is_name(&definition.family) {
        return Err(Rejection::FamilyInvalid);
    }
    if containers.is_empty() {
        return Err(Rejection::NoContainers);
    }
    if containers.len() > CONTAINERS_MAX {
        let wanted = u32::try_from(containers.len()).unwrap_or(u32::MAX);
        return Err(Rejection::TooManyContainers { wanted, limit: CONTAINERS_MAX as u32 });
    }
    for (index, container) in containers.iter().enumerate() {
        let name_taken = containers[..index].iter().any(|c| c.name == container.name);
        let index = index as u8;
        if name_taken {
            return Err(Rejection::ContainerNameTaken { index });
        }
        check_container(container, definition.memory, index)?;
    }
    // R16: every task needs at least one essential container.
    if !containers.iter().any(|c| c.essential) {
        return Err(Rejection::NoEssentialContainer);
    }
    check_task_size(definition)
}

/// R2, R3.
fn check_container(
    container: &ContainerDefinition,
    task_memory: Option<u32>,
    index: u8,
) -> Checked {
    let minimum = MEMORY_MIB_MIN;
    let too_small = |mib: Option<u32>| mib.is_some_and(|mib| mib < minimum);
    let sizes = (container.memory, container.memory_reservation);
    if !is_name(&container.name) {
        Err(Rejection::ContainerNameInvalid { index })
    } else if container.image.is_empty() {
        Err(Rejection::ImageMissing { index })
    } else if container.cpu > CPU_UNITS_MAX {
        Err(Rejection::CpuTooHigh { index })
    } else if task_memory.is_none() && sizes == (None, None) {
        Err(Rejection::MemoryMissing { index })
    } else if too_small(container.memory) || too_small(container.memory_reservation) {
        Err(Rejection::MemoryBelowMinimum { index, minimum })
    } else if matches!(sizes, (Some(hard), Some(soft)) if hard <= soft) {
        Err(Rejection::ReservationNotBelowMemory { index })
    } else {
        Ok(())
    }
}

fn check_task_size(definition: &TaskDefinition) -> Checked {
    let total = |part: fn(&ContainerDefinition) -> u32| {
        definition.containers.iter().fold(0u32, |sum, c| sum.saturating_add(part(c)))
    };
    let pairs = [
        (definition.cpu, total(|c| c.cpu)),
        (definition.memory, total(ContainerDefinition::reserved)),
    ];
    for (task, wanted) in pairs {
        match task {
            Some(task) if wanted > task => {
                return Err(Rejection::ContainersExceedTask { wanted, task });
            }
            _ => {}
        }
    }
    Ok(())
}
