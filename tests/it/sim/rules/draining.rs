//! R26, R43: computers that are drained, and DAEMON services that may not be everywhere.

use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, container, definition, service, task, web};

fn drain(number: u32) -> Command {
    Command::UpdateInstanceState { instance: computer(number), draining: true }
}

fn activate(number: u32) -> Command {
    Command::UpdateInstanceState { instance: computer(number), draining: false }
}

/// Three roomy computers, one task on each; percents as given.
fn three(minimum_healthy_percent: u32, maximum_percent: u32) -> Given {
    let roomy = InstanceType { eni_slots: 4, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 3, roomy, web());
    let deployment = DeploymentConfiguration {
        minimum_healthy_percent,
        maximum_percent,
        ..DeploymentConfiguration::REPLICA
    };
    let create = CreateService::new("web", TaskDefinitionId::from_index(0), 3);
    given.apply(Command::CreateService(CreateService { deployment, ..create }));
    given.minutes(3);
    assert_eq!(given.spread(), [1, 1, 1]);
    given
}

#[test]
fn r43_a_draining_computers_tasks_are_replaced_before_they_stop() {
    let mut given = three(100, 200);
    given.apply(drain(2));
    let status = given.cluster().instance(computer(2)).status;
    assert_eq!(status, InstanceStatus::Draining);
    let decides = |kind: fn(&DecisionKind) -> bool| {
        move |cluster: &Cluster| {
            cluster.history().decisions(0..usize::MAX).any(|decision| kind(&decision.kind))
        }
    };
    given.until(decides(|kind| matches!(kind, DecisionKind::LeavingReplaced { leaving: 1, .. })));
    assert!(given.cluster().task(task(2)).is_live(), "its replacement comes first");
    given.until(|cluster| !cluster.task(task(2)).is_live());
    assert!(given.cluster().is_task_healthy(task(4), given.world.now()), "and is healthy");
    given.minutes(5);
    let spread = given.spread();
    assert_eq!((spread[1], spread.iter().sum::<usize>(), given.three()), (0, 3, (3, 3, 3)));
    assert_eq!(given.state(), Settled::Steady);
    given.scale(6);
    given.minutes(5);
    assert_eq!(given.spread()[1], 0, "no new task either");
    given.apply(activate(2));
    given.scale(9);
    given.minutes(5);
    assert!(given.spread()[1] > 0, "ACTIVE again");
}

#[test]
fn r43_where_the_lower_limit_can_spare_them_they_stop_first() {
    let mut given = three(50, 100);
    given.apply(drain(2));
    given.seconds(11);
    assert!(!given.cluster().task(task(2)).is_live(), "three healthy, two must stay");
    given.minutes(5);
    assert_eq!((given.three(), given.state()), ((3, 3, 3), Settled::Steady));
}

#[test]
fn r43_with_both_percents_at_a_hundred_nothing_can_move() {
    let mut given = three(100, 100);
    given.apply(drain(2));
    given.minutes(30);
    assert_eq!(given.spread(), [1, 1, 1]);
    assert_eq!(given.state(), Settled::StuckDraining { service: service() });
    let mut freed = given.clone();
    freed.apply(activate(2));
    freed.minutes(1);
    assert_eq!(freed.state(), Settled::Steady, "it may stay after all");
    let deployment = DeploymentConfiguration {
        maximum_percent: 150,
        ..given.cluster().service(service()).deployment
    };
    given.apply(Command::UpdateService(UpdateService {
        deployment: Some(deployment),
        ..UpdateService::of(service())
    }));
    given.minutes(5);
    assert_eq!((given.spread()[1], given.state()), (0, Settled::Steady));
}

#[test]
fn r43_pending_tasks_of_services_stop_at_once_and_standalone_ones_stay() {
    let mut given = Given::computers(1, 1, web());
    given.apply(RunTask::of(TaskDefinitionId::from_index(0), 1));
    given.minutes(3);
    given.create_service(1);
    given.until(|cluster| cluster.tasks().len() == 2);
    given.apply(drain(1));
    assert_eq!(given.cluster().task(task(2)).stop_code, Some(StopCode::ServiceSchedulerInitiated));
    given.minutes(30);
    assert!(given.cluster().task(task(1)).is_running(), "it belongs to no service");
    assert_eq!(given.state(), Settled::NoCapacity { service: service() });
}

#[test]
fn r43_only_registered_computers_are_drained_and_reboots_do_not_end_it() {
    let mut given = Given::computers(1, 1, web());
    given.apply(Command::RunInstances { count: 1, instance_type: SMALL });
    let not_yet = Rejection::InstanceNotRegistered { instance: computer(2) };
    assert_eq!(given.refused(drain(2)), not_yet);
    assert_eq!(given.refused(activate(1)), Rejection::AlreadySo);
    given.apply(drain(1));
    assert_eq!(given.refused(drain(1)), Rejection::AlreadySo);
    given.apply(Command::CutPower { instance: computer(1) });
    given.apply(Command::RestorePower { instance: computer(1) });
    given.minutes(5);
    assert_eq!(given.cluster().instance(computer(1)).status, InstanceStatus::Draining);
}

/// A DAEMON service `log` beside the REPLICA one `web`.
fn with_daemon(constraints: Vec<PlacementConstraint>) -> Given {
    let roomy = InstanceType { eni_slots: 4, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 3, roomy, web());
    let log = definition("log", vec![container("log", 81)]);
    given.apply(Command::RegisterTaskDefinition(log));
    let daemon = CreateService::daemon("log", TaskDefinitionId::from_index(1));
    let placement = Placement { constraints, ..Placement::default() };
    given.apply(Command::CreateService(CreateService { placement, ..daemon }));
    given
}

/// Live tasks of the DAEMON service by computer.
fn daemons(given: &Given) -> Vec<usize> {
    let of = |i: &ContainerInstance| {
        let tasks = i.tasks.iter().map(|&task| given.cluster().task(task));
        tasks.filter(|task| task.service == Some(service()) && task.is_live()).count()
    };
    given.cluster().instances().iter().map(of).collect()
}

#[test]
fn r26_a_daemon_is_the_last_to_leave_a_draining_computer() {
    let mut given = with_daemon(Vec::new());
    given.apply(Command::CreateService(CreateService::new(
        "web",
        TaskDefinitionId::from_index(0),
        3,
    )));
    given.minutes(4);
    assert_eq!((given.spread(), daemons(&given)), (vec![2, 2, 2], vec![1, 1, 1]));
    given.apply(drain(2));
    let replica = |cluster: &Cluster| {
        let tasks = cluster.instance(computer(2)).tasks.iter().map(|&task| cluster.task(task));
        tasks.filter(|task| task.service != Some(service())).count()
    };
    for _ in 0..600 {
        if replica(given.cluster()) == 0 {
            break;
        }
        assert_eq!(daemons(&given)[1], 1, "it stays as long as another is there");
        given.seconds(1);
    }
    given.minutes(2);
    assert_eq!((daemons(&given), given.state()), (vec![1, 0, 1], Settled::Steady));
    given.apply(activate(2));
    given.minutes(3);
    assert_eq!(daemons(&given), [1, 1, 1]);
}

#[test]
fn r26_a_daemon_keeps_to_the_computers_that_its_constraints_admit() {
    let on = PlacementConstraint::MemberOf("attribute:disk == ssd".into());
    let mut given = with_daemon(vec![on]);
    given.minutes(2);
    assert_eq!((daemons(&given), given.state()), (vec![0, 0, 0], Settled::Steady));
    let put = |number, value: &str| Command::PutAttribute {
        instance: computer(number),
        name: "disk".into(),
        value: value.into(),
    };
    given.apply(put(2, "ssd"));
    given.apply(put(3, "ssd"));
    given.minutes(3);
    assert_eq!((daemons(&given), given.state()), (vec![0, 1, 1], Settled::Steady));
    given.apply(put(2, "hdd"));
    given.minutes(2);
    assert_eq!((daemons(&given), given.state()), (vec![0, 0, 1], Settled::Steady));
}
