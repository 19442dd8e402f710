//! What can go wrong, as cards: each does it to what is chosen, or to somebody whom chance picks.

use super::offer::{aimed, kind_of, options, refused};
use super::value::{FaultView, Kind, Target};
use crate::course::{Action, ActionId, Slot, Stage};
use crate::sim::ZONES;
use crate::text::fault as words;
use crate::text::scene::Scene;
use crate::text::{action as action_words, stage::words as stage_words};

/// The cards of `stage`. `deals`: what was done so far; the same deal always picks the same.
pub(super) fn faults(
    scene: &Scene,
    stage: &Stage,
    chosen: Option<Target>,
    deals: usize,
) -> Vec<FaultView> {
    let card = |(at, &id): (usize, &ActionId)| {
        let luck = stage.seed.wrapping_add(deals as u64 * 31 + at as u64);
        fault(scene, stage, id, chosen, luck)
    };
    stage.faults.iter().enumerate().map(card).collect()
}

fn fault(
    scene: &Scene,
    stage: &Stage,
    id: ActionId,
    chosen: Option<Target>,
    luck: u64,
) -> FaultView {
    let action = match kind_of(id) {
        Some(kind) => victim(scene, id, kind, chosen, luck).and_then(|n| aimed(scene, id, n)),
        None if id.first_slot() == Some(Slot::Zone) => zone(scene, id, luck),
        None => line(stage, id),
    };
    let label = action_words::label(scene.lang, id).to_owned();
    let spoken = match &action {
        Some(action) => action_words::spoken(scene.lang, action),
        None => label.clone(),
    };
    let reason = action.is_none().then(|| stage_words(scene.lang).nobody_there.to_owned());
    FaultView {
        word: id.word(),
        sign: words::sign(id),
        label,
        does: words::does(scene.lang, id).to_owned(),
        // Whom it hits is said before it is pressed.
        whom: spoken.rsplit_once(": ").map_or(String::new(), |(_, whom)| whom.to_owned()),
        spoken,
        action,
        reason,
    }
}

/// A zone in which a computer has power.
fn zone(scene: &Scene, id: ActionId, luck: u64) -> Option<Action> {
    let lit = |zone: u8| scene.cluster.instances().iter().any(|i| i.zone == zone && i.power);
    let lit: Vec<u8> = (0..ZONES as u8).filter(|&zone| lit(zone)).collect();
    let zone = lit.get(luck as usize % lit.len().max(1))?;
    let name = ["a", "b", "c"][usize::from(*zone)];
    Some(Action::new(id, [name.into()]))
}

/// What needs no victim of its own is done to the stage's first services, as many as it names.
fn line(stage: &Stage, id: ActionId) -> Option<Action> {
    let services = stage.services();
    let places = id.usage().matches("SERVICE").count();
    let words = [id.word()].into_iter().chain(services.into_iter().take(places));
    Action::read(&words.collect::<Vec<_>>().join(" ")).ok()
}

/// What is chosen, if it can be hit; else one of those that can.
fn victim(
    scene: &Scene,
    id: ActionId,
    kind: Kind,
    chosen: Option<Target>,
    luck: u64,
) -> Option<u32> {
    let all = options(scene, kind).into_iter().map(|(number, _)| number);
    let can_be_hit: Vec<u32> = all.filter(|&n| refused(scene, id, n).is_none()).collect();
    let chosen = super::offer::chosen_of(scene, kind, chosen).filter(|n| can_be_hit.contains(n));
    // Fibonacci hashing: neighbours in luck are far apart.
    let mixed = (luck.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33) as usize;
    chosen.or_else(|| can_be_hit.get(mixed % can_be_hit.len().max(1)).copied())
}
