//! Numbers that can be turned up and down: a service's desired count, its percents, how often people ask.

use super::value::{ButtonView, DialView};
use crate::course::{Action, ActionId, Slot, Stage};
use crate::sim::{ServiceId, ServiceStatus, TargetGroupId};
use crate::text::scene::Scene;
use crate::text::{action as words, stage::words as stage_words};

/// Where the two percents stop on their way: what lessons speak of.
const MINIMUMS: [u32; 5] = [0, 25, 50, 75, 100];
/// Requests a minute.
const RATES: [u32; 12] = [0, 30, 60, 120, 300, 600, 1_200, 3_000, 6_000, 12_000, 30_000, 60_000];
const MAXIMUMS: [u32; 4] = [100, 125, 150, 200];
/// Of health checks: seconds between two, seconds to answer, failures in a row.
const INTERVALS: [u32; 5] = [5, 10, 15, 30, 60];
const TIMEOUTS: [u32; 5] = [2, 3, 5, 10, 20];
const THRESHOLDS: [u32; 6] = [2, 3, 4, 5, 7, 10];

/// Every dial that `stage` offers, in the order of its actions.
pub(super) fn dials(scene: &Scene, stage: &Stage) -> Vec<DialView> {
    let mut dials = Vec::new();
    for &id in &stage.actions {
        match id {
            ActionId::Scale => dials.extend(services(scene).map(|service| scale(scene, service))),
            ActionId::SetPercent => {
                dials.extend(services(scene).flat_map(|service| percents(scene, service)));
            }
            ActionId::SetHealthCheck => {
                let groups = scene.cluster.target_groups().len();
                let groups = (0..groups).map(TargetGroupId::from_index);
                dials.extend(groups.flat_map(|group| checks(scene, group)));
            }
            ActionId::ScaleComputers => dials.extend(machines(scene)),
            ActionId::Users => {
                dials.extend((0..stage.kit.users.len()).map(|at| rate(scene, stage, at)));
            }
            _ => {}
        }
    }
    dials
}

/// How often the people at this place ask.
fn rate(scene: &Scene, stage: &Stage, at: usize) -> DialView {
    let name = stage.kit.users[at].name.as_str();
    let now = scene.cluster.users().get(at).map_or(0, |crowd| crowd.users.per_minute);
    let turned = Turned {
        word: ("fewer-users", "more-users"),
        name: scene.names.of_kind(Slot::Users, name),
        now,
        action: &|rate| Action::new(ActionId::Users, [name.into(), rate.into()]),
        label: &|rate, _| words::rate(scene.lang, rate),
        says_now: false,
    };
    stepped(scene, &turned, &RATES)
}

/// How many computers the Auto Scaling group has, within its sizes.
fn machines(scene: &Scene) -> Option<DialView> {
    let group = scene.cluster.auto_scaling_group()?;
    let now = group.desired_capacity;
    let turned = Turned {
        word: ("fewer-computers", "more-computers"),
        name: words::label(scene.lang, ActionId::ScaleComputers),
        now,
        action: &|count| Action::new(ActionId::ScaleComputers, [count.into()]),
        label: &|count, _| words::machines(scene.lang, count),
        says_now: true,
    };
    let within = |count: &u32| (group.min_size..=group.max_size).contains(count);
    let (down, up) = (now.checked_sub(1), now.checked_add(1));
    Some(dial(scene, &turned, down.filter(within), up.filter(within)))
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
    /// The number stands nowhere else, so the dial says it.
    says_now: bool,
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
        says_now: false,
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
        says_now: true,
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

/// How often targets are checked, how long they may take, and how many failures make them unhealthy. That a check has
/// to be over before the next begins (R52) is left to the cluster, which says so.
fn checks(scene: &Scene, id: TargetGroupId) -> [DialView; 3] {
    let settings = &scene.cluster.target_group(id).settings;
    let seconds = |ms: u64| (ms / 1_000) as u32;
    let interval = seconds(settings.health_check_interval_ms);
    let timeout = seconds(settings.health_check_timeout_ms);
    let failures = u32::from(settings.unhealthy_threshold);
    let set = |interval: u32, timeout: u32, failures: u32| {
        let name = settings.name.as_str().into();
        let numbers = [interval.into(), timeout.into(), failures.into()];
        let [interval, timeout, failures] = numbers;
        Action::new(ActionId::SetHealthCheck, [name, interval, timeout, failures])
    };
    let often = Turned {
        word: ("interval-down", "interval-up"),
        name: scene.target_group(id),
        now: interval,
        action: &|s| set(s, timeout, failures),
        label: &|s, _| words::check_interval(scene.lang, s),
        says_now: true,
    };
    let patient = Turned {
        word: ("timeout-down", "timeout-up"),
        now: timeout,
        action: &|s| set(interval, s, failures),
        label: &|s, _| words::check_timeout(scene.lang, s),
        ..often
    };
    let strict = Turned {
        word: ("failures-down", "failures-up"),
        now: failures,
        action: &|n| set(interval, timeout, n),
        label: &|n, _| words::unhealthy_threshold(scene.lang, n),
        ..often
    };
    [
        stepped(scene, &often, &INTERVALS),
        stepped(scene, &patient, &TIMEOUTS),
        stepped(scene, &strict, &THRESHOLDS),
    ]
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
    let now = (turned.label)(turned.now, false);
    DialView {
        name: match turned.says_now {
            true => [turned.name, " · ", &now].concat(),
            false => turned.name.to_owned(),
        },
        fewer: button(turned.word.0, down, false),
        more: button(turned.word.1, up, true),
    }
}
