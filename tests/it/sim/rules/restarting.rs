//! R19: the restart policy; R25: jobs that end by themselves, and commands that are not there.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, container, definition, task};

const FIRST: usize = 0;

/// A web server that may be started again in its place once it ran for a minute, whatever its code but 3.
fn patient() -> TaskDefinition {
    let policy = RestartPolicy { ignored_exit_codes: vec![3], restart_attempt_period_ms: 60_000 };
    let web = ContainerDefinition { restart_policy: Some(policy), ..container("web", 80) };
    definition("web", vec![web])
}

fn running(definition: TaskDefinition) -> Given {
    let mut given = Given::computers(1, 1, definition);
    given.create_service(1);
    given.until(|cluster| cluster.tasks().first().is_some_and(Task::is_running));
    given
}

fn crash(exit_code: i32) -> Command {
    Command::CrashContainer { container: ContainerId::from_index(FIRST), exit_code }
}

fn restarts(given: &Given) -> usize {
    let restart = |kind: &EventKind| matches!(kind, EventKind::ContainerRestarted { .. });
    given.events_since(0).iter().filter(|kind| restart(kind)).count()
}

#[test]
fn r19_what_ran_for_the_period_is_started_again_in_its_place() {
    let mut given = running(patient());
    given.seconds(60);
    given.apply(crash(1));
    let container = given.cluster().containers()[FIRST];
    assert_eq!(container.last_status, ContainerStatus::Running, "for ECS it never stopped");
    assert!(!container.is_listening, "its program begins anew");
    given.seconds(10);
    assert!(given.cluster().is_routable(task(1)));
    assert_eq!((restarts(&given), given.counts().started), (1, 1));
}

#[test]
fn r19_a_crash_within_the_period_is_not() {
    let mut given = running(patient());
    given.seconds(59);
    given.apply(crash(1));
    assert_eq!(given.cluster().containers()[FIRST].exit_code, Some(1));
    assert_eq!(restarts(&given), 0, "the opposite of Docker and Kubernetes");
}

#[test]
fn r19_the_period_counts_from_the_last_restart() {
    let mut given = running(patient());
    given.seconds(60);
    given.apply(crash(1));
    given.seconds(59);
    given.apply(crash(1));
    assert_eq!(restarts(&given), 1);
    assert_eq!(given.cluster().containers()[FIRST].exit_code, Some(1));
}

#[test]
fn r19_ignored_codes_and_wanted_stops_are_not_restarted() {
    let mut given = running(patient());
    given.seconds(90);
    given.apply(crash(3));
    assert_eq!(given.cluster().containers()[FIRST].exit_code, Some(3));
    let mut given = running(patient());
    given.seconds(90);
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(1);
    assert_eq!((restarts(&given), given.cluster().task(task(1)).is_stopped()), (0, true));
}

#[test]
fn r19_the_health_of_a_new_process_is_unknown_until_it_is_checked() {
    let mut definition = patient();
    let check = HealthCheck { interval_ms: 10_000, ..HealthCheck::new("pg_isready") };
    definition.containers[FIRST].health_check = Some(check);
    let mut given = running(definition);
    given.seconds(60);
    let health = |given: &Given| given.cluster().task_health(task(1));
    assert_eq!(health(&given), HealthStatus::Healthy);
    let from = given.here();
    given.apply(crash(1));
    assert_eq!(health(&given), HealthStatus::Unknown);
    let to = HealthStatus::Unknown;
    let told = EventKind::TaskHealthChanged { task: task(1), to };
    assert!(given.events_since(from).contains(&told), "and ECS is told");
    given.seconds(11);
    assert_eq!(health(&given), HealthStatus::Healthy);
}

#[test]
fn r19_a_policy_out_of_range_is_refused() {
    let given = Given::computers(1, 0, patient());
    let refused = |ignored: usize, period_ms: u64| {
        let mut definition = patient();
        definition.containers[FIRST].restart_policy = Some(RestartPolicy {
            ignored_exit_codes: vec![1; ignored],
            restart_attempt_period_ms: period_ms,
        });
        given.world.clone().apply(&Command::RegisterTaskDefinition(definition)).err()
    };
    let invalid = Some(Rejection::RestartPolicyInvalid { index: 0 });
    assert_eq!((refused(0, 59_999), refused(0, 1_800_001)), (invalid, invalid));
    assert_eq!((refused(51, 60_000), refused(50, 1_800_000)), (invalid, None));
}

fn with_command(words: &[&str]) -> TaskDefinition {
    let command = words.iter().map(|word| word.to_string()).collect();
    definition("web", vec![ContainerDefinition { command, ..container("web", 80) }])
}

/// How the first container ended, within two minutes.
fn ended(definition: TaskDefinition) -> (Option<ContainerStop>, Option<i16>, Given) {
    let mut given = Given::computers(1, 1, definition);
    given.create_service(1);
    given.minutes(2);
    let Container { stop, exit_code, .. } = given.cluster().containers()[FIRST];
    (stop, exit_code, given)
}

#[test]
fn r25_a_command_that_is_not_there_is_127_and_docker_says_so() {
    let (stop, code, given) = ended(with_command(&["pyhton", "app.py"]));
    assert_eq!((stop, code), (Some(ContainerStop::CannotStart), Some(127)));
    let reason = ecs::stopped_reason(given.cluster(), task(1)).expect("stopped");
    assert!(
        reason.starts_with("CannotStartContainerError: Error response from daemon: "),
        "{reason}"
    );
    let end = "exec: \"pyhton\": executable file not found in $PATH: unknown";
    assert!(reason.ends_with(end), "{reason}");
    assert_eq!(given.cluster().task(task(1)).stop_code, Some(StopCode::TaskFailedToStart));
}

#[test]
fn r25_a_shell_that_does_not_find_it_runs_and_ends_with_127() {
    let (stop, code, given) = ended(with_command(&["sh", "-c", "pyhton app.py"]));
    assert_eq!((stop, code), (Some(ContainerStop::Exited), Some(127)));
    assert_eq!(
        ecs::stopped_reason(given.cluster(), task(1)).as_deref(),
        Some("Essential container in task exited")
    );
}

#[test]
fn r25_a_command_may_be_the_images_program_or_a_job() {
    let (stop, _, given) = ended(with_command(&["python", "app.py"]));
    assert_eq!(stop, None);
    assert!(given.cluster().is_routable(task(1)), "the image's own program listens");
    let (stop, code, given) = ended(with_command(&["sleep", "10"]));
    assert_eq!((stop, code), (Some(ContainerStop::Exited), Some(0)));
    let listens = |kind: &EventKind| matches!(kind, EventKind::ContainerListening { .. });
    assert!(!given.events_since(0).iter().any(listens), "sleep opens no port");
}

#[test]
fn a_job_ends_by_itself_when_its_time_is_over() {
    let mut given = Given::computers(1, 1, definition("web", vec![container("web", 80)]));
    given.push("web:1", |program| {
        program.ends = Some(Ending { after_ms: 30_000, exit_code: 0 });
    });
    given.apply(RunTask::of(TaskDefinitionId::from_index(0), 1));
    given.until(|cluster| cluster.tasks().first().is_some_and(Task::is_running));
    assert_eq!(given.state(), Settled::Working, "it will end");
    let hang = Command::HangContainer { container: ContainerId::from_index(FIRST) };
    given.seconds(29);
    assert!(given.cluster().containers()[FIRST].is_listening);
    let mut hung = given.clone();
    hung.apply(hang);
    given.seconds(1);
    assert_eq!(given.cluster().containers()[FIRST].stop, Some(ContainerStop::Exited));
    hung.minutes(1);
    assert!(hung.cluster().task(task(1)).is_running(), "what hangs is not done");
    hung.apply(Command::ResumeContainer { container: ContainerId::from_index(FIRST) });
    assert_eq!(hung.cluster().containers()[FIRST].exit_code, Some(0));
}
