//! The placement index against the rule read literally, and against its own records.

use baton::lab::{Timeline, World};
use baton::sim::placement::{Group, Verdict, filter};
use baton::sim::*;

use super::determinism::recorded;
use super::given::{Given, computer, web};
use super::random::{Dice, invent, parameters};

/// R46, R47, R49 word by word: of all computers that pass the filters, those in the zone with fewest tasks of the group,
/// of those the ones with fewest themselves, of those the ones with fewest tasks at all, of those the first. `earlier`:
/// what the same pass has placed before.
fn naive(
    cluster: &Cluster,
    earlier: &[InstanceId],
    group: Group,
    wanted: Resources,
) -> Option<InstanceId> {
    let in_group = |task: &&Task| match group {
        Group::Service(service) => task.service == Some(service),
        Group::Family(definition) => {
            task.service.is_none()
                && cluster.definition(task.definition).family
                    == cluster.definition(definition).family
        }
    };
    let on_computers = |task: &&Task| task.is_live() && task.instance.fargate_zone().is_none();
    let before = || cluster.tasks().iter().filter(on_computers).filter(in_group);
    let counted = || before().map(|task| task.instance).chain(earlier.iter().copied());
    let there = |id: InstanceId| counted().filter(|&other| other == id).count();
    let in_zone =
        |zone: u8| counted().filter(|&other| cluster.instance(other).zone == zone).count();
    let new = |id: InstanceId| earlier.iter().filter(|&&other| other == id).count();
    let ids = (0..cluster.instances().len()).map(InstanceId::from_index);
    ids.filter(|&id| {
        let instance = cluster.instance(id);
        let times = new(id) as u32 + 1;
        let all_of_them = Resources {
            cpu_units: wanted.cpu_units * times,
            memory_mib: wanted.memory_mib * times,
            eni_slots: wanted.eni_slots * times,
        };
        instance.status != InstanceStatus::Inactive && filter(instance, all_of_them).is_ok()
    })
    .min_by_key(|&id| {
        let instance = cluster.instance(id);
        (in_zone(instance.zone), there(id), instance.tasks.len() + new(id), id)
    })
}

/// Every placement of random play is the one that the literal rule makes.
#[test]
fn the_index_places_as_the_literal_rule_does() {
    let mut placements = 0;
    for seed in 0..150 {
        let (start, script, end) = recorded(seed);
        let mut world = start;
        for (at, command) in script {
            placements += step_compared(&mut world, at);
            let before = world.clone();
            world.apply(&command).expect("accepted the first time");
            placements += compare(&before, &world);
        }
        placements += step_compared(&mut world, end.now());
    }
    assert!(placements > 500, "only {placements} placements were compared");
}

fn step_compared(world: &mut World, until: TimeMs) -> usize {
    let mut placements = 0;
    loop {
        let before = world.clone();
        if world.step(until).is_none() {
            return placements;
        }
        placements += compare(&before, world);
    }
}

/// The placements between two worlds, one timer or command apart.
fn compare(before: &World, after: &World) -> usize {
    let (cluster, history) = (before.cluster(), after.cluster().history());
    let mut earlier = Vec::new();
    for decision in history.decisions(cluster.history().decision_count()..usize::MAX) {
        let DecisionKind::Placed { task, instance, .. } = decision.kind else { continue };
        let task = after.cluster().task(task);
        let group = task.service.map_or(Group::Family(task.definition), Group::Service);
        let wanted = cluster.definition(task.definition).requirement();
        assert_eq!(Some(instance), naive(cluster, &earlier, group, wanted), "{decision:?}");
        earlier.push(instance);
    }
    earlier.len()
}

/// "Why not there?": what replay recomputes agrees with what the decision recorded.
#[test]
fn the_verdicts_of_a_replay_agree_with_the_record() {
    let mut placements = 0;
    for seed in 0..60 {
        let mut dice = Dice::new(seed);
        let start = World::new(seed, parameters(&mut dice));
        let mut timeline = Timeline::new(start, ());
        for _ in 0..25 {
            let command = invent(&mut dice, timeline.live().cluster());
            let _ = timeline.apply(command);
            let until = timeline.live().now().after(dice.below(60_000));
            timeline.advance(until, u32::MAX);
        }
        placements += check_records(&timeline);
    }
    assert!(placements > 200, "only {placements} placements were explained");
}

fn check_records(timeline: &Timeline<()>) -> usize {
    let history = timeline.live().cluster().history();
    let mut placements = 0;
    for decision in history.decisions(0..usize::MAX) {
        let DecisionKind::Placed { instance, tasks_there, fitting, refused, .. } = decision.kind
        else {
            continue;
        };
        let verdicts = timeline.verdicts(decision.id).expect("a placement can be explained");
        let fits = verdicts.iter().filter(|v| v.outcome.is_ok()).count();
        assert_eq!(fits, usize::from(fitting), "{decision:?}");
        for reason in Reason::ALL {
            let hit = |v: &&Verdict| v.outcome.is_err_and(|refusal| refusal.reason == reason);
            let count = verdicts.iter().filter(hit).count();
            assert_eq!(count, usize::from(refused.of(reason)), "{reason:?} of {decision:?}");
        }
        let chosen = verdicts.iter().find(|v| v.instance == instance).expect("asked too");
        assert_eq!(chosen.outcome, Ok(tasks_there), "{decision:?}");
        placements += 1;
    }
    placements
}

/// The same in figures that can be followed by hand.
#[test]
fn a_pass_goes_round_the_zones_then_round_their_computers() {
    let mut given = Given::computers(5, 7, web());
    given.apply(Command::TerminateInstance { instance: computer(4) });
    given.create_service(12);
    given.minutes(1);
    let placed: Vec<InstanceId> = given.cluster().tasks().iter().map(|t| t.instance).collect();
    let zones: Vec<u8> = placed.iter().map(|&i| given.cluster().instance(i).zone).collect();
    assert_eq!(
        placed.iter().map(|i| i.number()).collect::<Vec<_>>(),
        [1, 2, 3, 5, 6, 7, 1, 2, 3, 5, 6, 7]
    );
    assert_eq!(zones, [0, 1, 2, 1, 2, 0, 0, 1, 2, 1, 2, 0]);
}
