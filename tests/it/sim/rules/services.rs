//! R26–R28, R31, R36, R41: what a service does.

use baton::shell::ecs;
use baton::sim::reconcile::Observed;
use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, service, task, web};

/// The service's event list, oldest first.
fn posted(given: &Given) -> Vec<String> {
    let messages = given.cluster().service(service()).messages();
    messages
        .map(|(_, message)| ecs::service_event(given.cluster(), service(), &message.kind))
        .collect()
}

fn decisions(given: &Given) -> Vec<DecisionKind> {
    given.cluster().history().decisions(0..usize::MAX).map(|decision| decision.kind).collect()
}

#[test]
fn r26_a_service_keeps_its_desired_count() {
    let mut given = Given::service(1, 3, 3);
    for number in [1, 2, 3] {
        given.apply(Command::StopTask { task: task(number) });
    }
    given.minutes(3);
    assert_eq!(given.three(), (3, 3, 3));
    assert_eq!(given.cluster().tasks().len(), 6, "new tasks with new ids");
}

#[test]
fn r26_a_daemon_has_one_task_on_each_computer_before_others_come_there() {
    let mut given = Given::computers(1, 2, web());
    let daemon = CreateService::daemon("log", TaskDefinitionId::from_index(0));
    given.apply(Command::CreateService(daemon));
    given.minutes(3);
    assert_eq!((given.spread(), given.counts().desired), (vec![1, 1], 2));
    assert_eq!(given.state(), Settled::Steady);
    given.apply(Command::StopTask { task: task(2) });
    given.minutes(3);
    assert_eq!(given.spread(), [1, 1], "another one, where it was");
    // Another service waits for room; the daemon takes its place on the new computer first.
    given.create_service(5);
    given.minutes(3);
    let small = InstanceType { eni_slots: 1, ..SMALL };
    given.apply(Command::RunInstances { count: 1, instance_type: small });
    given.minutes(5);
    let there = &given.cluster().instance(computer(3)).tasks;
    let services: Vec<_> = there.iter().map(|&t| given.cluster().task(t).service).collect();
    assert_eq!(services, [Some(service())]);
    given.apply(Command::TerminateInstance { instance: computer(3) });
    given.minutes(3);
    assert_eq!((given.counts().desired, given.counts().running), (2, 2));
    // It cannot be scaled, and stays within one task a computer when it is deployed anew (min 0, max 100).
    let scale = UpdateService::scale(service(), 3);
    assert_eq!(given.refused(scale), Rejection::DaemonCountOrMaximum);
    given.apply(UpdateService::scale(ServiceId::from_index(1), 0));
    given.minutes(3);
    let update = UpdateService { force_new_deployment: true, ..UpdateService::of(service()) };
    given.apply(Command::UpdateService(update));
    given.minutes(5);
    assert_eq!((given.counts().running, given.counts().started), (2, 6));
}

#[test]
fn r27_a_pass_sees_what_is_not_what_happened() {
    let mut given = Given::service(1, 3, 3);
    // Once a pass has replaced a task, the next is ten seconds away.
    given.apply(Command::StopTask { task: task(1) });
    given.until(|cluster| cluster.tasks().len() == 4);
    for desired in [6, 0, 3] {
        given.scale(desired);
        given.seconds(2);
    }
    given.minutes(3);
    assert_eq!(given.cluster().tasks().len(), 4, "wishes that were taken back leave no trace");
    given.apply(Command::StopTask { task: task(2) });
    given.until(|cluster| cluster.tasks().len() == 5);
    for number in [3, 4] {
        given.apply(Command::StopTask { task: task(number) });
        given.seconds(2);
    }
    given.minutes(3);
    let last = decisions(&given).into_iter().rfind(|k| matches!(k, DecisionKind::Shortfall { .. }));
    let both = DecisionKind::Shortfall { service: service(), desired: 3, live: 1, start: 2 };
    assert_eq!(last, Some(both), "two ends between passes, one decision");
}

#[test]
fn r27_passes_are_ten_seconds_apart_each_service_in_its_own_phase() {
    let mut given = Given::computers(1, 3, web());
    let mut phases = Vec::new();
    for desired in [1, 2, 3, 4] {
        let name = format!("service-{desired}");
        let task_definition = TaskDefinitionId::from_index(0);
        given.apply(Command::CreateService(CreateService::new(&name, task_definition, 1)));
        given.seconds(10);
        let created = given.cluster().tasks().last().expect("within one interval").created_at;
        phases.push(created.0 % 10_000);
    }
    phases.dedup();
    assert_eq!(phases.len(), 4);
}

#[test]
fn r27_one_pass_starts_at_most_83_tasks() {
    let wide = InstanceType::new(99_999, 999_999, 999);
    let mut given = Given::with(1, Parameters::ecs(), 1, wide, web());
    given.create_service(200);
    given.minutes(3);
    let starts: Vec<u32> = decisions(&given)
        .into_iter()
        .filter_map(|kind| match kind {
            DecisionKind::Shortfall { start, .. } => Some(start),
            _ => None,
        })
        .collect();
    assert_eq!(starts, [83, 83, 34]);
}

#[test]
fn r28_a_deleted_service_drains_then_its_name_is_free() {
    let mut given = Given::service(1, 3, 3);
    let delete = |force| Command::DeleteService { service: service(), force };
    let create =
        || Command::CreateService(CreateService::new("web", TaskDefinitionId::from_index(0), 1));
    let scaled = Rejection::ServiceScaledAboveZero { service: service(), desired: 3 };
    assert_eq!(given.refused(delete(false)), scaled);
    assert_eq!(given.refused(create()), Rejection::ServiceNameTaken { service: service() });
    given.apply(delete(true));
    let status = |given: &Given| given.cluster().service(service()).status;
    assert_eq!(status(&given), ServiceStatus::Draining);
    assert_eq!(given.refused(create()), Rejection::ServiceStillDraining { service: service() });
    let update = UpdateService::scale(service(), 1);
    assert_eq!(given.refused(update), Rejection::ServiceNotActive { service: service() });
    given.minutes(2);
    assert_eq!(status(&given), ServiceStatus::Inactive);
    assert_eq!(given.counts().running, 0);
    given.apply(create());
    assert_eq!(given.cluster().service_named("web"), Some(ServiceId::from_index(1)));
}

#[test]
fn r31_a_task_is_healthy_after_forty_seconds_in_running() {
    let mut given = Given::computers(1, 1, web());
    given.create_service(1);
    given.until(|cluster| cluster.counts(service()).running == 1);
    let since = given.world.now();
    let healthy = |ms| Observed::of(given.cluster(), service(), since.after(ms)).healthy;
    assert_eq!((healthy(0), healthy(39_999), healthy(40_000)), (0, 0, 1));
}

#[test]
fn r36_steady_state_is_said_when_reached_and_every_six_hours() {
    let mut given = Given::service(1, 3, 3);
    let steady = "(service web) has reached a steady state.";
    let count = |given: &Given| posted(given).iter().filter(|text| *text == steady).count();
    let said = given.cluster().service(service()).messages().next_back().expect("said").1.at;
    let last = given.cluster().tasks().iter().filter_map(|t| t.started_at).max().expect("three");
    let waited = said.since(last);
    assert!((40_000..50_000).contains(&waited), "{waited} ms after the last reached RUNNING");
    assert_eq!(count(&given), 1);
    given.ms(said.after(6 * 3_600_000 - 1).since(given.world.now()));
    assert_eq!(count(&given), 1);
    given.ms(1);
    assert_eq!(count(&given), 2);
    given.minutes(30 * 60);
    assert_eq!(count(&given), 7, "every six hours");
}

#[test]
fn r36_steady_state_is_said_again_after_every_disturbance() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(3);
    let texts = posted(&given);
    let name = |number| ecs::task_id(given.cluster(), task(number));
    assert_eq!(
        texts,
        [
            format!(
                "(service web) has started 3 tasks: (task {}) (task {}) (task {}).",
                name(1),
                name(2),
                name(3)
            ),
            format!(
                "(service web) (deployment {}) deployment completed.",
                ecs::deployment_id(given.cluster(), DeploymentId::from_index(0))
            ),
            "(service web) has reached a steady state.".into(),
            format!("(service web) has started 1 tasks: (task {}).", name(4)),
            "(service web) has reached a steady state.".into(),
        ]
    );
    assert_eq!(name(1).len(), 32);
}

#[test]
fn r36_a_hundred_messages_are_kept() {
    let mut given = Given::service(1, 3, 3);
    for round in 0..120 {
        given.scale(round % 2);
        given.minutes(3);
    }
    let service = given.cluster().service(service());
    assert_eq!(service.messages().count(), 100);
    let (first, _) = service.messages().next().expect("a hundred");
    assert!(first > 0 && service.message(first).is_some() && service.message(first - 1).is_none());
}

#[test]
fn r41_a_scale_in_takes_the_fullest_zone_then_the_fullest_computer() {
    // Zones a, b, c, a; the service has 2, 1, 1 and 1 tasks on them.
    let roomy = InstanceType { eni_slots: 4, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 4, roomy, web());
    given.create_service(4);
    given.minutes(3);
    given.apply(Command::StopTask { task: task(2) });
    given.minutes(3);
    assert_eq!(given.spread(), [1, 1, 1, 1], "zone a has two, zone b the newest");
    given.apply(Command::RunInstances { count: 3, instance_type: roomy });
    given.scale(3);
    given.minutes(2);
    assert_eq!(given.spread()[..4].iter().sum::<usize>(), 3);
    assert_eq!(given.spread()[0] + given.spread()[3], 1, "one of zone a went");
    let chosen = decisions(&given).into_iter().find_map(|kind| match kind {
        DecisionKind::ChosenToStop { task, in_zone, on_instance, .. } => {
            Some((task, in_zone, on_instance))
        }
        _ => None,
    });
    assert_eq!(chosen, Some((task(4), 2, 1)), "of equals the newest");
}

#[test]
fn r41_within_a_zone_the_fuller_computer_gives() {
    // All in zone a: computers 1, 4, 7; the others go. Computer 1 gets two tasks, the others one.
    let roomy = InstanceType { eni_slots: 4, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 7, roomy, web());
    for number in [2, 3, 5, 6] {
        given.apply(Command::TerminateInstance { instance: computer(number) });
    }
    given.create_service(4);
    given.minutes(3);
    given.apply(Command::StopTask { task: task(3) });
    given.minutes(3);
    assert_eq!(given.spread(), [2, 0, 0, 1, 0, 0, 1], "the newest on computer 7");
    given.scale(3);
    given.minutes(2);
    assert_eq!(given.spread(), [1, 0, 0, 1, 0, 0, 1]);
}
