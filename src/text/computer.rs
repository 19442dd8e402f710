//! What happens to computers, their agents, zones and groups.

use super::decision::zone_letter;
use super::say::say;
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::{ContainerId, InstanceId, TaskId};

/// R43.
pub(super) fn drains(lang: Lang, instance: InstanceId, begins: bool) -> String {
    let n = instance.number();
    match begins {
        true => say!(
            lang,
            "컴퓨터 {n}을(를) 비우기 시작했어요. 새 태스크를 놓지 않아요.",
            "Computer {n} is being drained: it gets no new tasks."
        ),
        false => {
            say!(lang, "컴퓨터 {n}이(가) 다시 태스크를 받아요.", "Computer {n} takes tasks again.")
        }
    }
}

/// R44b.
pub(super) fn agent_runs(lang: Lang, instance: InstanceId, again: bool) -> String {
    let n = instance.number();
    match again {
        true => say!(
            lang,
            "컴퓨터 {n}의 에이전트를 다시 시작해요.",
            "The agent of computer {n} is starting again."
        ),
        false => say!(
            lang,
            "컴퓨터 {n}의 에이전트가 멈췄어요. 컨테이너는 그대로 돌아요.",
            "The agent of computer {n} stopped. Its containers go on running."
        ),
    }
}

pub(super) fn ended_unheard(scene: &Scene, container: ContainerId) -> String {
    let (n, name) = scene.container(container);
    say!(
        scene.lang,
        "태스크 {n}의 {name}이(가) 끝났는데, ECS에 알릴 에이전트가 없어요.",
        "{name} of task {n} ended, and no agent tells ECS."
    )
}

pub(super) fn zone(lang: Lang, zone: u8, is_lost: bool) -> String {
    let zone = zone_letter(zone);
    match is_lost {
        true => {
            say!(lang, "{zone} 구역 전체의 전원이 나갔어요.", "All of zone {zone} lost its power.")
        }
        false => say!(lang, "{zone} 구역에 전원이 돌아왔어요.", "Zone {zone} has power again."),
    }
}

pub(super) fn group(lang: Lang, desired: u32) -> String {
    say!(
        lang,
        "컴퓨터 묶음(Auto Scaling group)이 컴퓨터를 {desired}대로 지켜요.",
        "The Auto Scaling group keeps {desired} computers."
    )
}

pub(super) fn check_failed(lang: Lang, instance: InstanceId) -> String {
    let n = instance.number();
    say!(
        lang,
        "컴퓨터 {n}이(가) EC2의 상태 검사에 떨어져서, 컴퓨터 묶음이 반납해요.",
        "Computer {n} failed EC2’s check of the machine, so its Auto Scaling group terminates it."
    )
}

/// R41.
pub(super) fn protects(lang: Lang, task: TaskId, protected: bool) -> String {
    let n = task.number();
    match protected {
        true => say!(
            lang,
            "태스크 {n}은(는) 줄이거나 배포할 때 멈추지 않도록 보호받아요.",
            "Task {n} is protected: no scale-in and no deployment stops it."
        ),
        false => say!(lang, "태스크 {n}의 보호가 끝났어요.", "Task {n} is no longer protected."),
    }
}
