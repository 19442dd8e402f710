//! R65: names of services.

use baton::sim::*;

use crate::sim::given::{Given, container, definition, service, task};
use crate::sim::traffic::{failures, feature, program, serving, stats, users};

/// The service `shop` (number 2) of one task (number 3), which asks `app` (two tasks) for its board.
fn shop(discovery: Discovery) -> Given {
    let mut given = serving(2, program(4, vec![feature("board", 5)]), 2);
    given.apply(Command::DeleteService { service: service(), force: true });
    given.minutes(3);
    let create = |name: &str, index, count| {
        CreateService::new(name, TaskDefinitionId::from_index(index), count)
    };
    let call = Call { name: "app".into(), port: 80, path: "/board".into() };
    let asks = Feature { calls: vec![call], ..feature("shop", 5) };
    let image = Image { program: program(4, vec![asks]), ..Image::plain(&container("shop", 80)) };
    given.apply(Command::PushImage(image));
    let shop = definition("shop", vec![container("shop", 80)]);
    given.apply(Command::RegisterTaskDefinition(shop));
    given.apply(Command::CreateService(create("shop", 2, 1)));
    given.minutes(3);
    given.apply(Command::CreateService(CreateService { discovery, ..create("app", 1, 2) }));
    given.minutes(3);
    given
}

fn ask(given: &mut Given, number: u32) {
    given.apply(users(Endpoint::Task { task: task(number), port: 80 }, "shop", 60));
}

#[test]
fn r65_a_dns_answer_outlives_the_task_that_it_names() {
    let mut given = shop(Discovery::CloudMap { ttl_ms: 60_000 });
    ask(&mut given, 3);
    given.seconds(90);
    assert_eq!(failures(&given), []);
    given.apply(Command::StopTask { task: task(4) });
    given.minutes(1);
    let stale = stats(&given).failed();
    assert!((5..40).contains(&stale), "{stale}: every second, as long as the answer is kept");
    given.minutes(1);
    let later = stats(&given).failed();
    given.minutes(2);
    assert_eq!(stats(&given).failed(), later, "the record is gone");
    given.apply(Command::FreezeNames { service: ServiceId::from_index(2) });
    given.apply(Command::StopTask { task: task(5) });
    given.minutes(4);
    let frozen = stats(&given).failed() - later;
    assert!(frozen > 60, "{frozen}: a frozen record names it for good");
}

#[test]
fn r65_an_alias_is_known_to_tasks_that_start_after_it_and_follows_at_once() {
    let mut given = shop(Discovery::ServiceConnect);
    ask(&mut given, 3);
    given.minutes(1);
    assert_eq!(failures(&given)[0].0, Failure::CallFailed, "it was there before the alias");
    let calls = given.world.traffic().calls(ServiceId::from_index(1)).expect("it calls");
    assert_eq!(calls.answered, 0);
    assert!(calls.failed_as(Failure::NameUnknown) > 0);
    // Its replacement knows the alias.
    given.apply(Command::RemoveUsers { users: UsersId::from_index(0) });
    given.apply(Command::StopTask { task: task(3) });
    given.minutes(3);
    ask(&mut given, 6);
    let failed = |given: &Given| {
        given.world.traffic().stats(UsersId::from_index(1)).expect("they came").failed()
    };
    given.minutes(1);
    assert_eq!(failed(&given), 0);
    given.apply(Command::StopTask { task: task(4) });
    given.minutes(3);
    let calls = given.world.traffic().calls(ServiceId::from_index(1)).expect("it calls");
    assert_eq!(calls.failed_as(Failure::NobodyThere), 0, "the proxies know at once");
    assert!(failed(&given) <= 3, "a new task is RUNNING before its program listens");
    let app = ServiceId::from_index(2);
    assert!(!given.cluster().knows_name(None, app), "nobody outside knows the alias");
}
