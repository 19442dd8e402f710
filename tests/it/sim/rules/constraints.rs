//! R46–R48: strategies in their order, constraints, the query language; FARGATE.

use baton::sim::placement::Query;
use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, service, web};
use PlacementStrategy::{Binpack, Random, Spread};

fn placed(given: &mut Given, count: u32, placement: Placement) -> Vec<u32> {
    let first = given.cluster().tasks().len();
    let task_definition = TaskDefinitionId::from_index(0);
    given.apply(Command::RunTask(RunTask { task_definition, count, placement }));
    given.cluster().tasks()[first..].iter().map(|task| task.instance.number()).collect()
}

fn by(strategies: &[PlacementStrategy]) -> Placement {
    Placement { strategies: strategies.to_vec(), ..Placement::default() }
}

fn under(constraint: PlacementConstraint) -> Placement {
    Placement { constraints: vec![constraint], ..Placement::default() }
}

fn roomy(computers: u32) -> Given {
    let roomy = InstanceType { eni_slots: 8, ..SMALL };
    Given::with(1, Parameters::ecs(), computers, roomy, web())
}

fn attribute(given: &mut Given, number: u32, value: &str) {
    let (instance, name, value) = (computer(number), "rack".into(), value.into());
    given.apply(Command::PutAttribute { instance, name, value });
}

#[test]
fn r47_binpack_fills_one_computer_and_spread_all() {
    let pack = by(&[Binpack(BinpackField::Memory)]);
    assert_eq!(placed(&mut roomy(4), 9, pack), [1, 1, 1, 1, 1, 1, 1, 1, 2]);
    let spread = by(&[Spread(SpreadField::InstanceId)]);
    assert_eq!(placed(&mut roomy(4), 9, spread), [1, 2, 3, 4, 1, 2, 3, 4, 1]);
    // Zones a, b, c, a: the fourth computer shares its zone, and takes what binpack leaves.
    let both = by(&[Spread(SpreadField::Zone), Binpack(BinpackField::Cpu)]);
    assert_eq!(placed(&mut roomy(4), 9, both), [1, 2, 3, 1, 2, 3, 1, 2, 3]);
}

#[test]
fn r47_strategies_narrow_in_the_order_in_which_they_are_listed() {
    let mut given = roomy(3);
    assert_eq!(placed(&mut given, 1, Placement::default()), [1]);
    let pack_first = by(&[Binpack(BinpackField::Memory), Spread(SpreadField::Zone)]);
    assert_eq!(placed(&mut given.clone(), 2, pack_first), [1, 1]);
    let spread_first = by(&[Spread(SpreadField::Zone), Binpack(BinpackField::Memory)]);
    assert_eq!(placed(&mut given, 2, spread_first), [2, 3]);
}

#[test]
fn r47_spread_over_an_attribute_of_ones_own() {
    let mut given = roomy(4);
    for (number, rack) in [(1, "a"), (2, "a"), (3, "a"), (4, "b")] {
        attribute(&mut given, number, rack);
    }
    let racks = by(&[Spread(SpreadField::Attribute("rack".into()))]);
    assert_eq!(placed(&mut given, 6, racks), [1, 4, 2, 4, 3, 4]);
}

#[test]
fn r47_random_is_drawn_from_the_seed() {
    let draw = |seed| {
        let roomy = InstanceType { eni_slots: 8, ..SMALL };
        let mut given = Given::with(seed, Parameters::ecs(), 4, roomy, web());
        placed(&mut given, 10, by(&[Random]))
    };
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
    let all: Vec<u32> = (0..20).flat_map(draw).collect();
    let at = |number| all.iter().filter(|&&n| n == number).count();
    assert!((1..=4).all(|number| (30..=70).contains(&at(number))), "{all:?}");
}

#[test]
fn r48_distinct_instance_places_one_of_a_group_on_a_computer() {
    let mut given = roomy(2);
    let distinct = under(PlacementConstraint::DistinctInstance);
    let here = given.here();
    assert_eq!(placed(&mut given, 3, distinct.clone()), [1, 2]);
    let reason = Reason::DistinctInstance;
    let definition = TaskDefinitionId::from_index(0);
    let failed = EventKind::RunTaskFailed { definition, count: 1, reason };
    assert!(given.events_since(here).contains(&failed));
    // What counts is the desired status: a task that is stopping is in nobody's way.
    given.minutes(3);
    given.apply(Command::StopTask { task: TaskId::from_index(1) });
    assert_eq!(placed(&mut given, 1, distinct), [2]);
}

#[test]
fn r48_member_of_admits_the_computers_for_which_it_holds() {
    let mut given = roomy(4);
    attribute(&mut given, 2, "b-1");
    attribute(&mut given, 4, "b-2");
    let admitted = |given: &Given, expression: &str| -> Vec<u32> {
        let query = Query::read(expression).expect(expression);
        (1..=4).filter(|&n| query.holds(given.cluster(), computer(n))).collect()
    };
    for (expression, numbers) in [
        ("attribute:rack exists", &[2, 4][..]),
        ("attribute:rack !exists", &[1, 3]),
        ("attribute:rack == b-1", &[2]),
        ("attribute:rack =~ b-.", &[2, 4]),
        ("attribute:rack in [b-2, c]", &[4]),
        ("attribute:ecs.availability-zone != ap-northeast-2a", &[2, 3]),
        ("not (attribute:rack exists) or attribute:rack == b-2", &[1, 3, 4]),
        ("attribute:rack exists and attribute:ecs.availability-zone == ap-northeast-2a", &[4]),
        ("runningTasksCount < 1 and agentConnected == true", &[1, 2, 3, 4]),
        ("task:group == family:web", &[]),
        // Those without the attribute are not meant.
        ("attribute:rack != b-1", &[4]),
        ("not (attribute:rack == b-1)", &[1, 3, 4]),
        ("attribute:ecs.instance-type =~ c5.*", &[1, 2, 3, 4]),
        ("attribute:ecs.subnet-id exists and agentVersion > 1.9.0", &[1, 2, 3, 4]),
        ("registeredAt >= 2026-01-02 or agentVersion < 1.14.5", &[]),
        ("registeredAt > 2026-01-01T00:00:30", &[1, 2, 3, 4]),
    ] {
        assert_eq!(admitted(&given, expression), numbers, "{expression}");
    }
    // An attribute is its letters; a version is its parts.
    attribute(&mut given, 4, "1.0");
    assert_eq!(admitted(&given, "attribute:rack == 1"), [0u32; 0]);
    assert_eq!(admitted(&given, "attribute:rack in [1.0, 2]"), [4]);
    assert_eq!(admitted(&given, "agentVersion == 1.85.3.0"), [1, 2, 3, 4]);
    let third = given.cluster().ec2_instance_id(computer(3));
    assert_eq!(admitted(&given, &format!("ec2InstanceId in ['{third}']")), [3]);
    let rack = under(PlacementConstraint::MemberOf("attribute:rack exists".into()));
    assert_eq!(placed(&mut given, 3, rack), [2, 4, 2]);
    assert_eq!(admitted(&given, "task:group == family:web"), [2, 4]);
}

#[test]
fn r48_a_service_that_no_computer_may_take_waits_for_the_attribute() {
    let mut given = roomy(2);
    let rack = under(PlacementConstraint::MemberOf("attribute:rack == a".into()));
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), 1);
    given.apply(Command::CreateService(CreateService { placement: rack, ..create }));
    given.minutes(2);
    assert_eq!(given.state(), Settled::NoComputerAllowed { service: service() });
    attribute(&mut given, 2, "a");
    given.minutes(2);
    assert_eq!(given.cluster().tasks()[0].instance, computer(2));
}

#[test]
fn r46_a_request_is_held_to_its_limits() {
    let mut given = roomy(1);
    let mut check = |placement| {
        let task_definition = TaskDefinitionId::from_index(0);
        let run = RunTask { task_definition, count: 1, placement };
        given.world.apply(&Command::RunTask(run)).err()
    };
    assert_eq!(check(by(&vec![Random; 5])), None);
    assert_eq!(check(by(&vec![Random; 6])), Some(Rejection::TooManyStrategies { limit: 5 }));
    let constraints = vec![PlacementConstraint::DistinctInstance; 11];
    let many = Placement { constraints, ..Placement::default() };
    assert_eq!(check(many), Some(Rejection::TooManyConstraints { limit: 10 }));
    let expression = under(PlacementConstraint::MemberOf("rack == a".into()));
    assert_eq!(check(expression), Some(Rejection::ExpressionInvalid { word: 0 }));
}

/// Nobody sees a computer, and every size that AWS does not sell is refused.
#[test]
fn fargate_runs_tasks_on_no_computer_in_the_sizes_that_there_are() {
    let sized = |cpu, memory| TaskDefinition {
        compatibility: LaunchType::Fargate,
        cpu: Some(cpu),
        memory: Some(memory),
        ..web()
    };
    let mut given = Given::computers(1, 0, sized(256, 512));
    let placement = Placement { launch_type: LaunchType::Fargate, ..Placement::default() };
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), 4);
    given.apply(Command::CreateService(CreateService { placement, ..create }));
    given.minutes(3);
    assert_eq!((given.three(), given.state()), ((4, 4, 4), Settled::Steady));
    let tasks = || given.cluster().tasks().iter();
    assert!((0..4).all(|i| given.cluster().computer_of(TaskId::from_index(i)).is_none()));
    let zones: Vec<_> = tasks().filter_map(|task| task.instance.fargate_zone()).collect();
    assert_eq!(zones, [0, 1, 2, 0]);
    let mut check =
        |definition| given.world.apply(&Command::RegisterTaskDefinition(definition)).err();
    assert_eq!(check(sized(512, 4_096)), None);
    assert_eq!(check(sized(300, 512)), Some(Rejection::FargateCpu { cpu: 300 }));
    let (cpu, memory, min, max, step) = (1_024, 1_024, 2_048, 8_192, 1_024);
    let wrong = Rejection::FargateMemory { cpu, memory, min, max, step };
    assert_eq!(check(sized(cpu, memory)), Some(wrong));
    let bridge = TaskDefinition { network_mode: NetworkMode::Bridge, ..sized(256, 512) };
    assert_eq!(check(bridge), Some(Rejection::FargateNetworkMode));
    let mut hasty = sized(256, 512);
    hasty.containers[0].stop_timeout_ms = Some(1_000);
    assert_eq!(check(hasty), Some(Rejection::FargateStopTimeout { index: 0 }));
}
