//! The loads that are measured, the same natively and in wasm.

use baton::lab::World;
use baton::sim::{
    Command, ContainerDefinition, CreateService, Image, InstanceId, InstanceType, Parameters,
    PortMapping, Settled, TaskDefinition, TaskDefinitionId, UpdateService, settled,
};

/// A cluster to be filled: `services` services of `desired` tasks each on `instances` computers.
#[derive(Clone, Copy)]
pub(crate) struct Load {
    pub(crate) instances: u32,
    pub(crate) services: u32,
    pub(crate) desired: u32,
}

impl Load {
    /// The largest cluster that ECS's quotas allow, at Kubernetes' largest number of tasks.
    pub(crate) const LARGEST: Load = Load { instances: 5_000, services: 30, desired: 5_000 };

    pub(crate) fn tasks(self) -> u32 {
        self.services * self.desired
    }
}

/// The computers are there and registered; no service yet. As large as an m5.4xlarge, which has 60 network slots with
/// trunking: two zones of three can take all tasks.
pub(crate) fn registered(load: Load, parameters: Parameters) -> World {
    let mut world = World::new(1, parameters);
    let instance_type = InstanceType::new(16_384, 65_536, 59);
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

/// Every computer of the first zone loses its power, and is given back when that is noticed: a minute later. The tasks
/// go to the other zones.
pub(crate) fn lose_zone(world: &mut World) {
    let instances = world.cluster().instances().iter().enumerate();
    let in_zone = instances.filter(|(_, instance)| instance.zone == 0);
    let lost: Vec<InstanceId> = in_zone.map(|(at, _)| InstanceId::from_index(at)).collect();
    for &instance in &lost {
        world.apply(&Command::CutPower { instance }).expect("it has power");
    }
    let minute = world.now().after(60_000);
    world.advance(minute, u32::MAX);
    for &instance in &lost {
        world.apply(&Command::TerminateInstance { instance }).expect("it is still rented");
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
