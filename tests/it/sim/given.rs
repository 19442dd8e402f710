//! Worlds and definitions that tests start from.

use baton::lab::World;
use baton::sim::*;

/// Room for two tasks of [`web`] by network slots, for eight by CPU and memory.
pub(crate) const SMALL: InstanceType = InstanceType::new(2_048, 4_096, 2);

pub(crate) const MINUTE: u64 = 60_000;

/// One essential container whose port is mapped. Its image is plain (listens there, obeys SIGTERM) unless [`Given::push`]
/// said otherwise.
pub(crate) fn container(name: &str, port: u16) -> ContainerDefinition {
    ContainerDefinition {
        name: name.into(),
        image: format!("{name}:1"),
        cpu: 256,
        memory: Some(512),
        port_mappings: vec![PortMapping::tcp(port)],
        ..ContainerDefinition::default()
    }
}

pub(crate) fn definition(family: &str, containers: Vec<ContainerDefinition>) -> TaskDefinition {
    TaskDefinition { family: family.into(), containers, ..TaskDefinition::default() }
}

/// A task of one container.
pub(crate) fn web() -> TaskDefinition {
    definition("web", vec![container("web", 80)])
}

/// A world that a test drives; panics where the test is wrong.
#[derive(Clone)]
pub(crate) struct Given {
    pub(crate) world: World,
}

impl Given {
    /// Registered computers, and one task definition (number 1).
    pub(crate) fn computers(seed: u64, count: u32, definition: TaskDefinition) -> Given {
        Given::with(seed, Parameters::ecs(), count, SMALL, definition)
    }

    pub(crate) fn with(
        seed: u64,
        parameters: Parameters,
        count: u32,
        instance_type: InstanceType,
        definition: TaskDefinition,
    ) -> Given {
        let mut given = Given { world: World::new(seed, parameters) };
        if count > 0 {
            given.apply(Command::RunInstances { count, instance_type });
        }
        given.apply(Command::RegisterTaskDefinition(definition));
        given.minutes(3);
        given
    }

    /// Settled: so many computers, one service with so many tasks.
    pub(crate) fn service(seed: u64, computers: u32, desired_count: u32) -> Given {
        let mut given = Given::computers(seed, computers, web());
        given.create_service(desired_count);
        given.minutes(3);
        given
    }

    pub(crate) fn create_service(&mut self, desired_count: u32) -> ServiceId {
        let create = CreateService::new("web", TaskDefinitionId::from_index(0), desired_count);
        self.apply(Command::CreateService(create));
        ServiceId::from_index(self.cluster().services().len() - 1)
    }

    /// A definition's images are pushed first, plain, where there are none.
    pub(crate) fn apply(&mut self, command: Command) -> CommandId {
        if let Command::RegisterTaskDefinition(definition) = &command {
            for container in &definition.containers {
                if self.cluster().image_named(&container.image).is_none() {
                    self.apply(Command::PushImage(Image::plain(container)));
                }
            }
        }
        self.world.apply(&command).unwrap_or_else(|r| panic!("{command:?} refused: {r:?}"))
    }

    /// Pushes the image of a definition's container again, its program changed.
    pub(crate) fn push(&mut self, reference: &str, change: impl FnOnce(&mut Program)) {
        let latest = self.cluster().image_named(reference).expect("an image to change");
        let mut image = self.cluster().image(latest).clone();
        change(&mut image.program);
        self.apply(Command::PushImage(image));
    }

    pub(crate) fn refused(&mut self, command: Command) -> Rejection {
        let before = self.world.clone();
        let rejection = self.world.apply(&command).expect_err("should be refused");
        assert!(self.world == before, "a refused {command:?} changed the world");
        rejection
    }

    pub(crate) fn scale(&mut self, desired_count: u32) {
        self.apply(UpdateService::scale(service(), desired_count));
    }

    pub(crate) fn ms(&mut self, ms: u64) {
        let until = self.world.now().after(ms);
        self.world.advance(until, u32::MAX);
        invariant::check(self.cluster()).expect("invariants hold");
    }

    pub(crate) fn seconds(&mut self, seconds: u64) {
        self.ms(seconds * 1_000);
    }

    pub(crate) fn minutes(&mut self, minutes: u64) {
        self.ms(minutes * MINUTE);
    }

    /// Steps until `holds`, at most ten minutes.
    pub(crate) fn until(&mut self, holds: impl Fn(&Cluster) -> bool) {
        self.until_within(10, holds);
    }

    pub(crate) fn until_within(&mut self, minutes: u64, holds: impl Fn(&Cluster) -> bool) {
        let end = self.world.now().after(minutes * MINUTE);
        while !holds(self.cluster()) {
            assert!(self.world.step(end).is_some(), "never happened within {minutes} minutes");
        }
    }

    pub(crate) fn cluster(&self) -> &Cluster {
        self.world.cluster()
    }

    pub(crate) fn counts(&self) -> Counts {
        self.cluster().counts(service())
    }

    /// desired, running, routable: the three numbers of the stage.
    pub(crate) fn three(&self) -> (u32, u32, u32) {
        let counts = self.counts();
        (counts.desired, counts.running, counts.routable)
    }

    pub(crate) fn state(&self) -> Settled {
        settled::state(self.cluster())
    }

    /// Kinds of the events since a point of the history.
    pub(crate) fn events_since(&self, from: usize) -> Vec<EventKind> {
        self.cluster().history().events(from..usize::MAX).map(|event| event.kind).collect()
    }

    pub(crate) fn here(&self) -> usize {
        self.cluster().history().event_count()
    }

    /// Live tasks of the service on each computer.
    pub(crate) fn spread(&self) -> Vec<usize> {
        let live = |i: &ContainerInstance| {
            i.tasks.iter().filter(|&&task| self.cluster().task(task).is_live()).count()
        };
        self.cluster().instances().iter().map(live).collect()
    }
}

pub(crate) fn service() -> ServiceId {
    ServiceId::from_index(0)
}

pub(crate) fn computer(number: u32) -> InstanceId {
    InstanceId::from_number(number).expect("computers count from 1")
}

pub(crate) fn task(number: u32) -> TaskId {
    TaskId::from_number(number).expect("tasks count from 1")
}
