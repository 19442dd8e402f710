//! R1–R11: objects and what they take.

use baton::sim::*;

use crate::sim::given::{Given, SMALL, computer, container, definition, task, web};

#[test]
fn r1_a_task_is_replaced_never_moved_and_never_run_again() {
    let mut given = Given::service(1, 3, 3);
    let before = given.cluster().task(task(1)).clone();
    given.apply(Command::CrashContainer { container: ContainerId::from_index(0), exit_code: 1 });
    given.minutes(30);
    let after = given.cluster().task(task(1));
    assert_eq!((after.instance, after.created_at), (before.instance, before.created_at));
    assert!(after.is_stopped());
    assert_eq!(given.cluster().tasks().len(), 4);
    assert_eq!(given.three(), (3, 3, 3));
}

#[test]
fn r1_a_revision_is_the_previous_of_its_family_plus_one() {
    let mut given = Given::computers(1, 0, web());
    for family in ["web", "log", "web"] {
        given.apply(Command::RegisterTaskDefinition(definition(
            family,
            vec![container("main", 80)],
        )));
    }
    let revisions: Vec<(&str, u32)> = given
        .cluster()
        .task_definitions()
        .iter()
        .map(|definition| (definition.family.as_str(), definition.revision))
        .collect();
    assert_eq!(revisions, [("web", 1), ("web", 2), ("log", 1), ("web", 3)]);
}

#[test]
fn r1_a_task_definition_holds_one_to_ten_containers() {
    let mut given = Given::computers(1, 0, web());
    let many = |n: u16| (0..n).map(|i| container(&format!("c{i}"), i + 1)).collect::<Vec<_>>();
    let register = |n| Command::RegisterTaskDefinition(definition("many", many(n)));
    assert_eq!(given.refused(register(0)), Rejection::NoContainers);
    assert_eq!(given.refused(register(11)), Rejection::TooManyContainers { wanted: 11, limit: 10 });
    given.apply(register(10));
}

#[test]
fn r2_a_task_asks_for_its_own_cpu_else_for_the_sum_of_its_containers() {
    let mut two = definition("two", vec![container("a", 80), container("b", 81)]);
    assert_eq!(two.requirement().cpu_units, 512);
    two.cpu = Some(1_024);
    assert_eq!(two.requirement().cpu_units, 1_024);
    // 2,048 units hold two such tasks, though there are network slots and memory for more.
    let roomy = InstanceType { eni_slots: 8, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 1, roomy, two);
    given.create_service(3);
    given.minutes(3);
    assert_eq!(given.three(), (3, 2, 2));
    assert_eq!(given.cluster().instance(computer(1)).remaining.cpu_units, 0);
}

#[test]
fn r3_the_scheduler_subtracts_task_memory_else_reservation_else_hard_limit() {
    let mut web = web();
    assert_eq!(web.requirement().memory_mib, 512);
    web.containers[0].memory_reservation = Some(128);
    assert_eq!(web.requirement().memory_mib, 128);
    web.memory = Some(900);
    assert_eq!(web.requirement().memory_mib, 900);
}

#[test]
fn r3_memory_is_mandatory_above_the_reservation_and_at_least_six() {
    let mut given = Given::computers(1, 0, web());
    let mut with = |memory, memory_reservation| {
        let container = ContainerDefinition { memory, memory_reservation, ..container("a", 80) };
        let definition = definition("memory", vec![container]);
        given.world.apply(&Command::RegisterTaskDefinition(definition)).err()
    };
    assert_eq!(with(None, None), Some(Rejection::MemoryMissing { index: 0 }));
    let below = Rejection::ReservationNotBelowMemory { index: 0 };
    assert_eq!(with(Some(128), Some(128)), Some(below));
    assert_eq!(with(Some(5), None), Some(Rejection::MemoryBelowMinimum { index: 0, minimum: 6 }));
    assert_eq!(with(None, Some(6)), None);
    assert_eq!(with(Some(128), Some(127)), None);
}

#[test]
fn r4_awsvpc_ports_are_no_resource_of_the_computer() {
    let given = Given::service(1, 1, 2);
    assert_eq!(given.spread(), [2]);
    assert_eq!(given.three(), (2, 2, 2), "both listen on port 80 of the one computer");
}

#[test]
fn r6_network_slots_run_out_before_cpu_and_memory() {
    let given = Given::service(1, 1, 3);
    let instance = given.cluster().instance(computer(1));
    assert_eq!(instance.remaining, Resources { cpu_units: 1_536, memory_mib: 3_072, eni_slots: 0 });
    assert_eq!(given.three(), (3, 2, 2));
    assert_eq!(given.state(), Settled::NoCapacity { service: super::super::given::service() });
}

#[test]
fn r9_every_task_has_a_network_interface_of_its_own_until_it_is_detached() {
    let mut given = Given::service(1, 3, 3);
    let free = |given: &Given| given.cluster().instance(computer(1)).remaining.eni_slots;
    assert_eq!(free(&given), 1);
    given.apply(Command::StopTask { task: task(1) });
    given.until(|cluster| cluster.task(task(1)).last_status == TaskStatus::Deprovisioning);
    assert_eq!(free(&given), 1, "still attached");
    given.until(|cluster| cluster.task(task(1)).is_stopped());
    assert_eq!(free(&given), 2 - given.spread()[0] as u32);
}

#[test]
fn r11_two_containers_of_a_task_cannot_both_listen_on_a_port() {
    let both = definition("clash", vec![container("a", 80), container("b", 80)]);
    let mut given = Given::computers(1, 1, both);
    given.create_service(1);
    given.until(|cluster| cluster.containers().iter().any(|c| c.stop.is_some()));
    let ends: Vec<_> = given.cluster().containers().iter().map(|c| (c.stop, c.exit_code)).collect();
    let clash = (Some(ContainerStop::AddressInUse), Some(1));
    assert!(ends.contains(&clash) && ends.contains(&(None, None)), "{ends:?}");
    assert_eq!(given.cluster().task(task(1)).stop_code, Some(StopCode::EssentialContainerExited));
}
