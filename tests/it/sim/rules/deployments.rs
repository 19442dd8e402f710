//! R33–R35, R37–R39: from one revision to the next.

use baton::shell::ecs;
use baton::sim::reconcile::{Observed, Plan, Seen, Start, Stop, plan};
use baton::sim::*;

use crate::sim::given::{Given, SMALL, container, definition, service, task, web};

fn revision(number: u32) -> TaskDefinitionId {
    TaskDefinitionId::from_number(number).expect("from 1")
}

fn deployment(number: u32) -> DeploymentId {
    DeploymentId::from_number(number).expect("from 1")
}

/// Every task takes the same time: those of one step are healthy together.
fn alike() -> Parameters {
    let mut parameters = Parameters::ecs();
    for range in [
        &mut parameters.eni_attach,
        &mut parameters.agent_accept,
        &mut parameters.image_pull,
        &mut parameters.container_create,
        &mut parameters.container_start,
    ] {
        range.1 = range.0;
    }
    parameters
}

/// One computer with room for so many tasks of [`web`], a settled service on it, and a second revision.
fn settled(room: u32, desired: u32, limits: (u32, u32), breaker: CircuitBreaker) -> Given {
    settled_with(alike(), room, desired, limits, breaker)
}

fn settled_with(
    parameters: Parameters,
    room: u32,
    desired: u32,
    limits: (u32, u32),
    breaker: CircuitBreaker,
) -> Given {
    let computer =
        InstanceType { cpu_units: 99_999, memory_mib: room * 512, eni_slots: 99, ..SMALL };
    let mut given = Given::with(1, parameters, 1, computer, web());
    given.apply(Command::CreateService(CreateService {
        deployment: DeploymentConfiguration {
            minimum_healthy_percent: limits.0,
            maximum_percent: limits.1,
            circuit_breaker: breaker,
        },
        ..CreateService::new("web", revision(1), desired)
    }));
    given.minutes(4);
    assert_eq!(given.state(), Settled::Steady);
    given.apply(Command::RegisterTaskDefinition(web()));
    given
}

fn rolling(room: u32, desired: u32, limits: (u32, u32)) -> Given {
    let mut given = settled(room, desired, limits, CircuitBreaker::OFF);
    given.apply(UpdateService::deploy(service(), revision(2)));
    given
}

/// Starts and stops since the deployment, as their messages tell: +2 −2 …
fn steps(given: &Given) -> Vec<i64> {
    let begun = given.cluster().deployment(deployment(2)).created_at;
    let messages = given.cluster().service(service()).messages();
    messages
        .filter(|(_, message)| message.at >= begun)
        .filter_map(|(_, message)| match &message.kind {
            ServiceMessageKind::StartedTasks { tasks, .. } => Some(tasks.len() as i64),
            ServiceMessageKind::StoppedTasks { tasks } => Some(-(tasks.len() as i64)),
            _ => None,
        })
        .collect()
}

fn last_texts(given: &Given, count: usize) -> Vec<String> {
    let messages = given.cluster().service(service()).messages();
    let texts: Vec<String> = messages
        .map(|(_, message)| ecs::service_event(given.cluster(), service(), &message.kind))
        .collect();
    texts[texts.len().saturating_sub(count)..].to_vec()
}

#[test]
fn r35_six_tasks_with_room_for_eight_take_the_documented_steps() {
    let mut given = rolling(8, 6, (100, 200));
    given.minutes(15);
    assert_eq!(steps(&given), [2, -2, 2, -2, 2, -2]);
    let mut given = rolling(8, 6, (50, 200));
    given.minutes(15);
    assert_eq!(steps(&given), [-3, 5, -3, 1]);
}

#[test]
fn r35_the_new_deployment_is_primary_until_it_is_alone() {
    let mut given = rolling(20, 4, (100, 200));
    let of = |given: &Given, number| {
        let it = given.cluster().deployment(deployment(number)).clone();
        (it.status, it.rollout_state)
    };
    let (primary, active) = (DeploymentStatus::Primary, DeploymentStatus::Active);
    assert_eq!(of(&given, 1), (active, RolloutState::Completed));
    assert_eq!(of(&given, 2), (primary, RolloutState::InProgress));
    given.until(|cluster| cluster.deployment_counts(deployment(2)).running == 4);
    assert_eq!(given.cluster().deployment_counts(deployment(1)).running, 4, "started first");
    given.minutes(3);
    assert_eq!(of(&given, 1), (DeploymentStatus::Inactive, RolloutState::Completed));
    assert_eq!(of(&given, 2), (primary, RolloutState::Completed));
    assert_eq!(given.cluster().service(service()).deployments(), [deployment(2)]);
    assert_eq!(steps(&given), [4, -4]);
    let name = ecs::deployment_id(given.cluster(), deployment(2));
    let completed = format!("(service web) (deployment {name}) deployment completed.");
    assert_eq!(
        last_texts(&given, 2),
        [completed, "(service web) has reached a steady state.".into()]
    );
    let last: Vec<TimeMs> =
        given.cluster().service(service()).messages().map(|(_, m)| m.at).collect();
    assert_eq!(last[last.len() - 1].since(last[last.len() - 2]), 1, "a millisecond later");
}

#[test]
fn r35_the_same_revision_can_be_deployed_once_more() {
    let mut given = settled(20, 2, (100, 200), CircuitBreaker::OFF);
    let update = UpdateService { force_new_deployment: true, ..UpdateService::of(service()) };
    given.apply(Command::UpdateService(update));
    given.minutes(5);
    assert_eq!(steps(&given), [2, -2]);
    assert_eq!(given.cluster().service(service()).task_definition, revision(1));
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r29_a_deployment_that_its_limits_leave_no_step_says_so_and_goes_on_when_they_change() {
    for (desired, minimum, maximum) in [(2, 75, 100), (3, 100, 125), (1, 50, 100)] {
        let mut given = rolling(20, desired, (minimum, maximum));
        given.minutes(5);
        assert_eq!(given.state(), Settled::StuckByPercent { service: service() });
        assert!(steps(&given).is_empty());
        let stuck = "(service web) was unable to stop or start tasks during a deployment because of the service \
                     deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.";
        assert_eq!(last_texts(&given, 1), [stuck]);
        let limits = DeploymentConfiguration::REPLICA;
        let update = UpdateService { deployment: Some(limits), ..UpdateService::of(service()) };
        given.apply(Command::UpdateService(update));
        given.minutes(5);
        assert_eq!(given.state(), Settled::Steady);
        assert_eq!(steps(&given), [i64::from(desired), -i64::from(desired)]);
    }
    let mut given = rolling(20, 1, (0, 100));
    given.minutes(5);
    assert_eq!(steps(&given), [-1, 1], "an outage, but no standstill");
}

#[test]
fn r34_what_dies_during_a_deployment_is_replaced_by_its_own_revision() {
    let mut given = rolling(20, 3, (100, 200));
    given.until(|cluster| cluster.tasks().len() == 6);
    given.apply(Command::StopTask { task: task(1) });
    given.until(|cluster| cluster.tasks().len() == 7);
    assert_eq!(given.cluster().task(task(7)).definition, revision(1));
    assert_eq!(given.cluster().task(task(7)).deployment, Some(deployment(1)));
    given.minutes(5);
    assert_eq!(given.state(), Settled::Steady);
    assert_eq!(given.cluster().deployment_counts(deployment(2)).running, 3);
}

#[test]
fn r34_a_scale_out_during_a_deployment_starts_tasks_of_both_revisions() {
    let mut given = rolling(20, 2, (100, 200));
    given.until(|cluster| cluster.tasks().len() == 4);
    given.scale(4);
    given.seconds(11);
    let of = |number| given.cluster().deployment_counts(deployment(number));
    assert_eq!((of(1).desired, of(2).desired), (4, 4));
    assert_eq!((of(1).running + of(1).pending, of(2).pending), (4, 4));
}

fn unhealthy(desired: u32, live: u32, healthy: u32, unhealthy: u32, upper: u32) -> Plan {
    let (deployment, given_up, held_until) = (deployment(1), false, None);
    let (leaving, kept) = Default::default();
    let seen =
        Seen { deployment, desired, live, healthy, unhealthy, leaving, kept, given_up, held_until };
    plan(&Observed {
        desired,
        live,
        healthy,
        unhealthy,
        counted: live,
        stopping_counts: false,
        running: live,
        lower: desired / 2,
        upper,
        launches_max: 83,
        next_healthy: None,
        deployments: vec![seen],
    })
}

#[test]
fn r33_the_replacement_of_an_unhealthy_task_comes_first() {
    let deployment = deployment(1);
    let start = |count, replaced| vec![Start { deployment, count, replaced, leaving: 0 }];
    let stop =
        |unhealthy| vec![Stop { deployment, unhealthy, count: 0, healthy_max: 1, leaving: 0 }];
    // Two desired, one unhealthy: its replacement starts, and it stays until that is healthy.
    assert_eq!(unhealthy(2, 2, 1, 1, 4).starts, start(1, 1));
    assert!(unhealthy(2, 3, 1, 1, 4).is_empty());
    assert_eq!(unhealthy(2, 3, 2, 1, 4).stops, stop(1));
    // One more is missing altogether.
    assert_eq!(unhealthy(3, 2, 1, 1, 6).starts, start(2, 1));
    // No room above: the unhealthy one goes first, one by one, while enough are left.
    let one = vec![Stop { deployment, unhealthy: 1, count: 0, healthy_max: 0, leaving: 0 }];
    assert_eq!(unhealthy(4, 4, 1, 3, 4).stops, one);
    assert!(unhealthy(1, 1, 0, 1, 1).starts.is_empty());
}

/// A web container and a second one: a task that is crashed before both run has never been RUNNING.
fn pair() -> TaskDefinition {
    definition("web", vec![container("web", 80), container("log", 81)])
}

/// Crashes the newest task as soon as one of its containers runs, before the other does.
fn crash_before_running(given: &mut Given) {
    let begun = |cluster: &Cluster| {
        let task = cluster.tasks().last()?;
        let running =
            |&id: &ContainerId| cluster.container(id).last_status == ContainerStatus::Running;
        let early = task.is_live() && !task.is_running();
        task.container_ids().find(running).filter(|_| early)
    };
    given.until_within(60, |cluster| begun(cluster).is_some());
    let container = begun(given.cluster()).expect("just now");
    given.apply(Command::CrashContainer { container, exit_code: 1 });
}

fn failing(breaker: CircuitBreaker) -> Given {
    let mut given = settled_with(Parameters::ecs(), 40, 1, (100, 200), breaker);
    given.apply(Command::RegisterTaskDefinition(pair()));
    given.apply(UpdateService::deploy(service(), revision(3)));
    given
}

#[test]
fn r37_starts_that_fail_again_and_again_wait_longer_and_longer() {
    let mut given = failing(CircuitBreaker::OFF);
    let mut waits = Vec::new();
    for _ in 0..11 {
        crash_before_running(&mut given);
        let (at, tasks) = (given.world.now(), given.cluster().tasks().len());
        given.until_within(60, |cluster| cluster.tasks().len() > tasks);
        waits.push(given.world.now().since(at) / 10_000);
    }
    // Passes are ten seconds apart: in whole tens of seconds, 30 · 2ᵏ s, at most 27 min.
    let least = [0, 0, 3, 6, 12, 24, 48, 96, 162, 162, 162];
    for (wait, least) in waits.iter().zip(least) {
        assert!((least..=least + 1).contains(wait), "{waits:?}");
    }
    let message = "(service web) is unable to consistently start tasks successfully. For more information, see the \
                   Troubleshooting section of the Amazon ECS Developer Guide.";
    let all = given.cluster().service(service()).messages().count();
    let said = last_texts(&given, all).iter().filter(|text| *text == message).count();
    assert_eq!(said, 1);
    // A new task definition begins anew; a task that reached RUNNING holds nothing back.
    given.apply(UpdateService::deploy(service(), revision(2)));
    given.minutes(5);
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r37_a_task_that_reached_running_and_died_does_not_hold_back() {
    let mut given = settled(20, 1, (100, 200), CircuitBreaker::OFF);
    for _ in 0..6 {
        given.until(|cluster| cluster.counts(service()).running == 1);
        let container = given.cluster().tasks().last().expect("one").container_ids().next();
        let container = container.expect("one");
        given.apply(Command::CrashContainer { container, exit_code: 1 });
        let tasks = given.cluster().tasks().len();
        given.seconds(10);
        assert!(given.cluster().tasks().len() > tasks, "at the next pass");
    }
}

#[test]
fn r38_the_threshold_is_half_the_desired_count_but_three_at_least_and_two_hundred_at_most() {
    let parameters = Parameters::ecs();
    let bounds = (parameters.circuit_breaker_failures_min, parameters.circuit_breaker_failures_max);
    let half = |desired| FailureThreshold::BoundedPercent(50).failures(desired, bounds);
    assert_eq!([1, 6, 7, 25, 400, 800].map(half), [3, 3, 4, 13, 200, 200]);
    assert_eq!(FailureThreshold::Count(7).failures(800, bounds), 7);
    assert_eq!(FailureThreshold::UnboundedPercent(50).failures(800, bounds), 400);
    assert_eq!(FailureThreshold::UnboundedPercent(0).failures(5, bounds), 1);
}

#[test]
fn r38_the_breaker_trips_at_its_threshold_and_starts_nothing_more() {
    let mut given = failing(CircuitBreaker::on(false));
    (0..3).for_each(|_| crash_before_running(&mut given));
    given.minutes(60);
    let failed = given.cluster().deployment(deployment(2));
    assert_eq!((failed.rollout_state, failed.failed_tasks), (RolloutState::Failed, 3));
    assert_eq!(given.cluster().tasks().len(), 4, "one old, three new");
    assert_eq!(given.state(), Settled::DeploymentFailed { service: service() });
    assert_eq!(given.cluster().deployment_counts(deployment(1)).running, 1, "the old one serves");
    // Its dead are still replaced by their own kind (R34).
    given.apply(Command::StopTask { task: task(1) });
    given.minutes(3);
    assert_eq!(given.cluster().deployment_counts(deployment(1)).running, 1);
}

#[test]
fn r38_a_deployment_that_fails_beside_one_that_failed_before_starts_nothing_more_either() {
    let mut ill = web();
    let check = HealthCheck { interval_ms: 5_000, retries: 1, ..HealthCheck::new("exit 1") };
    ill.containers[0].health_check = Some(check);
    let threshold = FailureThreshold::Count(1);
    let breaker = CircuitBreaker { threshold, ..CircuitBreaker::on(false) };
    let mut given = settled(20, 2, (100, 400), breaker);
    for number in [2, 3] {
        given.apply(Command::RegisterTaskDefinition(ill.clone()));
        given.apply(UpdateService::deploy(service(), revision(number + 1)));
        given.minutes(10);
        let failed = given.cluster().deployment(deployment(number));
        assert_eq!(failed.rollout_state, RolloutState::Failed);
        let of_it = |task: &&Task| task.deployment == Some(deployment(number));
        assert_eq!(given.cluster().tasks().iter().filter(of_it).count(), 2, "none replaced");
    }
}

#[test]
fn r38_with_rollback_the_last_completed_deployment_comes_back() {
    let mut given = failing(CircuitBreaker::on(true));
    (0..3).for_each(|_| crash_before_running(&mut given));
    given.minutes(5);
    let (back, bad) = (deployment(1), deployment(2));
    let [back, bad] = [back, bad].map(|id| ecs::deployment_id(given.cluster(), id));
    assert_eq!(
        last_texts(&given, 4),
        [
            format!("(service web) (deployment {bad}) deployment failed: tasks failed to start."),
            format!("(service web) rolling back to deployment {back}."),
            format!("(service web) (deployment {back}) deployment completed."),
            "(service web) has reached a steady state.".into(),
        ]
    );
    assert_eq!(given.cluster().service(service()).task_definition, revision(1));
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r38_without_a_breaker_a_bad_deployment_stays_in_progress() {
    let mut given = failing(CircuitBreaker::OFF);
    (0..5).for_each(|_| crash_before_running(&mut given));
    let state = given.cluster().deployment(deployment(2)).rollout_state;
    assert_eq!(state, RolloutState::InProgress);
}

#[test]
fn r38_tasks_that_find_no_computer_trip_the_breaker_too() {
    let breaker = CircuitBreaker::on(true);
    let mut given = settled(2, 1, (100, 200), breaker);
    let mut large = web();
    large.containers[0].memory = Some(4_000);
    given.apply(Command::RegisterTaskDefinition(large));
    given.apply(UpdateService::deploy(service(), revision(3)));
    given.minutes(10);
    assert_eq!(given.cluster().deployment(deployment(2)).rollout_state, RolloutState::Failed);
    assert_eq!(given.state(), Settled::Steady, "rolled back");
}

#[test]
fn r39_failures_in_a_row_are_counted_and_deliberate_stops_are_not() {
    let mut given = failing(CircuitBreaker::OFF);
    let failed = |given: &Given| given.cluster().deployment_counts(deployment(2)).failed;
    crash_before_running(&mut given);
    given.until(|cluster| cluster.tasks().len() == 3);
    crash_before_running(&mut given);
    assert_eq!(failed(&given), 2);
    given.until(|cluster| cluster.tasks().len() == 4);
    given.apply(Command::StopTask { task: task(4) });
    given.seconds(11);
    assert_eq!(failed(&given), 2);
    given.minutes(5);
    assert_eq!((failed(&given), given.state()), (0, Settled::Steady), "a healthy task resets it");
}
