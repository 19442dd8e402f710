//! FARGATE: tasks without computers. What sizes there are, and what they cost.
//!
//! Its capacity is not scarce here: AWS may answer `Capacity is unavailable at this time`, the simulation never does.

use super::placement::strategy::LaunchType;
use super::rejection::Rejection;
use super::task_definition::{NetworkMode, TaskDefinition};

/// CPU units, and the memory that goes with them in MiB: from, to, in steps of. \[API RegisterTaskDefinition.cpu\]
pub const FARGATE_SIZES: [(u32, u32, u32, u32); 7] = [
    (256, 512, 2_048, 1_024),
    (512, 1_024, 4_096, 1_024),
    (1_024, 2_048, 8_192, 1_024),
    (2_048, 4_096, 16_384, 1_024),
    (4_096, 8_192, 30_720, 1_024),
    (8_192, 16_384, 61_440, 4_096),
    (16_384, 32_768, 122_880, 8_192),
];

/// The smallest size has 512 MiB beside its whole GiB.
const HALF_GIB: u32 = 512;
/// `stopTimeout` of a container, ms. \[API\]
const STOP_TIMEOUT: std::ops::RangeInclusive<u64> = 2_000..=120_000;

/// Would FARGATE take a task of it? A definition for EC2 is not asked.
pub(super) fn check_fargate(definition: &TaskDefinition) -> Result<(), Rejection> {
    if definition.compatibility == LaunchType::Ec2 {
        return Ok(());
    }
    if definition.network_mode != NetworkMode::Awsvpc {
        return Err(Rejection::FargateNetworkMode);
    }
    check_size(definition.cpu.unwrap_or(0), definition.memory.unwrap_or(0))?;
    let timeouts = definition.containers.iter().map(|container| container.stop_timeout_ms);
    match timeouts.into_iter().position(|ms| ms.is_some_and(|ms| !STOP_TIMEOUT.contains(&ms))) {
        Some(index) => Err(Rejection::FargateStopTimeout { index: index as u8 }),
        None => Ok(()),
    }
}

fn check_size(cpu: u32, memory: u32) -> Result<(), Rejection> {
    let size = FARGATE_SIZES.into_iter().find(|size| size.0 == cpu);
    let Some((_, min, max, step)) = size else { return Err(Rejection::FargateCpu { cpu }) };
    let fits = (min..=max).contains(&memory) && memory.is_multiple_of(step)
        || memory == HALF_GIB && min == HALF_GIB;
    if fits { Ok(()) } else { Err(Rejection::FargateMemory { cpu, memory, min, max, step }) }
}
