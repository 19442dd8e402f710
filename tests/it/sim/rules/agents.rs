//! R44b: a silent agent, a whole zone, and the two ways in which the dead come to be replaced.

use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, service, task, web};

#[test]
fn r44b_a_stopped_agent_leaves_containers_running_and_ecs_blind() {
    let mut given = Given::service(1, 3, 3);
    let instance = computer(2);
    given.apply(Command::StopAgent { instance });
    assert_eq!(given.three(), (3, 3, 3), "they run and answer");
    assert_eq!(given.cluster().instance(instance).condition(), InstanceCondition::AgentStopped);
    let (least, most) = Parameters::ecs().agent_disconnect;
    given.ms(least - 1);
    assert!(given.cluster().instance(instance).agent_connected);
    given.ms(most - least + 1);
    assert!(!given.cluster().instance(instance).agent_connected);
    assert_eq!((given.three(), given.state()), ((3, 3, 3), Settled::AgentSilent { instance }));
    given.scale(6);
    given.minutes(5);
    assert_eq!(given.spread(), [2, 1, 2], "nothing can be started there");
    given.apply(Command::StopTask { task: task(2) });
    given.minutes(5);
    let stuck = given.cluster().task(task(2));
    assert!(stuck.is_running() && !stuck.is_live(), "nor stopped");
    given.apply(Command::StartAgent { instance });
    given.minutes(5);
    assert!(given.cluster().task(task(2)).is_stopped());
    assert_eq!((given.three(), given.state()), ((6, 6, 6), Settled::Steady));
}

#[test]
fn r44b_what_ends_without_an_agent_is_told_when_it_is_back() {
    let mut given = Given::service(1, 3, 3);
    let (instance, container) = (computer(2), ContainerId::from_index(1));
    given.apply(Command::StopAgent { instance });
    given.apply(Command::CrashContainer { container, exit_code: 9 });
    assert_eq!(given.three(), (3, 3, 2), "ECS does not know");
    let gone = Rejection::ContainerNotRunning { container };
    assert_eq!(given.refused(Command::CrashContainer { container, exit_code: 9 }), gone);
    given.minutes(30);
    assert_eq!(given.three(), (3, 3, 2));
    given.apply(Command::StartAgent { instance });
    given.minutes(4);
    let ended = given.cluster().container(container);
    assert_eq!((ended.exit_code, ended.stop), (Some(9), Some(ContainerStop::Exited)));
    assert_eq!((given.three(), given.state()), ((3, 3, 3), Settled::Steady));
}

#[test]
fn r44b_a_stop_under_way_ends_once_though_the_agent_went_silent() {
    let mut given = Given::service(1, 3, 3);
    let instance = computer(2);
    given.push("web:1", |program| program.on_sigterm = OnSigterm::Ignore);
    given.apply(UpdateService::deploy(service(), TaskDefinitionId::from_index(0)));
    given.scale(2);
    given.until(|cluster| cluster.tasks().iter().any(|t| t.last_status == TaskStatus::Stopping));
    let stopping =
        given.cluster().tasks().iter().position(|t| t.last_status == TaskStatus::Stopping);
    let stopping = TaskId::from_index(stopping.expect("one is"));
    let host = given.cluster().task(stopping).instance;
    given.apply(Command::StopAgent { instance: host });
    given.minutes(1);
    assert_eq!(given.cluster().task(stopping).last_status, TaskStatus::Stopping);
    given.apply(Command::StartAgent { instance: host });
    given.minutes(2);
    assert!(given.cluster().task(stopping).is_stopped());
    let signals = given.events_since(0).into_iter().filter(|kind| {
        matches!(kind, EventKind::ContainerSignalled { container, signal: Signal::Sigterm }
            if given.cluster().container(*container).task == stopping)
    });
    assert_eq!(signals.count(), 1);
    let _ = instance;
}

#[test]
fn r44b_an_agent_is_stopped_where_it_runs_and_started_where_it_does_not() {
    let mut given = Given::computers(1, 1, web());
    let instance = computer(1);
    assert_eq!(given.refused(Command::StartAgent { instance }), Rejection::AlreadySo);
    given.apply(Command::StopAgent { instance });
    assert_eq!(given.refused(Command::StopAgent { instance }), Rejection::AlreadySo);
    given.apply(Command::StartAgent { instance });
    assert_eq!(given.refused(Command::StartAgent { instance }), Rejection::AlreadySo);
    given.apply(Command::CutPower { instance });
    let off = Rejection::PowerAlreadyOff { instance };
    assert_eq!(given.refused(Command::StartAgent { instance }), off);
    given.apply(Command::RestorePower { instance });
    let booting = Rejection::InstanceNotRegistered { instance };
    assert_eq!(given.refused(Command::StopAgent { instance }), booting);
    given.minutes(3);
    assert_eq!(given.cluster().instance(instance).condition(), InstanceCondition::Active);
}

/// R44b (a).
#[test]
fn r44b_behind_a_balancer_the_target_group_fails_the_task_and_it_is_replaced() {
    let mut given = Given::computers(1, 3, web());
    let mut settings = CreateTargetGroup::new("web", TargetType::Ip, 80);
    settings.health_check_interval_ms = 10_000;
    given.push("web:1", |program| program.health_status = 200);
    settings.health_check_path = "/health".into();
    given.apply(Command::CreateTargetGroup(settings));
    let target_group = TargetGroupId::from_index(0);
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), 3);
    let load_balancers = vec![LoadBalancer { target_group, container: 0, container_port: 80 }];
    given.apply(Command::CreateService(CreateService { load_balancers, ..create }));
    given.minutes(4);
    given.apply(Command::CutPower { instance: computer(2) });
    given.minutes(8);
    assert!(!given.cluster().task(task(2)).is_live(), "its target failed its checks");
    assert_eq!(given.counts().routable, 3);
    let reason = given.cluster().task(task(2)).stopped_reason;
    assert_eq!(reason, Some(StoppedReason::FailedTargetChecks));
}

fn group(desired_capacity: u32) -> AutoScalingGroup {
    AutoScalingGroup { min_size: 0, max_size: 9, desired_capacity, instance_type: SMALL }
}

/// A group of three, and a service of three tasks.
fn grouped() -> Given {
    let mut given = Given::computers(1, 0, web());
    given.apply(Command::PutAutoScalingGroup(group(3)));
    given.minutes(3);
    given.create_service(3);
    given.minutes(3);
    assert_eq!((given.three(), given.state()), ((3, 3, 3), Settled::Steady));
    given
}

/// R44b (b).
#[test]
fn r44b_an_auto_scaling_group_replaces_the_dead_machine_and_so_the_service_heals() {
    let mut given = grouped();
    given.apply(Command::CutPower { instance: computer(2) });
    let (least, most) = Parameters::ecs().instance_check;
    given.ms(least - 1);
    assert_eq!((given.three(), given.state()), ((3, 3, 2), Settled::Working), "it will act");
    given.ms(most - least + 1);
    assert!(given.cluster().instance(computer(2)).is_terminated);
    given.minutes(6);
    assert_eq!((given.three(), given.state()), ((3, 3, 3), Settled::Steady));
    let new = given.cluster().instance(computer(4));
    assert_eq!((new.zone, new.status), (1, InstanceStatus::Active), "in the dead one's zone");
}

#[test]
fn r44b_a_group_looks_at_machines_not_at_agents_and_forgives_a_short_cut() {
    let mut given = grouped();
    given.apply(Command::StopAgent { instance: computer(1) });
    given.apply(Command::CutPower { instance: computer(2) });
    given.minutes(1);
    given.apply(Command::RestorePower { instance: computer(2) });
    given.minutes(30);
    assert_eq!(given.cluster().instances().len(), 3, "nobody was replaced");
}

#[test]
fn r44b_a_group_keeps_its_number_with_zones_balanced() {
    let mut given = grouped();
    given.apply(Command::SetDesiredCapacity { desired_capacity: 5 });
    given.minutes(3);
    let zones = |given: &Given| {
        let there = given.cluster().instances().iter().filter(|i| !i.is_terminated);
        let mut zones: Vec<u8> = there.map(|i| i.zone).collect();
        zones.sort_unstable();
        zones
    };
    assert_eq!(zones(&given), [0, 0, 1, 1, 2]);
    given.apply(Command::TerminateInstance { instance: computer(3) });
    given.minutes(4);
    assert_eq!(zones(&given), [0, 0, 1, 1, 2], "what is given back is replaced");
    given.apply(Command::SetDesiredCapacity { desired_capacity: 2 });
    assert_eq!(zones(&given), [1, 2], "the fullest zones give first, the oldest computer there");
    let range = Rejection::CapacityOutOfRange { min: 0, max: 9 };
    assert_eq!(given.refused(Command::SetDesiredCapacity { desired_capacity: 10 }), range);
    let mut none = Given::computers(1, 1, web());
    let nobody = Rejection::NoAutoScalingGroup;
    assert_eq!(none.refused(Command::SetDesiredCapacity { desired_capacity: 1 }), nobody);
}

#[test]
fn a_lost_zone_goes_dark_as_a_whole_and_comes_back() {
    let mut given = Given::service(1, 6, 6);
    given.apply(Command::LoseZone { zone: 1 });
    assert_eq!(given.three(), (6, 6, 4), "two computers went dark");
    assert_eq!(given.refused(Command::LoseZone { zone: 1 }), Rejection::AlreadySo);
    let dark = Command::RestorePower { instance: computer(2) };
    assert_eq!(given.refused(dark), Rejection::ZoneIsLost);
    given.apply(Command::RunInstances { count: 2, instance_type: SMALL });
    assert_eq!(given.cluster().instance(computer(8)).zone, 2, "nothing starts there");
    given.apply(Command::LoseZone { zone: 0 });
    assert_eq!(given.refused(Command::LoseZone { zone: 2 }), Rejection::LastZone);
    assert_eq!(given.refused(Command::LoseZone { zone: 3 }), Rejection::NoSuchZone);
    given.apply(Command::ReturnZone { zone: 0 });
    given.apply(Command::ReturnZone { zone: 1 });
    given.minutes(6);
    assert_eq!((given.three(), given.state()), ((6, 6, 6), Settled::Steady));
}

#[test]
fn fargate_moves_to_the_zones_that_are_left() {
    let fargate = TaskDefinition {
        compatibility: LaunchType::Fargate,
        cpu: Some(256),
        memory: Some(1_024),
        ..web()
    };
    let mut given = Given::computers(1, 0, fargate);
    let placement = Placement { launch_type: LaunchType::Fargate, ..Placement::default() };
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), 3);
    given.apply(Command::CreateService(CreateService { placement, ..create }));
    given.minutes(4);
    given.apply(Command::LoseZone { zone: 1 });
    assert_eq!(given.cluster().task(task(2)).stop_code, Some(StopCode::InfrastructureHealth));
    given.minutes(4);
    assert_eq!(given.three(), (3, 3, 3));
    assert_ne!(given.cluster().task(task(4)).instance.fargate_zone(), Some(1));
}
