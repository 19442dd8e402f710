//! The picture of a cluster at one moment.

use super::front::front;
use super::picture::{CardLine, ComputerCard, Detail, Picture, ServiceCard, TaskCard, Tone};
use super::slots::{holders, places};
use super::standing::{TaskStanding, computer_tone, container_tone, steps};
use super::value::{Kind, Target};
use crate::course::Stage;
use crate::sim::{
    Counts, InstanceCondition, InstanceId, InstanceStatus, ServiceId, ServiceStatus, TaskId, TimeMs,
};
use crate::text::scene::Scene;
use crate::text::{picture as words, stop_code, task_status};

/// Above this, computers that were given back are left out.
const COMPUTERS_BEFORE_TIDYING: usize = 8;
/// Above this, cards hold names alone, or the picture would be higher than a screen.
const FULL_CARDS_MAX: usize = 12;
/// Above this, a card for each task would be too much to read.
const CARDS_MAX: usize = 40;
/// A task that comes takes a place of its own up to this many; then that of the longest dead.
const PLACES_BEFORE_REUSE: usize = 4;
/// Above this, a frame would take too long.
const CHIPS_MAX: usize = 1_000;

/// What the picture shows of `scene` at `now`.
pub(super) fn draw(scene: &Scene, stage: &Stage, now: TimeMs, chosen: Option<Target>) -> Picture {
    let cluster = scene.cluster;
    let shown: Vec<InstanceId> = shown_computers(scene);
    let living: usize = cluster.instances().iter().map(|instance| instance.tasks.len()).sum();
    let mut slots = match living {
        0..=CHIPS_MAX => task_slots(scene, now),
        _ => vec![Vec::new(); cluster.instances().len()],
    };
    let drawn = shown.iter().map(|id| slots[id.index()].iter().flatten().count()).sum();
    let detail = detail(living, drawn, shown.len());
    let positions = shown_services(scene);
    let computers = shown.into_iter().map(|id| {
        let tasks = std::mem::take(&mut slots[id.index()]);
        let cards = tasks
            .into_iter()
            .map(|task| task.map(|task| task_card(scene, task, &positions, chosen)));
        computer_card(scene, id, cards.collect(), chosen)
    });
    let mut computers: Vec<ComputerCard> = computers.collect();
    computers.extend(fargate(scene, now, &positions, chosen));
    let (front, ways) = front(scene, stage);
    Picture {
        cluster: words::cluster(scene.lang).to_owned(),
        front,
        ways,
        computers,
        services: positions.iter().map(|&id| service_card(scene, id)).collect(),
        lines: lines(scene),
        detail,
    }
}

/// How much room a task gets. The dead that are still drawn count for the size of the cards, so
/// that cards do not grow when many die at once.
fn detail(living: usize, drawn: usize, computers: usize) -> Detail {
    match living {
        0..=CARDS_MAX if computers <= CARDS_MAX / 2 && drawn <= FULL_CARDS_MAX => Detail::Cards,
        0..=CARDS_MAX if computers <= CARDS_MAX / 2 => Detail::Names,
        0..=CHIPS_MAX => Detail::Chips,
        _ => Detail::Tiles,
    }
}

/// Lines of text on a task's card: its containers, but at least two and at most four.
fn lines(scene: &Scene) -> u32 {
    let containers =
        scene.cluster.task_definitions().iter().map(|definition| definition.containers.len());
    containers.max().unwrap_or(0).clamp(2, 4) as u32
}

fn shown_services(scene: &Scene) -> Vec<ServiceId> {
    let services = scene.cluster.services().iter().enumerate();
    services
        .filter(|(_, service)| service.status != ServiceStatus::Inactive)
        .map(|(index, _)| ServiceId::from_index(index))
        .collect()
}

fn shown_computers(scene: &Scene) -> Vec<InstanceId> {
    let instances = scene.cluster.instances();
    let tidy = instances.len() > COMPUTERS_BEFORE_TIDYING;
    let kept =
        instances.iter().enumerate().filter(|(_, instance)| !(tidy && instance.is_terminated));
    kept.map(|(index, _)| InstanceId::from_index(index)).collect()
}

/// For each computer, who holds each of its places. Whoever stopped too long ago is gone from it.
fn task_slots(scene: &Scene, now: TimeMs) -> Vec<Vec<Option<TaskId>>> {
    let cluster = scene.cluster;
    let mut there: Vec<Vec<TaskId>> = vec![Vec::new(); cluster.instances().len()];
    for (index, task) in cluster.tasks().iter().enumerate() {
        if let Some(places) = there.get_mut(task.instance.index()) {
            places.push(TaskId::from_index(index));
        }
    }
    let of_computer = |tasks: Vec<TaskId>| {
        let stay = |&id: &TaskId| {
            let task = cluster.task(id);
            (task.created_at.0, task.stopped_at.map(|at| at.0))
        };
        let given = places(PLACES_BEFORE_REUSE, tasks.iter().map(stay));
        let held = holders(&given).into_iter().map(|who| tasks[who]);
        held.map(|id| cluster.is_visible(id, now).then_some(id)).collect()
    };
    there.into_iter().map(of_computer).collect()
}

/// FARGATE's tasks stand on no computer that anybody sees.
fn fargate(
    scene: &Scene,
    now: TimeMs,
    services: &[ServiceId],
    chosen: Option<Target>,
) -> Option<ComputerCard> {
    let cluster = scene.cluster;
    let all = (0..cluster.tasks().len()).map(TaskId::from_index);
    let tasks: Vec<TaskId> = all.filter(|&id| cluster.computer_of(id).is_none()).collect();
    if tasks.is_empty() || tasks.len() > CHIPS_MAX {
        return None;
    }
    let stay = |&id: &TaskId| {
        let task = cluster.task(id);
        (task.created_at.0, task.stopped_at.map(|at| at.0))
    };
    let given = places(PLACES_BEFORE_REUSE, tasks.iter().map(stay));
    let held = holders(&given).into_iter().map(|who| tasks[who]);
    let slots: Vec<_> = held
        .map(|id| cluster.is_visible(id, now).then(|| task_card(scene, id, services, chosen)))
        .collect();
    Some(ComputerCard {
        id: 0,
        name: "FARGATE".to_owned(),
        fact: String::new(),
        caption: words::nobodys_computer(scene.lang).to_owned(),
        short_caption: String::new(),
        tone: Tone::Leaving,
        chosen: false,
        tasks: slots.iter().flatten().count() as u32,
        slots,
        room: 0,
    })
}

fn service_card(scene: &Scene, id: ServiceId) -> ServiceCard {
    let counts = scene.cluster.counts(id);
    let (state, tone) = service_state(scene, counts);
    ServiceCard {
        id: id.number(),
        name: scene.service(id).to_owned(),
        wish: words::wish(scene.lang, counts.desired),
        state,
        tone,
    }
}

/// The service compares what it wants with what it sees; that some of it cannot be reached, it
/// does not see.
fn service_state(scene: &Scene, counts: Counts) -> (String, Tone) {
    let lang = scene.lang;
    match counts {
        Counts { desired, running, .. } if running < desired => {
            (words::missing(lang, desired - running), Tone::Waiting)
        }
        Counts { desired, running, .. } if running > desired => {
            (words::too_many(lang, running - desired), Tone::Leaving)
        }
        _ => (words::all_there(lang).to_owned(), Tone::Ok),
    }
}

fn computer_card(
    scene: &Scene,
    id: InstanceId,
    slots: Vec<Option<TaskCard>>,
    chosen: Option<Target>,
) -> ComputerCard {
    let instance = scene.cluster.instance(id);
    let condition = instance.condition();
    let (caption, short_caption) = match condition {
        InstanceCondition::Active => words::load(scene.lang, instance),
        InstanceCondition::LostUnnoticed | InstanceCondition::AgentStopped => {
            words::belief(scene.lang, instance.agent_connected)
        }
        InstanceCondition::Starting
        | InstanceCondition::Rebooting
        | InstanceCondition::Terminated => (String::new(), String::new()),
    };
    ComputerCard {
        id: id.number(),
        name: words::computer(scene.lang, id.number()),
        fact: match (instance.status, condition) {
            (InstanceStatus::Draining, InstanceCondition::Active) => words::draining(scene.lang),
            _ => words::condition(scene.lang, condition),
        }
        .to_owned(),
        caption,
        short_caption,
        tone: computer_tone(condition),
        chosen: chosen == Some(Target { kind: Kind::Computer, number: id.number() }),
        slots,
        room: room(scene, id),
        tasks: instance.tasks.len() as u32,
    }
}

/// How many more tasks fit, of the kind that fits most often. A computer without power has no room.
fn room(scene: &Scene, id: InstanceId) -> u32 {
    let instance = scene.cluster.instance(id);
    match instance.condition() {
        InstanceCondition::LostUnnoticed
        | InstanceCondition::AgentStopped
        | InstanceCondition::Terminated => 0,
        _ if instance.status == InstanceStatus::Draining => 0,
        InstanceCondition::Active | InstanceCondition::Starting | InstanceCondition::Rebooting => {
            let kinds = scene.cluster.task_definitions().iter();
            let fit = kinds.map(|kind| instance.remaining.how_many(kind.requirement()));
            fit.max().unwrap_or(0)
        }
    }
}

fn task_card(
    scene: &Scene,
    id: TaskId,
    services: &[ServiceId],
    chosen: Option<Target>,
) -> TaskCard {
    let task = scene.cluster.task(id);
    let tone = TaskStanding::of(scene.cluster, id).tone();
    let position = services.iter().position(|&service| Some(service) == task.service);
    TaskCard {
        id: id.number(),
        service: position.map(|at| at as u32),
        name: words::task(scene.lang, id.number()),
        tone,
        lines: task_lines(scene, id, tone),
        steps: steps(scene.cluster, id),
        chosen: is_chosen(scene, id, chosen),
    }
}

fn is_chosen(scene: &Scene, id: TaskId, chosen: Option<Target>) -> bool {
    match chosen {
        Some(Target { kind: Kind::Task, number }) => number == id.number(),
        Some(Target { kind: Kind::Container, number }) => {
            scene.cluster.task(id).container_ids().any(|container| container.number() == number)
        }
        Some(Target { kind: Kind::Computer, .. }) | None => false,
    }
}

fn task_lines(scene: &Scene, id: TaskId, tone: Tone) -> Vec<CardLine> {
    let (lang, task) = (scene.lang, scene.cluster.task(id));
    let words = |words: &str| CardLine::Words(words.to_owned());
    match tone {
        Tone::Gone => {
            let status = task_status::short(lang, task.last_status);
            vec![words(task.stop_code.map_or(status, |code| stop_code::short(lang, code)))]
        }
        Tone::Waiting => vec![words(words::waiting(scene, id))],
        Tone::Silent => vec![
            words(words::out_of_reach(lang)),
            CardLine::WordsIfRoom(words::believed(task.last_status)),
        ],
        Tone::Plain | Tone::Ok | Tone::Leaving | Tone::Bad => container_lines(scene, id, tone),
    }
}

fn container_lines(scene: &Scene, id: TaskId, tone: Tone) -> Vec<CardLine> {
    let task = scene.cluster.task(id);
    let line = |container_id| {
        let container = scene.cluster.container(container_id);
        let has_port = scene.cluster.listening_port(container_id).is_some();
        CardLine::Container {
            id: container_id.number(),
            label: words::container(scene, container_id),
            tone: container_tone(container, has_port, tone),
        }
    };
    task.container_ids().map(line).collect()
}
