//! Randomness without state: a draw is a function of the seed, the subsystem, the entity and how many draws it made
//! before. So one more draw in one place shifts no draw elsewhere.

/// One per subsystem; the discriminant is part of every recorded history, so add only at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Stream {
    SchedulerPhase,
    EniAttach,
    AgentAccept,
    ImagePull,
    ContainerCreate,
    ContainerStart,
    PortOpen,
    SigtermExit,
    EniDetach,
    InstanceBoot,
    PowerBoot,
    AgentDisconnect,
    /// The hexadecimal names that ECS prints: tasks, instances, deployments.
    Name,
    /// A balancer's random choice (R58).
    Route,
    /// When in its slot of time a request is made.
    Arrival,
    /// Which of a name's addresses a client takes.
    Resolve,
    /// How long a home line keeps its address.
    HomeLease,
    /// When a new target is checked first.
    FirstTargetCheck,
    DrainingSaid,
    DrainLag,
    TargetNoticed,
    /// When a new task counts as healthy in a deployment behind a balancer.
    RollingHealthy,
    RollingCompleted,
    /// Between passes of a service with a balancer.
    BusyPass,
    /// The strategy `random` (R47).
    RandomPlacement,
    /// Host ports that the agent picks (R5).
    DynamicPort,
    /// The registry's answer to one pull.
    Registry,
    PullRetry,
    /// Which of the latest rows a request looks for.
    Row,
    /// Of equals, which task a scale-in takes (R41).
    ScaleIn,
    AgentStart,
    InstanceCheck,
    GroupReplaces,
    /// Which worker of an nginx takes a connection, and what its balancer draws.
    NginxWorker,
}

/// 64 bits drawn for the `nth` time by `entity` in `stream`.
pub fn draw(seed: u64, stream: Stream, entity: u64, nth: u64) -> u64 {
    let keyed = mix(seed ^ mix(stream as u64 + 1));
    mix(keyed ^ mix(entity.wrapping_mul(0xA24B_AED4_963E_E407).wrapping_add(nth)))
}

/// A draw in `lo..=hi` (`lo` when the range is empty). The modulo's bias is below 2⁻³² for ranges of milliseconds.
pub fn range(seed: u64, stream: Stream, entity: u64, nth: u64, (lo, hi): (u64, u64)) -> u64 {
    let width = hi.saturating_sub(lo).saturating_add(1);
    lo + draw(seed, stream, entity, nth) % width
}

/// SplitMix64's step and finaliser (Steele, Lea, Flood 2014).
fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_output_of_splitmix64_for_seed_0_is_the_published_one() {
        assert_eq!(mix(0), 0xE220_A839_7B1D_CDAF);
    }

    #[test]
    fn a_draw_stays_in_its_range_and_reaches_both_ends() {
        let drawn: Vec<u64> = (0..200).map(|i| range(7, Stream::ImagePull, i, 0, (3, 6))).collect();
        assert_eq!(drawn.iter().min(), Some(&3));
        assert_eq!(drawn.iter().max(), Some(&6));
    }

    #[test]
    fn streams_entities_and_draws_are_independent() {
        let base = draw(1, Stream::EniAttach, 5, 0);
        assert_ne!(base, draw(1, Stream::EniDetach, 5, 0));
        assert_ne!(base, draw(1, Stream::EniAttach, 6, 0));
        assert_ne!(base, draw(1, Stream::EniAttach, 5, 1));
        assert_ne!(base, draw(2, Stream::EniAttach, 5, 0));
    }
}
