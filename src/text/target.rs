//! What the load balancer makes of a task (R53).
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::say;
use super::scene::Scene;
use crate::sim::{TargetId, TargetState};

/// Its state has changed.
pub(super) fn sentence(scene: &Scene, target: TargetId, to: TargetState) -> String {
    let n = scene.cluster.target(target).task.number();
    match to {
        TargetState::Initial => say!(
            scene.lang,
            "로드 밸런서가 태스크 {n}을(를) 처음으로 검사하는 중이에요.",
            "The load balancer checks task {n} for the first time."
        ),
        TargetState::Healthy => say!(
            scene.lang,
            "태스크 {n}이(가) 상태 검사를 통과해서, 로드 밸런서가 요청을 보내요.",
            "Task {n} passed its health check: the load balancer sends it requests."
        ),
        TargetState::Unhealthy => say!(
            scene.lang,
            "태스크 {n}이(가) 상태 검사에 거듭 떨어져서, 로드 밸런서가 요청을 보내지 않아요.",
            "Task {n} kept failing its health check: the load balancer sends it no requests."
        ),
        TargetState::UnhealthyDraining | TargetState::Draining => say!(
            scene.lang,
            "태스크 {n}을(를) 대상 그룹에서 빼는 중이에요. 하던 요청만 마저 답해요.",
            "Task {n} leaves the target group: it only finishes the requests under way."
        ),
        TargetState::Unused => say!(
            scene.lang,
            "태스크 {n}이(가) 대상 그룹에서 빠졌어요.",
            "Task {n} is out of the target group."
        ),
    }
}
