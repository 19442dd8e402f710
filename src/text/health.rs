//! Programs that go wrong while they run, and health checks that notice.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::say;
use super::scene::Scene;
use crate::sim::{ContainerId, HealthStatus, TaskId};

pub(super) fn hangs(scene: &Scene, container: ContainerId, hung: bool) -> String {
    let (n, name) = scene.container(container);
    match hung {
        true => say!(
            scene.lang,
            "태스크 {n}의 {name}이(가) 먹통이 됐어요. 이제 아무 대답도 하지 않아요.",
            "{name} of task {n} hangs: it answers nothing any more."
        ),
        false => say!(
            scene.lang,
            "태스크 {n}의 {name}이(가) 먹통에서 풀려났어요.",
            "{name} of task {n} no longer hangs."
        ),
    }
}

pub(super) fn leaks(scene: &Scene, container: ContainerId, kib_per_s: u32) -> String {
    let (n, name) = scene.container(container);
    match kib_per_s {
        0 => say!(
            scene.lang,
            "태스크 {n}의 {name}에서 메모리가 더는 새지 않아요.",
            "{name} of task {n} leaks no more memory."
        ),
        rate => say!(
            scene.lang,
            "태스크 {n}의 {name}에서 메모리가 1초에 {rate}KiB씩 새기 시작했어요.",
            "{name} of task {n} began to leak {rate} KiB of memory a second."
        ),
    }
}

pub(super) fn failed(scene: &Scene, container: ContainerId, failures: u32, retries: u32) -> String {
    let (n, name) = scene.container(container);
    say!(
        scene.lang,
        "태스크 {n}의 {name}이(가) 상태 검사를 통과하지 못했어요. 이어서 {failures}번째이고, {retries}번이면 비정상이에요.",
        "{name} of task {n} failed its health check: {failures} in a row, {retries} make it unhealthy."
    )
}

pub(super) fn of_container(scene: &Scene, container: ContainerId, to: HealthStatus) -> String {
    let (n, name) = scene.container(container);
    match to {
        HealthStatus::Healthy => say!(
            scene.lang,
            "태스크 {n}의 {name}이(가) 상태 검사를 통과했어요.",
            "{name} of task {n} passed its health check."
        ),
        HealthStatus::Unhealthy => say!(
            scene.lang,
            "태스크 {n}의 {name} 컨테이너는 이제 비정상이에요.",
            "Container {name} of task {n} is unhealthy now."
        ),
        HealthStatus::Unknown => say!(
            scene.lang,
            "태스크 {n}의 {name} 컨테이너가 정상인지는 아직 몰라요.",
            "Whether container {name} of task {n} is healthy is not known yet."
        ),
    }
}

pub(super) fn of_task(scene: &Scene, task: TaskId, to: HealthStatus) -> String {
    let n = task.number();
    match to {
        HealthStatus::Healthy => {
            say!(scene.lang, "태스크 {n}은(는) 정상이에요.", "Task {n} is healthy.")
        }
        HealthStatus::Unhealthy => say!(
            scene.lang,
            "꼭 필요한 컨테이너가 비정상이라서 태스크 {n}도 비정상이에요.",
            "Task {n} is unhealthy, since one of its essential containers is."
        ),
        HealthStatus::Unknown => say!(
            scene.lang,
            "태스크 {n}이(가) 정상인지는 아직 몰라요.",
            "Whether task {n} is healthy is not known yet."
        ),
    }
}
