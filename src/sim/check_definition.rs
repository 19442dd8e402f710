//! Whether a task definition could be registered: its sizes (R2, R3), what its containers say of each other (R16, R17) and of
//! volumes (R66).

use super::check::{Checked, is_name};
use super::container_definition::{
    ContainerCondition, ContainerDefinition, ContainerDependency, RestartPolicy,
};
use super::health_check::HealthCheck;
use super::placement::check::check_where;
use super::placement::strategy::LaunchType;
use super::rejection::Rejection;
use super::task_definition::{CONTAINERS_MAX, TaskDefinition};
use super::volume::{MountPoint, Volume, VolumeKind};

const CPU_UNITS_MAX: u32 = 262_144;
const MEMORY_MIB_MIN: u32 = 6;

pub(super) fn check_definition(definition: &TaskDefinition) -> Checked {
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
    check_order(definition)?;
    check_volumes(definition)?;
    check_task_size(definition)?;
    check_where(definition)
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
    } else if !container.health_check.as_ref().is_none_or(is_valid) {
        Err(Rejection::HealthCheckInvalid { index })
    } else if !container.restart_policy.as_ref().is_none_or(is_in_range) {
        Err(Rejection::RestartPolicyInvalid { index })
    } else {
        Ok(())
    }
}

/// R19.
fn is_in_range(policy: &RestartPolicy) -> bool {
    (60_000..=1_800_000).contains(&policy.restart_attempt_period_ms)
        && policy.ignored_exit_codes.len() <= 50
}

/// R17: who waits for whom; as often as there are containers, those drop out that wait for none of the rest.
fn check_order(definition: &TaskDefinition) -> Checked {
    let containers = &definition.containers;
    for (index, container) in (0u8..).zip(containers) {
        let sound = |on: &ContainerDependency| {
            let mut others = containers.iter().filter(|other| other.name != container.name);
            others.any(|other| other.name == on.container_name && takes(other, on.condition))
        };
        if !container.depends_on.iter().all(sound) {
            return Err(Rejection::DependsOnInvalid { index });
        }
    }
    let mut left: Vec<u8> = (0u8..).zip(containers).map(|(index, _)| index).collect();
    for _ in containers {
        let names: Vec<&str> = left.iter().map(|&at| &*containers[usize::from(at)].name).collect();
        left.retain(|&at| {
            let on = &containers[usize::from(at)].depends_on;
            on.iter().any(|on| names.contains(&on.container_name.as_str()))
        });
    }
    left.first().map_or(Ok(()), |&index| Err(Rejection::DependsOnCycle { index }))
}

/// R17: can another container wait for this of it?
fn takes(container: &ContainerDefinition, condition: ContainerCondition) -> bool {
    match condition {
        ContainerCondition::Start => true,
        ContainerCondition::Complete | ContainerCondition::Success => !container.essential,
        ContainerCondition::Healthy => container.health_check.is_some(),
    }
}

/// R66.
fn check_volumes(definition: &TaskDefinition) -> Checked {
    let volumes = &definition.volumes;
    let fits = |(index, volume): (usize, &Volume)| {
        let anywhere = matches!(volume.kind, VolumeKind::Scratch | VolumeKind::Efs { .. });
        is_name(&volume.name)
            && !volumes[..index].iter().any(|other| other.name == volume.name)
            && (anywhere || definition.compatibility == LaunchType::Ec2)
    };
    let is_there = |mount: &MountPoint| volumes.iter().any(|v| v.name == mount.source_volume);
    let mounts = definition.containers.iter().flat_map(|container| &container.mount_points);
    let sound = volumes.iter().enumerate().all(fits) && mounts.into_iter().all(is_there);
    if sound { Ok(()) } else { Err(Rejection::VolumesInvalid) }
}

/// R51.
fn is_valid(check: &HealthCheck) -> bool {
    let kind = check.command.first().map(String::as_str);
    matches!(kind, Some("CMD" | "CMD-SHELL"))
        && check.command.len() > 1
        && (5_000..=300_000).contains(&check.interval_ms)
        && (2_000..=60_000).contains(&check.timeout_ms)
        && (1..=10).contains(&check.retries)
        && check.start_period_ms <= 300_000
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
