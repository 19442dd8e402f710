//! What the learner can do here, as buttons with their reasons.

use super::dial::dials;
use super::fault::faults;
use super::value::{ActionsView, ButtonView, Kind, PickerView, Target};
use crate::course::{Action, ActionId, CIRCUIT_BREAKERS, Draft, Slot, Stage, Visitors};
use crate::sim::{
    ContainerStatus, InstanceCondition, InstanceId, ServiceId, ServiceStatus, TaskId,
};
use crate::text::scene::Scene;
use crate::text::stage::words;
use crate::text::{action as action_words, picture};

/// At most so many things are listed to choose from.
const OPTIONS_MAX: usize = 100;

/// What `stage` offers, for what is chosen. `locked` says why nothing can be done just now; `deals` is how often
/// something was done.
pub(super) fn offer(
    scene: &Scene,
    stage: &Stage,
    chosen: Option<Target>,
    locked: Option<&'static str>,
    deals: usize,
) -> ActionsView {
    let pickers = [Kind::Computer, Kind::Task, Kind::Container];
    let pickers = pickers.into_iter().filter_map(|kind| picker(scene, stage, kind, chosen));
    ActionsView {
        locked,
        dials: dials(scene, stage),
        pickers: pickers.collect(),
        plain: plain(scene, stage),
        faults: faults(scene, stage, chosen, deals),
    }
}

fn picker(scene: &Scene, stage: &Stage, kind: Kind, chosen: Option<Target>) -> Option<PickerView> {
    let words = words(scene.lang);
    let buttons = stage.actions.iter().copied().filter(|id| !stage.faults.contains(id));
    let ids: Vec<ActionId> = buttons.filter(|&id| kind_of(id) == Some(kind)).collect();
    if ids.is_empty() {
        return None;
    }
    let (label, placeholder) = match kind {
        Kind::Computer => (words.computer, words.choose_computer),
        Kind::Task => (words.task, words.choose_task),
        Kind::Container => (words.container, words.choose_container),
    };
    let options = options(scene, kind);
    let number = chosen_of(scene, kind, chosen)
        .filter(|number| options.iter().any(|option| option.0 == *number));
    let buttons = ids.into_iter().map(|id| button(scene, id, number)).collect();
    let (label, placeholder) = (label.to_owned(), placeholder.to_owned());
    Some(PickerView { kind, label, placeholder, options, chosen: number, buttons })
}

/// Choosing a task also chooses its first container, choosing a container its task, and either the
/// computer beneath: the innermost is what was pointed at.
pub(super) fn chosen_of(scene: &Scene, kind: Kind, chosen: Option<Target>) -> Option<u32> {
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
pub(super) fn kind_of(id: ActionId) -> Option<Kind> {
    match (id, id.first_slot()?) {
        // Only setups do that.
        (ActionId::ConnectHome, _) => None,
        (_, Slot::Computer) => Some(Kind::Computer),
        (ActionId::StopTask | ActionId::ProtectTask, _) => Some(Kind::Task),
        (_, Slot::Task) => Some(Kind::Container),
        _ => None,
    }
}

/// What of a kind can be chosen.
pub(super) fn options(scene: &Scene, kind: Kind) -> Vec<(u32, String)> {
    match kind {
        Kind::Computer => computers(scene),
        Kind::Task => tasks(scene),
        Kind::Container => containers(scene),
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

/// The action, done to what has this number.
pub(super) fn aimed(scene: &Scene, id: ActionId, number: u32) -> Option<Action> {
    match kind_of(id)? {
        Kind::Computer | Kind::Task => Action::read(&format!("{} {number}", id.word())).ok(),
        Kind::Container => {
            let (task, container) = scene.container(crate::sim::ContainerId::from_number(number)?);
            Action::read(&format!("{} {task} {container}", id.word())).ok()
        }
    }
}

/// Whether a power button has anything to do; the rest is left to the cluster, which says why not.
pub(super) fn refused(scene: &Scene, id: ActionId, number: u32) -> Option<String> {
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

/// Every address that these people can be told.
fn tell(visitors: &Visitors) -> impl Iterator<Item = Action> {
    let all = std::iter::once(&visitors.address).chain(&visitors.also);
    all.map(|address| {
        let address = address.to_string();
        Action::new(ActionId::Tell, [visitors.name.as_str().into(), address.as_str().into()])
    })
}

/// Buttons that need nothing chosen, in the stage's order.
fn plain(scene: &Scene, stage: &Stage) -> Vec<ButtonView> {
    let mut buttons = Vec::new();
    let of = |id: ActionId, name: &str| Action::new(id, [name.into()]);
    for &id in stage.actions.iter().filter(|id| !stage.faults.contains(id)) {
        let open =
            || stage.services().into_iter().filter(|name| open_service(scene, name).is_some());
        match id {
            ActionId::RentComputer => buttons.push(Action::new(id, [1.into()])),
            ActionId::RunTask => buttons.extend(stage.families().into_iter().map(|f| of(id, f))),
            ActionId::CreateService => {
                let one = |name: &str| Action::new(id, [name.into(), 1.into()]);
                buttons.extend(stage.services().into_iter().map(one));
            }
            ActionId::DeleteService | ActionId::Redeploy => {
                buttons.extend(open().map(|s| of(id, s)))
            }
            ActionId::Deploy => {
                let one = |name| {
                    // A single one is deployed already.
                    let last = Some(stage.revisions(name)).filter(|&last| last > 1);
                    (1..=last.unwrap_or(0)).map(move |n| Action::new(id, [name.into(), n.into()]))
                };
                buttons.extend(open().flat_map(one));
            }
            ActionId::SetCircuitBreaker => {
                let set = |name: &str, to: &str| Action::new(id, [name.into(), to.into()]);
                let all = |name| CIRCUIT_BREAKERS.iter().map(move |(to, _)| set(name, to));
                buttons.extend(open().flat_map(all));
            }
            ActionId::ChangeAddress => buttons.push(Action::new(id, [])),
            ActionId::LoseZone | ActionId::ReturnZone => {
                let zones = ["a", "b", "c"].into_iter();
                buttons.extend(zones.map(|zone| Action::new(id, [zone.into()])));
            }
            ActionId::FreezeNames | ActionId::ThawNames => {
                buttons.extend(open().map(|service| of(id, service)));
            }
            ActionId::CutLink | ActionId::RestoreLink => {
                if let [one, other, ..] = stage.services().as_slice() {
                    buttons.push(Action::new(id, [(*one).into(), (*other).into()]));
                }
            }
            ActionId::PushImage => {
                let images = stage.kit.images.iter().map(|each| &each.image.reference);
                buttons.extend(images.map(|image| of(id, image)));
            }
            ActionId::PushConfig | ActionId::ReloadNginx => buttons.extend(drafts(stage, id)),
            ActionId::Tell => buttons.extend(stage.kit.users.iter().flat_map(tell)),
            ActionId::RegisterScalableTarget => {
                buttons.extend(stage.kit.policies.iter().map(|policy| {
                    let limits = [policy.min_capacity.into(), policy.max_capacity.into()];
                    let [minimum, maximum] = limits;
                    Action::new(id, [policy.service.as_str().into(), minimum, maximum])
                }));
                buttons.dedup();
            }
            ActionId::DeregisterScalableTarget => buttons.extend(open().map(|s| of(id, s))),
            ActionId::PutScalingPolicy => buttons.extend(stage.kit.policies.iter().map(|policy| {
                Action::new(id, [policy.service.as_str().into(), policy.name.as_str().into()])
            })),
            _ => {}
        }
    }
    buttons.into_iter().map(|action| plain_button(scene, action)).collect()
}

/// Every draft of every configuration.
fn drafts(stage: &Stage, id: ActionId) -> impl Iterator<Item = Action> {
    stage.kit.configs.iter().flat_map(move |config| {
        let of = move |draft: &Draft| [config.name.as_str().into(), draft.name.as_str().into()];
        config.drafts.iter().map(move |draft| Action::new(id, of(draft)))
    })
}

fn open_service(scene: &Scene, name: &str) -> Option<ServiceId> {
    let id = scene.cluster.service_named(name)?;
    (scene.cluster.service(id).status == ServiceStatus::Active).then_some(id)
}

fn plain_button(scene: &Scene, action: Action) -> ButtonView {
    let label = action_words::plain(scene, &action);
    let label = match action.name() {
        // One family needs no name on its button.
        Some(name) if scene.names.are_several() => [scene.names.of(name), ": ", &label].concat(),
        _ => label,
    };
    ButtonView {
        word: action.id.word(),
        spoken: label.clone(),
        label,
        reason: taken(scene, &action),
        action: Some(action),
    }
}

/// Why there is nothing to create or to deploy: it is there. The button stays, and with it the focus.
fn taken(scene: &Scene, action: &Action) -> Option<String> {
    let service = open_service(scene, action.name()?)?;
    match action.id {
        ActionId::CreateService => {
            let rejection = crate::sim::Rejection::ServiceNameTaken { service };
            Some(crate::text::rejection::rejection(scene, rejection))
        }
        ActionId::Deploy => {
            let now = scene.cluster.service(service).task_definition;
            let is_there = scene.cluster.definition(now).revision == action.number(1);
            is_there.then(|| words(scene.lang).deployed_already.to_owned())
        }
        ActionId::SetCircuitBreaker => {
            let now = scene.cluster.service(service).deployment.circuit_breaker;
            let is_so = CIRCUIT_BREAKERS.contains(&(action.text(1), now));
            let rejection = crate::sim::Rejection::AlreadySo;
            is_so.then(|| crate::text::rejection::rejection(scene, rejection))
        }
        _ => None,
    }
}
