//! R12, R31–R33, R52–R55, R59: services behind a load balancer.

use baton::shell::ecs;
use baton::sim::*;

use crate::sim::given::{Given, MINUTE, SMALL, computer, service, task, web};

fn group(change: impl FnOnce(&mut CreateTargetGroup)) -> CreateTargetGroup {
    let mut settings = CreateTargetGroup::new("web", TargetType::Ip, 80);
    settings.health_check_path = "/health".into();
    settings.health_check_interval_ms = 10_000;
    settings.deregistration_delay_ms = 30_000;
    change(&mut settings);
    settings
}

fn balanced(desired: u32) -> CreateService {
    let target_group = TargetGroupId::from_index(0);
    let balancer = LoadBalancer { target_group, container: 0, container_port: 80 };
    CreateService {
        load_balancers: vec![balancer],
        ..CreateService::new("web", TaskDefinitionId::from_index(0), desired)
    }
}

/// Three computers, a target group, a service behind it that has just been created.
fn begun(parameters: Parameters, settings: CreateTargetGroup, create: CreateService) -> Given {
    let mut given = Given::with(1, parameters, 3, SMALL, web());
    given.apply(Command::CreateTargetGroup(settings));
    given.apply(Command::CreateService(create));
    given
}

fn settled(desired: u32) -> Given {
    let mut given = begun(Parameters::ecs(), group(|_| {}), balanced(desired));
    given.minutes(4);
    assert_eq!(given.state(), Settled::Steady);
    given
}

fn target(number: u32) -> TargetId {
    TargetId::from_number(number).expect("from 1")
}

fn state(given: &Given, number: u32) -> (TargetState, TargetReason) {
    let target = given.cluster().target(target(number));
    (target.state, target.reason)
}

/// When a target came to a state.
fn when(given: &Given, number: u32, wanted: TargetState) -> TimeMs {
    let mut events = given.cluster().history().events(0..usize::MAX);
    let changed = EventKind::TargetStateChanged { target: target(number), to: wanted };
    events.find(|event| event.kind == changed).expect("it came to it").at
}

fn texts(given: &Given, from: TimeMs) -> Vec<String> {
    let messages = given.cluster().service(service()).messages();
    messages
        .filter(|(_, message)| message.at > from)
        .map(|(_, message)| ecs::service_event(given.cluster(), service(), &message.kind))
        .collect()
}

#[test]
fn r12_awsvpc_tasks_need_target_type_ip() {
    let mut given = Given::computers(1, 1, web());
    let settings = CreateTargetGroup::new("web", TargetType::Instance, 80);
    given.apply(Command::CreateTargetGroup(settings));
    let mismatch = Rejection::TargetTypeMismatch { target_group: TargetGroupId::from_index(0) };
    assert_eq!(given.refused(Command::CreateService(balanced(1))), mismatch);
}

#[test]
fn r52_a_target_groups_settings_have_their_bounds() {
    let mut given = Given::computers(1, 1, web());
    let wrong: [fn(&mut CreateTargetGroup); 7] = [
        |s| s.health_check_interval_ms = 4_999,
        |s| s.health_check_timeout_ms = 10_000,
        |s| s.healthy_threshold = 1,
        |s| s.unhealthy_threshold = 11,
        |s| s.matcher = Matcher { from: 200, to: 500 },
        |s| s.deregistration_delay_ms = 3_600_001,
        |s| s.slow_start_ms = 29_000,
    ];
    for change in wrong {
        let create = Command::CreateTargetGroup(group(change));
        assert_eq!(given.refused(create), Rejection::TargetGroupOutOfRange);
    }
}

#[test]
fn r52_checks_come_at_a_fixed_rate_however_long_an_answer_takes() {
    let mut given = settled(1);
    let first = when(&given, 1, TargetState::Healthy);
    given.apply(Command::CutPower { instance: computer(1) });
    given.minutes(2);
    // Each failing check takes its timeout of 5 s; the next still comes 10 s after it began.
    let failed = when(&given, 1, TargetState::Unhealthy);
    let past_the_check = (failed.since(first) + 1) % 10_000;
    assert_eq!(past_the_check, 5_000);
}

#[test]
fn r52_a_changed_interval_counts_from_the_change_on_unless_that_is_switched_off() {
    // Three checks 5 s apart, and the last one's timeout.
    assert_eq!(unhealthy_after_the_change(true), 17_000);
    assert!(unhealthy_after_the_change(false) > 60_000, "the check that was due came first");
}

/// From the change of a group's interval, and the end of its only target's computer, until that is noticed.
fn unhealthy_after_the_change(changed_interval_counts_at_once: bool) -> u64 {
    let parameters = Parameters { changed_interval_counts_at_once, ..Parameters::ecs() };
    let slow = group(|settings| settings.health_check_interval_ms = 300_000);
    let mut given = begun(parameters, slow, balanced(1));
    given.minutes(4);
    let mut modify = ModifyTargetGroup {
        target_group: TargetGroupId::from_index(0),
        health_check_interval_ms: 5_000,
        health_check_timeout_ms: 5_000,
        healthy_threshold: 2,
        unhealthy_threshold: 3,
    };
    let too_long = given.refused(Command::ModifyTargetGroup(modify));
    assert_eq!(too_long, Rejection::TargetGroupOutOfRange);
    modify.health_check_timeout_ms = 2_000;
    let changed = given.world.now();
    given.apply(Command::ModifyTargetGroup(modify));
    given.apply(Command::CutPower { instance: given.cluster().task(task(1)).instance });
    given.minutes(6);
    when(&given, 1, TargetState::Unhealthy).since(changed)
}

#[test]
fn r53_a_target_goes_through_its_states_with_their_reasons() {
    let mut given = begun(Parameters::ecs(), group(|_| {}), balanced(2));
    given.until(|cluster| !cluster.target_groups()[0].targets().is_empty());
    let of = TargetReason::RegistrationInProgress;
    assert_eq!(state(&given, 1), (TargetState::Initial, of));
    given.minutes(4);
    assert_eq!(state(&given, 1), (TargetState::Healthy, TargetReason::None));
    given.apply(Command::StopTask { task: task(1) });
    given.seconds(11);
    let of = TargetReason::DeregistrationInProgress;
    let first = given.cluster().targets_of(task(1)).to_vec();
    assert_eq!(given.cluster().target(first[0]).state, TargetState::Draining);
    assert_eq!(given.cluster().target(first[0]).reason, of);
    given.seconds(33);
    assert_eq!(given.cluster().target(first[0]).state, TargetState::Unused);
    assert_eq!(ecs::target_reason_code(TargetReason::NotRegistered), Some("Target.NotRegistered"));
    // On a computer without power.
    let other = given.cluster().task(task(2)).instance;
    let second = given.cluster().targets_of(task(2)).to_vec();
    given.apply(Command::CutPower { instance: other });
    given.until(|cluster| cluster.target(second[0]).state == TargetState::Unhealthy);
    assert_eq!(given.cluster().target(second[0]).reason, TargetReason::Timeout);
    given.until(|cluster| cluster.target(second[0]).state == TargetState::UnhealthyDraining);
    given.until(|cluster| cluster.target(second[0]).state == TargetState::Unused);
    // Its answers are not what is asked for.
    let settings = group(|settings| settings.matcher = Matcher { from: 204, to: 204 });
    let mut given = begun(Parameters::ecs(), settings, balanced(1));
    given.until(|cluster| !cluster.target_groups()[0].targets().is_empty());
    given.seconds(6);
    assert_eq!(state(&given, 1), (TargetState::Initial, TargetReason::InitialHealthChecking));
    given.seconds(10);
    let of = TargetReason::ResponseCodeMismatch(200);
    assert_eq!(state(&given, 1), (TargetState::Unhealthy, of));
}

#[test]
fn r54_a_target_is_unhealthy_after_its_threshold_of_failures() {
    for threshold in [2, 5] {
        let settings = group(|settings| settings.unhealthy_threshold = threshold);
        let mut given = begun(Parameters::ecs(), settings, balanced(1));
        given.minutes(4);
        let cut = given.world.now();
        given.apply(Command::CutPower { instance: computer(1) });
        given.minutes(2);
        let after = when(&given, 1, TargetState::Unhealthy).since(cut);
        let checks = u64::from(threshold - 1) * 10_000 + 5_000;
        assert!((checks..=checks + 10_000).contains(&after), "{after}");
    }
}

#[test]
fn r55_one_success_makes_a_new_target_healthy_unless_that_is_switched_off() {
    let after = |first_check_suffices| {
        let parameters = Parameters { first_check_suffices, ..Parameters::ecs() };
        let mut given = begun(parameters, group(|_| {}), balanced(1));
        given.minutes(5);
        let registered = given.cluster().target(target(1)).registered_at;
        when(&given, 1, TargetState::Healthy).since(registered)
    };
    assert!((2_000..=2_401).contains(&after(true)));
    assert!((42_000..=42_401).contains(&after(false)), "five checks by the threshold");
}

#[test]
fn r31_behind_a_balancer_a_task_is_healthy_when_its_target_is() {
    let mut given = begun(Parameters::ecs(), group(|_| {}), balanced(1));
    given.until(|cluster| cluster.counts(service()).running == 1);
    given.minutes(1);
    assert!(given.cluster().is_task_healthy(task(1), given.world.now()));
    // A matcher that its answers never meet: no time in RUNNING makes it healthy.
    let settings = group(|settings| settings.matcher = Matcher { from: 204, to: 204 });
    let mut given = begun(Parameters::ecs(), settings, balanced(1));
    given.until(|cluster| cluster.counts(service()).running == 1);
    given.ms(MINUTE * 2);
    assert!(!given.cluster().is_task_healthy(task(1), given.world.now()));
}

#[test]
fn r32_within_the_grace_period_nothing_is_unhealthy() {
    let replaced_after = |grace_ms| {
        let settings = group(|settings| settings.matcher = Matcher { from: 204, to: 204 });
        let create = CreateService { health_check_grace_period_ms: grace_ms, ..balanced(1) };
        let mut given = begun(Parameters::ecs(), settings, create);
        given.until(|cluster| cluster.counts(service()).running == 1);
        let running = given.world.now();
        given.until(|cluster| cluster.tasks().len() == 2);
        given.world.now().since(running)
    };
    assert!(replaced_after(0) < 60_000);
    let graced = replaced_after(300_000);
    assert!((300_000..=311_000).contains(&graced), "{graced}");
}

#[test]
fn r33_a_task_without_power_is_replaced_when_its_target_fails() {
    let mut given = settled(2);
    let cut = given.world.now();
    given.apply(Command::CutPower { instance: computer(1) });
    given.until(|cluster| cluster.tasks().len() == 3);
    assert_eq!(given.counts().running, 2, "the old one counts still");
    given.minutes(4);
    assert_eq!((given.counts().running, given.counts().routable), (2, 2), "R44b is over");
    let lost = ecs::task_id(given.cluster(), task(1));
    let new = ecs::task_id(given.cluster(), task(3));
    let arn = ecs::target_group_arn(given.cluster(), TargetGroupId::from_index(0));
    let deployment = ecs::deployment_id(given.cluster(), DeploymentId::from_index(0));
    assert_eq!(
        texts(&given, cut),
        [
            format!(
                "(service web) has started 1 tasks: (task {new}). Amazon ECS replaced 1 tasks due to an unhealthy status."
            ),
            format!("(service web) registered 1 targets in (target-group {arn})"),
            format!(
                "(service web) (task {lost}) (port 80) is unhealthy in (target-group {arn}) due to (reason Request timed out)."
            ),
            format!("(service web) has stopped 1 running tasks: (task {lost})."),
            format!("(service web) deregistered 1 targets in (target-group {arn})"),
            format!(
                "(service web, taskSet {deployment}) has begun draining connections on 1 tasks."
            ),
            "(service web) has reached a steady state.".into(),
        ]
    );
    let reason = ecs::stopped_reason(given.cluster(), task(1));
    assert_eq!(reason, Some(format!("Task failed ELB health checks in (target-group {arn})")));
}

#[test]
fn r59_a_task_drains_before_its_sigterm_and_a_dead_one_is_deregistered() {
    let mut given = settled(2);
    let from = given.here();
    given.scale(1);
    given.minutes(3);
    let mut moments = Vec::new();
    for event in given.cluster().history().events(from..usize::MAX) {
        let what = match event.kind {
            EventKind::TaskStopRequested { .. } => "stop",
            EventKind::TargetStateChanged { to: TargetState::Draining, .. } => "draining",
            EventKind::TaskStatusChanged { to: TaskStatus::Deactivating, .. } => "deactivating",
            EventKind::TargetStateChanged { to: TargetState::Unused, .. } => "unused",
            EventKind::ContainerSignalled { .. } => "sigterm",
            _ => continue,
        };
        moments.push((what, event.at));
    }
    let names: Vec<&str> = moments.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["stop", "draining", "deactivating", "unused", "sigterm"]);
    let at = |index: usize| moments[index].1;
    let drained = at(3).since(at(1));
    assert!((30_600..=31_800).contains(&drained), "the deregistration delay, then {drained}");
    assert_eq!(at(4), at(3));
    // A container that ends by itself does not wait; its target goes at the next pass, then comes the new task.
    let from = given.world.now();
    let container = given.cluster().service(service()).tasks[0];
    let container = given.cluster().task(container).container_ids().next().expect("one");
    given.apply(Command::CrashContainer { container, exit_code: 1 });
    given.seconds(15);
    let said = texts(&given, from);
    assert!(said[0].contains("deregistered 1 targets"), "{said:?}");
    assert!(said[1].contains("has begun draining connections on 1 tasks."), "{said:?}");
    assert!(said[2].contains("has started 1 tasks"), "{said:?}");
}
