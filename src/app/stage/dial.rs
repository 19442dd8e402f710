//! Numbers that can be turned up and down: a service's desired count, its percents, how often people ask.

use super::value::{ButtonView, DialView};
use crate::course::{Action, ActionId, Stage};
use crate::sim::{ServiceId, ServiceStatus};
use crate::text::scene::Scene;
use crate::text::{action as words, stage::words as stage_words};

/// Where the two percents stop on their way: what lessons speak of.
const MINIMUMS: [u32; 5] = [0, 25, 50, 75, 100];
const MAXIMUMS: [u32; 4] = [100, 125, 150, 200];

/// Every dial that `stage` offers, in the order of its actions.
pub(super) fn dials(scene: &Scene, stage: &Stage) -> Vec<DialView> {
    let mut dials = Vec::new();
    for &id in &stage.actions {
        match id {
            ActionId::Scale => dials.extend(services(scene).map(|service| scale(scene, service))),
            ActionId::SetPercent => {
                dials.extend(services(scene).flat_map(|service| percents(scene, service)));
            }
            _ => {}
        }
    }
    dials
}

/// What a dial turns.
struct Turned<'a> {
    /// The start of the words by which its two buttons are known.
    word: (&'static str, &'static str),
    /// Whose number it is.
    name: &'a str,
    now: u32,
    action: &'a dyn Fn(u32) -> Action,
    /// What a button says that turns it to a number, up or down.
    label: &'a dyn Fn(u32, bool) -> String,
}

fn services<'a>(scene: &Scene<'a>) -> impl Iterator<Item = ServiceId> + use<'a> {
    let services = scene.cluster.services().iter().enumerate();
    let active = services.filter(|(_, service)| service.status == ServiceStatus::Active);
    active.map(|(index, _)| ServiceId::from_index(index))
}

fn scale(scene: &Scene, id: ServiceId) -> DialView {
    let service = scene.cluster.service(id);
    let now = service.desired_count;
    let name = service.name.as_str();
    let turned = Turned {
        word: ("scale-in", "scale-out"),
        name: scene.service(id),
        now,
        action: &|count| Action::new(ActionId::Scale, [name.into(), count.into()]),
        label: &|count, up| match up {
            true => words::scale_out(scene.lang, count),
            false => words::scale_in(scene.lang, count),
        },
    };
    dial(scene, &turned, now.checked_sub(1), now.checked_add(1))
}

fn percents(scene: &Scene, id: ServiceId) -> [DialView; 2] {
    let service = scene.cluster.service(id);
    let (name, now) = (service.name.as_str(), service.deployment);
    let (minimum, maximum) = (now.minimum_healthy_percent, now.maximum_percent);
    let set = |minimum: u32, maximum: u32| {
        Action::new(ActionId::SetPercent, [name.into(), minimum.into(), maximum.into()])
    };
    let lower = Turned {
        word: ("minimum-down", "minimum-up"),
        name: scene.service(id),
        now: minimum,
        action: &|percent| set(percent, maximum),
        label: &|percent, _| words::minimum(scene.lang, percent),
    };
    let upper = Turned {
        word: ("maximum-down", "maximum-up"),
        now: maximum,
        action: &|percent| set(minimum, percent),
        label: &|percent, _| words::maximum(scene.lang, percent),
        ..lower
    };
    [stepped(scene, &lower, &MINIMUMS), stepped(scene, &upper, &MAXIMUMS)]
}

/// A dial that stops at `steps`, which rise.
fn stepped(scene: &Scene, turned: &Turned, steps: &[u32]) -> DialView {
    let down = steps.iter().rev().find(|&&step| step < turned.now);
    let up = steps.iter().find(|&&step| step > turned.now);
    dial(scene, turned, down.copied(), up.copied())
}

/// At an end the button stays, and with it the focus; it turns to where the dial stands.
fn dial(scene: &Scene, turned: &Turned, down: Option<u32>, up: Option<u32>) -> DialView {
    let button = |word, to: Option<u32>, is_up| {
        let label = (turned.label)(to.unwrap_or(turned.now), is_up);
        ButtonView {
            word,
            spoken: [turned.name, ": ", &label].concat(),
            label,
            action: Some((turned.action)(to.unwrap_or(turned.now))),
            reason: to.is_none().then(|| stage_words(scene.lang).not_now.to_owned()),
        }
    };
    DialView {
        name: turned.name.to_owned(),
        fewer: button(turned.word.0, down, false),
        more: button(turned.word.1, up, true),
    }
}
