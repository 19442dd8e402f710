//! R17: containers that wait for each other, up and down; R18's `startTimeout`.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, container, definition, service, task};

const DB: usize = 0;
const WEB: usize = 1;

fn waits_for(name: &str, condition: ContainerCondition) -> Vec<ContainerDependency> {
    vec![ContainerDependency { container_name: name.into(), condition }]
}

/// A database, essential or not, and a web server that waits for it.
fn pair(condition: ContainerCondition, essential: bool) -> [ContainerDefinition; 2] {
    let db = ContainerDefinition { essential, ..container("db", 5_432) };
    let depends_on = waits_for("db", condition);
    [db, ContainerDefinition { depends_on, ..container("web", 80) }]
}

fn of(containers: impl Into<Vec<ContainerDefinition>>) -> TaskDefinition {
    definition("web", containers.into())
}

fn given(definition: TaskDefinition) -> Given {
    let mut given = Given::computers(1, 1, definition);
    given.create_service(1);
    given
}

fn status(given: &Given, index: usize) -> ContainerStatus {
    given.cluster().containers()[index].last_status
}

fn one(cluster: &Cluster, index: usize) -> Option<&Container> {
    cluster.containers().get(index)
}

/// When a container came to a status, or stopped.
fn came(given: &Given, index: usize, wanted: ContainerStatus) -> Option<TimeMs> {
    let id = ContainerId::from_index(index);
    let came = |event: &&Event| match event.kind {
        EventKind::ContainerStatusChanged { container, to } => container == id && to == wanted,
        EventKind::ContainerStopped { container, .. } => {
            container == id && wanted == ContainerStatus::Stopped
        }
        _ => false,
    };
    given.cluster().history().all_events().find(came).map(|event| event.at)
}

#[test]
fn r17_start_waits_until_the_other_runs_and_pulls_only_then() {
    let mut given = given(of(pair(ContainerCondition::Start, true)));
    given.minutes(3);
    let runs = came(&given, DB, ContainerStatus::Running).expect("it runs");
    let pulled = came(&given, WEB, ContainerStatus::Pulled).expect("it pulls");
    assert!(pulled > runs, "web pulled at {pulled:?}, db runs since {runs:?}");
    assert!(given.cluster().is_routable(task(1)));
}

#[test]
fn r17_complete_and_success_wait_for_the_end() {
    for (condition, code) in [(ContainerCondition::Complete, 3), (ContainerCondition::Success, 0)] {
        let mut given = Given::computers(1, 1, of(pair(condition, false)));
        given.push("db:1", |program| {
            program.ends = Some(Ending { after_ms: 20_000, exit_code: code });
        });
        given.create_service(1);
        given.minutes(3);
        let done = came(&given, DB, ContainerStatus::Stopped).expect("a job ends");
        assert!(came(&given, WEB, ContainerStatus::Pulled) > Some(done), "{condition:?}");
        assert_eq!(status(&given, WEB), ContainerStatus::Running);
    }
}

#[test]
fn r17_success_fails_with_the_other_and_takes_the_task_along() {
    let mut given = Given::computers(1, 1, of(pair(ContainerCondition::Success, false)));
    given.push("db:1", |program| program.ends = Some(Ending { after_ms: 9_000, exit_code: 1 }));
    given.create_service(1);
    given.until(|cluster| one(cluster, WEB).is_some_and(|web| web.stop.is_some()));
    let web = given.cluster().containers()[WEB];
    assert_eq!((web.stop, web.exit_code), (Some(ContainerStop::DependencyFailed), Some(143)));
    assert_eq!(given.cluster().task(task(1)).stop_code, Some(StopCode::TaskFailedToStart));
    let reason = "CannotStartContainerError: dependency graph: failed to resolve container ordering \
        dependency [db(db:1) (STOPPED->RUNNING) - Exit: 1] for target [web(web:1) (NONE->RUNNING)] \
        as dependency did not exit successfully.";
    assert_eq!(ecs::stopped_reason(given.cluster(), task(1)).as_deref(), Some(reason));
}

#[test]
fn r17_healthy_waits_for_the_check_and_looks_no_more_afterwards() {
    let check = HealthCheck { interval_ms: 90_000, ..HealthCheck::new("pg_isready") };
    let mut pair = pair(ContainerCondition::Healthy, false);
    pair[DB].health_check = Some(check);
    let mut given = given(of(pair));
    given.minutes(5);
    let runs = came(&given, DB, ContainerStatus::Running).expect("it runs");
    let pulled = came(&given, WEB, ContainerStatus::Pulled).expect("it pulls");
    assert!(pulled.since(runs) > 90_000, "one interval until the first verdict");
    given.apply(Command::HangContainer { container: ContainerId::from_index(DB) });
    given.minutes(9);
    assert_eq!(status(&given, WEB), ContainerStatus::Running, "at startup only");
}

#[test]
fn r17_without_a_start_timeout_it_waits_for_ever_and_says_so() {
    let mut given = given(of(pair(ContainerCondition::Complete, false)));
    given.minutes(60);
    assert_eq!(status(&given, WEB), ContainerStatus::Pending);
    assert_eq!(given.state(), Settled::WaitsForContainer { task: task(1) });
    assert_eq!(given.cluster().task(task(1)).last_status, TaskStatus::Activating);
}

#[test]
fn r17_the_start_timeout_of_the_other_ends_the_wait() {
    let mut pair = pair(ContainerCondition::Complete, false);
    pair[DB].start_timeout_ms = Some(60_000);
    let mut given = given(of(pair));
    given.until(|cluster| one(cluster, WEB).is_some_and(|web| web.stop.is_some()));
    let runs = came(&given, DB, ContainerStatus::Running).expect("it runs");
    assert_eq!(given.world.now().since(runs), 60_000, "counted from the other's start");
    let stop = given.cluster().containers()[WEB].stop;
    assert_eq!(stop, Some(ContainerStop::DependencyTimedOut));
    let reason = ecs::container_reason(given.cluster(), ContainerId::from_index(WEB));
    let reason = reason.expect("the agent says why");
    assert!(reason.ends_with("for target [web(web:1) (NONE->RUNNING)] has timed out."), "{reason}");
}

#[test]
fn r17_what_waits_for_one_that_never_starts_fails_too() {
    let mut given = Given::computers(1, 1, of(pair(ContainerCondition::Start, false)));
    given.apply(Command::SetRegistryReachable { reachable: false });
    given.create_service(1);
    given.until(|cluster| one(cluster, WEB).is_some_and(|web| web.stop.is_some()));
    let stop = given.cluster().containers()[WEB].stop;
    assert_eq!(stop, Some(ContainerStop::DependencyNeverStarts));
}

#[test]
fn r17_shutdown_goes_the_other_way_round() {
    let [mut db, mut web] = pair(ContainerCondition::Start, true);
    (db.stop_timeout_ms, web.stop_timeout_ms) = (Some(10_000), Some(20_000));
    let mut given = Given::computers(1, 1, of([db, web]));
    for image in ["db:1", "web:1"] {
        given.push(image, |program| program.on_sigterm = OnSigterm::Ignore);
    }
    given.create_service(1);
    given.minutes(3);
    let from = given.here();
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(1);
    let signals = given.events_since(from).into_iter().filter_map(|kind| match kind {
        EventKind::ContainerSignalled { container, signal } => Some((container.index(), signal)),
        _ => None,
    });
    use Signal::{Sigkill, Sigterm};
    let order = [(WEB, Sigterm), (WEB, Sigkill), (DB, Sigterm), (DB, Sigkill)];
    assert_eq!(signals.collect::<Vec<_>>(), order, "db is asked once web is gone");
}

#[test]
fn r17_a_crash_takes_the_others_down_in_order() {
    let third = ContainerDefinition { depends_on: Vec::new(), ..container("log", 90) };
    let [db, web] = pair(ContainerCondition::Start, true);
    let mut given = given(of([db, web, third]));
    given.minutes(3);
    let from = given.here();
    given.apply(Command::CrashContainer { container: ContainerId::from_index(2), exit_code: 1 });
    given.minutes(1);
    let stops = given.events_since(from).into_iter().filter_map(|kind| match kind {
        EventKind::ContainerStopped { container, .. } => Some(container.index()),
        _ => None,
    });
    assert_eq!(stops.collect::<Vec<_>>(), [2, WEB, DB]);
    assert!(given.counts().started >= 2, "and the service starts another");
}

#[test]
fn r17_what_cannot_be_waited_for_is_refused() {
    let mut given = Given::computers(1, 0, of([container("web", 80)]));
    let mut says = |containers: Vec<ContainerDefinition>| {
        given.refused(Command::RegisterTaskDefinition(of(containers)))
    };
    let waiting = |name: &str, other: &str, condition| ContainerDefinition {
        depends_on: waits_for(other, condition),
        ..container(name, 80)
    };
    let start = ContainerCondition::Start;
    let invalid = |index| Rejection::DependsOnInvalid { index };
    assert_eq!(says(vec![waiting("web", "db", start)]), invalid(0), "nobody of that name");
    assert_eq!(says(vec![waiting("web", "web", start)]), invalid(0), "itself");
    for condition in [ContainerCondition::Complete, ContainerCondition::Success] {
        assert_eq!(says(pair(condition, true).into()), invalid(1), "it is essential");
    }
    let unchecked = pair(ContainerCondition::Healthy, true);
    assert_eq!(says(unchecked.into()), invalid(1), "it has no check");
    let ring = vec![waiting("a", "b", start), waiting("b", "c", start), waiting("c", "a", start)];
    assert_eq!(says(ring), Rejection::DependsOnCycle { index: 0 });
    let line = vec![waiting("a", "b", start), waiting("b", "c", start), container("c", 80)];
    given.apply(Command::RegisterTaskDefinition(of(line)));
}

#[test]
fn r17_what_lost_its_power_while_it_waited_waits_again() {
    let mut given = given(of(pair(ContainerCondition::Complete, false)));
    given.until(|cluster| {
        one(cluster, DB).is_some_and(|db| db.last_status == ContainerStatus::Running)
    });
    let instance = InstanceId::from_index(0);
    given.apply(Command::CutPower { instance });
    given.seconds(10);
    given.apply(Command::RestorePower { instance });
    given.minutes(4);
    let cluster = given.cluster();
    assert_eq!(cluster.containers()[DB].exit_code, Some(255), "it has ended, with a code");
    assert_eq!(status(&given, WEB), ContainerStatus::Running, "that is what it waited for");
    assert_eq!(cluster.counts(service()).started, 1);
}
