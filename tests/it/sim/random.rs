//! Random commands and faults, drawn from a seed.

use baton::sim::rng::{self, Stream};
use baton::sim::*;

use super::given::{container, definition};
use super::traffic::random as traffic;

/// Draws from the seed, as the core does.
pub(crate) struct Dice {
    seed: u64,
    thrown: u64,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice { seed, thrown: 0 }
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        self.thrown += 1;
        rng::range(self.seed, Stream::Name, u64::MAX, self.thrown, (0, n - 1))
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    /// Mostly an id that exists, sometimes the one after.
    pub(crate) fn index(&mut self, len: usize) -> usize {
        self.below(len as u64 + 1 - u64::from(len > 0 && !self.thrown.is_multiple_of(8))) as usize
    }
}

/// The guessed switches are part of what varies.
pub(crate) fn parameters(dice: &mut Dice) -> Parameters {
    Parameters {
        stopping_counts_toward_upper: dice.below(4) == 0,
        terminate_deregisters_disconnected_agent: dice.below(4) != 0,
        launches_per_pass_max: dice.pick(&[1, 3, 83]),
        program_queue_max: dice.pick(&[0, 2, 100]),
        ..Parameters::ecs()
    }
}

/// A command that makes sense at least now and then.
pub(crate) fn invent(dice: &mut Dice, cluster: &Cluster) -> Command {
    if cluster.instances().is_empty() {
        return Command::RunInstances { count: 3, instance_type: some_type(dice) };
    }
    if cluster.images().len() < IMAGES.len() {
        return Command::PushImage(some_image(dice, IMAGES[cluster.images().len()]));
    }
    if cluster.task_definitions().is_empty() {
        return Command::RegisterTaskDefinition(some_definition(dice));
    }
    if cluster.services().is_empty() {
        return some_service(dice, cluster);
    }
    let instance = InstanceId::from_index(dice.index(cluster.instances().len()));
    let service = ServiceId::from_index(dice.index(cluster.services().len()));
    match dice.below(29) {
        25..=28 => traffic::invent(dice, cluster),
        0 => Command::RunInstances { count: 1, instance_type: some_type(dice) },
        1 => Command::RegisterTaskDefinition(some_definition(dice)),
        2 | 3 => some_service(dice, cluster),
        4..=6 => Command::TerminateInstance { instance },
        7..=9 => Command::CutPower { instance },
        10..=12 => Command::RestorePower { instance },
        13..=16 => UpdateService::scale(service, dice.below(9) as u32),
        17 => Command::DeleteService { service, force: dice.below(2) == 0 },
        18 => Command::RunTask {
            task_definition: TaskDefinitionId::from_index(0),
            count: dice.below(12) as u32,
        },
        19 => {
            let image = dice.pick(&IMAGES);
            Command::PushImage(some_image(dice, image))
        }
        20..=22 => {
            Command::StopTask { task: TaskId::from_index(dice.index(cluster.tasks().len())) }
        }
        _ => Command::CrashContainer {
            container: ContainerId::from_index(dice.index(cluster.containers().len())),
            exit_code: 1,
        },
    }
}

fn some_type(dice: &mut Dice) -> InstanceType {
    InstanceType {
        cpu_units: dice.pick(&[1_024, 2_048]),
        memory_mib: dice.pick(&[2_048, 4_096]),
        eni_slots: dice.pick(&[1, 2, 5]),
    }
}

/// One or two containers, on ports of their own: a task that fights itself for a port (R11) would never rest.
fn some_definition(dice: &mut Dice) -> TaskDefinition {
    let mut containers = vec![container("web", 80)];
    if dice.below(2) == 0 {
        containers.push(container("log", 81));
        containers[1].essential = dice.below(2) == 0;
    }
    for container in &mut containers {
        container.cpu = dice.pick(&[0, 256, 700]);
        container.stop_timeout_ms = dice.pick(&[None, Some(2), Some(90_000)]);
    }
    definition("web", containers)
}

/// Every container's reference, and where its program listens, if it does.
const IMAGES: [(&str, u16); 2] = [("web:1", 80), ("log:1", 81)];

fn some_image(dice: &mut Dice, (reference, port): (&str, u16)) -> Image {
    let port = if dice.below(4) == 0 { ListenPort::Nowhere } else { ListenPort::Fixed(port) };
    let on_sigterm = dice.pick(&[OnSigterm::Exit(0), OnSigterm::Ignore]);
    let start_delay = dice.pick(&[None, Some((0, 0)), Some((20_000, 60_000))]);
    let (features, workers) = (traffic::features(dice), dice.pick(&[1, 4]));
    let program = Program {
        port,
        on_sigterm,
        start_delay,
        features,
        workers,
        ..Program::new(ProgramKind::Node)
    };
    let layers = (0..dice.below(4)).map(|_| some_layer(dice)).collect();
    Image { reference: reference.into(), layers, program }
}

fn some_layer(dice: &mut Dice) -> Layer {
    let digest = dice.below(4);
    Layer { digest, size_mib: 10 + 40 * digest as u32 }
}

fn some_service(dice: &mut Dice, cluster: &Cluster) -> Command {
    let definitions = cluster.task_definitions().len();
    let name = dice.pick(&["web", "log"]);
    let definition = TaskDefinitionId::from_index(dice.below(definitions as u64) as usize);
    let desired_count = dice.below(7) as u32;
    let deployment = DeploymentConfiguration {
        minimum_healthy_percent: dice.pick(&[0, 50, 100]),
        maximum_percent: dice.pick(&[100, 150, 200]),
        ..DeploymentConfiguration::REPLICA
    };
    let create = CreateService::new(name, definition, desired_count);
    let discovery = traffic::discovery(dice);
    Command::CreateService(CreateService { deployment, discovery, ..create })
}
