//! Desired, actual and routable, and how things stand on the whole.

use super::picture::Tone;
use super::standing::TaskStanding;
use super::value::{NumberView, NumbersView, SettledView};
use crate::sim::{Counts, ServiceId, ServiceStatus, Settled, settled};
use crate::text::picture as words;
use crate::text::scene::Scene;
use crate::text::settled as settled_words;

pub(super) fn numbers(scene: &Scene) -> Vec<NumbersView> {
    let services = scene.cluster.services();
    let open = services.iter().enumerate().filter(|(_, s)| s.status != ServiceStatus::Inactive);
    let ids: Vec<ServiceId> = open.map(|(index, _)| ServiceId::from_index(index)).collect();
    let named = ids.len() > 1;
    ids.into_iter().map(|id| numbers_of(scene, id, named)).collect()
}

fn numbers_of(scene: &Scene, id: ServiceId, named: bool) -> NumbersView {
    let counts = scene.cluster.counts(id);
    NumbersView {
        service: named.then(|| scene.service(id).to_owned()),
        desired: NumberView { value: counts.desired, badge: None },
        running: NumberView { value: counts.running, badge: running_badge(scene, counts) },
        routable: NumberView { value: counts.routable, badge: routable_badge(scene, id, counts) },
    }
}

fn running_badge(scene: &Scene, counts: Counts) -> Option<(Tone, String)> {
    let lang = scene.lang;
    match counts {
        Counts { pending, .. } if pending > 0 => {
            Some((Tone::Waiting, words::starting(lang, pending)))
        }
        Counts { desired, running, .. } if running < desired => {
            Some((Tone::Bad, words::missing(lang, desired - running)))
        }
        Counts { desired, running, .. } if running > desired => {
            Some((Tone::Leaving, words::too_many(lang, running - desired)))
        }
        _ => None,
    }
}

/// Some run and do not answer: either they are about to, or their computer is gone and ECS does
/// not know.
fn routable_badge(scene: &Scene, id: ServiceId, counts: Counts) -> Option<(Tone, String)> {
    let tasks = scene.cluster.service(id).tasks.iter();
    let running = tasks.filter(|&&task| scene.cluster.task(task).is_running());
    let silent =
        running.filter(|&&task| TaskStanding::of(scene.cluster, task).tone() == Tone::Silent);
    match (silent.count() as u32, counts.running.saturating_sub(counts.routable)) {
        (0, 0) => None,
        (0, opening) => Some((Tone::Waiting, words::opening(scene.lang, opening))),
        (silent, _) => Some((Tone::Bad, words::unreachable(scene.lang, silent))),
    }
}

pub(super) fn settled_view(scene: &Scene) -> SettledView {
    let state = settled::state(scene.cluster);
    let tone = match state {
        Settled::Steady => Tone::Ok,
        Settled::Working => Tone::Waiting,
        Settled::NoCapacity { .. }
        | Settled::NoComputerAllowed { .. }
        | Settled::ImageFailing { .. }
        | Settled::KeepsReplacing { .. }
        | Settled::StuckDraining { .. }
        | Settled::TasksProtected { .. }
        | Settled::AgentSilent { .. }
        | Settled::StuckByPercent { .. }
        | Settled::HeldBack { .. }
        | Settled::WaitsForContainer { .. }
        | Settled::DeploymentFailed { .. }
        | Settled::LostComputerUnnoticed { .. } => Tone::Bad,
    };
    let mut words = settled_words::sentence(scene, state);
    if counts_leave_some_out(scene) {
        words.push(' ');
        words.push_str(settled_words::only_of_services(scene.lang));
    }
    SettledView { tone, words }
}

/// The three numbers are a service's; tasks without one are not among them.
fn counts_leave_some_out(scene: &Scene) -> bool {
    let mut living = scene.cluster.tasks().iter().filter(|task| !task.is_stopped());
    living.any(|task| task.service.is_none()) && !scene.cluster.services().is_empty()
}
