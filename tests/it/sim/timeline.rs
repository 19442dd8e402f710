//! Undo, scrub, restore: the past comes back exactly.

use baton::lab::{Logged, Moment, Observe, REPLAY_TIMERS_MAX, RestoreError, Timeline, World};
use baton::sim::*;
use baton::unpack::unpack;

use super::given::{Given, computer, task};
use super::random::{Dice, invent, parameters};

/// What an observer saw belongs to its moment.
#[derive(Clone, Debug, Default, PartialEq)]
struct Looks(u64);

impl Observe for Looks {
    fn observe(&mut self, world: &World) {
        self.0 = self.0.wrapping_mul(31).wrapping_add(world.digest());
    }
}

/// A random session, and the world and looks as they were at each stop.
fn session(seed: u64) -> (Timeline<Looks>, Vec<(World, Looks)>) {
    let mut dice = Dice::new(seed);
    let mut timeline = Timeline::new(World::new(seed, parameters(&mut dice)), Looks::default());
    let mut stops = Vec::new();
    for _ in 0..40 {
        let command = invent(&mut dice, timeline.live().cluster());
        let _ = timeline.apply(command);
        let until = timeline.live().now().after(dice.pick(&[0, 500, 40_000, 900_000]));
        timeline.advance(until, u32::MAX);
        stops.push((timeline.live().clone(), timeline.observer().clone()));
    }
    (timeline, stops)
}

#[test]
fn scrubbing_shows_the_world_as_it_was() {
    for seed in 0..30 {
        let (timeline, stops) = session(seed);
        for pair in stops.windows(2) {
            let (world, next) = (&pair[0].0, &pair[1].0);
            // Commands at the very time belong to it, and what is due at once because of them; so only the last stop of a time is what scrubbing shows.
            let mut shown = world.clone();
            if world.now() < next.now() {
                for Logged { moment, command } in timeline.log() {
                    if moment.now == world.now() && moment.fired == world.fired() {
                        let _ = shown.apply(command);
                    }
                }
                shown.advance(world.now(), u32::MAX);
                let at = timeline.world_at(world.now());
                assert_eq!(at.now(), world.now());
                assert!(at.fired() == shown.fired(), "seed {seed}");
            }
        }
        assert!(timeline.world_at(TimeMs::NEVER) == *timeline.live());
    }
}

#[test]
fn undo_is_the_world_before_the_command_and_back_again() {
    for seed in 0..30 {
        let (mut timeline, _) = session(seed);
        let mut log = timeline.log().to_vec();
        while let Some(Logged { moment, command }) = log.pop() {
            assert!(timeline.undo());
            assert_eq!(timeline.moment(), moment);
            assert_eq!(timeline.log(), log);
            let again = timeline.clone().apply(command);
            assert!(again.is_ok(), "what was accepted once is accepted again");
            let mut fresh = Timeline::new(timeline.start().clone(), Looks::default());
            fresh.restore(log.clone(), moment).expect("its own log");
            assert!(fresh.live() == timeline.live(), "seed {seed}, {} left", log.len());
            assert_eq!(fresh.observer(), timeline.observer());
        }
        assert!(!timeline.undo());
    }
}

#[test]
fn a_restored_log_is_the_same_world_and_the_same_looks() {
    for seed in 0..30 {
        let (timeline, _) = session(seed);
        let bytes = postcard::to_allocvec(timeline.log()).expect("a log can be kept");
        let (log, rest) = unpack::<Vec<Logged>>(&bytes).expect("and read again");
        assert!(rest.is_empty());
        let mut restored = Timeline::new(timeline.start().clone(), Looks::default());
        restored.restore(log, timeline.moment()).expect("its own log");
        assert!(restored.live() == timeline.live(), "seed {seed}");
        assert_eq!(restored.observer(), timeline.observer());
        assert_eq!(restored.log(), timeline.log());
    }
}

#[test]
fn back_to_start_forgets_everything() {
    let (mut timeline, _) = session(3);
    timeline.back_to_start();
    assert!(timeline.live() == timeline.start() && timeline.log().is_empty());
    assert_eq!(*timeline.observer(), Looks::default());
}

#[test]
fn a_log_that_cannot_be_says_where_and_changes_nothing() {
    let start = Given::service(1, 3, 3).world;
    let mut timeline = Timeline::new(start.clone(), ());
    let here = timeline.moment();
    let stop =
        |moment, number| Logged { moment, command: Command::StopTask { task: task(number) } };
    let refused = RestoreError::Refused {
        index: 1,
        rejection: Rejection::TaskAlreadyStopping { task: task(1) },
    };
    let far = Moment { fired: here.fired + REPLAY_TIMERS_MAX + 1, now: World::END };
    let never = Moment { fired: here.fired, now: TimeMs::NEVER };
    let past = Moment { fired: here.fired, now: TimeMs(1) };
    let idle = Moment { fired: here.fired, now: World::END };
    let cases = [
        (vec![stop(here, 1), stop(here, 1)], here, refused),
        (vec![], far, RestoreError::TooLong),
        (vec![], never, RestoreError::TooLong),
        (vec![], past, RestoreError::OutOfOrder { index: 0 }),
        (vec![stop(here, 1), stop(past, 2)], here, RestoreError::OutOfOrder { index: 1 }),
        (vec![], idle, RestoreError::OutOfOrder { index: 0 }),
    ];
    for (log, moment, error) in cases {
        assert_eq!(timeline.restore(log, moment), Err(error));
        assert!(*timeline.live() == start);
    }
}

#[test]
fn a_long_session_keeps_its_past_in_bounds() {
    let mut timeline = Timeline::new(Given::service(1, 12, 24).world, ());
    for round in 0..150u32 {
        let desired_count = if round % 2 == 0 { 0 } else { 24 };
        let service = super::given::service();
        timeline.apply(UpdateService::scale(service, desired_count)).expect("active");
        let until = timeline.live().now().after(180_000);
        timeline.advance(until, u32::MAX);
    }
    assert!(timeline.live().fired() > 10_000);
    let (count, bytes) = timeline.snapshots();
    assert!((9..=64).contains(&count) && bytes <= 64 << 20, "{count} snapshots, {bytes} bytes");
    let middle = TimeMs(timeline.live().now().0 / 2);
    assert_eq!(timeline.world_at(middle).now(), middle);
}

#[test]
fn terminating_undone_gives_the_computer_back() {
    let mut timeline = Timeline::new(Given::service(1, 3, 3).world, ());
    let instance = computer(1);
    timeline.apply(Command::TerminateInstance { instance }).expect("it is there");
    let until = timeline.live().now().after(100_000);
    timeline.advance(until, u32::MAX);
    assert!(timeline.undo());
    assert_eq!(timeline.live().cluster().instance(instance).condition(), InstanceCondition::Active);
}
