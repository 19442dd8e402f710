//! R4, R5, R8, R9, R10, R11, R43b: ports and the networks that they are on.

use baton::shell::ecs;
use baton::sim::ports::{HostPort, RESERVED_PORTS};
use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, container, definition, service, task};

/// One container whose port 80 is the computer's `host_port`.
fn bridge(host_port: u16) -> TaskDefinition {
    let host_port = Some(host_port);
    let port_mappings = vec![PortMapping { host_port, ..PortMapping::tcp(80) }];
    let containers = vec![ContainerDefinition { port_mappings, ..container("web", 80) }];
    TaskDefinition { network_mode: NetworkMode::Bridge, ..definition("web", containers) }
}

fn in_mode(network_mode: NetworkMode, containers: Vec<ContainerDefinition>) -> TaskDefinition {
    TaskDefinition { network_mode, ..definition("web", containers) }
}

fn settled(computers: u32, desired_count: u32, definition: TaskDefinition) -> Given {
    let mut given = Given::computers(1, computers, definition);
    given.create_service(desired_count);
    given.minutes(3);
    given
}

#[test]
fn r4_a_static_host_port_is_taken_once_on_a_computer() {
    let given = settled(2, 3, bridge(8_080));
    assert_eq!(given.three(), (3, 2, 2), "room for eight by CPU and memory, for one by port");
    assert_eq!(given.state(), Settled::NoCapacity { service: service() });
    let port = HostPort { port: 8_080, protocol: Protocol::Tcp };
    assert_eq!(given.cluster().instance(computer(1)).ports.as_slice(), [port]);
    assert_eq!(given.cluster().host_port(ContainerId::from_index(0)), Some(8_080));
}

#[test]
fn r4_tcp_and_udp_do_not_meet_and_reserved_ports_are_never_given() {
    let mut udp = bridge(8_080);
    udp.containers[0].port_mappings[0].protocol = Protocol::Udp;
    let mut given = settled(1, 1, bridge(8_080));
    given.apply(Command::RegisterTaskDefinition(udp));
    given.apply(Command::RegisterTaskDefinition(bridge(RESERVED_PORTS[0])));
    let run = |number| RunTask::of(TaskDefinitionId::from_number(number).expect("from 1"), 1);
    given.apply(run(2));
    assert_eq!(given.cluster().tasks().len(), 2);
    let here = given.here();
    given.apply(run(3));
    let failed = |event: &EventKind| {
        matches!(event, EventKind::RunTaskFailed { reason: Reason::Port, count: 1, .. })
    };
    assert!(given.events_since(here).iter().any(failed), "port 22 is the computer's own");
    assert_eq!(ecs::run_task_failure(Reason::Port), "RESOURCE:PORTS");
}

#[test]
fn r4_at_most_a_hundred_static_ports_the_reserved_ones_among_them() {
    let mut many = bridge(0);
    let mapping = |port| PortMapping { host_port: Some(10_000 + port), ..PortMapping::tcp(port) };
    many.containers[0].port_mappings = (1..=94).map(mapping).collect();
    let mut given = settled(1, 1, many.clone());
    assert_eq!(given.three(), (1, 1, 1), "94 and 6 are 100");
    many.containers[0].port_mappings.push(mapping(95));
    given = settled(1, 1, many);
    assert_eq!(given.three(), (1, 0, 0));
}

#[test]
fn r5_dynamic_ports_are_picked_when_the_container_runs() {
    let mut given = Given::computers(1, 1, bridge(0));
    given.create_service(5);
    let ports = |given: &Given| -> Vec<Option<u16>> {
        (0..5).map(|i| given.cluster().host_port(ContainerId::from_index(i))).collect()
    };
    given.until(|cluster| cluster.tasks().len() == 5);
    assert_eq!(ports(&given), [None; 5], "not known before it runs");
    given.minutes(3);
    assert_eq!(given.three(), (5, 5, 5), "all on one computer");
    let mut picked: Vec<u16> = ports(&given).into_iter().flatten().collect();
    picked.sort_unstable();
    picked.dedup();
    assert_eq!(picked.len(), 5);
    assert!(picked.iter().all(|port| (32_768..=60_999).contains(port)), "{picked:?}");
    given.scale(0);
    given.minutes(5);
    assert_eq!(given.cluster().bound_ports(computer(1)), []);
}

#[test]
fn r8_a_port_is_promised_again_when_a_stop_is_asked_for_and_held_until_it_is_done() {
    // 90 s from SIGTERM to the end, and its port with it.
    let mut given = Given::computers(1, 1, bridge(8_080));
    let program =
        Program { on_sigterm: OnSigterm::Ignore, ..given.cluster().images()[0].program.clone() };
    let image = given.cluster().images()[0].clone();
    given.apply(Command::PushImage(Image { program, ..image }));
    let mut slow = bridge(8_080);
    slow.containers[0].stop_timeout_ms = Some(90_000);
    given.apply(Command::RegisterTaskDefinition(slow));
    given.apply(RunTask::of(TaskDefinitionId::from_index(1), 1));
    given.minutes(2);
    given.apply(Command::StopTask { task: task(1) });
    given.apply(RunTask::of(TaskDefinitionId::from_index(0), 1));
    assert_eq!(given.cluster().tasks().len(), 2, "the scheduler has given the port away again");
    given.seconds(30);
    assert_eq!(given.cluster().instance(computer(1)).waiting, [task(2)]);
    given.minutes(3);
    assert!(given.cluster().task(task(2)).is_running());
}

#[test]
fn r10_port_mappings_are_checked_at_registration() {
    let mut given = Given::computers(1, 0, bridge(8_080));
    let mut check = |network_mode, mappings: &[(u16, Option<u16>)]| {
        let mapping = |&(port, host_port): &(u16, Option<u16>)| PortMapping {
            host_port,
            ..PortMapping::tcp(port)
        };
        let port_mappings = mappings.iter().map(mapping).collect();
        let containers = vec![ContainerDefinition { port_mappings, ..container("web", 80) }];
        let definition = in_mode(network_mode, containers);
        given.world.apply(&Command::RegisterTaskDefinition(definition)).err()
    };
    let differs = Some(Rejection::HostPortDiffers { index: 0, port: 80 });
    for mode in [NetworkMode::Host, NetworkMode::Awsvpc] {
        assert_eq!(check(mode, &[(80, Some(8_080))]), differs);
        assert_eq!(check(mode, &[(80, Some(80)), (81, None)]), None);
    }
    assert_eq!(check(NetworkMode::Bridge, &[(80, Some(8_080))]), None);
    let twice = Some(Rejection::PortMappedTwice { index: 0, port: 80 });
    assert_eq!(check(NetworkMode::Bridge, &[(80, Some(1)), (80, Some(2))]), twice);
    let host_twice = Some(Rejection::HostPortTwice { port: 9 });
    assert_eq!(check(NetworkMode::Bridge, &[(80, Some(9)), (81, Some(9))]), host_twice);
    let none = Some(Rejection::PortWithoutNetwork { index: 0 });
    assert_eq!(check(NetworkMode::None, &[(80, None)]), none);
    assert_eq!(check(NetworkMode::Awsvpc, &[(0, None)]), Some(Rejection::PortIsZero { index: 0 }));
}

/// Two containers on port 80: ends and exit codes, once something has ended or a few minutes have passed.
fn clash(network_mode: NetworkMode) -> Vec<Option<ContainerStop>> {
    let unmapped = |name| ContainerDefinition { port_mappings: Vec::new(), ..container(name, 80) };
    let mut given =
        Given::computers(1, 1, in_mode(network_mode, vec![unmapped("a"), unmapped("b")]));
    for image in ["a:1", "b:1"] {
        given.push(image, |program| program.port = ListenPort::Fixed(80));
    }
    given.create_service(1);
    let end = given.world.now().after(150_000);
    while given.world.step(end).is_some() {
        if given.cluster().containers().iter().any(|c| c.stop.is_some()) {
            break;
        }
    }
    given.cluster().containers().iter().take(2).map(|c| c.stop).collect()
}

#[test]
fn r11_bridge_isolates_and_a_shared_network_does_not() {
    let in_use = Some(ContainerStop::AddressInUse);
    assert_eq!(clash(NetworkMode::Bridge), [None, None]);
    for shared in [NetworkMode::Host, NetworkMode::Awsvpc] {
        let ends = clash(shared);
        assert!(ends.contains(&in_use) && ends.contains(&None), "{shared:?}: {ends:?}");
    }
}

#[test]
fn r9_only_awsvpc_takes_a_network_slot() {
    for (network_mode, slots) in [
        (NetworkMode::None, 0),
        (NetworkMode::Bridge, 0),
        (NetworkMode::Host, 0),
        (NetworkMode::Awsvpc, 1),
    ] {
        let unmapped = ContainerDefinition { port_mappings: Vec::new(), ..container("web", 80) };
        let given = settled(1, 1, in_mode(network_mode, vec![unmapped]));
        assert_eq!(given.three().1, 1, "{network_mode:?}");
        let free = given.cluster().instance(computer(1)).remaining.eni_slots;
        assert_eq!(SMALL.eni_slots - free, slots, "{network_mode:?}");
    }
}

/// The new revision wants the port that the old tasks hold, and they are not stopped before it runs.
#[test]
fn r43b_a_static_port_on_every_computer_blocks_a_deployment_until_stops_may_come_first() {
    let mut given = settled(2, 2, bridge(8_080));
    given.apply(Command::RegisterTaskDefinition(bridge(8_080)));
    let to = |deployment| {
        let task_definition = Some(TaskDefinitionId::from_index(1));
        let update = UpdateService { task_definition, deployment, ..UpdateService::of(service()) };
        Command::UpdateService(update)
    };
    given.apply(to(None));
    given.minutes(30);
    assert_eq!(given.counts().started, 2, "100 / 200: nothing starts, so nothing stops");
    let told = "is already using a port required by your task";
    let says = |(_, message): (u32, &ServiceMessage)| {
        ecs::service_event(given.cluster(), service(), &message.kind).contains(told)
    };
    assert!(given.cluster().service(service()).messages().any(says));
    let stop_first = DeploymentConfiguration {
        minimum_healthy_percent: 0,
        maximum_percent: 100,
        ..DeploymentConfiguration::REPLICA
    };
    given.apply(to(Some(stop_first)));
    given.minutes(10);
    assert_eq!((given.counts().started, given.three()), (4, (2, 2, 2)));
}
