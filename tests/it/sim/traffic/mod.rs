//! Users' requests, from end to end.

mod conserved;
mod cost;
mod failing;
mod programs;
pub(crate) mod random;
pub(crate) mod watch;

use baton::lab::TrafficStats;
use baton::sim::*;

use super::given::{Given, container, definition};

/// A program with these features and so many workers, listening on 80.
pub(crate) fn program(workers: u32, features: Vec<Feature>) -> Program {
    let port = ListenPort::Fixed(80);
    Program { port, workers, features, ..Program::new(ProgramKind::Node) }
}

pub(crate) fn feature(name: &str, cpu_ms: u32) -> Feature {
    Feature { name: name.into(), cpu_ms, ..Feature::default() }
}

/// Computers of two vCPU, and a task definition whose one container runs the program.
pub(crate) fn given(computers: u32, program: Program) -> Given {
    given_with(Parameters::ecs(), computers, program)
}

pub(crate) fn given_with(parameters: Parameters, computers: u32, program: Program) -> Given {
    let mut given = Given::with(1, parameters, 0, super::given::SMALL, super::given::web());
    let image = Image { program, ..Image::plain(&container("app", 80)) };
    given.apply(Command::PushImage(image));
    given.apply(Command::RegisterTaskDefinition(definition("app", vec![container("app", 80)])));
    given.apply(Command::RunInstances { count: computers, instance_type: super::given::SMALL });
    given.minutes(3);
    given
}

/// The service `app` (number 1) of so many tasks, settled.
pub(crate) fn serving(computers: u32, program: Program, count: u32) -> Given {
    let mut given = given(computers, program);
    let discovery = Discovery::CloudMap { ttl_ms: 60_000 };
    let create = CreateService::new("app", TaskDefinitionId::from_index(1), count);
    given.apply(Command::CreateService(CreateService { discovery, ..create }));
    given.minutes(3);
    given
}

/// Steady users of a feature.
pub(crate) fn users(endpoint: Endpoint, feature: &str, per_minute: u32) -> Command {
    Command::AddUsers(Users {
        endpoint,
        feature: feature.into(),
        per_minute,
        shape: Shape::Steady,
        timeout_ms: 5_000,
    })
}

pub(crate) fn stats(given: &Given) -> &TrafficStats {
    given.world.traffic().stats(UsersId::from_index(0)).expect("they came")
}

/// What failed, by cause, and how often.
pub(crate) fn failures(given: &Given) -> Vec<(Failure, u64)> {
    let counted =
        Failure::ALL.into_iter().map(|failure| (failure, stats(given).failed_as(failure)));
    counted.filter(|&(_, count)| count > 0).collect()
}
