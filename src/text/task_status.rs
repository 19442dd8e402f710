//! The states of a task: in its box, and as they come.
#![deny(clippy::wildcard_enum_match_arm)]

use super::picture;
use super::say::{pick, say};
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::{TaskId, TaskStatus};

/// A word or two, for the task's box and the table.
pub fn short(lang: Lang, status: TaskStatus) -> &'static str {
    match status {
        TaskStatus::Provisioning => pick(lang, "네트워크 준비 중", "preparing network"),
        TaskStatus::Pending => pick(lang, "시작 기다리는 중", "waiting to start"),
        TaskStatus::Activating => pick(lang, "컨테이너 켜는 중", "starting containers"),
        TaskStatus::Running => pick(lang, "실행 중", "running"),
        TaskStatus::Deactivating => pick(lang, "손님 그만 받는 중", "taking no visitors"),
        TaskStatus::Stopping => pick(lang, "멈추는 중", "stopping"),
        TaskStatus::Deprovisioning => pick(lang, "네트워크 정리 중", "releasing network"),
        TaskStatus::Stopped => pick(lang, "멈춤", "stopped"),
    }
}

/// A task has come to a state.
pub fn sentence(scene: &Scene, task: TaskId, to: TaskStatus) -> String {
    let (lang, n) = (scene.lang, task.number());
    match to {
        TaskStatus::Provisioning => say!(
            lang,
            "태스크 {n}이(가) 네트워크를 준비하고 있어요.",
            "Task {n} is getting its network."
        ),
        TaskStatus::Pending => {
            let host = picture::host(lang, scene.cluster.task(task).instance);
            say!(
                lang,
                "태스크 {n}이(가) {host}의 에이전트를 기다려요.",
                "Task {n} waits for the agent of {host}."
            )
        }
        TaskStatus::Activating => say!(
            lang,
            "태스크 {n}이(가) 이미지를 받고 컨테이너를 만들고 있어요.",
            "Task {n} is pulling images and creating its containers."
        ),
        TaskStatus::Running => {
            say!(lang, "태스크 {n}이(가) 실행 중이에요.", "Task {n} is running.")
        }
        TaskStatus::Deactivating => {
            say!(lang, "태스크 {n}이(가) 새 손님을 그만 받아요.", "Task {n} takes no new visitors.")
        }
        TaskStatus::Stopping => {
            say!(lang, "태스크 {n}이(가) 멈추고 있어요.", "Task {n} is stopping.")
        }
        TaskStatus::Deprovisioning => say!(
            lang,
            "태스크 {n}이(가) 네트워크를 돌려주고 있어요.",
            "Task {n} is giving its network back."
        ),
        TaskStatus::Stopped => {
            say!(lang, "태스크 {n}이(가) 멈췄어요.", "Task {n} has stopped.")
        }
    }
}
