//! Why? Every event and decision leads back to a command or to the start.

use baton::sim::*;

use super::determinism::recorded;
use super::given::{Given, computer, task};

/// Steps back from a cause to its root; causes must be strictly earlier.
fn root(cluster: &Cluster, mut cause: Cause) -> Cause {
    let (mut event, mut decision) = (usize::MAX, usize::MAX);
    loop {
        cause = match cause {
            Cause::Start | Cause::Command(_) => return cause,
            Cause::Event(id) => {
                assert!(id.index() < event, "{id:?} comes after its effect");
                event = id.index();
                cluster.history().event(id).expect("kept").cause
            }
            Cause::Decision(id) => {
                assert!(id.index() < decision, "{id:?} comes after its effect");
                decision = id.index();
                cluster.history().decision(id).expect("kept").cause
            }
        };
    }
}

#[test]
fn every_chain_of_causes_ends_at_a_command_or_the_start() {
    for seed in 0..100 {
        let (_, _, world) = recorded(seed);
        let history = world.cluster().history();
        for event in history.all_events() {
            let root = root(world.cluster(), Cause::Event(event.id));
            let first = event.kind == EventKind::ClusterCreated;
            assert_eq!(matches!(root, Cause::Start), first, "{event:?} comes from {root:?}");
        }
        for decision in history.decisions(0..usize::MAX) {
            let root = root(world.cluster(), Cause::Decision(decision.id));
            assert!(matches!(root, Cause::Command(_)), "{decision:?} comes from {root:?}");
        }
    }
}

/// Kinds along a chain, effect first, one word each.
fn chain(cluster: &Cluster, mut cause: Cause) -> Vec<String> {
    let word = |kind: &dyn std::fmt::Debug| {
        let told = format!("{kind:?}");
        told.split(' ').next().unwrap_or_default().to_owned()
    };
    let mut words = Vec::new();
    loop {
        cause = match cause {
            Cause::Start => return words,
            Cause::Command(_) => {
                words.push("command".into());
                return words;
            }
            Cause::Event(id) => {
                let event = cluster.history().event(id).expect("kept");
                words.push(word(&event.kind));
                event.cause
            }
            Cause::Decision(id) => {
                let decision = cluster.history().decision(id).expect("kept");
                words.push(format!("{} {}", word(&decision.kind), decision.kind.rule().id()));
                decision.cause
            }
        };
    }
}

fn created_by(given: &Given, number: u32) -> Vec<String> {
    chain(given.cluster(), Cause::Event(given.cluster().task(task(number)).created_by))
}

#[test]
fn a_task_replaces_one_whose_computer_was_terminated() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::TerminateInstance { instance: computer(1) });
    given.minutes(3);
    assert_eq!(
        created_by(&given, 4),
        [
            "TaskCreated",
            "Placed R47",
            "Shortfall R27",
            "TaskStatusChanged",
            "InstanceGone R44",
            "InstanceTerminated",
            "command"
        ]
    );
}

#[test]
fn a_task_replaces_one_whose_essential_container_crashed() {
    let mut given = Given::service(1, 3, 3);
    let container = ContainerId::from_index(0);
    given.apply(Command::CrashContainer { container, exit_code: 1 });
    given.minutes(3);
    assert_eq!(
        created_by(&given, 4),
        [
            "TaskCreated",
            "Placed R47",
            "Shortfall R27",
            "TaskStopRequested",
            "EssentialExited R16",
            "ContainerStopped",
            "command"
        ]
    );
}

#[test]
fn a_task_waited_for_a_rented_computer() {
    let mut given = Given::service(1, 1, 3);
    assert_eq!(given.three(), (3, 2, 2));
    given.apply(Command::RunInstances { count: 1, instance_type: super::given::SMALL });
    given.minutes(5);
    assert_eq!(
        created_by(&given, 3),
        [
            "TaskCreated",
            "Placed R47",
            "Shortfall R27",
            "InstanceRegistered",
            "InstanceLaunched",
            "command"
        ]
    );
}

#[test]
fn a_scale_in_names_the_wish_behind_it() {
    let mut given = Given::service(1, 3, 3);
    given.scale(2);
    given.minutes(2);
    let stopped = given.cluster().tasks().iter().find(|t| t.is_stopped()).expect("one stopped");
    assert_eq!(
        chain(given.cluster(), Cause::Event(stopped.status_by)),
        [
            "TaskStatusChanged",
            "TaskStatusChanged",
            "ContainerStopped",
            "ContainerSignalled",
            "TaskStatusChanged",
            "TaskStopRequested",
            "ChosenToStop R41",
            "Surplus R27",
            "DesiredCountChanged",
            "command"
        ]
    );
}
