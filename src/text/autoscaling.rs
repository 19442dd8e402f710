//! Scaling by itself: alarms, what they come to, and why nothing changes.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::{
    AlarmSide, AlarmState, Metric, ScalableTarget, ScalingHold, ScalingPolicy, ScalingState,
    ServiceId, ServiceMetrics,
};

/// "62.5 %", "800".
fn amount(metric: Option<Metric>, milli: u32) -> String {
    let (whole, tenths) = (milli / 1_000, milli % 1_000 / 100);
    let number = if tenths == 0 { whole.to_string() } else { format!("{whole}.{tenths}") };
    match metric {
        Some(Metric::RequestCountPerTarget) => number,
        Some(Metric::CpuUtilization | Metric::MemoryUtilization) | None => number + " %",
    }
}

fn metric_said(lang: Lang, metric: Option<Metric>) -> &'static str {
    match metric {
        Some(Metric::CpuUtilization) => pick(lang, "CPU 사용률", "CPU use"),
        Some(Metric::MemoryUtilization) => pick(lang, "메모리 사용률", "memory use"),
        Some(Metric::RequestCountPerTarget) => {
            pick(lang, "태스크 하나가 1분 동안 받은 요청 수", "requests per task and minute")
        }
        None => pick(lang, "지표", "metric"),
    }
}

/// The policy, while it is there.
fn policy<'a>(scene: &Scene<'a>, service: ServiceId, policy: u8) -> Option<&'a ScalingPolicy> {
    let target = scene.cluster.scalable_target(service)?;
    target.policies.get(usize::from(policy)).map(|state| &state.policy)
}

pub(super) fn registered(scene: &Scene, service: ServiceId, min: u32, max: u32) -> String {
    let name = scene.service(service);
    say!(
        scene.lang,
        "{name}의 태스크를 {min}개에서 {max}개 사이에서 자동으로 늘리고 줄일 수 있게 됐어요.",
        "The {name} may now be scaled by itself, between {min} and {max} tasks."
    )
}

pub(super) fn deregistered(scene: &Scene, service: ServiceId) -> String {
    let name = scene.service(service);
    say!(
        scene.lang,
        "{name}을(를) 이제 자동으로 늘리고 줄이지 않아요.",
        "The {name} is no longer scaled by itself."
    )
}

pub(super) fn policy_put(scene: &Scene, service: ServiceId, index: u8) -> String {
    let (name, policy) = (scene.service(service), policy(scene, service, index));
    let metric = metric_said(scene.lang, policy.map(ScalingPolicy::metric));
    let aim = policy.map_or(0, ScalingPolicy::aim_milli);
    let aim = amount(policy.map(ScalingPolicy::metric), aim);
    match policy {
        Some(ScalingPolicy::StepScaling(_)) => say!(
            scene.lang,
            "{name}에 단계별로 늘리고 줄이는 정책이 생겼어요. {metric}이(가) 기준 {aim}에서 얼마나 벗어났는지 봐요.",
            "The {name} got a step scaling policy: it looks at how far the {metric} is from {aim}."
        ),
        Some(ScalingPolicy::TargetTracking(_)) | None => say!(
            scene.lang,
            "{name}에 목표를 따라가는 정책이 생겼어요. {metric}을(를) {aim} 가까이로 지켜요.",
            "The {name} got a target tracking policy: it keeps the {metric} near {aim}."
        ),
    }
}

/// Each of its alarms, and for how many minutes in a row what it waits for has been so.
pub fn watched(
    scene: &Scene,
    service: ServiceId,
    target: &ScalableTarget,
    state: &ScalingState,
) -> String {
    let (lang, metric, name) = (scene.lang, state.policy.metric(), scene.service(service));
    let aim = amount(Some(metric), state.policy.aim_milli());
    let said = metric_said(lang, Some(metric));
    let mut words = match target.minutes().next().flatten() {
        Some(minute) => {
            let value = amount(Some(metric), minute.of(metric));
            say!(
                lang,
                "{name}의 {said}: 지난 1분에 {value}, 목표는 {aim}.",
                "{name}, {said}: {value} in the last minute, the target is {aim}."
            )
        }
        None => say!(
            lang,
            "{name}의 {said}: 아직 기록이 없어요. 목표는 {aim}.",
            "{name}, {said}: nothing yet, the target is {aim}."
        ),
    };
    for side in [AlarmSide::High, AlarmSide::Low] {
        let Some(alarm) = state.policy.alarm(side, scene.cluster.parameters()) else { continue };
        let breached =
            |minute: &Option<ServiceMetrics>| minute.is_some_and(|m| alarm.is_breached(m));
        let so_far = target.minutes().take(alarm.periods as usize).take_while(breached).count();
        let (all, threshold) =
            (alarm.periods, amount(Some(metric), (alarm.threshold_micro / 1_000) as u32));
        let beyond = match side {
            AlarmSide::High => pick(lang, "높으면", "above"),
            AlarmSide::Low => pick(lang, "낮으면", "below"),
        };
        let is_on = state.alarm_state(side) == AlarmState::Alarm;
        let stands = if is_on { pick(lang, "켜져", "on") } else { pick(lang, "꺼져", "off") };
        words.push_str(&say!(
            lang,
            " {all}분 내내 {threshold}보다 {beyond} 켜지는 경보(alarm)는 {stands} 있어요. 지금까지 내리 {so_far}분이에요.",
            " The alarm for {all} minutes {beyond} {threshold} is {stands}; so far {so_far} in a row."
        ));
    }
    words
}

pub(super) fn data_put(scene: &Scene, service: ServiceId) -> String {
    let name = scene.service(service);
    say!(scene.lang, "{name}의 지표를 하나 적었어요.", "A data point of the {name} was put.")
}

pub(super) fn alarm(
    scene: &Scene,
    service: ServiceId,
    index: u8,
    side: AlarmSide,
    to: AlarmState,
) -> String {
    let policy = policy(scene, service, index);
    let (name, metric) =
        (scene.service(service), metric_said(scene.lang, policy.map(ScalingPolicy::metric)));
    match (to, side) {
        (AlarmState::Alarm, AlarmSide::High) => say!(
            scene.lang,
            "{name}의 {metric}이(가) 높다는 경보(alarm)가 켜졌어요.",
            "The alarm went off: the {metric} of the {name} is high."
        ),
        (AlarmState::Alarm, AlarmSide::Low) => say!(
            scene.lang,
            "{name}의 {metric}이(가) 낮다는 경보(alarm)가 켜졌어요.",
            "The alarm went off: the {metric} of the {name} is low."
        ),
        (AlarmState::Ok, _) => say!(
            scene.lang,
            "{name}의 {metric} 경보(alarm)는 꺼져 있어요.",
            "The alarm on the {metric} of the {name} is off."
        ),
        (AlarmState::InsufficientData, _) => say!(
            scene.lang,
            "{name}의 {metric} 기록이 없어서 경보(alarm)를 판단할 수 없어요.",
            "Without data on the {metric} of the {name} its alarm cannot be judged."
        ),
    }
}

/// What an alarm saw.
pub(super) struct Judged {
    pub service: ServiceId,
    pub policy: u8,
    pub side: AlarmSide,
    pub to: AlarmState,
    pub minutes: u16,
    pub value: u32,
    pub threshold: u32,
}

pub(super) fn judged(scene: &Scene, judged: &Judged) -> String {
    let metric = policy(scene, judged.service, judged.policy).map(ScalingPolicy::metric);
    let (said, minutes) = (metric_said(scene.lang, metric), judged.minutes);
    let (value, threshold) = (amount(metric, judged.value), amount(metric, judged.threshold));
    match (judged.to, judged.side) {
        (AlarmState::Alarm, AlarmSide::High) => say!(
            scene.lang,
            "{said}: {minutes}분 동안 내내 {threshold} 위에 있었어요(마지막은 {value}).",
            "The {said} was above {threshold} for {minutes} minutes in a row ({value} at last)."
        ),
        (AlarmState::Alarm, AlarmSide::Low) => say!(
            scene.lang,
            "{said}: {minutes}분 동안 내내 {threshold} 아래에 있었어요(마지막은 {value}).",
            "The {said} was below {threshold} for {minutes} minutes in a row ({value} at last)."
        ),
        (AlarmState::Ok, _) => say!(
            scene.lang,
            "{said}: 지난 {minutes}분 가운데 기준 {threshold}을(를) 지킨 때가 있어요(마지막은 {value}).",
            "The {said} was within {threshold} in some of the last {minutes} minutes ({value} at last)."
        ),
        (AlarmState::InsufficientData, _) => say!(
            scene.lang,
            "{said}: 지난 {minutes}분 동안 아무것도 적히지 않았어요.",
            "Nothing was measured of the {said} in the last {minutes} minutes."
        ),
    }
}

/// What a policy asked for, and what came of it.
pub(super) struct Asked {
    pub service: ServiceId,
    pub policy: u8,
    pub current: u32,
    pub wanted: u32,
}

pub(super) fn scaled(scene: &Scene, asked: &Asked, to: u32, value: u32) -> String {
    let Asked { service, policy: index, current, wanted } = *asked;
    let policy = policy(scene, service, index);
    let metric = policy.map(ScalingPolicy::metric);
    let (said, value) = (metric_said(scene.lang, metric), amount(metric, value));
    let aim = amount(metric, policy.map_or(0, ScalingPolicy::aim_milli));
    let mut sentence = match policy {
        Some(ScalingPolicy::TargetTracking(_)) => say!(
            scene.lang,
            "{said} {value}, 목표 {aim}. 개수 × {value} ÷ {aim}을(를) 올림하면 {wanted}개예요(지금 {current}개).",
            "The {said} is {value}, the target {aim}: tasks × {value} / {aim}, rounded up, is {wanted} ({current} now)."
        ),
        Some(ScalingPolicy::StepScaling(_)) | None => say!(
            scene.lang,
            "{said} {value}에 맞는 단계는 {wanted}개로 바꾸라고 해요(지금 {current}개).",
            "At {value} of {said} the step asks for {wanted} tasks ({current} now)."
        ),
    };
    if to != wanted {
        let limit = say!(
            scene.lang,
            " 정해 둔 최소와 최대 사이라서 {to}개까지만 바꿔요.",
            " The limits leave {to}."
        );
        sentence.push_str(&limit);
    }
    sentence
}

pub(super) fn held(scene: &Scene, asked: &Asked, why: ScalingHold) -> String {
    let Asked { current, wanted, .. } = *asked;
    let because = match why {
        ScalingHold::NothingToChange => {
            pick(scene.lang, "계산해 보니 바꿀 것이 없어요.", "the sum leaves nothing to change.")
        }
        ScalingHold::Cooldown => pick(
            scene.lang,
            "조금 전에 바꾼 것이 효과를 낼 때까지 기다려요(cooldown).",
            "the last change first gets time to take effect (cooldown).",
        ),
        ScalingHold::AtMaximum => {
            pick(scene.lang, "이미 최대 개수예요.", "that is the maximum already.")
        }
        ScalingHold::AtMinimum => {
            pick(scene.lang, "이미 최소 개수예요.", "that is the minimum already.")
        }
        ScalingHold::Deployment => pick(
            scene.lang,
            "배포하는 동안에는 줄이지 않아요.",
            "nothing is scaled in while a deployment runs.",
        ),
        ScalingHold::OtherPolicy => pick(
            scene.lang,
            "다른 정책이 아직 줄이자고 하지 않아요.",
            "another policy is not ready to scale in.",
        ),
    };
    say!(
        scene.lang,
        "정책은 {wanted}개를 바라지만 {current}개로 두어요. {because}",
        "The policy asks for {wanted}, and it stays at {current}: {because}"
    )
}
