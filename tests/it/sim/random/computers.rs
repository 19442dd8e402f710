//! What happens to computers besides power: draining, silent agents, zones, a group that keeps their number.

use baton::sim::*;

use super::{Dice, computer, some_type};

pub(super) fn invent(dice: &mut Dice, cluster: &Cluster) -> Command {
    let instance = computer(dice, cluster);
    match dice.below(12) {
        0 | 1 => Command::UpdateInstanceState { instance, draining: true },
        2 => Command::UpdateInstanceState { instance, draining: false },
        3 | 4 => Command::StopAgent { instance },
        5 | 6 => Command::StartAgent { instance },
        7 => Command::LoseZone { zone: dice.below(4) as u8 },
        8 => Command::ReturnZone { zone: dice.below(3) as u8 },
        9 if cluster.auto_scaling_group().is_some() => {
            Command::SetDesiredCapacity { desired_capacity: dice.below(6) as u32 }
        }
        _ => Command::PutAutoScalingGroup(AutoScalingGroup {
            min_size: dice.below(2) as u32,
            max_size: 4,
            desired_capacity: dice.below(5) as u32,
            instance_type: some_type(dice),
        }),
    }
}
