//! R56–R58: how a balancer spreads requests, and what it answers itself.

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

fn group() -> TargetGroupId {
    TargetGroupId::from_index(0)
}

/// A service of no task yet, whose program is changed before the first one runs; then one, and people who wait long.
fn one_of(change: impl FnOnce(&mut Program)) -> Given {
    let mut given = balanced(0, |_| {});
    given.push("web:1", change);
    given.scale(1);
    given.until(|cluster| !cluster.target_group(group()).targets().is_empty());
    given.apply(patient(60));
    given
}

fn patient(per_minute: u32) -> Command {
    Command::AddUsers(Users {
        endpoint: balancer(),
        feature: "board".into(),
        per_minute,
        shape: Shape::Steady,
        timeout_ms: 100_000,
    })
}

fn kinds(given: &Given) -> Vec<Failure> {
    failures(given).into_iter().map(|(failure, _)| failure).collect()
}

#[test]
fn r58_round_robin_gives_each_its_turn() {
    let mut given = balanced(3, |_| {});
    given.apply(users(balancer(), "board", 300));
    given.minutes(2);
    assert_eq!(failures(&given), []);
    let mut requests: Vec<_> = given.world.traffic().requests().collect();
    requests.sort_by_key(|request| request.number);
    // The oracle: whoever is next in the order of registration.
    let targets = given.cluster().target_group(group()).targets().iter();
    let order: Vec<TaskId> = targets.map(|&id| given.cluster().target(id).task).collect();
    let turn = |task: Option<TaskId>| order.iter().position(|&one| Some(one) == task);
    let turns: Vec<usize> = requests.iter().filter_map(|request| turn(request.task)).collect();
    assert!(
        turns.len() > 100 && turns.windows(2).all(|two| two[1] == (two[0] + 1) % 3),
        "{turns:?}"
    );
}

#[test]
fn r58_least_outstanding_takes_whoever_has_least_to_do() {
    let least = |group: &mut CreateTargetGroup| {
        group.algorithm = RoutingAlgorithm::LeastOutstandingRequests;
    };
    let given = balanced(3, least);
    let mut cluster = given.cluster().clone();
    let targets = cluster.target_group(group()).targets().to_vec();
    let (mut last, mut open) = (targets[2], Vec::new());
    for round in 0..60_usize {
        // The oracle: the fewest that are not over; of equals the next in turn.
        let turn = |id: TargetId| (id.index() + 3 - last.index() - 1) % 3;
        let expected =
            targets.iter().copied().min_by_key(|&id| (cluster.outstanding(id), turn(id)));
        let chosen = cluster.route(given.world.now(), group());
        assert_eq!(chosen, expected, "round {round}");
        last = chosen.expect("three are healthy");
        open.push(last);
        if round % 3 == 1 {
            cluster.routed_over(open.swap_remove(round * 7 % open.len()));
        }
    }
}

#[test]
fn r58_in_slow_start_the_share_grows_in_a_straight_line() {
    let mut given = balanced(2, |group| group.slow_start_ms = 60_000);
    given.scale(3);
    given.until(|cluster| cluster.routing(group()).eligible.len() == 3);
    let since = given.world.now();
    let new = given.cluster().target_group(group()).targets()[2];
    let share = |after_ms: u64| {
        let mut cluster = given.cluster().clone();
        let route = |_| cluster.route(since.after(after_ms), group());
        (0..1_000).map(route).filter(|&to| to == Some(new)).count()
    };
    // A turn that is worth w of 1 gets w / (2 + w) of all requests.
    for (after_ms, expected) in [(15_000, 111), (30_000, 200), (45_000, 272), (60_000, 333)] {
        let got = share(after_ms);
        assert!(got.abs_diff(expected) <= 2, "{got}, not {expected}, after {after_ms} ms");
    }
    assert_eq!(share(600_000).abs_diff(333), 0, "then it is as the others");
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

#[test]
fn r57_a_refused_or_broken_connection_is_a_502() {
    let mut refused = one_of(|program| program.port = ListenPort::Nowhere);
    refused.seconds(10);
    assert_eq!(kinds(&refused), [Failure::TargetRefused], "nobody listens there");
    let crash = Some(Crash { every: 3, exit_code: 1 });
    let mut reset = one_of(|program| program.features[0].crash = crash);
    reset.seconds(10);
    assert!(kinds(&reset).contains(&Failure::TargetReset), "it died over the request");
    for failure in [Failure::TargetRefused, Failure::TargetReset] {
        assert_eq!(failure.status(), Some(502));
    }
}

#[test]
fn r57_a_target_that_says_nothing_for_a_minute_is_a_504() {
    let mut given = balanced(1, |_| {});
    given.apply(Command::HangContainer { container: ContainerId::from_index(0) });
    given.apply(patient(60));
    given.seconds(59);
    assert_eq!(failures(&given), [], "not yet");
    given.seconds(5);
    assert_eq!(
        (kinds(&given), Failure::TargetIdle.status()),
        (vec![Failure::TargetIdle], Some(504))
    );
    let took = given.world.traffic().requests().map(|request| request.took_ms).min();
    assert!(took.is_some_and(|ms| (60_000..60_200).contains(&ms)), "{took:?}");
}

/// One request of 40 s is under way when its target is deregistered.
fn drained_over_a_request(delay_ms: u64) -> Given {
    let mut given = balanced(0, |group| group.deregistration_delay_ms = delay_ms);
    given.push("web:1", |program| program.features[0].cpu_ms = 40_000);
    given.scale(1);
    given.until(|cluster| cluster.routing(group()).eligible.len() == 1);
    given.apply(patient(10));
    while given.world.traffic().flights().next().is_none() {
        given.ms(100);
    }
    given.scale(0);
    given.apply(UpdateUsers::rate(UsersId::from_index(0), 0));
    given.until(|cluster| cluster.routing(group()).eligible.is_empty());
    assert!(given.world.traffic().flights().next().is_some(), "it is under way");
    given.minutes(2);
    given
}

#[test]
fn r59_what_is_in_flight_may_finish_within_the_delay_and_not_after_it() {
    let given = drained_over_a_request(30_000);
    assert_eq!((stats(&given).answered, failures(&given)), (1, vec![]));
    let given = drained_over_a_request(0);
    assert_eq!(failures(&given), [(Failure::TargetReset, 1)], "its target closed early");
}
