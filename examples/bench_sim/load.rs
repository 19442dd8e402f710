//! The loads that are measured, the same natively and in wasm.

use baton::lab::World;
use baton::sim::{
    Command, ContainerDefinition, CreateService, Image, InstanceType, Parameters, PortMapping,
    Settled, TaskDefinition, TaskDefinitionId, UpdateService, settled,
};

/// A cluster to be filled: `services` services of `desired` tasks each on `instances` computers.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) instances: u32,
    pub(crate) services: u32,
    pub(crate) desired: u32,
}

impl Load {
    pub(crate) fn tasks(self) -> u32 {
        self.services * self.desired
    }
}

/// The computers are there and registered; no service yet. Slots for 32 tasks each, as a trunking type has.
pub(crate) fn registered(load: Load) -> World {
    let mut world = World::new(1, Parameters::ecs());
    let instance_type = InstanceType { cpu_units: 8_192, memory_mib: 16_384, eni_slots: 32 };
    let rent = Command::RunInstances { count: load.instances, instance_type };
    world.apply(&rent).expect("within the cluster's quota");
    let definition = definition();
    let pushed = Command::PushImage(Image::plain(&definition.containers[0]));
    world.apply(&pushed).expect("an image");
    let registered = Command::RegisterTaskDefinition(definition);
    world.apply(&registered).expect("a valid task definition");
    run_until_steady(&mut world);
    world
}

fn definition() -> TaskDefinition {
    let web = ContainerDefinition {
        name: "web".into(),
        image: "web:1".into(),
        cpu: 256,
        memory: Some(512),
        port_mappings: vec![PortMapping::tcp(8080)],
        ..ContainerDefinition::default()
    };
    TaskDefinition { family: "web".into(), containers: vec![web], ..TaskDefinition::default() }
}

/// Creates the services and lets the cluster settle.
pub(crate) fn fill(world: &mut World, load: Load) {
    for service in 0..load.services {
        let create = Command::CreateService(CreateService::new(
            &format!("service-{service}"),
            TaskDefinitionId::from_index(0),
            load.desired,
        ));
        world.apply(&create).expect("within the service's quota");
    }
    run_until_steady(world);
}

fn run_until_steady(world: &mut World) {
    while settled::state(world.cluster()) != Settled::Steady {
        let minute = world.now().after(60_000);
        world.advance(minute, u32::MAX);
    }
}

/// Lets this much time pass in a cluster in which one service scales to nothing and back, again and again.
pub(crate) fn churn(world: &mut World, load: Load, simulated_ms: u64) {
    let end = world.now().after(simulated_ms);
    let service = world.cluster().service_named("service-0").expect("the load has a service");
    for desired_count in [0, load.desired].into_iter().cycle() {
        if world.now() >= end {
            return;
        }
        world.apply(&UpdateService::scale(service, desired_count)).expect("active");
        let until = world.now().after(300_000).min(end);
        world.advance(until, u32::MAX);
    }
}
