//! Every sentence of the stage in both languages, for a writer to read in one place.

use super::given::{act, model, run};
use baton::course::{Action, ActionId, Names};
use baton::lang::Lang;
use baton::sim::*;
use baton::text::scene::Scene;
use baton::text::{
    action, command, decision, event, picture, rejection, service_message, settled, stop_code,
    task_status,
};
use expect_test::expect_file;

fn names(lang: Lang) -> Names {
    let name = if lang == Lang::Ko { "회원 서비스" } else { "Member service" };
    Names(vec![("member".into(), name.into())])
}

/// `say` in both languages, one under the other.
fn both(out: &mut String, head: &str, say: impl Fn(&Scene) -> String) {
    let mut model = model(Lang::Ko, 3);
    act(&mut model, "run-task member");
    run(&mut model, 5);
    out.push_str(head);
    out.push('\n');
    for lang in Lang::ALL {
        let names = names(lang);
        let scene = Scene { lang, cluster: model.timeline().live().cluster(), names: &names };
        out.push_str("    ");
        out.push_str(&say(&scene));
        out.push('\n');
    }
}

fn id<T>(number: u32, from: impl Fn(u32) -> Option<T>) -> T {
    from(number).expect("numbers start at 1")
}

fn computer(n: u32) -> InstanceId {
    id(n, InstanceId::from_number)
}

fn task(n: u32) -> TaskId {
    id(n, TaskId::from_number)
}

fn container(n: u32) -> ContainerId {
    id(n, ContainerId::from_number)
}

fn events() -> Vec<EventKind> {
    use EventKind::*;
    let service = id(1, ServiceId::from_number);
    let definition = id(1, TaskDefinitionId::from_number);
    let deployment = id(1, DeploymentId::from_number);
    let mut kinds = vec![
        ClusterCreated,
        InstanceLaunched { instance: computer(2) },
        InstanceRegistered { instance: computer(1) },
        InstanceTerminated { instance: computer(2) },
        PowerLost { instance: computer(1) },
        PowerRestored { instance: computer(1) },
        AgentDisconnected { instance: computer(2) },
        AgentReconnected { instance: computer(2) },
        TaskDefinitionRegistered { definition },
        ServiceCreated { service },
        DeploymentCreated { service, deployment },
        DeploymentConfigured { service },
        RolloutStateChanged { deployment, to: RolloutState::InProgress },
        RolloutStateChanged { deployment, to: RolloutState::Completed },
        RolloutStateChanged { deployment, to: RolloutState::Failed },
        RolledBack { service, deployment },
        DesiredCountChanged { service, from: 3, to: 1 },
        DesiredCountChanged { service, from: 1, to: 3 },
        ServiceDraining { service },
        ServiceInactive { service },
        TaskCreated { task: task(2), instance: computer(1) },
        TaskCreated { task: task(4), instance: computer(2) },
        TaskHeldBack { task: task(3) },
        ContainerListening { container: container(3) },
        ContainerSignalled { container: container(4), signal: Signal::Sigterm },
        ContainerSignalled { container: container(4), signal: Signal::Sigkill },
        ServicePosted { service, message: 0 },
        ContainerRestarted { container: container(2), exit_code: 1 },
        DataLost { task: task(2), rows: 1 },
        DataLost { task: task(2), rows: 12 },
        DiskLost { instance: computer(1), rows: 12 },
        RowMissing { users: id(1, UsersId::from_number), task: task(3) },
        RunTaskFailed { definition, count: 1, reason: Reason::Memory },
        RunTaskFailed { definition, count: 2, reason: Reason::NetworkSlots },
        NginxRefusedToStart { container: container(2), line: 4 },
        NginxReloadAsked { container: container(2) },
        NginxReloaded { container: container(2) },
        NginxKeptWorkers { container: container(2), line: 4 },
        NginxKeptWorkers { container: container(2), line: 0 },
        NginxPeerFailed {
            container: container(1),
            peer: Some(task(1)),
            port: 8080,
            failure: Failure::Refused,
        },
        NginxPeerFailed {
            container: container(1),
            peer: Some(task(2)),
            port: 8080,
            failure: Failure::NobodyThere,
        },
        NginxPeerFailed {
            container: container(1),
            peer: None,
            port: 80,
            failure: Failure::Refused,
        },
    ];
    kinds.extend(statuses().map(|to| TaskStatusChanged { task: task(1), to }));
    kinds.extend(codes().map(|stop_code| TaskStopRequested { task: task(2), stop_code }));
    let container_statuses = [
        ContainerStatus::Pending,
        ContainerStatus::Pulled,
        ContainerStatus::Created,
        ContainerStatus::Running,
        ContainerStatus::Stopped,
    ];
    kinds.extend(
        container_statuses.map(|to| ContainerStatusChanged { container: container(1), to }),
    );
    let stops = [
        (Some(0), ContainerStop::Exited),
        (Some(1), ContainerStop::Exited),
        (Some(143), ContainerStop::Terminated),
        (Some(137), ContainerStop::Killed),
        (Some(1), ContainerStop::AddressInUse),
        (Some(255), ContainerStop::PowerLost),
        (None, ContainerStop::HostTerminated),
        (None, ContainerStop::NeverStarted),
        (None, ContainerStop::StoppedBeforePull),
        (Some(127), ContainerStop::CannotStart),
        (Some(143), ContainerStop::DependencyFailed),
        (Some(143), ContainerStop::DependencyTimedOut),
        (Some(143), ContainerStop::DependencyNeverStarts),
        (None, ContainerStop::CreateTimedOut),
        (None, ContainerStop::StartTimedOut),
    ];
    kinds.extend(stops.map(|(exit_code, how)| ContainerStopped {
        container: container(2),
        exit_code,
        how,
    }));
    kinds
}

fn statuses() -> impl Iterator<Item = TaskStatus> {
    use TaskStatus::*;
    [Provisioning, Pending, Activating, Running, Deactivating, Stopping, Deprovisioning, Stopped]
        .into_iter()
}

fn codes() -> impl Iterator<Item = StopCode> {
    use StopCode::*;
    [
        TaskFailedToStart,
        EssentialContainerExited,
        UserInitiated,
        ServiceSchedulerInitiated,
        SpotInterruption,
        TerminationNotice,
        InfrastructureHealth,
    ]
    .into_iter()
}

#[test]
fn events_read_well() {
    let mut out = String::new();
    for kind in events() {
        both(&mut out, &format!("{kind:?}"), |scene| event::event(scene, kind));
    }
    expect_file!["./golden/events.txt"].assert_eq(&out);
}

#[test]
fn decisions_read_well() {
    use DecisionKind::*;
    let service = id(1, ServiceId::from_number);
    let definition = id(1, TaskDefinitionId::from_number);
    let deployment = id(1, DeploymentId::from_number);
    let refused = RefusedCounts::default();
    let kinds = [
        Shortfall { service, desired: 3, live: 2, start: 1 },
        Surplus { service, desired: 1, live: 3, stop: 2 },
        RollStarts { deployment, start: 2, counted: 6, upper: 12 },
        RollStops { deployment, stop: 2, healthy: 8, lower: 6 },
        UnhealthyReplaced { deployment, start: 1, replaced: 1, healthy: 2 },
        UnhealthyGo { deployment, unhealthy: 1, healthy: 3 },
        Stuck { service, desired: 2, lower: 2, upper: 2 },
        HeldBack { deployment, rounds: 4, wait_ms: 60_000 },
        CircuitBroken { deployment, failed: 3, threshold: 3 },
        RolledOut { deployment, desired: 3 },
        Placed { task: task(1), instance: computer(1), tasks_there: 0, fitting: 2, refused },
        Placed { task: task(1), instance: computer(2), tasks_there: 1, fitting: 1, refused },
        ChosenToStop { task: task(3), in_zone: 2, on_instance: 1, by: ChosenBy::Balance },
        ChosenToStop { task: task(3), in_zone: 2, on_instance: 1, by: ChosenBy::Leaving },
        Rebalances { task: task(2), to: 1, least: 0 },
        GroupBalances { desired: 3, members: 2 },
        InstanceDrains { instance: computer(2), pending: 1 },
        LeavingReplaced { deployment, start: 2, leaving: 2, healthy: 4 },
        LeavingGo { deployment, stop: 2, healthy: 4, lower: 2 },
        Protected { service, live: 3, desired: 1 },
        Unplaceable { definition, closest: Some((computer(2), Reason::Cpu)), refused },
        Unplaceable { definition, closest: None, refused },
        EssentialExited { container: container(1) },
        InstanceGone { instance: computer(2) },
        SteadyState { service, desired: 3 },
        Drained { service },
    ];
    let mut out = String::new();
    for kind in kinds {
        both(&mut out, &format!("{kind:?}"), |scene| decision::decision(scene, &kind));
    }
    expect_file!["./golden/decisions.txt"].assert_eq(&out);
}

#[test]
fn refusals_read_well() {
    use Rejection::*;
    let service = id(1, ServiceId::from_number);
    let kinds = [
        NoSuchInstance { instance: computer(9) },
        NoSuchService { service },
        NoSuchTask { task: task(9) },
        NoSuchContainer { container: container(9) },
        NoSuchTaskDefinition { definition: id(9, TaskDefinitionId::from_number) },
        InstanceTerminated { instance: computer(2) },
        PowerAlreadyOff { instance: computer(2) },
        PowerAlreadyOn { instance: computer(1) },
        CountIsZero,
        TooManyInstances { wanted: 5_001, limit: 5_000 },
        InstanceTypeEmpty,
        TooManyTasks { wanted: 5_001, limit: 5_000 },
        TooManyServices { limit: 5_000 },
        RunTaskTooMany { wanted: 11, limit: 10 },
        NoContainerInstances,
        ServiceNameInvalid,
        ServiceNameTaken { service },
        ServiceStillDraining { service },
        ServiceNotActive { service },
        ServiceScaledAboveZero { service, desired: 3 },
        PercentOutOfRange { minimum_healthy: 200, maximum: 50 },
        TaskAlreadyStopping { task: task(2) },
        ContainerNotRunning { container: container(2) },
        ExitCodeOutOfRange { exit_code: 256 },
        FamilyInvalid,
        NoContainers,
        TooManyContainers { wanted: 11, limit: 10 },
        NoEssentialContainer,
        ContainerNameInvalid { index: 0 },
        ContainerNameTaken { index: 1 },
        ImageMissing { index: 0 },
        CpuTooHigh { index: 0 },
        MemoryMissing { index: 0 },
        MemoryBelowMinimum { index: 0, minimum: 6 },
        ReservationNotBelowMemory { index: 0 },
        ContainersExceedTask { wanted: 2, task: 1 },
        DependsOnInvalid { index: 0 },
        DependsOnCycle { index: 0 },
        RestartPolicyInvalid { index: 0 },
        VolumesInvalid,
        TooMuchCopied,
        NothingToReload,
    ];
    let mut out = String::new();
    for kind in kinds {
        both(&mut out, &format!("{kind:?}"), |scene| rejection::rejection(scene, kind));
    }
    expect_file!["./golden/rejections.txt"].assert_eq(&out);
}

#[test]
fn states_read_well() {
    let mut out = String::new();
    for status in statuses() {
        both(&mut out, &format!("{status:?}"), |scene| {
            task_status::short(scene.lang, status).into()
        });
    }
    for code in codes() {
        both(&mut out, &format!("{code:?}"), |scene| {
            [stop_code::short(scene.lang, code), stop_code::sentence(scene.lang, code)].join(" / ")
        });
    }
    use InstanceCondition::*;
    for condition in [Starting, Active, LostUnnoticed, Rebooting, AgentStopped, Terminated] {
        both(&mut out, &format!("{condition:?}"), |scene| {
            [
                picture::condition(scene.lang, condition),
                picture::condition_said(scene.lang, condition),
            ]
            .join(" / ")
        });
    }
    let service = id(1, ServiceId::from_number);
    let instance = computer(2);
    for state in [
        Settled::Steady,
        Settled::Working,
        Settled::NoCapacity { service },
        Settled::NoComputerAllowed { service },
        Settled::ImageFailing { service },
        Settled::KeepsReplacing { service },
        Settled::StuckDraining { service },
        Settled::TasksProtected { service },
        Settled::AgentSilent { instance },
        Settled::StuckByPercent { service },
        Settled::HeldBack { service },
        Settled::DeploymentFailed { service },
        Settled::WaitsForContainer { task: task(2) },
        Settled::LostComputerUnnoticed { instance },
    ] {
        both(&mut out, &format!("{state:?}"), |scene| settled::sentence(scene, state));
    }
    expect_file!["./golden/states.txt"].assert_eq(&out);
}

#[test]
fn deeds_and_messages_read_well() {
    let service = id(1, ServiceId::from_number);
    let definition = id(1, TaskDefinitionId::from_number);
    let small = InstanceType::new(1, 1, 1);
    let commands = [
        Command::RunInstances { count: 1, instance_type: small },
        Command::RunInstances { count: 3, instance_type: small },
        Command::TerminateInstance { instance: computer(2) },
        Command::CutPower { instance: computer(1) },
        Command::RestorePower { instance: computer(1) },
        Command::UpdateInstanceState { instance: computer(2), draining: true },
        Command::UpdateInstanceState { instance: computer(2), draining: false },
        Command::StopAgent { instance: computer(2) },
        Command::StartAgent { instance: computer(2) },
        Command::LoseZone { zone: 1 },
        Command::ReturnZone { zone: 1 },
        Command::SetDesiredCapacity { desired_capacity: 4 },
        Command::UpdateTaskProtection { task: task(1), expires_in_minutes: Some(120) },
        Command::UpdateTaskProtection { task: task(1), expires_in_minutes: None },
        Command::CreateService(CreateService::new("member", definition, 3)),
        UpdateService::scale(service, 1),
        Command::DeleteService { service, force: true },
        RunTask::of(definition, 1),
        Command::StopTask { task: task(2) },
        Command::CrashContainer { container: container(1), exit_code: 1 },
    ];
    let mut out = String::new();
    for deed in &commands {
        both(&mut out, &format!("{deed:?}"), |scene| command::command(scene, deed));
    }
    let deployment = id(1, DeploymentId::from_number);
    let target_group = id(1, TargetGroupId::from_number);
    let messages = [
        ServiceMessageKind::StartedTasks { tasks: [task(1), task(2)].into(), replaced: 0 },
        ServiceMessageKind::StoppedTasks { tasks: [task(1)].into() },
        ServiceMessageKind::DeploymentCompleted { deployment },
        ServiceMessageKind::DeploymentFailed { deployment },
        ServiceMessageKind::RollingBack { deployment },
        ServiceMessageKind::RegisteredTargets { target_group, count: 1 },
        ServiceMessageKind::DeregisteredTargets { target_group, count: 2 },
        ServiceMessageKind::BegunDraining { deployment, count: 1 },
        ServiceMessageKind::FailedContainerChecks { task: task(1) },
        ServiceMessageKind::StuckByPercent,
        ServiceMessageKind::NotBalanced { in_zone: [3, 0, 3] },
        ServiceMessageKind::Balanced { in_zone: [2, 2, 2] },
        ServiceMessageKind::UnableToScaleIn { deployment },
        ServiceMessageKind::UnableToStartConsistently,
        ServiceMessageKind::SteadyState,
        ServiceMessageKind::UnableToPlace {
            closest: computer(1),
            reason: Reason::AgentDisconnected,
        },
        ServiceMessageKind::UnableToPlaceNoInstances,
    ];
    for message in &messages {
        both(&mut out, &format!("{message:?}"), |scene| {
            service_message::meaning(scene.lang, message)
        });
    }
    let lines = [
        "stop-task 2",
        "crash-container 2 nginx",
        "terminate-computer 1",
        "power-off 2",
        "power-on 2",
    ];
    for line in lines {
        let does = Action::read(line).expect("an action");
        both(&mut out, line, |scene| action::spoken(scene.lang, &does));
    }
    for button in ActionId::ALL {
        both(&mut out, button.word(), |scene| action::label(scene.lang, button).into());
    }
    expect_file!["./golden/deeds.txt"].assert_eq(&out);
}
