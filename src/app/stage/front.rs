//! Who asks and what stands between, for the picture: people, load balancers, and the ways of their requests.

use super::picture::{FrontCard, FrontKind, Stop, Tone, Way};
use crate::course::{Slot, Stage};
use crate::sim::{Endpoint, InstanceId, ServiceId, TargetGroupId, TargetState, TaskId};
use crate::text::scene::Scene;
use crate::text::{action, front as words};

/// Cards and ways; both empty in a world where nobody asks and nothing balances.
pub(super) fn front(scene: &Scene, stage: &Stage) -> (Vec<FrontCard>, Vec<Way>) {
    let crowds: Vec<usize> = shown_users(scene, stage);
    let groups = scene.cluster.target_groups().len();
    let mut cards: Vec<FrontCard> = crowds.iter().map(|&at| users(scene, stage, at)).collect();
    cards.extend((0..groups).map(|at| balancer(scene, TargetGroupId::from_index(at))));
    let balancer_at = |group: TargetGroupId| crowds.len() + group.index();
    let mut ways = Vec::new();
    for (from, &at) in crowds.iter().enumerate() {
        let users = &scene.cluster.users()[at].users;
        let rate = users.per_minute.div_ceil(60);
        let way = |to, tone| Way { from, to, tone, rate };
        match users.endpoint {
            Endpoint::Balancer { target_group } => {
                ways.push(way(Stop::Front(balancer_at(target_group)), Tone::Ok));
            }
            Endpoint::Computer { instance, .. } => {
                let (to, tone) = computer(scene, instance);
                ways.push(way(to, tone));
            }
            Endpoint::Task { task, .. } => ways.push(way(stop(task), reach(scene, task))),
            Endpoint::Name { service, .. } => ways.extend(named(scene, from, service, rate)),
            Endpoint::Home { lease, .. } => {
                ways.extend(home(scene, lease).map(|(to, tone)| way(to, tone)))
            }
        }
    }
    for at in 0..groups {
        let group = TargetGroupId::from_index(at);
        let rate = ways.iter().filter(|w| w.to == Stop::Front(balancer_at(group))).map(|w| w.rate);
        let rate = rate.sum();
        ways.extend(targets(scene, balancer_at(group), group, rate));
    }
    (cards, ways)
}

/// People who are here, but for those who wait for what they want to ask.
fn shown_users(scene: &Scene, stage: &Stage) -> Vec<usize> {
    let crowds = scene.cluster.users().iter().zip(&stage.kit.users).enumerate();
    crowds.filter(|(_, (crowd, _))| crowd.is_here).map(|(at, _)| at).collect()
}

fn users(scene: &Scene, stage: &Stage, at: usize) -> FrontCard {
    let per_minute = scene.cluster.users()[at].users.per_minute;
    FrontCard {
        kind: FrontKind::Users,
        name: scene.names.of_kind(Slot::Users, &stage.kit.users[at].name).to_owned(),
        words: action::rate(scene.lang, per_minute),
        state: String::new(),
        tone: Tone::Plain,
    }
}

fn balancer(scene: &Scene, id: TargetGroupId) -> FrontCard {
    let group = scene.cluster.target_group(id);
    let states = group.targets().iter().map(|&target| scene.cluster.target(target).state);
    let (mut healthy, mut all) = (0, 0);
    for state in states {
        healthy += u32::from(state == TargetState::Healthy);
        all += u32::from(state <= TargetState::Unhealthy);
    }
    FrontCard {
        kind: FrontKind::Balancer,
        name: scene.names.of_kind(Slot::TargetGroup, &group.settings.name).to_owned(),
        words: words::algorithm(scene.lang, group.settings.algorithm).to_owned(),
        state: words::healthy(scene.lang, healthy, all),
        tone: match (healthy, all) {
            (0, 0) => Tone::Plain,
            (0, _) => Tone::Bad,
            (healthy, all) if healthy < all => Tone::Waiting,
            _ => Tone::Ok,
        },
    }
}

/// The computer at home, and whether an address of this lease still leads to it.
fn home(scene: &Scene, lease: u32) -> Option<(Stop, Tone)> {
    let home = scene.cluster.home()?;
    let (to, tone) = computer(scene, home.instance);
    Some((to, if home.lease == lease { tone } else { Tone::Bad }))
}

fn computer(scene: &Scene, id: InstanceId) -> (Stop, Tone) {
    let tone = if scene.cluster.instance(id).power { Tone::Ok } else { Tone::Bad };
    (Stop::Computer(id.number()), tone)
}

fn stop(task: TaskId) -> Stop {
    Stop::Task(task.number())
}

/// Whether a request that goes straight to a task gets there.
fn reach(scene: &Scene, task: TaskId) -> Tone {
    if scene.cluster.is_routable(task) { Tone::Ok } else { Tone::Bad }
}

/// A name leads to every task of the service that runs; each gets its share.
fn named(scene: &Scene, from: usize, service: ServiceId, rate: u32) -> Vec<Way> {
    let tasks = scene.cluster.service(service).tasks.iter().copied();
    let running: Vec<TaskId> =
        tasks.filter(|&task| scene.cluster.task(task).is_running()).collect();
    let share = rate.div_ceil(running.len().max(1) as u32);
    let way = |task| Way { from, to: stop(task), tone: reach(scene, task), rate: share };
    running.into_iter().map(way).collect()
}

/// A way for each target, drawn as its health checks say; the healthy ones share what comes.
fn targets(scene: &Scene, from: usize, group: TargetGroupId, rate: u32) -> Vec<Way> {
    let targets = scene.cluster.target_group(group).targets().iter();
    let targets: Vec<_> = targets.map(|&id| scene.cluster.target(id)).collect();
    let healthy = targets.iter().filter(|target| target.state == TargetState::Healthy).count();
    let way = |target: &&crate::sim::Target| Way {
        from,
        to: stop(target.task),
        tone: tone(target.state),
        rate: match target.state {
            TargetState::Healthy => rate.div_ceil(healthy as u32),
            _ => 0,
        },
    };
    targets.iter().map(way).collect()
}

pub(super) fn tone(state: TargetState) -> Tone {
    match state {
        TargetState::Initial => Tone::Waiting,
        TargetState::Healthy => Tone::Ok,
        TargetState::Unhealthy => Tone::Bad,
        TargetState::UnhealthyDraining | TargetState::Draining | TargetState::Unused => {
            Tone::Leaving
        }
    }
}
