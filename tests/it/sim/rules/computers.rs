//! R7, R44, R44b: computers that come, vanish and return.

use baton::sim::*;

use crate::sim::given::{Given, MINUTE, SMALL, computer, service, task, web};

#[test]
fn r7_a_computer_registers_and_deregisters() {
    let mut given = Given::computers(1, 0, web());
    given.apply(Command::RunInstances { count: 1, instance_type: SMALL });
    let of = |given: &Given| {
        let instance = given.cluster().instance(computer(1));
        (instance.status, instance.condition(), instance.agent_connected)
    };
    assert_eq!(of(&given), (InstanceStatus::Registering, InstanceCondition::Starting, false));
    given.minutes(3);
    assert_eq!(of(&given), (InstanceStatus::Active, InstanceCondition::Active, true));
    given.apply(Command::TerminateInstance { instance: computer(1) });
    assert_eq!(of(&given), (InstanceStatus::Inactive, InstanceCondition::Terminated, false));
}

#[test]
fn r7_a_disconnected_agent_gets_no_new_task_and_its_tasks_stay_running() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::CutPower { instance: computer(1) });
    given.minutes(5);
    assert!(!given.cluster().instance(computer(1)).agent_connected);
    given.scale(5);
    given.minutes(3);
    assert_eq!(given.spread(), [1, 2, 2]);
    assert!(given.cluster().task(task(1)).is_running(), "as far as ECS knows");
}

#[test]
fn r7_before_ecs_notices_it_still_places_there_and_the_task_is_stuck() {
    let mut given = Given::computers(1, 1, web());
    given.apply(Command::CutPower { instance: computer(1) });
    given.create_service(1);
    given.minutes(30);
    assert_eq!(given.cluster().task(task(1)).last_status, TaskStatus::Provisioning);
    assert_eq!(given.state(), Settled::LostComputerUnnoticed { instance: computer(1) });
    given.apply(Command::RestorePower { instance: computer(1) });
    given.minutes(4);
    assert_eq!(given.three(), (1, 1, 1), "it goes on once the agent is back");
}

#[test]
fn r44_a_terminated_computer_takes_its_tasks_and_the_service_heals() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::TerminateInstance { instance: computer(2) });
    assert!(given.cluster().task(task(2)).is_stopped(), "at once");
    assert_eq!(given.three(), (3, 2, 2));
    given.minutes(3);
    assert_eq!(given.three(), (3, 3, 3));
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r44_a_terminated_computer_never_returns() {
    let mut given = Given::service(1, 3, 3);
    let instance = computer(2);
    given.apply(Command::TerminateInstance { instance });
    let gone = Rejection::InstanceTerminated { instance };
    assert_eq!(given.refused(Command::RestorePower { instance }), gone);
    assert_eq!(given.refused(Command::CutPower { instance }), gone);
    assert_eq!(given.refused(Command::TerminateInstance { instance }), gone);
    given.scale(6);
    given.minutes(10);
    assert_eq!(given.spread(), [2, 0, 2]);
}

#[test]
fn r44_a_computer_can_be_given_back_before_it_registered() {
    let mut given = Given::computers(1, 0, web());
    given.apply(Command::RunInstances { count: 1, instance_type: SMALL });
    given.apply(Command::TerminateInstance { instance: computer(1) });
    given.minutes(10);
    assert_eq!(given.cluster().instance(computer(1)).status, InstanceStatus::Inactive);
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r44b_ecs_does_not_replace_what_a_computer_without_power_held() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::CutPower { instance: computer(2) });
    assert_eq!(given.three(), (3, 3, 2), "desired 3, actual 3, routable 2");
    given.minutes(24 * 60);
    assert_eq!(given.three(), (3, 3, 2), "a day later still");
    assert_eq!(given.cluster().tasks().len(), 3);
    assert_eq!(given.state(), Settled::LostComputerUnnoticed { instance: computer(2) });
}

#[test]
fn r44b_not_even_a_task_without_ports_is_routable_there() {
    let mut portless = web();
    portless.containers[0].port_mappings.clear();
    let mut given = Given::computers(1, 1, portless);
    given.create_service(1);
    given.minutes(3);
    assert_eq!(given.three(), (1, 1, 1));
    given.apply(Command::CutPower { instance: computer(1) });
    assert_eq!(given.three(), (1, 1, 0));
}

#[test]
fn r44b_the_agent_shows_as_disconnected_only_after_minutes() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::CutPower { instance: computer(2) });
    let (least, most) = Parameters::ecs().agent_disconnect;
    given.ms(least - 1);
    assert!(given.cluster().instance(computer(2)).agent_connected);
    given.ms(most - least + 1);
    assert!(!given.cluster().instance(computer(2)).agent_connected);
    assert!(least >= 2 * MINUTE);
}

#[test]
fn r44b_when_power_returns_the_old_containers_are_gone_and_the_service_heals() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::CutPower { instance: computer(2) });
    given.minutes(10);
    given.apply(Command::RestorePower { instance: computer(2) });
    assert_eq!(given.cluster().instance(computer(2)).condition(), InstanceCondition::Rebooting);
    given.minutes(4);
    let old = given.cluster().task(task(2));
    assert_eq!(old.stop_code, Some(StopCode::EssentialContainerExited));
    let container = given.cluster().containers()[1];
    assert_eq!((container.exit_code, container.stop), (Some(255), Some(ContainerStop::PowerLost)));
    assert_eq!(given.three(), (3, 3, 3));
    assert_eq!(given.state(), Settled::Steady);
}

#[test]
fn r44b_terminating_the_lost_computer_heals() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::CutPower { instance: computer(2) });
    given.minutes(10);
    given.apply(Command::TerminateInstance { instance: computer(2) });
    given.minutes(3);
    assert_eq!(given.three(), (3, 3, 3));
}

#[test]
fn r44b_by_the_guide_of_2023_a_disconnected_computer_is_not_deregistered() {
    let parameters =
        Parameters { terminate_deregisters_disconnected_agent: false, ..Parameters::ecs() };
    let after = |wait_minutes| {
        let mut given = Given::with(1, parameters.clone(), 3, SMALL, web());
        given.create_service(3);
        given.minutes(3);
        given.apply(Command::CutPower { instance: computer(2) });
        given.minutes(wait_minutes);
        given.apply(Command::TerminateInstance { instance: computer(2) });
        given.minutes(30);
        (given.three(), given.state())
    };
    assert_eq!(after(1), ((3, 3, 3), Settled::Steady), "its agent still counted as connected");
    let lost = Settled::LostComputerUnnoticed { instance: computer(2) };
    assert_eq!(after(10), ((3, 3, 2), lost));
}

#[test]
fn r44b_a_stop_reaches_a_computer_without_power_only_when_it_is_back() {
    let mut given = Given::service(1, 3, 3);
    given.apply(Command::CutPower { instance: computer(2) });
    given.minutes(5);
    given.apply(Command::StopTask { task: task(2) });
    given.minutes(3);
    let stuck = given.cluster().task(task(2));
    assert_eq!(
        (stuck.last_status, stuck.desired_status),
        (TaskStatus::Running, DesiredStatus::Stopped)
    );
    assert_eq!(given.counts().routable, 3, "the scheduler has replaced it");
    given.apply(Command::RestorePower { instance: computer(2) });
    given.minutes(3);
    assert_eq!(given.cluster().task(task(2)).stop_code, Some(StopCode::UserInitiated));
    assert!(given.cluster().task(task(2)).is_stopped());
    assert_eq!(given.cluster().service(service()).tasks.len(), 3);
}

#[test]
fn power_can_only_be_cut_where_it_is_and_restored_where_it_is_not() {
    let mut given = Given::computers(1, 1, web());
    let instance = computer(1);
    let on = Rejection::PowerAlreadyOn { instance };
    assert_eq!(given.refused(Command::RestorePower { instance }), on);
    given.apply(Command::CutPower { instance });
    let off = Rejection::PowerAlreadyOff { instance };
    assert_eq!(given.refused(Command::CutPower { instance }), off);
    let nobody = Rejection::NoSuchInstance { instance: computer(2) };
    assert_eq!(given.refused(Command::CutPower { instance: computer(2) }), nobody);
}
