//! Who asks and what stands between them and the tasks, in words.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{count_en, pick, say};
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::{RoutingAlgorithm, TargetGroupId, TargetReason, TargetState};

/// How a load balancer chooses.
pub fn algorithm(lang: Lang, algorithm: RoutingAlgorithm) -> &'static str {
    match algorithm {
        RoutingAlgorithm::RoundRobin => pick(lang, "차례대로", "in turn"),
        RoutingAlgorithm::LeastOutstandingRequests => {
            pick(lang, "덜 바쁜 쪽으로", "least busy first")
        }
        RoutingAlgorithm::WeightedRandom => pick(lang, "무작위로", "at random"),
    }
}

/// "2 of 3 healthy".
pub fn healthy(lang: Lang, healthy: u32, all: u32) -> String {
    match all {
        0 => pick(lang, "대상 없음", "no targets").to_owned(),
        _ => say!(lang, "{all}개 중 {healthy}개 정상", "{healthy} of {all} healthy"),
    }
}

/// What a target group knows of a target.
pub fn state(lang: Lang, state: TargetState) -> &'static str {
    match state {
        TargetState::Initial => pick(lang, "확인 중 (initial)", "being checked (initial)"),
        TargetState::Healthy => pick(lang, "정상 (healthy)", "healthy"),
        TargetState::Unhealthy => pick(lang, "비정상 (unhealthy)", "unhealthy"),
        TargetState::UnhealthyDraining => {
            pick(lang, "비정상, 빠지는 중 (unhealthy.draining)", "unhealthy, draining")
        }
        TargetState::Draining => pick(lang, "빠지는 중 (draining)", "draining"),
        TargetState::Unused => pick(lang, "빠짐 (unused)", "unused"),
    }
}

/// Why.
pub fn reason(lang: Lang, reason: TargetReason) -> String {
    match reason {
        TargetReason::None => String::new(),
        TargetReason::RegistrationInProgress => {
            pick(lang, "등록하는 중이에요.", "It is being registered.").to_owned()
        }
        TargetReason::InitialHealthChecking => {
            pick(lang, "첫 상태 확인을 기다려요.", "It waits for its first health check.")
                .to_owned()
        }
        TargetReason::ResponseCodeMismatch(code) => say!(
            lang,
            "상태 확인에 HTTP 코드 {code}을(를) 돌려줬어요.",
            "It answered a health check with {code}."
        ),
        TargetReason::Timeout => pick(
            lang,
            "상태 확인에 제때 답하지 않았어요.",
            "It did not answer a health check in time.",
        )
        .to_owned(),
        TargetReason::FailedHealthChecks => {
            pick(lang, "상태 확인에 연결할 수 없었어요.", "Health checks could not connect.")
                .to_owned()
        }
        TargetReason::DeregistrationInProgress => {
            pick(lang, "남은 요청이 끝나기를 기다려요.", "It waits for its last requests.")
                .to_owned()
        }
        TargetReason::NotRegistered => {
            pick(lang, "더는 대상이 아니에요.", "It is no target any more.").to_owned()
        }
    }
}

/// A load balancer and its targets, in a sentence.
pub fn balancer(scene: &Scene, id: TargetGroupId, healthy: u32, all: u32) -> String {
    let name = scene.target_group(id);
    let en = count_en(all, "target", "targets");
    say!(
        scene.lang,
        "{name}의 대상은 {all}개이고, 정상은 {healthy}개예요.",
        "{name}: {en}, {healthy} healthy."
    )
}
