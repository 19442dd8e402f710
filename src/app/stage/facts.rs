//! What became of requests, what it all costs, how deployments stand: sentences that change with the clock.

use super::value::Fact;
use crate::course::{Slot, Stage};
use crate::lab::{TrafficStats, World};
use crate::sim::{DeploymentStatus, ServiceId, ServiceStatus, UsersId};
use crate::text::facts as words;
use crate::text::scene::Scene;

const MINUTE_MS: u64 = 60_000;
/// Minutes in a strip.
const STRIP: u64 = 15;

/// A fact about each group of users, with its last minutes, about the bill where there is one and, where a service is on
/// its way to another revision, about each deployment.
pub(super) fn facts(scene: &Scene, stage: &Stage, world: &World) -> Vec<Fact> {
    let plain = |words| Fact { words, minutes: Vec::new(), spoken: String::new() };
    let users = stage.kit.users.iter().enumerate().filter_map(|(at, visitors)| {
        let stats = world.traffic().stats(UsersId::from_index(at))?;
        let who = scene.names.of_kind(Slot::Users, &visitors.name);
        (stats.issued > 0).then(|| {
            let minutes = minutes(stats, world.now().0 / MINUTE_MS);
            Fact {
                words: words::requests(scene.lang, who, stats),
                spoken: words::minutes(scene.lang, &minutes),
                minutes,
            }
        })
    });
    let mut facts: Vec<Fact> = users.collect();
    let price = scene.cluster.price_per_hour();
    if price > 0 || world.bill() > 0 {
        facts.push(plain(words::bill(scene.lang, world.bill(), price)));
    }
    let mut deploying = Vec::new();
    let services = scene.cluster.services().iter().enumerate();
    for (index, service) in services.filter(|(_, one)| one.status == ServiceStatus::Active) {
        let id = ServiceId::from_index(index);
        let under_way = service.deployments().len() > 1;
        if under_way {
            deployments(scene, id, &mut deploying);
        }
    }
    facts.extend(deploying.into_iter().map(plain));
    facts
}

/// The last minutes up to the one that runs, the oldest first.
fn minutes(stats: &TrafficStats, now: u64) -> Vec<[u32; 2]> {
    let of = |number: u64| {
        let found = stats.minutes().find(|minute| minute.number == number);
        found.map_or([0, 0], |minute| [minute.answered, minute.failed])
    };
    (now.saturating_sub(STRIP - 1)..=now).map(of).collect()
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
