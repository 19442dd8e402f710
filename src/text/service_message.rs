//! What a message that ECS posted means, beside its own English words.
#![deny(clippy::wildcard_enum_match_arm)]

use super::refusal;
use super::say::{count_en, say};
use crate::lang::Lang;
use crate::sim::ServiceMessageKind;

pub fn meaning(lang: Lang, kind: &ServiceMessageKind) -> String {
    match kind {
        ServiceMessageKind::StartedTasks { tasks, .. } => {
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
        ServiceMessageKind::RegisteredTargets { count, .. } => {
            let en = count_en(*count, "task was", "tasks were");
            say!(
                lang,
                "ECS가 알렸어요: 태스크 {count}개를 로드 밸런서의 대상 그룹에 넣었어요.",
                "ECS posted that {en} put into the load balancer’s target group."
            )
        }
        ServiceMessageKind::DeregisteredTargets { count, .. } => {
            let en = count_en(*count, "task was", "tasks were");
            say!(
                lang,
                "ECS가 알렸어요: 태스크 {count}개를 로드 밸런서의 대상 그룹에서 뺐어요.",
                "ECS posted that {en} taken out of the load balancer’s target group."
            )
        }
        ServiceMessageKind::BegunDraining { count, .. } => {
            let en = count_en(*count, "task", "tasks");
            say!(
                lang,
                "ECS가 알렸어요: 태스크 {count}개가 하던 요청만 마저 답해요. 새 요청은 받지 않아요.",
                "ECS posted that {en} finish the requests under way and get no new ones."
            )
        }
        ServiceMessageKind::UnhealthyTarget { .. } => say!(
            lang,
            "ECS가 알렸어요: 로드 밸런서의 상태 검사에 떨어진 태스크예요.",
            "ECS posted which task fails the load balancer’s health checks."
        ),
        ServiceMessageKind::FailedContainerChecks { task } => {
            let n = task.number();
            say!(
                lang,
                "ECS가 알렸어요: 태스크 {n}이(가) 컨테이너 상태 검사에 떨어졌어요.",
                "ECS posted that task {n} fails its container health checks."
            )
        }
        ServiceMessageKind::DeploymentCompleted { .. } => say!(
            lang,
            "ECS가 알렸어요: 배포가 끝났어요.",
            "ECS posted that the deployment is complete."
        ),
        ServiceMessageKind::DeploymentFailed { .. } => say!(
            lang,
            "ECS가 알렸어요: 새 태스크가 자꾸 실패해서 배포를 그만뒀어요.",
            "ECS posted that the deployment failed: its tasks kept failing."
        ),
        ServiceMessageKind::RollingBack { .. } => say!(
            lang,
            "ECS가 알렸어요: 마지막으로 성공한 배포로 되돌려요.",
            "ECS posted that it goes back to the last deployment that succeeded."
        ),
        ServiceMessageKind::StuckByPercent => say!(
            lang,
            "ECS가 알렸어요: 최소 정상 비율과 최대 비율 때문에 태스크를 멈추지도 시작하지도 못해요.",
            "ECS posted that the minimum and maximum percent let it neither stop nor start a task."
        ),
        ServiceMessageKind::NotBalanced { .. } => say!(
            lang,
            "ECS가 알렸어요: 구역마다 태스크 수가 달라서, 고르게 옮기기 시작해요.",
            "ECS posted that its zones are not balanced, and that it begins to move tasks."
        ),
        ServiceMessageKind::Balanced { .. } => say!(
            lang,
            "ECS가 알렸어요: 구역마다 태스크 수가 다시 고르게 됐어요.",
            "ECS posted that its zones are balanced again."
        ),
        ServiceMessageKind::UnableToScaleIn { .. } => say!(
            lang,
            "ECS가 알렸어요: 보호받는 태스크만 남아서 더 줄이지 못해요.",
            "ECS posted that it cannot scale in: only protected tasks are left to stop."
        ),
        ServiceMessageKind::UnableToStartConsistently => say!(
            lang,
            "ECS가 알렸어요: 태스크가 자꾸 시작하지 못해서, 다시 해 보기까지 점점 오래 기다려요.",
            "ECS posted that tasks keep failing to start, so it waits longer and longer between tries."
        ),
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
