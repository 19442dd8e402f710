//! R3's kill, R31's task health, R51: programs that go wrong while they run, and checks that notice.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, computer, container, definition, task, web};

fn first() -> ContainerId {
    ContainerId::from_index(0)
}

fn checked(check: HealthCheck) -> ContainerDefinition {
    ContainerDefinition { health_check: Some(check), ..container("web", 80) }
}

fn curl() -> HealthCheck {
    HealthCheck::new("curl -f http://localhost:80/health || exit 1")
}

/// One standalone task, RUNNING and listening since now.
fn running(containers: Vec<ContainerDefinition>, change: impl FnOnce(&mut Program)) -> Given {
    let mut given = Given::computers(1, 1, definition("web", containers));
    given.push("web:1", |program| {
        program.start_delay = Some((0, 0));
        change(program);
    });
    given.apply(RunTask::of(TaskDefinitionId::from_index(0), 1));
    given.until(|cluster| cluster.task(task(1)).is_running());
    given
}

/// Seconds from now until the first container's health is `to`.
fn until_health(given: &mut Given, to: HealthStatus) -> u64 {
    let from = given.world.now();
    given.until(|cluster| cluster.container_health(first()) == to);
    given.world.now().since(from)
}

#[test]
fn r51_the_first_check_comes_an_interval_after_the_start_and_one_success_is_healthy() {
    let mut given = running(vec![checked(curl())], |_| ());
    assert_eq!(given.cluster().task_health(task(1)), HealthStatus::Unknown);
    let took = until_health(&mut given, HealthStatus::Healthy);
    assert!((30_000..30_100).contains(&took), "{took} ms");
    assert_eq!(ecs::health_status(given.cluster().task_health(task(1))), "HEALTHY");
}

#[test]
fn r51_at_the_defaults_a_hang_is_noticed_after_three_intervals_and_timeouts() {
    let mut given = running(vec![checked(curl())], |_| ());
    until_health(&mut given, HealthStatus::Healthy);
    given.apply(Command::HangContainer { container: first() });
    // The interval counts from the end of the check before: 3 × (30 + 5) s.
    let took = until_health(&mut given, HealthStatus::Unhealthy);
    assert!((104_900..=105_000).contains(&took), "{took} ms");
    given.apply(Command::ResumeContainer { container: first() });
    let took = until_health(&mut given, HealthStatus::Healthy);
    assert!(took <= 30_100, "one success is enough, after {took} ms");
}

#[test]
fn r51_failures_in_the_start_period_do_not_count_and_a_success_ends_it() {
    let slow = |start_period_ms| {
        let check = HealthCheck { interval_ms: 5_000, retries: 2, start_period_ms, ..curl() };
        running(vec![checked(check)], |program| program.start_delay = Some((40_000, 40_000)))
    };
    let took = until_health(&mut slow(0), HealthStatus::Unhealthy);
    assert_eq!(took, 10_000, "slow to start, and taken for dead");
    let mut given = slow(60_000);
    let before = given.here();
    until_health(&mut given, HealthStatus::Healthy);
    let failed = |kind: &EventKind| matches!(kind, EventKind::HealthCheckFailed { .. });
    assert!(!given.events_since(before).iter().any(failed));
    given.apply(Command::HangContainer { container: first() });
    let took = until_health(&mut given, HealthStatus::Unhealthy);
    assert!(took <= 20_000, "the start period is over: {took} ms");
}

#[test]
fn r51_a_wrong_status_or_a_closed_port_fails_a_check() {
    let mut sick = running(vec![checked(curl())], |program| program.health_status = 500);
    assert_eq!(until_health(&mut sick, HealthStatus::Unhealthy), 90_003, "30 s and 1 ms, thrice");
    let elsewhere = HealthCheck::new("curl -f http://localhost:8080/ || exit 1");
    let mut elsewhere = running(vec![checked(elsewhere)], |_| ());
    assert_eq!(until_health(&mut elsewhere, HealthStatus::Unhealthy), 90_000);
}

#[test]
fn r51_a_computer_out_of_contact_keeps_the_last_health() {
    let mut given = running(vec![checked(curl())], |_| ());
    until_health(&mut given, HealthStatus::Healthy);
    given.apply(Command::CutPower { instance: computer(1) });
    given.minutes(30);
    assert_eq!(given.cluster().task_health(task(1)), HealthStatus::Healthy);
    assert_eq!(given.cluster().probe(task(1), 80, "/health"), Probe::TimedOut);
}

#[test]
fn r51_numbers_out_of_range_are_refused_at_registration() {
    let mut given = Given::computers(1, 0, web());
    let wrong = [
        HealthCheck { interval_ms: 4_999, ..curl() },
        HealthCheck { timeout_ms: 60_001, ..curl() },
        HealthCheck { retries: 11, ..curl() },
        HealthCheck { start_period_ms: 300_001, ..curl() },
        HealthCheck { command: vec!["curl".into(), "localhost".into()], ..curl() },
        HealthCheck { command: vec!["CMD-SHELL".into()], ..curl() },
    ];
    for check in wrong {
        let definition = definition("web", vec![checked(check)]);
        let rejection = given.refused(Command::RegisterTaskDefinition(definition));
        assert_eq!(rejection, Rejection::HealthCheckInvalid { index: 0 });
    }
}

#[test]
fn r31_a_task_is_as_healthy_as_its_essential_containers_with_a_check() {
    let mut helper = container("helper", 81);
    helper.essential = false;
    helper.health_check = Some(HealthCheck::new("exit 1"));
    let unchecked = container("log", 82);
    let mut given = running(vec![checked(curl()), helper, unchecked], |_| ());
    until_health(&mut given, HealthStatus::Healthy);
    given.minutes(3);
    let health = |index| given.cluster().container_health(ContainerId::from_index(index));
    assert_eq!(health(1), HealthStatus::Unhealthy);
    assert_eq!(health(2), HealthStatus::Unknown);
    assert_eq!(given.cluster().task_health(task(1)), HealthStatus::Healthy);
    given.apply(Command::HangContainer { container: first() });
    until_health(&mut given, HealthStatus::Unhealthy);
    assert_eq!(given.cluster().task_health(task(1)), HealthStatus::Unhealthy);
}

#[test]
fn a_probe_meets_what_is_there_now() {
    let mut given = running(vec![container("web", 80)], |_| ());
    given.seconds(1);
    let probe = |given: &Given, port, path| given.cluster().probe(task(1), port, path);
    let answered = |status| Probe::Answered { status, after_ms: 1 };
    assert_eq!(probe(&given, 80, "/"), answered(200));
    assert_eq!(probe(&given, 80, "/nowhere"), answered(404));
    assert_eq!(probe(&given, 81, "/"), Probe::Refused);
    given.apply(Command::HangContainer { container: first() });
    assert_eq!(probe(&given, 80, "/"), Probe::TimedOut);
    let again = Command::HangContainer { container: first() };
    assert!(matches!(given.refused(again), Rejection::ContainerHungAlready { hung: true, .. }));
    given.apply(Command::CrashContainer { container: first(), exit_code: 1 });
    assert_eq!(probe(&given, 80, "/"), Probe::Refused);
}

#[test]
fn r18_a_program_that_hangs_hears_no_sigterm() {
    let mut given = running(vec![container("web", 80)], |_| ());
    given.apply(Command::HangContainer { container: first() });
    given.apply(Command::StopTask { task: task(1) });
    given.seconds(31);
    assert_eq!(given.cluster().container(first()).stop, Some(ContainerStop::Killed));
}

#[test]
fn r3_a_program_that_leaks_is_killed_when_it_is_over_its_hard_limit() {
    // 512 MiB, 25 of them at rest: 487 MiB and a little at 1 MiB a second.
    let mut given = running(vec![container("web", 80)], |program| program.leak_kib_per_s = 1_024);
    let from = given.world.now();
    given.until(|cluster| cluster.container(first()).stop.is_some());
    assert_eq!(given.world.now().since(from), 487_001);
    let killed = given.cluster().container(first());
    assert_eq!((killed.stop, killed.exit_code), (Some(ContainerStop::OutOfMemory), Some(137)));
    assert_eq!(
        ecs::container_reason(given.cluster(), first()).as_deref(),
        Some("OutOfMemoryError: Container killed due to memory usage")
    );
    assert_eq!(given.cluster().task(task(1)).stop_code, Some(StopCode::EssentialContainerExited));
}

#[test]
fn r3_a_leak_can_begin_and_end_at_any_time() {
    let mut given = running(vec![container("web", 80)], |_| ());
    let leak = |kib_per_s| Command::LeakMemory { container: first(), kib_per_s };
    given.apply(leak(100 << 10));
    given.seconds(4);
    given.apply(leak(0));
    assert_eq!(given.cluster().memory_kib(first(), given.world.now()), (25 + 400) << 10);
    given.minutes(10);
    assert_eq!(given.cluster().container(first()).stop, None);
    given.apply(leak(100 << 10));
    given.seconds(1);
    assert_eq!(given.cluster().container(first()).stop, Some(ContainerStop::OutOfMemory));
}

#[test]
fn r3_a_program_too_large_for_its_limit_is_killed_as_it_starts() {
    let given = running(vec![container("web", 80)], |program| program.memory_mib = 600);
    let mut given = given;
    given.seconds(1);
    assert_eq!(given.cluster().container(first()).stop, Some(ContainerStop::OutOfMemory));
}
