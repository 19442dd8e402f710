//! R56–R58: how a balancer spreads requests, and what it answers itself.

use std::collections::BTreeMap;

use baton::sim::*;

use crate::sim::given::{Given, SMALL, container, web};
use crate::sim::traffic::{failures, feature, program, stats, users};

fn balancer() -> Endpoint {
    Endpoint::Balancer { target_group: TargetGroupId::from_index(0) }
}

/// Three computers and a service of so many tasks behind a target group, settled; its program has a feature `board`.
fn balanced(desired: u32, change: impl FnOnce(&mut CreateTargetGroup)) -> Given {
    let program = program(50, vec![feature("board", 50)]);
    let mut given = Given::with(1, Parameters::ecs(), 3, SMALL, web());
    given.apply(Command::PushImage(Image { program, ..Image::plain(&container("web", 80)) }));
    let mut group = CreateTargetGroup::new("web", TargetType::Ip, 80);
    group.health_check_path = "/health".into();
    group.health_check_interval_ms = 10_000;
    change(&mut group);
    given.apply(Command::CreateTargetGroup(group));
    let target_group = TargetGroupId::from_index(0);
    let load_balancers = vec![LoadBalancer { target_group, container: 0, container_port: 80 }];
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), desired);
    given.apply(Command::CreateService(CreateService { load_balancers, ..create }));
    given.minutes(4);
    given
}

/// Answers by task, among the latest.
fn by_task(given: &Given) -> BTreeMap<TaskId, u32> {
    let mut counts = BTreeMap::new();
    for request in given.world.traffic().requests() {
        request.task.into_iter().for_each(|task| *counts.entry(task).or_default() += 1);
    }
    counts
}

#[test]
fn r58_round_robin_gives_each_its_turn() {
    let mut given = balanced(3, |_| {});
    given.apply(users(balancer(), "board", 300));
    given.minutes(2);
    assert_eq!(failures(&given), []);
    let tasks: Vec<TaskId> = given.world.traffic().requests().filter_map(|r| r.task).collect();
    // The oracle: whoever is next in the order of registration. Answers may overtake each other, but not by a round.
    let counts: Vec<u32> = by_task(&given).into_values().collect();
    assert_eq!(counts.len(), 3);
    let (most, least) = (counts.iter().max().expect("three"), counts.iter().min().expect("three"));
    assert!(most - least <= 1, "{counts:?} of {}", tasks.len());
}

#[test]
fn r56_when_too_few_are_healthy_all_get_requests() {
    let mut given = balanced(2, |_| {});
    let group = TargetGroupId::from_index(0);
    assert_eq!(given.cluster().routing(group).eligible.len(), 2);
    given.apply(Command::HangContainer { container: ContainerId::from_index(0) });
    given.seconds(30);
    let routing = given.cluster().routing(group);
    assert_eq!((routing.eligible.len(), routing.is_fail_open), (1, false));
    given.apply(Command::HangContainer { container: ContainerId::from_index(1) });
    given.until(|cluster| cluster.routing(group).is_fail_open);
    assert!(given.cluster().routing(group).eligible.len() >= 2);
}

#[test]
fn r57_each_error_of_the_balancer_has_its_cause() {
    let mut empty = balanced(0, |_| {});
    empty.apply(users(balancer(), "", 60));
    empty.minutes(1);
    assert_eq!(failures(&empty), [(Failure::NoTargets, 60)], "503: no target");
    let mut given = balanced(2, |_| {});
    given.apply(Command::AddUsers(Users {
        endpoint: balancer(),
        feature: "board".into(),
        per_minute: 60,
        shape: Shape::Steady,
        timeout_ms: 100_000,
    }));
    given.apply(Command::CutPower { instance: given.cluster().tasks()[0].instance });
    given.minutes(2);
    let kinds: Vec<Failure> = failures(&given).into_iter().map(|(failure, _)| failure).collect();
    assert_eq!(kinds, [Failure::TargetUnreachable], "504: no connection in ten seconds");
    assert_eq!(kinds[0].status(), Some(504));
    assert!(stats(&given).answered > 60, "the other one answers");
}
