//! The placement index against the rule read literally, and against its own records.

use baton::lab::{Timeline, World};
use baton::sim::placement::{Group, Query, Verdict, with_placed};
use baton::sim::ports::{HostPort, RESERVED_PORTS};
use baton::sim::rng::{self, Stream};
use baton::sim::*;

use super::determinism::recorded;
use super::given::{Given, computer, web};
use super::random::{Dice, invent, parameters};

/// R4, R46, R48 word by word, from what is on the computer: may the task go there?
fn may_go(cluster: &Cluster, id: InstanceId, asks: &Asks) -> bool {
    let (instance, definition) = (cluster.instance(id), cluster.definition(asks.definition));
    let live = || instance.tasks.iter().map(|&t| cluster.task(t)).filter(|task| task.is_live());
    let ports = |task: &Task| cluster.definition(task.definition).host_ports();
    let taken: Vec<HostPort> = live().flat_map(ports).collect();
    let wanted = definition.host_ports();
    let free = |port: &HostPort| !taken.contains(port) && !RESERVED_PORTS.contains(&port.port);
    let constraints = definition.placement_constraints.iter().chain(&asks.placement.constraints);
    instance.status == InstanceStatus::Active
        && instance.agent_connected
        && instance.remaining.fits(definition.requirement())
        && wanted.iter().all(free)
        && constraints.into_iter().all(|constraint| match constraint {
            PlacementConstraint::DistinctInstance => !live().any(|t| in_group(cluster, t, asks)),
            PlacementConstraint::MemberOf(expression) => {
                Query::read(expression).is_ok_and(|query| query.holds(cluster, id))
            }
        })
}

/// What a placement asks for.
struct Asks {
    group: Group,
    definition: TaskDefinitionId,
    placement: Placement,
}

fn in_group(cluster: &Cluster, task: &Task, asks: &Asks) -> bool {
    let family = |id| &cluster.definition(id).family;
    match asks.group {
        Group::Service(service) => task.service == Some(service),
        Group::Family(definition) => {
            task.service.is_none() && family(task.definition) == family(definition)
        }
    }
}

/// R46, R47, R49 word by word: of all computers that may take the task, those that the first strategy likes best, of those
/// the ones that the second does, …, of those the ones with fewest tasks at all, of those the first.
fn naive(cluster: &Cluster, asks: &Asks) -> Option<InstanceId> {
    let on_computers = |task: &&Task| task.is_live() && task.instance.fargate_zone().is_none();
    let tasks: Vec<InstanceId> = (cluster.tasks().iter().filter(on_computers))
        .filter(|task| in_group(cluster, task, asks))
        .map(|task| task.instance)
        .collect();
    let same = |same: &dyn Fn(InstanceId) -> bool| {
        tasks.iter().filter(|&&instance| same(instance)).count() as u64
    };
    let next = cluster.tasks().len() as u64;
    let score = |strategy: &PlacementStrategy, id: InstanceId| match strategy {
        PlacementStrategy::Random => {
            rng::draw(cluster.seed(), Stream::RandomPlacement, next, id.index() as u64)
        }
        PlacementStrategy::Binpack(BinpackField::Cpu) => {
            cluster.instance(id).remaining.cpu_units.into()
        }
        PlacementStrategy::Binpack(BinpackField::Memory) => {
            cluster.instance(id).remaining.memory_mib.into()
        }
        PlacementStrategy::Spread(SpreadField::InstanceId) => same(&|other| other == id),
        PlacementStrategy::Spread(SpreadField::Zone) => {
            same(&|other| cluster.instance(other).zone == cluster.instance(id).zone)
        }
        PlacementStrategy::Spread(SpreadField::Attribute(name)) => {
            same(&|other| cluster.attribute(other, name) == cluster.attribute(id, name))
        }
    };
    let ids = (0..cluster.instances().len()).map(InstanceId::from_index);
    let mut left: Vec<InstanceId> = ids.filter(|&id| may_go(cluster, id, asks)).collect();
    let default = [SpreadField::Zone, SpreadField::InstanceId].map(PlacementStrategy::Spread);
    let listed = &asks.placement.strategies;
    for strategy in if listed.is_empty() { &default[..] } else { listed } {
        let best = left.iter().map(|&id| score(strategy, id)).min();
        left.retain(|&id| Some(score(strategy, id)) == best);
    }
    left.into_iter().min_by_key(|&id| (cluster.instance(id).tasks.len(), id))
}

/// Every placement of random play is the one that the literal rule makes.
#[test]
fn the_index_places_as_the_literal_rule_does() {
    let mut placements = 0;
    for seed in 0..200 {
        let (start, script, end) = recorded(seed);
        let mut world = start;
        for (at, command) in script {
            placements += step_compared(&mut world, at);
            let before = world.clone();
            world.apply(&command).expect("accepted the first time");
            placements += compare(&before, &world, Some(&command));
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
        placements += compare(&before, world, None);
    }
}

/// The placements between two worlds, one timer or command apart.
fn compare(before: &World, after: &World, command: Option<&Command>) -> usize {
    let history = after.cluster().history();
    let first = before.cluster().history().decision_count();
    let placed = history.decisions(first..usize::MAX).filter_map(|decision| match decision.kind {
        DecisionKind::Placed { task, instance, .. } => Some((task, instance)),
        _ => None,
    });
    let (mut then, mut placements) = (None, 0);
    for (task, instance) in placed {
        let group = Group::of(after.cluster(), task);
        let placement = match (group, command) {
            (Group::Service(service), _) => after.cluster().service(service).placement.clone(),
            (_, Some(Command::RunTask(run))) => run.placement.clone(),
            _ => panic!("only a call runs standalone tasks"),
        };
        let definition = after.cluster().task(task).definition;
        let cluster = then.take().unwrap_or_else(|| before.cluster().clone());
        let asks = Asks { group, definition, placement };
        assert_eq!(Some(instance), naive(&cluster, &asks), "{task:?}");
        then = Some(with_placed(cluster, group, &[(definition, instance)]));
        placements += 1;
    }
    placements
}

/// "Why not there?": what replay recomputes agrees with what the decision recorded.
#[test]
fn the_verdicts_of_a_replay_agree_with_the_record() {
    let mut placements = 0;
    for seed in 0..100 {
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
