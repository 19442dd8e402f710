//! R8, R18, R20–R25: how tasks end.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, container, definition, service, task, web};

/// A program that ignores SIGTERM.
fn stubborn(instance_type: InstanceType, stop_timeout_ms: Option<u64>) -> Given {
    let container = ContainerDefinition { stop_timeout_ms, ..container("web", 80) };
    let definition = definition("web", vec![container]);
    let mut given = Given::with(1, Parameters::ecs(), 1, instance_type, definition);
    given.push("web:1", |program| program.on_sigterm = OnSigterm::Ignore);
    given
}

/// From SIGTERM to the container's end, ms, and its exit code.
fn ended(given: &mut Given) -> (u64, Option<i16>) {
    given.apply(Command::StopTask { task: task(1) });
    let asked = given.world.now();
    given.until(|cluster| cluster.containers()[0].stop.is_some());
    (given.world.now().since(asked), given.cluster().containers()[0].exit_code)
}

fn running(mut given: Given) -> Given {
    given.create_service(1);
    given.minutes(3);
    given
}

#[test]
fn r8_a_task_waits_in_pending_for_what_a_stopping_one_still_holds() {
    // Memory for one task, network slots for two, a program that takes its whole stop timeout of 60 s.
    let tight = InstanceType { memory_mib: 512, ..SMALL };
    let mut given = stubborn(tight, Some(60_000));
    given.create_service(1);
    given.minutes(3);
    given.apply(Command::StopTask { task: task(1) });
    given.seconds(50);
    let (old, new) = (given.cluster().task(task(1)), given.cluster().task(task(2)));
    assert_eq!((old.last_status, new.last_status), (TaskStatus::Stopping, TaskStatus::Pending));
    assert_eq!(given.cluster().instance(computer(1)).waiting, [task(2)]);
    given.until(|cluster| cluster.task(task(2)).last_status == TaskStatus::Activating);
    assert_eq!(given.cluster().task(task(1)).last_status, TaskStatus::Deprovisioning);
}

#[test]
fn r8_the_first_that_waits_blocks_those_behind_it() {
    // 1,024 MiB: an old task of 512 that takes 60 s to stop and, beside it, one that stays.
    let tight = InstanceType { memory_mib: 1_024, eni_slots: 8, ..SMALL };
    let mut given = stubborn(tight, Some(60_000));
    let sized = |family: &str, mib| {
        let memory = Some(mib);
        definition(family, vec![ContainerDefinition { memory, ..container("main", 80) }])
    };
    given.apply(Command::RegisterTaskDefinition(sized("large", 900)));
    given.apply(Command::RegisterTaskDefinition(sized("small", 100)));
    let run = |number: u32| RunTask::of(TaskDefinitionId::from_number(number).expect("from 1"), 1);
    given.apply(run(1));
    given.minutes(2);
    given.apply(Command::StopTask { task: task(1) });
    given.apply(run(2));
    given.seconds(20);
    given.apply(run(3));
    given.seconds(20);
    let status = |number| given.cluster().task(task(number)).last_status;
    assert_eq!(given.cluster().instance(computer(1)).waiting, [task(2), task(3)]);
    assert_eq!((status(2), status(3)), (TaskStatus::Pending, TaskStatus::Pending));
    assert!(given.cluster().instance(computer(1)).host_remaining.memory_mib >= 100);
}

#[test]
fn r18_sigkill_comes_at_the_stop_timeout_thirty_seconds_by_default() {
    assert_eq!(ended(&mut running(stubborn(SMALL, None))), (30_000, Some(137)));
    assert_eq!(ended(&mut running(stubborn(SMALL, Some(2_000)))), (2_000, Some(137)));
}

#[test]
fn r18_a_program_slower_than_its_stop_timeout_is_killed_though_it_obeys() {
    let impatient = ContainerDefinition { stop_timeout_ms: Some(100), ..container("web", 80) };
    let given = ended(&mut running(Given::computers(1, 1, definition("web", vec![impatient]))));
    assert_eq!(given, (100, Some(137)));
}

#[test]
fn r18_a_program_that_obeys_sigterm_is_never_killed() {
    let mut given = running(Given::computers(1, 1, web()));
    let before = given.here();
    let (took, code) = ended(&mut given);
    assert!(took <= Parameters::ecs().sigterm_exit.1 && code == Some(0), "{took} ms, {code:?}");
    given.minutes(2);
    let killed = |kind: &EventKind| {
        matches!(kind, EventKind::ContainerSignalled { signal: Signal::Sigkill, .. })
    };
    assert!(!given.events_since(before).iter().any(killed));
}

#[test]
fn r20_standalone_tasks_are_not_replaced() {
    let mut given = Given::computers(1, 3, web());
    let task_definition = TaskDefinitionId::from_index(0);
    given.apply(RunTask::of(task_definition, 3));
    given.minutes(3);
    given.apply(Command::StopTask { task: task(1) });
    given.apply(Command::CrashContainer { container: ContainerId::from_index(1), exit_code: 1 });
    given.minutes(30);
    assert_eq!(given.cluster().tasks().len(), 3);
    let stopped = given.cluster().tasks().iter().filter(|t| t.is_stopped()).count();
    assert_eq!(stopped, 2);
}

#[test]
fn r20_one_call_runs_one_to_ten_tasks() {
    let mut given = Given::computers(1, 3, web());
    let task_definition = TaskDefinitionId::from_index(0);
    let run = |count| RunTask::of(task_definition, count);
    assert_eq!(given.refused(run(11)), Rejection::RunTaskTooMany { wanted: 11, limit: 10 });
    assert_eq!(given.refused(run(0)), Rejection::CountIsZero);
}

#[test]
fn r21_a_stopped_task_stays_visible_for_an_hour() {
    let mut given = Given::service(1, 3, 1);
    given.apply(Command::StopTask { task: task(1) });
    given.until(|cluster| cluster.task(task(1)).is_stopped());
    let stopped_at = given.world.now();
    let visible = |ms| given.cluster().is_visible(task(1), stopped_at.after(ms));
    assert!(visible(0) && visible(3_599_999) && !visible(3_600_000));
    assert!(given.cluster().is_visible(task(2), stopped_at.after(u64::MAX)));
}

/// Stop code and reason of the task that stopped last.
fn why(given: &Given) -> (&'static str, String) {
    let stopped = |id: &TaskId| given.cluster().task(*id).is_stopped();
    let ids = (0..given.cluster().tasks().len()).map(TaskId::from_index);
    let id = ids.filter(stopped).max_by_key(|&id| given.cluster().task(id).stopped_at);
    let id = id.expect("one has stopped");
    let code = given.cluster().task(id).stop_code.expect("STOPPED has a code");
    (ecs::stop_code(code), ecs::stopped_reason(given.cluster(), id).expect("and a reason"))
}

#[test]
fn r22_r23_each_end_has_its_code_and_its_reason() {
    let start = Given::service(1, 3, 3);
    let ended = |command: Command| {
        let mut given = start.clone();
        given.apply(command);
        given.minutes(2);
        why(&given)
    };
    let by = |code, reason: &str| (code, reason.to_owned());
    assert_eq!(
        ended(Command::StopTask { task: task(1) }),
        by("UserInitiated", "Task stopped by user")
    );
    assert_eq!(
        ended(Command::CrashContainer { container: ContainerId::from_index(0), exit_code: 1 }),
        by("EssentialContainerExited", "Essential container in task exited")
    );
    let deployment = ecs::deployment_id(start.cluster(), DeploymentId::from_index(0));
    assert_eq!(
        ended(UpdateService::scale(service(), 2)),
        by(
            "ServiceSchedulerInitiated",
            &format!("Scaling activity initiated by (deployment {deployment})")
        )
    );
    let instance = start.cluster().ec2_instance_id(computer(1));
    assert_eq!(
        ended(Command::TerminateInstance { instance: computer(1) }),
        by("TerminationNotice", &format!("Host EC2 (instance {instance}) terminated."))
    );
}

#[test]
fn r24_only_a_container_that_failed_to_start_has_a_reason() {
    let tight = InstanceType { memory_mib: 512, ..SMALL };
    let mut given = stubborn(tight, Some(90_000));
    given.create_service(1);
    given.minutes(3);
    given.apply(Command::StopTask { task: task(1) });
    given.until(|cluster| !cluster.instance(computer(1)).waiting.is_empty());
    given.apply(Command::StopTask { task: task(2) });
    let reason = |index| ecs::container_reason(given.cluster(), ContainerId::from_index(index));
    let text = reason(1).expect("held back, then stopped");
    assert!(text.starts_with("TaskStoppedBeforePullBeginError: "), "{text}");
    assert_eq!(reason(0), None);
}

#[test]
fn r25_exit_codes_tell_how_a_container_ended() {
    let exits = |on_sigterm| {
        let mut given = Given::computers(1, 1, web());
        given.push("web:1", |program| program.on_sigterm = on_sigterm);
        ended(&mut running(given)).1
    };
    assert_eq!(exits(OnSigterm::Exit(0)), Some(0));
    assert_eq!(exits(OnSigterm::Exit(143)), Some(143), "128 + SIGTERM");
    assert_eq!(exits(OnSigterm::Ignore), Some(137), "128 + SIGKILL");
    let mut given = running(Given::computers(1, 1, web()));
    let crash =
        |exit_code| Command::CrashContainer { container: ContainerId::from_index(0), exit_code };
    assert_eq!(given.refused(crash(256)), Rejection::ExitCodeOutOfRange { exit_code: 256 });
    given.apply(crash(139));
    assert_eq!(given.cluster().containers()[0].exit_code, Some(139));
    assert!(matches!(given.refused(crash(1)), Rejection::ContainerNotRunning { .. }));
}
