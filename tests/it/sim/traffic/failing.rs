//! Each way to fail, with its cause.

use baton::sim::*;

use super::{failures, feature, given, program, serving, stats, users};
use crate::sim::given::{Given, computer, container, definition, service, task};

fn at_task(number: u32) -> Endpoint {
    Endpoint::Task { task: task(number), port: 80 }
}

/// The events about requests, with the kind of what each followed from.
fn news(given: &Given) -> Vec<(EventKind, String)> {
    let history = given.cluster().history();
    let is_news = |event: &&Event| {
        matches!(
            event.kind,
            EventKind::RequestsFailing { .. } | EventKind::RequestsAnsweredAgain { .. }
        )
    };
    let because = |event: &Event| match event.cause {
        Cause::Event(id) => format!("{:?}", history.event(id).expect("kept").kind),
        other => format!("{other:?}"),
    };
    let word = |told: String| told.split(' ').next().unwrap_or_default().to_owned();
    history.all_events().filter(is_news).map(|event| (event.kind, word(because(event)))).collect()
}

fn failing(failure: Failure) -> EventKind {
    EventKind::RequestsFailing { users: UsersId::from_index(0), failure }
}

#[test]
fn requests_are_answered_in_the_time_of_the_way_and_of_the_work() {
    let mut given = serving(1, program(4, vec![feature("board", 30)]), 1);
    given.apply(users(at_task(1), "board", 60));
    given.minutes(10);
    given.apply(Command::RemoveUsers { users: UsersId::from_index(0) });
    given.minutes(1);
    let stats = stats(&given);
    assert_eq!((stats.issued, stats.answered, stats.failed(), stats.in_flight), (600, 600, 0, 0));
    let request = given.world.traffic().requests().next().expect("listed");
    assert_eq!((request.took_ms, request.task), (20 + 30 + 20, Some(task(1))));
    assert_eq!(stats.minutes().map(|minute| minute.answered).sum::<u32>(), 600);
}

#[test]
fn a_tasks_address_dies_with_the_task() {
    let mut given = serving(1, program(4, vec![]), 1);
    given.apply(users(at_task(1), "", 60));
    given.minutes(1);
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(5);
    let kinds: Vec<Failure> = failures(&given).into_iter().map(|(failure, _)| failure).collect();
    assert_eq!(kinds, [Failure::NobodyThere]);
    let once = [(failing(Failure::NobodyThere), "TaskStatusChanged".into())];
    assert_eq!(news(&given), once, "one event for the run, not one for each request");
}

/// A task whose program listens on its computer's own port.
fn run_on_host(given: &mut Given) {
    let network_mode = NetworkMode::Host;
    let app = definition("app", vec![container("app", 80)]);
    given.apply(Command::RegisterTaskDefinition(TaskDefinition { network_mode, ..app }));
    given.apply(RunTask::of(TaskDefinitionId::from_index(2), 1));
}

#[test]
fn r5_a_computers_port_leads_where_it_is_mapped_and_nowhere_in_awsvpc() {
    let mut given = given(2, program(4, vec![]));
    let mut app = definition("app", vec![container("app", 80)]);
    app.network_mode = NetworkMode::Bridge;
    app.containers[0].port_mappings[0].host_port = Some(8_080);
    given.apply(Command::RegisterTaskDefinition(app));
    given.apply(RunTask::of(TaskDefinitionId::from_index(1), 1));
    given.minutes(3);
    given.apply(RunTask::of(TaskDefinitionId::from_index(2), 1));
    given.minutes(3);
    let at = |task: usize| given.cluster().tasks()[task].instance;
    let (awsvpc, bridge) = (at(0), at(1));
    for (instance, port, expected) in [
        (awsvpc, 80, vec![(Failure::Refused, 60)]),
        (bridge, 80, vec![(Failure::Refused, 60)]),
        (bridge, 8_080, vec![]),
    ] {
        let mut asked = given.clone();
        asked.apply(users(Endpoint::Computer { instance, port }, "", 60));
        asked.minutes(1);
        assert_eq!(failures(&asked), expected, "{instance:?}:{port}");
    }
}

#[test]
fn a_computer_without_power_answers_nobody_until_it_is_back() {
    let mut given = given(1, program(4, vec![]));
    run_on_host(&mut given);
    given.minutes(3);
    let endpoint = Endpoint::Computer { instance: computer(1), port: 80 };
    given.apply(users(endpoint, "", 60));
    given.seconds(30);
    given.apply(Command::CutPower { instance: computer(1) });
    given.minutes(1);
    given.apply(Command::RestorePower { instance: computer(1) });
    given.minutes(5);
    let kinds: Vec<Failure> = failures(&given).into_iter().map(|(failure, _)| failure).collect();
    assert_eq!(kinds, [Failure::NobodyThere, Failure::Refused], "nobody starts the program again");
    assert_eq!(news(&given)[0], (failing(Failure::NobodyThere), "PowerLost".into()));
}

#[test]
fn a_home_line_gets_another_address_and_users_must_be_told() {
    let mut given = given(1, program(4, vec![]));
    run_on_host(&mut given);
    let connect = ConnectHome { instance: computer(1), uplink_kbit_per_s: 10_000 };
    given.apply(Command::ConnectHome(connect));
    given.minutes(3);
    given.apply(users(Endpoint::Home { lease: 1, port: 80 }, "", 60));
    given.minutes(1);
    assert_eq!(failures(&given), []);
    given.apply(Command::ChangeHomeAddress);
    given.minutes(1);
    assert_eq!(failures(&given).len(), 1);
    assert_eq!(news(&given), [(failing(Failure::NobodyThere), "HomeAddressChanged".into())]);
    let before = stats(&given).failed();
    let told = Endpoint::Home { lease: 2, port: 80 };
    given.apply(UpdateUsers::tell(UsersId::from_index(0), told));
    given.minutes(1);
    assert!(stats(&given).failed() - before <= 6, "only those that were under way");
    assert!(matches!(news(&given)[1].0, EventKind::RequestsAnsweredAgain { .. }));
}

#[test]
fn a_home_line_sends_one_answer_after_the_other() {
    let mut given = given(1, program(400, vec![]));
    run_on_host(&mut given);
    // 50 KiB take 409 ms at 1,000 kbit/s: 146 a minute.
    let connect = ConnectHome { instance: computer(1), uplink_kbit_per_s: 1_000 };
    given.apply(Command::ConnectHome(connect));
    given.minutes(3);
    let home = Endpoint::Home { lease: 1, port: 80 };
    given.apply(users(home, "", 120));
    given.minutes(5);
    assert_eq!(failures(&given), [], "below what the line can carry");
    given.apply(UpdateUsers::rate(UsersId::from_index(0), 300));
    given.minutes(5);
    assert_eq!(failures(&given)[0].0, Failure::TooSlow);
    let last = *stats(&given).minutes().next_back().expect("some");
    assert!(last.answered < 150, "{last:?}");
}

#[test]
fn a_name_is_known_only_once_something_makes_it_known() {
    let mut given = Given::service(1, 1, 1);
    given.apply(users(Endpoint::Name { service: service(), port: 80 }, "", 60));
    given.minutes(1);
    assert_eq!(failures(&given), [(Failure::NameUnknown, 60)]);
    assert_eq!(news(&given), [(failing(Failure::NameUnknown), "UsersCame".into())]);
}

#[test]
fn what_a_program_has_not_is_not_found() {
    let mut given = serving(1, program(4, vec![feature("board", 1)]), 1);
    given.apply(users(at_task(1), "members", 60));
    given.minutes(2);
    let (failure, count) = failures(&given)[0];
    assert_eq!((failure, failure.status()), (Failure::NoSuchFeature, Some(404)));
    assert!(count > 115);
}
