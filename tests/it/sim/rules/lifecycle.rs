//! R13–R16, R31's clock, and the calibration of a start.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, container, definition, service, task, web};

/// The statuses that a task went through, in order.
fn way(given: &Given, id: TaskId) -> Vec<TaskStatus> {
    let events = given.events_since(0).into_iter();
    events
        .filter_map(|kind| match kind {
            EventKind::TaskStatusChanged { task, to } if task == id => Some(to),
            _ => None,
        })
        .collect()
}

#[test]
fn r13_a_task_goes_down_the_list_of_states() {
    use TaskStatus::*;
    let mut given = Given::service(1, 3, 1);
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(2);
    let whole = [Pending, Activating, Running, Stopping, Deprovisioning, Stopped];
    assert_eq!(way(&given, task(1)), whole, "no DEACTIVATING without a load balancer");
}

#[test]
fn r13_a_task_stopped_early_skips_what_it_has_not_reached() {
    use TaskStatus::*;
    let ways = [Provisioning, Pending, Activating].map(|stage| {
        let mut given = Given::computers(1, 3, web());
        given.create_service(1);
        given.until(|cluster| cluster.tasks().first().is_some_and(|t| t.last_status == stage));
        given.apply(Command::StopTask { task: task(1) });
        given.minutes(1);
        way(&given, task(1))
    });
    assert_eq!(ways[0], [Deprovisioning, Stopped]);
    assert_eq!(ways[1], [Pending, Deprovisioning, Stopped]);
    assert_eq!(ways[2], [Pending, Activating, Stopping, Deprovisioning, Stopped]);
}

#[test]
fn r13_running_means_that_every_container_runs() {
    let two = definition("two", vec![container("a", 80), container("b", 81)]);
    for seed in 0..20 {
        let mut given = Given::computers(seed, 1, two.clone());
        given.create_service(1);
        given.until(|cluster| cluster.tasks().first().is_some_and(Task::is_running));
        let all = given.cluster().containers_of(task(1));
        assert_eq!(all.filter(|c| c.last_status == ContainerStatus::Running).count(), 2);
        assert_eq!(given.cluster().task(task(1)).started_at, Some(given.world.now()));
    }
}

#[test]
fn r13_started_to_running_takes_28_to_65_seconds() {
    let two = definition("two", vec![container("a", 80), container("b", 81)]);
    let mut took = Vec::new();
    for seed in 0..200 {
        let mut given = Given::computers(seed, 3, two.clone());
        given.create_service(3);
        given.minutes(3);
        let tasks = given.cluster().tasks().iter();
        took.extend(tasks.map(|t| t.started_at.expect("RUNNING by now").since(t.created_at)));
    }
    let (least, most) = (took.iter().min().expect("600"), took.iter().max().expect("600"));
    assert!(*least >= 28_000 && *most <= 65_000, "{least}..{most} ms");
    assert!(most - least > 20_000, "the traces differ by 37 s; ours only by {} ms", most - least);
}

#[test]
fn r14_a_stop_is_asked_for_once() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::StopTask { task: task(1) });
    let again = Command::StopTask { task: task(1) };
    let rejection = Rejection::TaskAlreadyStopping { task: task(1) };
    assert_eq!(given.refused(again.clone()), rejection);
    given.minutes(5);
    assert_eq!(given.refused(again), rejection, "nor after it has stopped");
    assert_eq!(given.cluster().task(task(1)).desired_status, DesiredStatus::Stopped);
}

#[test]
fn r15_containers_are_pulled_created_and_started_side_by_side() {
    use ContainerStatus::*;
    let two = definition("two", vec![container("a", 80), container("b", 81)]);
    let mut given = Given::computers(3, 1, two);
    given.create_service(1);
    given.minutes(3);
    let steps = |id: usize| {
        let id = ContainerId::from_index(id);
        let events = given.cluster().history().all_events();
        events
            .filter_map(|event| match event.kind {
                EventKind::ContainerStatusChanged { container, to } if container == id => {
                    Some((to, event.cause, event.at))
                }
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    let (a, b) = (steps(0), steps(1));
    for steps in [&a, &b] {
        assert_eq!(steps.iter().map(|s| s.0).collect::<Vec<_>>(), [Pulled, Created, Running]);
    }
    assert_eq!(a[0].1, b[0].1, "both pulls begin with ACTIVATING");
    assert_ne!(a[2].2, b[2].2);
    let started_at = given.cluster().task(task(1)).started_at;
    assert_eq!(started_at, Some(a[2].2.max(b[2].2)), "RUNNING with the last one");
    assert_eq!(ecs::container_status(Pulled), "PENDING", "as ECS shows it");
}

#[test]
fn r16_an_essential_end_takes_the_task_down_and_waits_for_its_siblings() {
    let two = definition("two", vec![container("a", 80), container("slow", 81)]);
    let mut given = Given::computers(1, 1, two);
    given.push("slow:1", |program| program.on_sigterm = OnSigterm::Ignore);
    given.create_service(1);
    given.minutes(3);
    given.apply(Command::CrashContainer { container: ContainerId::from_index(0), exit_code: 3 });
    let stopped = given.cluster().task(task(1));
    assert_eq!(stopped.desired_status, DesiredStatus::Stopped);
    assert_eq!(stopped.last_status, TaskStatus::Stopping);
    given.seconds(29);
    assert_eq!(given.cluster().task(task(1)).last_status, TaskStatus::Stopping);
    given.seconds(12);
    assert!(given.cluster().task(task(1)).is_stopped());
}

#[test]
fn r16_a_non_essential_end_changes_nothing() {
    let mut extra = container("extra", 81);
    extra.essential = false;
    extra.port_mappings.clear();
    let mut given = Given::computers(1, 1, definition("two", vec![container("a", 80), extra]));
    given.create_service(1);
    given.minutes(3);
    let before = given.here();
    given.apply(Command::CrashContainer { container: ContainerId::from_index(1), exit_code: 3 });
    given.minutes(10);
    assert_eq!(given.events_since(before).len(), 1, "its own end is all that happens");
    assert_eq!(given.three(), (1, 1, 1));
}

#[test]
fn r16_every_task_needs_an_essential_container() {
    let mut given = Given::computers(1, 0, web());
    let mut none = web();
    none.containers[0].essential = false;
    let rejection = given.refused(Command::RegisterTaskDefinition(none));
    assert_eq!(rejection, Rejection::NoEssentialContainer);
}

#[test]
fn a_task_is_routable_once_all_its_ports_are_open() {
    let two = definition("two", vec![container("a", 80), container("b", 81)]);
    let mut given = Given::computers(1, 1, two);
    given.create_service(1);
    given.until(|cluster| cluster.counts(service()).running == 1);
    assert_eq!(given.three(), (1, 1, 0), "RUNNING, not yet listening");
    given.until(|cluster| cluster.counts(service()).routable == 1);
    assert!(given.cluster().containers_of(task(1)).all(|c| c.is_listening));
}
