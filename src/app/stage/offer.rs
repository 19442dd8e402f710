//! What the learner can do here, as buttons with their reasons.

use super::value::{ActionsView, ButtonView, Kind, PickerView, ScaleView, Target};
use crate::course::{Action, ActionId, Stage};
use crate::sim::{
    ContainerStatus, InstanceCondition, InstanceId, ServiceId, ServiceStatus, TaskId,
};
use crate::text::scene::Scene;
use crate::text::stage::words;
use crate::text::{action as action_words, picture};

/// At most so many things are listed to choose from.
const OPTIONS_MAX: usize = 100;

/// What `stage` offers, for what is chosen. `locked` says why nothing can be done just now.
pub(super) fn offer(
    scene: &Scene,
    stage: &Stage,
    chosen: Option<Target>,
    locked: Option<&'static str>,
) -> ActionsView {
    let has = |id: ActionId| stage.actions.contains(&id);
    let scales = if has(ActionId::Scale) { scales(scene) } else { Vec::new() };
    let pickers = [Kind::Computer, Kind::Task, Kind::Container];
    let pickers = pickers.into_iter().filter_map(|kind| picker(scene, stage, kind, chosen));
    ActionsView { locked, scales, pickers: pickers.collect(), plain: plain(scene, stage) }
}

fn scales(scene: &Scene) -> Vec<ScaleView> {
    let services = scene.cluster.services().iter().enumerate();
    let active = services.filter(|(_, service)| service.status == ServiceStatus::Active);
    active.map(|(index, _)| scale(scene, ServiceId::from_index(index))).collect()
}

fn scale(scene: &Scene, id: ServiceId) -> ScaleView {
    let service = scene.cluster.service(id);
    let desired = service.desired_count;
    let to = |count: u32| Action::Scale { service: service.name.clone(), count };
    let button = |word, action: Option<Action>, label: String| ButtonView {
        word,
        spoken: [scene.service(id), ": ", &label].concat(),
        label,
        action,
        reason: None,
    };
    let fewer = desired.saturating_sub(1);
    ScaleView {
        service: id.number(),
        name: scene.service(id).to_owned(),
        desired,
        fewer: ButtonView {
            reason: (desired == 0).then(|| words(scene.lang).not_now.to_owned()),
            ..button("scale-in", Some(to(fewer)), action_words::scale_in(scene.lang, fewer))
        },
        more: button(
            "scale-out",
            Some(to(desired.saturating_add(1))),
            action_words::scale_out(scene.lang, desired.saturating_add(1)),
        ),
    }
}

fn picker(scene: &Scene, stage: &Stage, kind: Kind, chosen: Option<Target>) -> Option<PickerView> {
    let words = words(scene.lang);
    let ids: Vec<ActionId> =
        stage.actions.iter().copied().filter(|&id| kind_of(id) == Some(kind)).collect();
    if ids.is_empty() {
        return None;
    }
    let (label, placeholder, options) = match kind {
        Kind::Computer => (words.computer, words.choose_computer, computers(scene)),
        Kind::Task => (words.task, words.choose_task, tasks(scene)),
        Kind::Container => (words.container, words.choose_container, containers(scene)),
    };
    let number = chosen_of(scene, kind, chosen)
        .filter(|number| options.iter().any(|option| option.0 == *number));
    let buttons = ids.into_iter().map(|id| button(scene, id, number)).collect();
    let (label, placeholder) = (label.to_owned(), placeholder.to_owned());
    Some(PickerView { kind, label, placeholder, options, chosen: number, buttons })
}

/// Choosing a task also chooses its first container, choosing a container its task, and either the
/// computer beneath: the innermost is what was pointed at.
fn chosen_of(scene: &Scene, kind: Kind, chosen: Option<Target>) -> Option<u32> {
    let chosen = chosen?;
    let cluster = scene.cluster;
    let index = chosen.number.checked_sub(1)? as usize;
    let task = match chosen.kind {
        Kind::Computer => return (kind == Kind::Computer).then_some(chosen.number),
        Kind::Task => cluster.tasks().get(index).map(|_| TaskId::from_index(index))?,
        Kind::Container => cluster.containers().get(index)?.task,
    };
    match (kind, chosen.kind) {
        (Kind::Task, _) => Some(task.number()),
        (Kind::Container, Kind::Container) => Some(chosen.number),
        (Kind::Container, _) => cluster.task(task).container_ids().next().map(|id| id.number()),
        (Kind::Computer, _) => cluster.computer_of(task).map(InstanceId::number),
    }
}

/// What an action is done to; `None` where nothing has to be chosen.
fn kind_of(id: ActionId) -> Option<Kind> {
    match id {
        ActionId::TerminateComputer | ActionId::PowerOff | ActionId::PowerOn => {
            Some(Kind::Computer)
        }
        ActionId::StopTask => Some(Kind::Task),
        ActionId::CrashContainer => Some(Kind::Container),
        ActionId::Scale
        | ActionId::RunTask
        | ActionId::RentComputer
        | ActionId::CreateService
        | ActionId::DeleteService => None,
    }
}

fn computers(scene: &Scene) -> Vec<(u32, String)> {
    let instances = (1..).zip(scene.cluster.instances()).filter(|(_, i)| !i.is_terminated);
    instances.take(OPTIONS_MAX).map(|(n, _)| (n, picture::computer(scene.lang, n))).collect()
}

fn tasks(scene: &Scene) -> Vec<(u32, String)> {
    let living = (1..).zip(scene.cluster.tasks()).filter(|(_, task)| !task.is_stopped());
    living.take(OPTIONS_MAX).map(|(n, _)| (n, picture::task(scene.lang, n))).collect()
}

fn containers(scene: &Scene) -> Vec<(u32, String)> {
    let containers = (0..scene.cluster.containers().len()).map(crate::sim::ContainerId::from_index);
    let running = containers
        .filter(|&id| scene.cluster.container(id).last_status == ContainerStatus::Running);
    let named = running.map(|id| {
        let (task, name) = scene.container(id);
        (id.number(), action_words::container_of(scene.lang, task, name))
    });
    named.take(OPTIONS_MAX).collect()
}

fn button(scene: &Scene, id: ActionId, chosen: Option<u32>) -> ButtonView {
    let action = chosen.and_then(|number| aimed(scene, id, number));
    let label = action_words::label(scene.lang, id).to_owned();
    let spoken = match &action {
        Some(action) => action_words::spoken(scene.lang, action),
        None => label.clone(),
    };
    let reason = match chosen {
        None => Some(words(scene.lang).choose_first.to_owned()),
        Some(number) => refused(scene, id, number),
    };
    ButtonView { word: id.word(), label, spoken, action, reason }
}

fn aimed(scene: &Scene, id: ActionId, number: u32) -> Option<Action> {
    Some(match id {
        ActionId::TerminateComputer => Action::TerminateComputer { computer: number },
        ActionId::PowerOff => Action::PowerOff { computer: number },
        ActionId::PowerOn => Action::PowerOn { computer: number },
        ActionId::StopTask => Action::StopTask { task: number },
        ActionId::CrashContainer => {
            let (task, container) = scene.container(crate::sim::ContainerId::from_number(number)?);
            Action::CrashContainer { task, container: container.to_owned(), exit_code: 1 }
        }
        ActionId::Scale
        | ActionId::RunTask
        | ActionId::RentComputer
        | ActionId::CreateService
        | ActionId::DeleteService => return None,
    })
}

/// Whether a power button has anything to do; the rest is left to the cluster, which says why not.
fn refused(scene: &Scene, id: ActionId, number: u32) -> Option<String> {
    use crate::sim::Rejection::{PowerAlreadyOff, PowerAlreadyOn};
    let instance = crate::sim::InstanceId::from_number(number)?;
    let is_off =
        || scene.cluster.instance(instance).condition() == InstanceCondition::LostUnnoticed;
    let rejection = match id {
        ActionId::PowerOff if is_off() => PowerAlreadyOff { instance },
        ActionId::PowerOn if !is_off() => PowerAlreadyOn { instance },
        _ => return None,
    };
    Some(crate::text::rejection::rejection(scene, rejection))
}

/// Buttons that need nothing chosen, in the stage's order.
fn plain(scene: &Scene, stage: &Stage) -> Vec<ButtonView> {
    let families = || stage.families().into_iter();
    let mut buttons = Vec::new();
    for &id in &stage.actions {
        match id {
            ActionId::RentComputer => buttons.push(Action::RentComputer { count: 1 }),
            ActionId::RunTask => {
                buttons.extend(families().map(|family| Action::RunTask { family: family.into() }));
            }
            ActionId::CreateService => buttons.extend(
                families().map(|name| Action::CreateService { name: name.into(), count: 1 }),
            ),
            ActionId::DeleteService => buttons.extend(
                families()
                    .filter(|name| open_service(scene, name).is_some())
                    .map(|name| Action::DeleteService { service: name.into() }),
            ),
            ActionId::Scale
            | ActionId::StopTask
            | ActionId::CrashContainer
            | ActionId::TerminateComputer
            | ActionId::PowerOff
            | ActionId::PowerOn => {}
        }
    }
    buttons.into_iter().map(|action| plain_button(scene, action)).collect()
}

fn open_service(scene: &Scene, name: &str) -> Option<ServiceId> {
    let id = scene.cluster.service_named(name)?;
    (scene.cluster.service(id).status == ServiceStatus::Active).then_some(id)
}

fn plain_button(scene: &Scene, action: Action) -> ButtonView {
    let label = action_words::label(scene.lang, action.id());
    let label = match action.name() {
        // One family needs no name on its button.
        Some(name) if scene.names.are_several() => [scene.names.of(name), ": ", label].concat(),
        _ => label.to_owned(),
    };
    ButtonView {
        word: action.id().word(),
        spoken: label.clone(),
        label,
        reason: taken(scene, &action),
        action: Some(action),
    }
}

/// Why a service cannot be created: it is there. Its button stays, and with it the focus.
fn taken(scene: &Scene, action: &Action) -> Option<String> {
    let Action::CreateService { name, .. } = action else { return None };
    let service = open_service(scene, name)?;
    let rejection = crate::sim::Rejection::ServiceNameTaken { service };
    Some(crate::text::rejection::rejection(scene, rejection))
}
