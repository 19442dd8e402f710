//! Same seed, same commands: same world, however time is cut.

use baton::lab::{Progress, World};
use baton::sim::*;

use super::given::Given;
use super::random::{Dice, invent, parameters};

/// Commands with their times, and the world after them.
pub(super) fn recorded(seed: u64) -> (World, Vec<(TimeMs, Command)>, World) {
    let mut dice = Dice::new(seed);
    let start = World::new(seed, parameters(&mut dice));
    let (mut world, mut script) = (start.clone(), Vec::new());
    for _ in 0..25 {
        let command = invent(&mut dice, world.cluster());
        if world.apply(&command).is_ok() {
            script.push((world.now(), command));
        }
        let until = world.now().after(dice.below(60_000));
        world.advance(until, u32::MAX);
    }
    (start, script, world)
}

fn played(
    start: &World,
    script: &[(TimeMs, Command)],
    end: TimeMs,
    go: fn(&mut World, TimeMs),
) -> World {
    let mut world = start.clone();
    for (at, command) in script {
        go(&mut world, *at);
        world.apply(command).expect("accepted the first time");
    }
    go(&mut world, end);
    world
}

fn at_once(world: &mut World, until: TimeMs) {
    assert_eq!(world.advance(until, u32::MAX), Progress::Reached);
}

/// Seven milliseconds more each time, three timers a slice.
fn in_slices(world: &mut World, until: TimeMs) {
    for slice in 1.. {
        let next = world.now().after(slice * 7).min(until);
        while world.advance(next, 3) == Progress::Paused {}
        if next == until {
            return;
        }
    }
}

fn step_by_step(world: &mut World, until: TimeMs) {
    while world.step(until).is_some() {}
}

#[test]
fn twice_the_same_script_is_the_same_world() {
    for seed in 0..60 {
        let (start, script, world) = recorded(seed);
        let again = played(&start, &script, world.now(), at_once);
        assert!(again == world && again.digest() == world.digest(), "seed {seed}");
    }
}

#[test]
fn slices_and_steps_are_the_same_as_one_advance() {
    for seed in 0..60 {
        let (start, script, world) = recorded(seed);
        assert!(played(&start, &script, world.now(), in_slices) == world, "slices, seed {seed}");
        assert!(played(&start, &script, world.now(), step_by_step) == world, "steps, seed {seed}");
    }
}

#[test]
fn a_clone_goes_on_as_the_original() {
    for seed in 0..60 {
        let (_, _, mut world) = recorded(seed);
        let mut clone = world.clone();
        let until = world.now().after(600_000);
        world.advance(until, u32::MAX);
        clone.advance(until, u32::MAX);
        assert!(clone == world, "seed {seed}");
    }
}

#[test]
fn another_seed_is_another_history() {
    let digests = [1, 2, 3].map(|seed| Given::service(seed, 3, 3).world.digest());
    assert!(digests[0] != digests[1] && digests[1] != digests[2]);
}

#[test]
fn the_digest_tells_worlds_apart_that_differ_in_one_event() {
    let one = Given::service(1, 3, 3);
    let mut other = one.clone();
    other.apply(Command::StopTask { task: super::given::task(1) });
    assert_ne!(one.world.digest(), other.world.digest());
}

#[test]
fn a_paused_advance_fires_exactly_its_budget() {
    let mut given = Given::computers(1, 3, super::given::web());
    given.create_service(3);
    let fired = given.world.fired();
    assert_eq!(given.world.advance(TimeMs(600_000), 5), Progress::Paused);
    assert_eq!(given.world.fired(), fired + 5);
}

#[test]
fn time_ends_without_a_panic() {
    let mut world = World::new(1, Parameters::ecs());
    assert_eq!(world.advance(TimeMs::NEVER, u32::MAX), Progress::Reached);
    assert_eq!(world.now(), World::END);
    let instance_type = super::given::SMALL;
    world.apply(&Command::RunInstances { count: 1, instance_type }).expect("even then");
    assert_eq!(world.step(TimeMs::NEVER), None);
    assert_eq!(world.advance(TimeMs::NEVER, u32::MAX), Progress::Reached);
}
