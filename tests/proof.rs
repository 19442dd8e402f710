//! Runs whose digest is written down: native and wasm must both come to it. One is scripted, the others are random play,
//! which knows every command there is.

use baton::lab::World;
use baton::sim::*;

// Whoever includes this file has it beside it: the tests of the core have it anyway.
use super::random;

/// Random plays, each of so many commands.
const PLAYS: u64 = 40;
const COMMANDS: usize = 60;

/// The digest that stands in `proof.digest`, in hexadecimal.
pub(crate) const WRITTEN: &str = include_str!("proof.digest");

/// Of all runs together.
pub(crate) fn digest() -> u64 {
    (0..PLAYS).map(played).fold(scripted(), |all, one| all.rotate_left(7) ^ one)
}

fn played(seed: u64) -> u64 {
    let mut dice = random::Dice::new(seed);
    let mut world = World::new(seed, random::parameters(&mut dice));
    for _ in 0..COMMANDS {
        let command = random::invent(&mut dice, world.cluster());
        let _ = world.apply(&command);
        let until = world.now().after(dice.below(60_000));
        world.advance(until, u32::MAX);
    }
    world.digest()
}

/// Three services on twelve computers, an hour with every kind of fault.
fn scripted() -> u64 {
    let mut world = World::new(42, Parameters::ecs());
    for (seconds, command) in script() {
        world.advance(TimeMs(seconds * 1_000), u32::MAX);
        world.apply(&command).expect("the script fits its world");
    }
    world.advance(TimeMs(3_600_000), u32::MAX);
    world.digest()
}

fn script() -> Vec<(u64, Command)> {
    let instance_type = InstanceType::new(2_048, 4_096, 3);
    let instance = |number| InstanceId::from_number(number).expect("from 1");
    let service = |number| ServiceId::from_number(number).expect("from 1");
    let task = |number| TaskId::from_number(number).expect("from 1");
    let container = |number| ContainerId::from_number(number).expect("from 1");
    vec![
        (0, Command::RunInstances { count: 12, instance_type }),
        (0, push("nginx", 80, OnSigterm::Exit(0))),
        (0, push("stubborn", 80, OnSigterm::Ignore)),
        (0, push("log", 81, OnSigterm::Exit(0))),
        (0, Command::RegisterTaskDefinition(definition("member", "nginx"))),
        (0, Command::RegisterTaskDefinition(definition("board", "stubborn"))),
        (150, create("member", 1, 6)),
        (150, create("board", 2, 5)),
        (160, create("notice", 1, 30)),
        (300, ask(Endpoint::Name { service: service(1), port: 80 }, Shape::Steady)),
        (310, ask(Endpoint::Task { task: task(9), port: 80 }, Shape::Burst)),
        (320, ask(Endpoint::Computer { instance: instance(3), port: 80 }, Shape::Daily)),
        (400, Command::TerminateInstance { instance: instance(2) }),
        (500, Command::CutPower { instance: instance(3) }),
        (600, UpdateService::scale(service(1), 2)),
        (700, Command::StopTask { task: task(12) }),
        (800, Command::RunInstances { count: 3, instance_type }),
        (1_000, Command::CrashContainer { container: container(1), exit_code: 1 }),
        (1_200, Command::RestorePower { instance: instance(3) }),
        (1_500, RunTask::of(TaskDefinitionId::from_index(0), 2)),
        (1_800, Command::DeleteService { service: service(2), force: true }),
        (2_400, UpdateService::scale(service(1), 9)),
        (2_410, limits(service(1))),
        (2_410, Command::PutScalingPolicy { service: service(1), policy: half_of_the_cpu() }),
        (2_450, measured(service(1), 80)),
        (2_510, measured(service(1), 80)),
        (2_570, measured(service(1), 80)),
    ]
}

fn ask(endpoint: Endpoint, shape: Shape) -> Command {
    let feature = String::new();
    Command::AddUsers(Users { endpoint, feature, per_minute: 300, shape, timeout_ms: 4_000 })
}

fn create(name: &str, definition: u32, desired_count: u32) -> Command {
    let definition = TaskDefinitionId::from_number(definition).expect("from 1");
    let discovery = Discovery::CloudMap { ttl_ms: 10_000 };
    let create = CreateService::new(name, definition, desired_count);
    Command::CreateService(CreateService { discovery, ..create })
}

fn limits(service: ServiceId) -> Command {
    Command::RegisterScalableTarget { service, min_capacity: 2, max_capacity: 12 }
}

fn half_of_the_cpu() -> ScalingPolicy {
    ScalingPolicy::TargetTracking(TargetTracking::new(Metric::CpuUtilization, 50_000))
}

fn measured(service: ServiceId, cpu_percent: u32) -> Command {
    let cpu_percent_milli = cpu_percent * 1_000;
    let metrics = ServiceMetrics { cpu_percent_milli, ..ServiceMetrics::default() };
    Command::PutMetricData { service, metrics }
}

fn push(name: &str, port: u16, on_sigterm: OnSigterm) -> Command {
    let program =
        Program { port: ListenPort::Fixed(port), on_sigterm, ..Program::new(ProgramKind::Nginx) };
    let layers = vec![Layer { digest: port.into(), size_mib: 60 }];
    Command::PushImage(Image { reference: format!("{name}:1"), layers, program, copied: None })
}

fn definition(family: &str, image: &str) -> TaskDefinition {
    let container = |name: &str, image: &str, port, essential| ContainerDefinition {
        name: name.into(),
        image: format!("{image}:1"),
        cpu: 128,
        memory: Some(256),
        memory_reservation: Some(128),
        port_mappings: vec![PortMapping::tcp(port)],
        essential,
        ..ContainerDefinition::default()
    };
    TaskDefinition {
        family: family.into(),
        containers: vec![container("nginx", image, 80, true), container("log", "log", 81, false)],
        ..TaskDefinition::default()
    }
}
