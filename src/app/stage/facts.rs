//! What became of requests, what it all costs, how deployments stand: sentences that change with the clock.

use super::describe::balancer;
use super::front;
use super::picture::Tone;
use super::standing::TaskStanding;
use super::value::Fact;
use crate::course::{Slot, Stage};
use crate::lab::{TrafficStats, World};
use crate::sim::{
    AlarmSide, Cluster, DeploymentStatus, ScalableTarget, ScalingState, ServiceId, ServiceMetrics,
    ServiceStatus, TargetGroupId, TargetState, TaskId, UsersId, ordered,
};
use crate::text::autoscaling::watched;
use crate::text::facts as words;
use crate::text::scene::Scene;

const MINUTE_MS: u64 = 60_000;
/// Minutes in a strip.
const STRIP: u64 = 15;

/// A fact about each group of users, with its last minutes, about calls between services, about the targets of each
/// balancer, about what makes a service scale by itself, about where posts are, about the bill where there is one and, where
/// a service is on its way to another revision, about each deployment.
pub(super) fn facts(scene: &Scene, stage: &Stage, world: &World) -> Vec<Fact> {
    let users = stage.kit.users.iter().enumerate().filter_map(|(at, visitors)| {
        let stats = world.traffic().stats(UsersId::from_index(at))?;
        let who = scene.names.of_kind(Slot::Users, &visitors.name);
        (stats.issued > 0).then(|| {
            let minutes = minutes(stats, world.now().0 / MINUTE_MS);
            let mut said = words::requests(scene.lang, who, stats);
            said.push_str(&words::posts(scene.lang, stats, stats.missing_lately(world.now())));
            Fact {
                words: said,
                spoken: words::minutes(scene.lang, &minutes),
                minutes,
                marks: Vec::new(),
            }
        })
    });
    let mut facts: Vec<Fact> = users.collect();
    let services = || (0..scene.cluster.services().len()).map(ServiceId::from_index);
    let calls = services().filter_map(|id| {
        let stats = world.traffic().calls(id)?;
        Some(fact(words::requests(scene.lang, &words::caller(scene, id), stats), Vec::new()))
    });
    facts.extend(calls);
    let groups = (0..scene.cluster.target_groups().len()).map(TargetGroupId::from_index);
    facts.extend(groups.filter_map(|group| targets(scene, group)));
    for id in services() {
        let Some(target) = scene.cluster.scalable_target(id) else { continue };
        facts.extend(target.policies.iter().map(|state| alarms(scene, id, target, state)));
    }
    if scene.cluster.stored().next().is_some() {
        facts.push(fact(words::stored(scene), Vec::new()));
    }
    #[cfg(feature = "desk")]
    {
        let nginx = world.nginx();
        let logs = nginx.logs().map(|(id, log)| words::log(scene, id, log));
        let accepted = nginx.accepted(scene.cluster);
        let said = logs.chain(accepted.map(|(id, reading)| words::verdict(scene, id, reading)));
        facts.extend(said.map(|said| fact(said, Vec::new())));
    }
    let price = scene.cluster.price_per_hour();
    if price > 0 || world.bill() > 0 {
        facts.push(fact(words::bill(scene.lang, world.bill(), price), Vec::new()));
    }
    for id in services() {
        let service = scene.cluster.service(id);
        let under_way = service.deployments().len() > 1;
        if service.status == ServiceStatus::Active && under_way {
            deployments(scene, id, &mut facts);
        }
    }
    facts
}

fn fact(words: String, marks: Vec<(Tone, u32)>) -> Fact {
    Fact { words, minutes: Vec::new(), spoken: String::new(), marks }
}

/// None as long as the balancer has nobody to send to.
fn targets(scene: &Scene, id: TargetGroupId) -> Option<Fact> {
    let targets = scene.cluster.target_group(id).targets().iter();
    let mark = |&target| {
        let target = scene.cluster.target(target);
        (front::tone(target.state), target.task.number())
    };
    let marks = ordered(targets.map(mark), |&(_, task)| task);
    (!marks.is_empty()).then(|| fact(balancer(scene, id.index()), marks))
}

/// What a policy's alarms look at: the latest minutes, the oldest first (R61).
fn alarms(scene: &Scene, id: ServiceId, target: &ScalableTarget, state: &ScalingState) -> Fact {
    let (policy, parameters) = (&state.policy, scene.cluster.parameters());
    let beyond = |side, minute| {
        policy.alarm(side, parameters).is_some_and(|alarm| alarm.is_breached(minute))
    };
    let mark = |minute: ServiceMetrics| {
        let tone = match (beyond(AlarmSide::High, minute), beyond(AlarmSide::Low, minute)) {
            (true, _) => Tone::Waiting,
            (_, true) => Tone::Leaving,
            _ => Tone::Ok,
        };
        (tone, minute.of(policy.metric()) / 1_000)
    };
    let mut marks: Vec<_> = target.minutes().flatten().map(mark).collect();
    marks.reverse();
    fact(watched(scene, id, target, state), marks)
}

/// The last minutes up to the one that runs, the oldest first.
fn minutes(stats: &TrafficStats, now: u64) -> Vec<[u32; 2]> {
    let of = |number: u64| {
        let found = stats.minutes().find(|minute| minute.number == number);
        found.map_or([0, 0], |minute| [minute.answered, minute.failed])
    };
    let first = stats.minutes().next().map_or(now, |minute| minute.number);
    (now.saturating_sub(STRIP - 1).max(first)..=now).map(of).collect()
}

fn deployments(scene: &Scene, id: ServiceId, facts: &mut Vec<Fact>) {
    let cluster = scene.cluster;
    let service = cluster.service(id);
    let desired = service.desired_count;
    let (lower, upper) = (service.deployment.lower(desired), service.deployment.upper(desired));
    for &deployment in service.deployments() {
        if cluster.deployment(deployment).status != DeploymentStatus::Inactive {
            let tasks = service.tasks.iter().copied();
            let its = tasks.filter(|&task| cluster.task(task).deployment == Some(deployment));
            let marks = its.map(|task| (tone(cluster, task), task.number())).collect();
            facts.push(fact(words::deployment(scene, deployment, (lower, upper)), marks));
        }
    }
    // One more may not be started, one fewer would be too few (R29, R40).
    if desired > 0 && upper <= desired && lower >= desired {
        facts.push(fact(words::stuck(scene, lower, upper), Vec::new()));
    }
}

/// How a task stands; one that runs, as its balancer finds it.
fn tone(cluster: &Cluster, id: TaskId) -> Tone {
    let tone = TaskStanding::of(cluster, id).tone();
    let mut found = cluster.targets_of(id).iter().map(|&target| cluster.target(target).state);
    let other = found.find(|&state| state != TargetState::Healthy).map(front::tone);
    if tone == Tone::Ok { other.unwrap_or(tone) } else { tone }
}
