//! Two worlds that differ in something that must not matter, or matter in one direction only.

use baton::lab::World;
use baton::sim::*;

use super::given::{Given, MINUTE, SMALL, web};
use super::random::Dice;

/// Computers 1, 4, 7 … are in zone a, 2, 5, 8 … in b, 3, 6, 9 … in c.
const ZONE_SIZE: usize = 3;
const COMPUTERS: usize = ZONES * ZONE_SIZE;

/// A world in which every computer holds as much as every other.
fn even(seed: u64) -> Given {
    let mut given = Given::computers(seed, COMPUTERS as u32, web());
    given.create_service(COMPUTERS as u32);
    given.minutes(5);
    assert!(given.spread().iter().all(|&tasks| tasks == 1), "evenly spread");
    given
}

/// Renames computers so that alike ones stay alike: zones among each other, and computers within their zone.
fn permutation(dice: &mut Dice) -> Vec<usize> {
    let zones = shuffled(dice, ZONES);
    let within: Vec<Vec<usize>> = (0..ZONES).map(|_| shuffled(dice, ZONE_SIZE)).collect();
    let renamed = |index: usize| {
        let (zone, row) = (index % ZONES, index / ZONES);
        within[zone][row] * ZONES + zones[zone]
    };
    (0..COMPUTERS).map(renamed).collect()
}

fn shuffled(dice: &mut Dice, count: usize) -> Vec<usize> {
    let mut left: Vec<usize> = (0..count).collect();
    (0..count).map(|_| left.swap_remove(dice.below(left.len() as u64) as usize)).collect()
}

/// By computer: terminated, or without power. At most one of each in a zone: which of two zones with equally many tasks
/// is first is a matter of names (R49), and matters once the zones differ otherwise.
fn faults(dice: &mut Dice) -> Vec<(usize, bool)> {
    let mut faults = Vec::new();
    for zone in 0..ZONES {
        for (row, terminate) in shuffled(dice, ZONE_SIZE).into_iter().zip([false, true]) {
            if dice.below(2) == 0 {
                faults.push((row * ZONES + zone, terminate));
            }
        }
    }
    faults
}

fn fault(computer: usize, terminate: bool) -> Command {
    let instance = InstanceId::from_index(computer);
    match terminate {
        true => Command::TerminateInstance { instance },
        false => Command::CutPower { instance },
    }
}

/// What is left when names are taken away: of each zone, of each of its computers, its condition and its tasks.
type Shape = Vec<Vec<(String, usize)>>;

fn shape(given: &Given) -> Shape {
    let mut zones = vec![Vec::new(); ZONES];
    for (instance, tasks) in given.cluster().instances().iter().zip(given.spread()) {
        let zone = &mut zones[usize::from(instance.zone)];
        zone.push((format!("{:?}", instance.condition()), tasks));
    }
    zones.iter_mut().for_each(|zone| zone.sort());
    zones.sort();
    zones
}

#[test]
fn alike_computers_may_change_their_names() {
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let (faults, renamed) = (faults(&mut dice), permutation(&mut dice));
        let start = even(seed);
        let (mut one, mut other) = (start.clone(), start);
        // A computer without power looks like any other until ECS notices: terminations wait until then.
        for now in [false, true] {
            for &(computer, terminate) in faults.iter().filter(|(_, terminate)| *terminate == now) {
                one.apply(fault(computer, terminate));
                other.apply(fault(renamed[computer], terminate));
            }
            one.minutes(15);
            other.minutes(15);
        }
        assert_eq!(shape(&one), shape(&other), "seed {seed}: {faults:?} renamed by {renamed:?}");
        assert_eq!(one.three(), other.three(), "seed {seed}");
    }
}

/// Tasks that run once everything rests: services of one kind of task on so many computers, some of which die.
fn placed(seed: u64, computers: u32, instance_type: InstanceType) -> u32 {
    let mut dice = Dice::new(seed);
    let mut given = Given::with(seed, Parameters::ecs(), computers, instance_type, web());
    for name in ["member", "board", "notice"] {
        let desired = dice.below(12) as u32;
        let create = CreateService::new(name, TaskDefinitionId::from_index(0), desired);
        given.apply(Command::CreateService(create));
        given.minutes(dice.below(3));
    }
    for (computer, _) in faults(&mut dice).into_iter().filter(|&(computer, _)| computer < 6) {
        given.apply(fault(computer, true));
    }
    given.minutes(30);
    let services = (0..3).map(ServiceId::from_index);
    services.map(|service| given.cluster().counts(service).running).sum()
}

#[test]
fn twice_the_room_never_holds_fewer_tasks() {
    let doubled = InstanceType {
        price_per_hour: SMALL.price_per_hour,
        cpu_units: 2 * SMALL.cpu_units,
        memory_mib: 2 * SMALL.memory_mib,
        eni_slots: 2 * SMALL.eni_slots,
    };
    let mut grew = 0;
    for seed in 0..60 {
        let before = placed(seed, 6, SMALL);
        let (larger, more) = (placed(seed, 6, doubled), placed(seed, 12, SMALL));
        assert!(larger >= before, "seed {seed}: {before} tasks, {larger} on larger computers");
        assert!(more >= before, "seed {seed}: {before} tasks, {more} on more computers");
        grew += u32::from(larger > before);
    }
    assert!(grew > 10, "room was short in {grew} worlds only");
}

/// A service that nobody asks anything of is no neighbour that matters where there is room for all.
#[test]
fn a_service_of_no_tasks_changes_nothing_for_the_others() {
    for seed in 0..20 {
        let play = |with_it: bool| {
            let mut given = Given::computers(seed, 6, web());
            given.create_service(4);
            if with_it {
                let create = CreateService::new("idle", TaskDefinitionId::from_index(0), 0);
                given.apply(Command::CreateService(create));
            }
            given.minutes(5);
            given.apply(fault(2, true));
            given.minutes(20);
            (shape(&given), given.three(), given.cluster().tasks().len())
        };
        assert_eq!(play(false), play(true), "seed {seed}");
    }
}

/// Whatever is thrown away and rebuilt from the log is the same world.
#[test]
fn a_world_replayed_from_its_log_is_the_same_world() {
    for seed in 0..40 {
        let (start, script, world) = super::determinism::recorded(seed);
        let mut again: World = start;
        for (at, command) in &script {
            // Half way, somebody looks, and goes on with what he kept.
            let middle = TimeMs((again.now().0 + at.0) / 2);
            again.advance(middle, u32::MAX);
            let mut kept = again.clone();
            again.advance(*at, u32::MAX);
            kept.advance(*at, u32::MAX);
            assert!(kept == again, "seed {seed}");
            again = kept;
            again.apply(command).expect("accepted the first time");
        }
        again.advance(world.now(), u32::MAX);
        assert!(again == world && again.digest() == world.digest(), "seed {seed}");
        again.advance(again.now().after(10 * MINUTE), u32::MAX);
        assert!(again.digest() != world.digest(), "time is part of the digest");
    }
}
