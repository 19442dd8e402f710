//! R2, R3: CPU by shares, memory to its limit; queues, crashes, calls.

use baton::sim::*;

use super::{failures, feature, given_with, program, serving, stats, users};
use crate::sim::given::{container, definition, service, task};

fn at_task(number: u32) -> Endpoint {
    Endpoint::Task { task: task(number), port: 80 }
}

#[test]
fn too_much_work_waits_then_is_turned_away() {
    // One worker and 100 ms of CPU each: 10 a second at most.
    let mut given = serving(1, program(1, vec![feature("board", 100)]), 1);
    given.apply(users(at_task(1), "board", 540));
    given.minutes(2);
    assert_eq!(failures(&given), [], "9 a second");
    given.apply(UpdateUsers::rate(UsersId::from_index(0), 3_000));
    given.minutes(2);
    let kinds: Vec<Failure> = failures(&given).into_iter().map(|(failure, _)| failure).collect();
    assert_eq!(kinds, [Failure::TooSlow, Failure::Overloaded]);
    assert_eq!(given.cluster().work_of(ContainerId::from_index(0)).0, 1);
}

#[test]
fn a_feature_that_crashes_takes_the_whole_program_down() {
    let crash = Some(Crash { every: 30, exit_code: 139 });
    let broken = Feature { crash, ..feature("payments", 5) };
    let mut given = serving(1, program(8, vec![feature("board", 2_000), broken]), 1);
    given.apply(users(at_task(1), "board", 60));
    given.apply(users(at_task(1), "payments", 60));
    given.seconds(40);
    assert_eq!(given.cluster().containers()[0].exit_code, Some(139));
    assert!(stats(&given).failed_as(Failure::Reset) > 0, "the board was under way beside it");
    let stopped = |event: &&Event| matches!(event.kind, EventKind::ContainerStopped { .. });
    let history = given.cluster().history();
    let stop = history.all_events().find(stopped).expect("it crashed");
    let Cause::Event(by) = stop.cause else { panic!("{stop:?}") };
    let kind = history.event(by).expect("kept").kind;
    assert_eq!(kind, EventKind::UsersCame { users: UsersId::from_index(1) });
}

#[test]
fn r3_over_its_hard_limit_a_container_is_killed() {
    // 512 MiB, 40 at rest: the 48th leak of 10 MiB is one too many.
    let leaks = Feature { leak_kib: 10 << 10, ..feature("board", 5) };
    let mut given = serving(1, program(4, vec![leaks]), 1);
    given.apply(users(at_task(1), "board", 60));
    given.seconds(46);
    assert!(given.cluster().containers()[0].is_listening);
    given.seconds(4);
    let container = &given.cluster().containers()[0];
    assert_eq!(container.exit_code, Some(137));
}

#[test]
fn r2_busy_containers_share_cpu_by_their_units_and_idle_cpu_is_lent() {
    // Two vCPU. A task of 512 units and one of 256; each has work for both CPUs.
    let parameters = Parameters { program_queue_max: 2, ..Parameters::ecs() };
    let mut given = given_with(parameters, 1, program(4, vec![feature("board", 4_000)]));
    let big = ContainerDefinition { cpu: 512, ..container("app", 80) };
    given.apply(Command::RegisterTaskDefinition(definition("big", vec![big])));
    for index in [1, 2] {
        let task_definition = TaskDefinitionId::from_index(index);
        given.apply(RunTask::of(task_definition, 1));
    }
    given.minutes(3);
    for number in [1, 2] {
        given.apply(Command::AddUsers(Users {
            endpoint: at_task(number),
            feature: "board".into(),
            per_minute: 600,
            shape: Shape::Steady,
            timeout_ms: 100_000,
        }));
    }
    given.minutes(10);
    let answered = |index: usize| {
        let users = UsersId::from_index(index);
        given.world.traffic().stats(users).expect("came").answered
    };
    // 10 minutes × 2 CPUs ÷ 4 s = 300 answers, one third to two thirds.
    assert_eq!((answered(0), answered(1)), (97, 198), "eight are under way");
}

#[test]
fn a_program_that_calls_fails_when_what_it_needs_does() {
    let call = Call { name: "app".into(), port: 80, path: "/board".into() };
    let shop = Feature { calls: vec![call], ..feature("shop", 5) };
    let mut given = serving(2, program(4, vec![feature("board", 5)]), 1);
    let image = Image { program: program(4, vec![shop]), ..Image::plain(&container("shop", 80)) };
    given.apply(Command::PushImage(image));
    let shop = definition("shop", vec![container("shop", 80)]);
    given.apply(Command::RegisterTaskDefinition(shop));
    given.apply(Command::CreateService(CreateService::new(
        "shop",
        TaskDefinitionId::from_index(2),
        1,
    )));
    given.minutes(3);
    given.apply(users(at_task(2), "shop", 60));
    given.minutes(1);
    assert_eq!(failures(&given), []);
    let shop = ServiceId::from_index(1);
    let calls = given.world.traffic().calls(shop).expect("it calls").issued;
    assert!(calls > 55);
    // 20 ms there, 5 of CPU, the call (1 + 5 + 1), 20 back.
    let took_ms = {
        let mut requests = given.world.traffic().requests();
        requests.rfind(|request| request.root == request.number).expect("a user's").took_ms
    };
    assert_eq!(took_ms, 52);
    given.apply(Command::CutLink { one: shop, other: service() });
    given.minutes(1);
    assert_eq!(failures(&given)[0].0, Failure::CallFailed);
    let failed = stats(&given).failed();
    given.apply(Command::RestoreLink { one: shop, other: service() });
    given.minutes(1);
    assert!(stats(&given).failed() - failed <= 6);
}
