//! What became of requests and how deployments stand: sentences that change with the clock.

use crate::course::{Slot, Stage};
use crate::lab::World;
use crate::sim::{DeploymentStatus, ServiceId, ServiceStatus, UsersId};
use crate::text::facts as words;
use crate::text::scene::Scene;

/// A sentence for each group of users and, where a service is on its way to another revision, for each deployment.
pub(super) fn facts(scene: &Scene, stage: &Stage, world: &World) -> Vec<String> {
    let users = stage.kit.users.iter().enumerate().filter_map(|(at, visitors)| {
        let stats = world.traffic().stats(UsersId::from_index(at))?;
        let who = scene.names.of_kind(Slot::Users, &visitors.name);
        (stats.issued > 0).then(|| words::requests(scene.lang, who, stats))
    });
    let mut facts: Vec<String> = users.collect();
    let services = scene.cluster.services().iter().enumerate();
    for (index, service) in services.filter(|(_, one)| one.status == ServiceStatus::Active) {
        let id = ServiceId::from_index(index);
        let under_way = service.deployments().len() > 1;
        if under_way {
            deployments(scene, id, &mut facts);
        }
    }
    facts
}

fn deployments(scene: &Scene, id: ServiceId, facts: &mut Vec<String>) {
    let cluster = scene.cluster;
    let service = cluster.service(id);
    let desired = service.desired_count;
    let (lower, upper) = (service.deployment.lower(desired), service.deployment.upper(desired));
    for &deployment in service.deployments() {
        if cluster.deployment(deployment).status != DeploymentStatus::Inactive {
            facts.push(words::deployment(scene, deployment, (lower, upper)));
        }
    }
    // One more may not be started, one fewer would be too few (R29, R40).
    if desired > 0 && upper <= desired && lower >= desired {
        facts.push(words::stuck(scene, lower, upper));
    }
}
