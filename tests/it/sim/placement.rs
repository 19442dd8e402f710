//! The placement index against the rule read literally, and against its own records.

use baton::lab::Timeline;
use baton::sim::placement::{Group, Place, Round, filter, refused};
use baton::sim::*;

use super::given::{Given, computer, web};
use super::random::{Dice, invent, parameters};

/// R46, R47, R49 word by word: of all computers that pass the filters, those in the zone with fewest tasks of the group,
/// of those the ones with fewest themselves, of those the ones with fewest tasks at all, of those the first.
fn naive(cluster: &Cluster, group: Group, wanted: Resources) -> Option<InstanceId> {
    let in_group = |task: &Task| match group {
        Group::Service(service) => task.service == Some(service),
        Group::Family(definition) => {
            task.service.is_none()
                && cluster.definition(task.definition).family
                    == cluster.definition(definition).family
        }
    };
    let counted = || cluster.tasks().iter().filter(|task| task.is_live() && in_group(task));
    let there = |id: InstanceId| counted().filter(|task| task.instance == id).count();
    let in_zone =
        |zone: u8| counted().filter(|task| cluster.instance(task.instance).zone == zone).count();
    let ids = (0..cluster.instances().len()).map(InstanceId::from_index);
    ids.filter(|&id| {
        let instance = cluster.instance(id);
        instance.status != InstanceStatus::Inactive && filter(instance, wanted).is_ok()
    })
    .min_by_key(|&id| {
        let instance = cluster.instance(id);
        (in_zone(instance.zone), there(id), instance.tasks.len(), id)
    })
}

/// Every placement of random play is the one that the literal rule makes, and its record is right.
#[test]
fn the_index_places_as_the_literal_rule_does() {
    let mut placements = 0;
    for seed in 0..120 {
        let mut dice = Dice::new(seed);
        let start = baton::lab::World::new(seed, parameters(&mut dice));
        let mut timeline = Timeline::new(start, ());
        for _ in 0..25 {
            let command = invent(&mut dice, timeline.live().cluster());
            let _ = timeline.apply(command);
            let until = timeline.live().now().after(dice.below(60_000));
            timeline.advance(until, u32::MAX);
        }
        placements += check_placements(&timeline);
    }
    assert!(placements > 500, "only {placements} placements were compared");
}

fn check_placements(timeline: &Timeline<()>) -> usize {
    let cluster = timeline.live().cluster();
    let mut placements = 0;
    for decision in cluster.history().decisions(0..usize::MAX) {
        let DecisionKind::Placed { instance, tasks_there, fitting, refused, .. } = decision.kind
        else {
            continue;
        };
        let verdicts = timeline.verdicts(decision.id).expect("a placement can be explained");
        let fits = verdicts.iter().filter(|v| v.outcome.is_ok()).count();
        assert_eq!(fits, usize::from(fitting), "{decision:?}");
        for reason in Reason::ALL {
            let count =
                verdicts.iter().filter(|v| v.outcome.is_err_and(|r| r.reason == reason)).count();
            assert_eq!(count, usize::from(refused.of(reason)), "{reason:?} of {decision:?}");
        }
        let chosen = verdicts.iter().find(|v| v.instance == instance).expect("asked too");
        assert_eq!(chosen.outcome, Ok(tasks_there), "{decision:?}");
        placements += 1;
    }
    placements
}

/// One placement at a time: the whole order of preference, not only what a pass happens to use.
#[test]
fn a_round_agrees_with_the_literal_rule_task_by_task() {
    for seed in 0..150 {
        let mut dice = Dice::new(seed);
        let mut world = baton::lab::World::new(seed, parameters(&mut dice));
        for _ in 0..25 {
            let command = invent(&mut dice, world.cluster());
            let _ = world.apply(&command);
            let until = world.now().after(dice.below(60_000));
            world.advance(until, u32::MAX);
        }
        // RunTask places one by one here, each from a fresh round.
        let any = TaskDefinitionId::from_index(0);
        if world.cluster().task_definitions().is_empty() {
            continue;
        }
        for _ in 0..12 {
            let cluster = world.cluster();
            let wanted = cluster.definition(any).requirement();
            let group = Group::Family(any);
            let indexed = Round::new(cluster, group, wanted).take_best();
            assert_eq!(
                indexed.map(|place| place.instance),
                naive(cluster, group, wanted),
                "seed {seed}"
            );
            assert_eq!(
                indexed.map_or(refused(cluster, wanted), |place| place.refused),
                refused(cluster, wanted)
            );
            let before = world.cluster().tasks().len();
            if world.apply(&Command::RunTask { task_definition: any, count: 1 }).is_err() {
                break;
            }
            let placed = world.cluster().tasks().get(before).map(|task| task.instance);
            assert_eq!(placed, indexed.map(|place: Place| place.instance));
        }
    }
}

/// The rounds of a pass, too: as many as fit, compared one by one.
#[test]
fn a_pass_places_its_tasks_as_the_literal_rule_would_one_by_one() {
    let mut given = Given::computers(5, 7, web());
    given.apply(Command::TerminateInstance { instance: computer(4) });
    given.create_service(12);
    given.minutes(1);
    // Replayed by hand on the world before the pass, with RunTask's twin for a service: the record tells the order.
    let placed: Vec<InstanceId> = given.cluster().tasks().iter().map(|t| t.instance).collect();
    let zones: Vec<u8> = placed.iter().map(|&i| given.cluster().instance(i).zone).collect();
    assert_eq!(
        placed.iter().map(|i| i.number()).collect::<Vec<_>>(),
        [1, 2, 3, 5, 6, 7, 1, 2, 3, 5, 6, 7]
    );
    assert_eq!(zones, [0, 1, 2, 1, 2, 0, 0, 1, 2, 1, 2, 0]);
}
