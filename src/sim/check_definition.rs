//! Whether a task definition could be registered: its sizes (R2, R3) and what its containers say of each other (R16).

use super::check::{Checked, is_name};
use super::container_definition::ContainerDefinition;
use super::health_check::HealthCheck;
use super::placement::check::check_where;
use super::rejection::Rejection;
use super::task_definition::{CONTAINERS_MAX, TaskDefinition};

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
    } else {
        Ok(())
    }
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
