//! R46, R47, R49, R50: where tasks go, and when they go nowhere.

use baton::shell::ecs;
use baton::sim::placement::{Group, Request, closest, filter};
use baton::sim::*;

use crate::sim::given::{Given, MINUTE, SMALL, computer, service, web};

fn places(given: &Given) -> Vec<u32> {
    given.cluster().tasks().iter().map(|task| task.instance.number()).collect()
}

/// What the first computer answers to such a task.
fn asks(given: &Given, resources: Resources) -> Option<(Reason, u32, u32)> {
    let group = Group::Family(TaskDefinitionId::from_index(0));
    let mut request = Request::new(
        given.cluster(),
        group,
        TaskDefinitionId::from_index(0),
        &Placement::default(),
    );
    request.resources = resources;
    let refusal = filter(given.cluster(), computer(1), &request).err()?;
    Some((refusal.reason, refusal.free, refusal.wanted))
}

#[test]
fn r46_the_first_filter_that_fails_is_the_reason() {
    let mut given = Given::computers(1, 1, web());
    let asks = |given: &Given, cpu_units, memory_mib, eni_slots| {
        asks(given, Resources { cpu_units, memory_mib, eni_slots })
    };
    assert_eq!(asks(&given, 2_048, 4_096, 2), None);
    assert_eq!(asks(&given, 2_049, 4_097, 3), Some((Reason::Cpu, 2_048, 2_049)));
    assert_eq!(asks(&given, 1, 4_097, 3), Some((Reason::Memory, 4_096, 4_097)));
    assert_eq!(asks(&given, 1, 1, 3), Some((Reason::NetworkSlots, 2, 3)));
    given.apply(Command::CutPower { instance: computer(1) });
    given.minutes(5);
    assert_eq!(asks(&given, 1, 1, 1), Some((Reason::AgentDisconnected, 0, 0)));
}

#[test]
fn r47_tasks_spread_over_zones_then_over_computers() {
    // Zones a, b, c, a, b.
    let roomy = InstanceType { eni_slots: 8, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 5, roomy, web());
    given.create_service(8);
    given.minutes(1);
    assert_eq!(places(&given), [1, 2, 3, 4, 5, 3, 1, 2]);
}

#[test]
fn r47_only_tasks_of_the_same_service_or_family_count() {
    let roomy = InstanceType { eni_slots: 8, ..SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 3, roomy, web());
    given.create_service(2);
    given.minutes(1);
    let task_definition = TaskDefinitionId::from_index(0);
    given.apply(RunTask::of(task_definition, 3));
    assert_eq!(places(&given), [1, 2, 3, 1, 2], "the family starts afresh, R49 puts it on 3 first");
}

#[test]
fn r49_among_equals_the_computer_with_fewest_tasks_then_the_first() {
    let mut given = Given::computers(1, 3, web());
    let task_definition = TaskDefinitionId::from_index(0);
    given.apply(RunTask::of(task_definition, 1));
    given.create_service(3);
    given.minutes(1);
    assert_eq!(places(&given), [1, 2, 3, 1], "computer 1 already had a task of its own");
}

#[test]
fn r50_the_closest_computer_fails_least() {
    let mut given = Given::computers(1, 0, web());
    for (cpu_units, memory_mib) in [(100, 100), (200, 4_096), (250, 4_096), (4_096, 100)] {
        let instance_type = InstanceType::new(cpu_units, memory_mib, 2);
        given.apply(Command::RunInstances { count: 1, instance_type });
    }
    let definition = TaskDefinitionId::from_index(0);
    let group = Group::Family(definition);
    let wanted = Request::new(given.cluster(), group, definition, &Placement::default());
    assert_eq!(closest(given.cluster(), &wanted), None, "none is registered yet");
    given.minutes(3);
    let (instance, refusal) = closest(given.cluster(), &wanted).expect("four are");
    assert_eq!(instance, computer(3), "one failed filter, 6 of 256 units short");
    assert_eq!(refusal, Refusal { reason: Reason::Cpu, free: 250, wanted: 256 });
}

fn unable(given: &Given) -> Vec<String> {
    let messages = given.cluster().service(service()).messages();
    messages
        .map(|(_, m)| ecs::service_event(given.cluster(), service(), &m.kind))
        .filter(|text| text.contains("unable"))
        .collect()
}

#[test]
fn r50_the_message_names_the_closest_and_comes_once_in_six_hours() {
    let mut given = Given::computers(1, 1, web());
    // Further away: it lacks everything.
    let tiny = InstanceType::new(100, 100, 0);
    given.apply(Command::RunInstances { count: 1, instance_type: tiny });
    given.minutes(3);
    given.create_service(3);
    given.minutes(3);
    let uuid = ecs::container_instance_uuid(given.cluster(), computer(1));
    let text = format!(
        "(service web) was unable to place a task because no container instance met all of its requirements. \
         The closest matching (container-instance {uuid}) encountered error \"RESOURCE:ENI\". \
         For more information, see the Troubleshooting section of the Amazon ECS Developer Guide."
    );
    assert_eq!(unable(&given), std::slice::from_ref(&text));
    given.scale(4);
    given.minutes(1);
    assert_eq!(unable(&given).len(), 1, "it tried again, and says nothing new");
    given.ms(350 * MINUTE);
    assert_eq!(unable(&given).len(), 1);
    given.ms(20 * MINUTE);
    assert_eq!(unable(&given), [text.clone(), text]);
    assert_eq!(given.cluster().tasks().len(), 2, "no task record for what was not placed");
}

#[test]
fn r50_a_blocked_service_sleeps_until_there_is_room() {
    let mut given = Given::service(1, 1, 3);
    let here = given.cluster().history().decision_count();
    given.minutes(60);
    assert_eq!(given.cluster().history().decision_count(), here, "it does not try in vain");
    given.apply(Command::RunInstances { count: 1, instance_type: SMALL });
    given.minutes(5);
    assert_eq!(given.three(), (3, 3, 3));
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r50_room_is_made_when_a_stop_is_asked_for_not_when_it_is_done() {
    // CPU for one task; its program takes 90 s to stop.
    let tight = InstanceType { cpu_units: 256, ..SMALL };
    let mut slow = web();
    slow.containers[0].stop_timeout_ms = Some(90_000);
    let mut given = Given::with(1, Parameters::ecs(), 1, tight, slow);
    given.push("web:1", |program| program.on_sigterm = OnSigterm::Ignore);
    let task_definition = TaskDefinitionId::from_index(0);
    given.apply(RunTask::of(task_definition, 1));
    given.create_service(1);
    given.minutes(3);
    assert!(given.cluster().is_blocked(service()));
    given.apply(Command::StopTask { task: crate::sim::given::task(1) });
    given.seconds(11);
    assert_eq!(given.counts().started, 1, "the scheduler's ledger is what counts (R8)");
}

#[test]
fn r50_a_service_wants_no_room_any_more_when_scaled_back() {
    let mut given = Given::service(1, 1, 3);
    assert!(given.cluster().is_blocked(service()));
    given.scale(2);
    given.minutes(2);
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r50_without_computers_the_message_says_so_and_run_task_is_refused() {
    let mut given = Given::computers(1, 0, web());
    given.create_service(1);
    given.minutes(1);
    assert_eq!(unable(&given).len(), 1);
    assert!(
        unable(&given)[0].contains("Reason: No Container Instances were found in your cluster.")
    );
    let task_definition = TaskDefinitionId::from_index(0);
    let run = RunTask::of(task_definition, 1);
    assert_eq!(given.refused(run), Rejection::NoContainerInstances);
}

#[test]
fn r50_run_task_places_what_it_can_and_names_the_failure() {
    let mut given = Given::computers(1, 1, web());
    let task_definition = TaskDefinitionId::from_index(0);
    let before = given.here();
    given.apply(RunTask::of(task_definition, 5));
    assert_eq!(given.cluster().tasks().len(), 2);
    let reason = Reason::NetworkSlots;
    let failed = EventKind::RunTaskFailed { definition: task_definition, count: 3, reason };
    assert!(given.events_since(before).contains(&failed));
    assert_eq!(ecs::run_task_failure(reason), "RESOURCE:ENI");
}
