//! What a message that ECS posted means, beside its own English words.
#![deny(clippy::wildcard_enum_match_arm)]

use super::refusal;
use super::say::{count_en, say};
use crate::lang::Lang;
use crate::sim::ServiceMessageKind;

pub fn meaning(lang: Lang, kind: &ServiceMessageKind) -> String {
    match kind {
        ServiceMessageKind::StartedTasks { tasks } => {
            let n = tasks.len();
            let en = count_en(n as u32, "task was", "tasks were");
            say!(
                lang,
                "ECS가 알렸어요: 태스크 {n}개를 시작했어요.",
                "ECS posted that {en} started."
            )
        }
        ServiceMessageKind::StoppedTasks { tasks } => {
            let n = tasks.len();
            let en = count_en(n as u32, "task was", "tasks were");
            say!(lang, "ECS가 알렸어요: 태스크 {n}개를 멈췄어요.", "ECS posted that {en} stopped.")
        }
        ServiceMessageKind::SteadyState => say!(
            lang,
            "ECS가 알렸어요: 원하는 개수만큼 잘 실행 중이에요.",
            "ECS posted that everything desired is running well."
        ),
        ServiceMessageKind::UnableToPlace { closest, reason } => {
            let (n, why) = (closest.number(), refusal::reason(lang, *reason));
            say!(
                lang,
                "ECS가 알렸어요: 태스크를 놓을 자리가 없어요. 그나마 나은 컴퓨터 {n}도 안 돼요: {why}.",
                "ECS posted that no computer had room. Computer {n} came closest: {why}."
            )
        }
        ServiceMessageKind::UnableToPlaceNoInstances => say!(
            lang,
            "ECS가 알렸어요: 클러스터에 쓸 수 있는 컴퓨터가 없어요.",
            "ECS posted that the cluster has no usable computer."
        ),
    }
}
