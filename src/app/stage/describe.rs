//! The picture in sentences and in tables.

use super::picture::Tone;
use super::standing::TaskStanding;
use super::value::{Row, TablesView};
use crate::shell::ecs;
use crate::sim::{Cluster, InstanceId, ServiceStatus, TargetGroupId, TargetState, TaskId, TimeMs};
use crate::text::clock::clock;
use crate::text::scene::Scene;
use crate::text::stage::words;
use crate::text::{describe, front, picture, stop_code, task_status};

/// Above this many computers or tasks the words would be read by nobody.
const ROWS_MAX: usize = 100;

/// A sentence for each service and each computer.
pub(super) fn description(scene: &Scene) -> Vec<String> {
    let cluster = scene.cluster;
    let services = cluster.services().iter().enumerate();
    let open = services.filter(|(_, service)| service.status != ServiceStatus::Inactive);
    let mut lines: Vec<String> = open
        .map(|(index, _)| {
            let id = crate::sim::ServiceId::from_index(index);
            describe::service(scene, id, cluster.counts(id))
        })
        .collect();
    lines.extend((0..cluster.target_groups().len()).map(|at| balancer(scene, at)));
    let computers = (0..cluster.instances().len()).map(InstanceId::from_index);
    lines.extend(computers.take(ROWS_MAX).map(|id| computer(scene, id)));
    lines
}

/// How many targets a load balancer has, then what it knows of those that are not healthy, and why.
pub(super) fn balancer(scene: &Scene, at: usize) -> String {
    let id = TargetGroupId::from_index(at);
    let targets = scene.cluster.target_group(id).targets().iter();
    let targets: Vec<_> = targets.map(|&target| scene.cluster.target(target)).collect();
    let counted = |state| targets.iter().filter(|target| target.state == state).count() as u32;
    let healthy = counted(TargetState::Healthy);
    let mut line = front::balancer(scene, id, healthy, targets.len() as u32);
    for target in targets.iter().filter(|target| target.state != TargetState::Healthy) {
        let task = picture::task(scene.lang, target.task.number());
        let state = front::state(scene.lang, target.state);
        line.push_str(&[" ", &task, ": ", state, ". "].concat());
        line.push_str(&front::reason(scene.lang, target.reason));
    }
    line.truncate(line.trim_end().len());
    line
}

fn computer(scene: &Scene, id: InstanceId) -> String {
    let cluster = scene.cluster;
    let tasks_as = |tone: Tone| -> Vec<u32> {
        let there = cluster.instance(id).tasks.iter();
        let such = there.filter(|&&task| TaskStanding::of(cluster, task).tone() == tone);
        such.map(|task| task.number()).collect()
    };
    let groups =
        [Tone::Ok, Tone::Waiting, Tone::Silent, Tone::Leaving].map(|tone| (tone, tasks_as(tone)));
    describe::computer(scene, id, &groups.map(|(tone, tasks)| (said(tone), tasks)))
}

fn said(tone: Tone) -> describe::Doing {
    match tone {
        Tone::Ok | Tone::Plain => describe::Doing::Running,
        Tone::Waiting => describe::Doing::Starting,
        Tone::Silent | Tone::Bad => describe::Doing::OutOfReach,
        Tone::Leaving | Tone::Gone => describe::Doing::Stopping,
    }
}

pub(super) fn tables(scene: &Scene, now: TimeMs, start: TimeMs) -> TablesView {
    let cluster = scene.cluster;
    let computers = (0..cluster.instances().len()).map(InstanceId::from_index);
    let tasks = (0..cluster.tasks().len()).map(TaskId::from_index);
    let shown = tasks.rev().filter(|&id| cluster.is_visible(id, now));
    let latest: Vec<TaskId> = shown.take(ROWS_MAX).collect();
    let of = words(scene.lang);
    let heads = |heads: [&str; 6]| heads.map(str::to_owned);
    TablesView {
        computer_heads: heads([
            of.computer,
            of.state,
            "CPU",
            of.memory,
            of.network_slots,
            of.tasks,
        ]),
        task_heads: heads([of.task, of.service, of.computer, of.state, of.can_take, of.containers]),
        computers: computers.take(ROWS_MAX).map(|id| computer_row(scene, id)).collect(),
        tasks: latest.into_iter().rev().map(|id| task_row(scene, id, start)).collect(),
        files: files(scene),
    }
}

/// Of every image that has any: the latest push of its reference.
fn files(scene: &Scene) -> Vec<(String, String)> {
    let images = scene.cluster.images().iter().enumerate();
    let latest = images.filter(|(at, image)| {
        let named = scene.cluster.image_named(&image.reference);
        named.is_some_and(|id| id.index() == *at)
    });
    let files = latest.flat_map(|(_, image)| {
        let files = image.copied.iter().flat_map(|copied| &copied.files);
        files.map(|file| ([&image.reference, ": ", &file.path].concat(), file.text.clone()))
    });
    files.collect()
}

fn computer_row(scene: &Scene, id: InstanceId) -> Row {
    let instance = scene.cluster.instance(id);
    let (all, left) = (instance.instance_type, instance.remaining);
    let share = |used: u32, of: u32| format!("{used} / {of}");
    let tasks: Vec<String> = instance.tasks.iter().map(|task| task.number().to_string()).collect();
    let mut state = picture::condition_said(scene.lang, instance.condition()).to_owned();
    state.push_str(" · ECS: ");
    state.push_str(ecs::instance_status(instance.status));
    if !instance.agent_connected {
        state.push_str(", agentConnected=false");
    }
    Row {
        id: id.number(),
        cells: [
            picture::computer(scene.lang, id.number()),
            state,
            share(all.cpu_units - left.cpu_units, all.cpu_units),
            [
                &picture::gib(all.memory_mib - left.memory_mib),
                " / ",
                &picture::gib(all.memory_mib),
                " GB",
            ]
            .concat(),
            share(all.eni_slots - left.eni_slots, all.eni_slots),
            tasks.join(", "),
        ],
    }
}

fn task_row(scene: &Scene, id: TaskId, start: TimeMs) -> Row {
    let (lang, cluster) = (scene.lang, scene.cluster);
    let task = cluster.task(id);
    let words = words(lang);
    Row {
        id: id.number(),
        cells: [
            picture::task(lang, id.number()),
            task.service.map_or(words.alone, |service| scene.service(service)).to_owned(),
            cluster
                .computer_of(id)
                .map_or("FARGATE".to_owned(), |c| picture::computer(lang, c.number())),
            task_state(scene, cluster, id, start),
            if cluster.is_routable(id) { words.yes } else { words.no }.to_owned(),
            containers(scene, id),
        ],
    }
}

/// ECS's name, our words, and for a stopped task when and why.
fn task_state(scene: &Scene, cluster: &Cluster, id: TaskId, start: TimeMs) -> String {
    let task = cluster.task(id);
    let mut state = [
        task_status::short(scene.lang, task.last_status),
        " · ",
        ecs::task_status(task.last_status),
    ]
    .concat();
    if let (Some(at), Some(code)) = (task.stopped_at, task.stop_code) {
        state.push_str(", ");
        state.push_str(&clock(at.since(start) / 1_000));
        state.push_str(". ");
        state.push_str(stop_code::sentence(scene.lang, code));
    }
    state
}

fn containers(scene: &Scene, id: TaskId) -> String {
    let of_task = scene.cluster.task(id).container_ids();
    let each = of_task.map(|container| {
        let status = scene.cluster.container(container).last_status;
        [&scene.container_definition(container).name, " ", ecs::container_status(status)].concat()
    });
    each.collect::<Vec<_>>().join(", ")
}
