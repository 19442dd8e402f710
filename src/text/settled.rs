//! Where a cluster comes to rest.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::Settled;

pub fn sentence(scene: &Scene, state: Settled) -> String {
    let lang = scene.lang;
    match state {
        // Nothing is desired where there is no service.
        Settled::Steady if scene.cluster.services().is_empty() => {
            say!(
                lang,
                "잠잠해요. 지금 바뀌고 있는 것은 없어요.",
                "Steady: nothing is changing now."
            )
        }
        Settled::Steady => say!(
            lang,
            "잠잠해요. 원하는 개수만큼 실행 중이에요.",
            "Steady: as many are running as desired."
        ),
        Settled::Working => say!(lang, "클러스터가 일하는 중이에요.", "The cluster is at work."),
        Settled::NoCapacity { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}이(가) 태스크를 놓을 컴퓨터를 찾지 못해요. 자리가 나거나 컴퓨터를 빌리면 이어서 해요.",
                "The {name} finds no computer with room. It goes on as soon as there is room or a new computer."
            )
        }
        Settled::NoComputerAllowed { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 배치 조건에 맞는 컴퓨터가 없어요. 조건에 맞는 컴퓨터가 생기면 이어서 해요.",
                "No computer meets the placement constraints of the {name}. It goes on as soon as one does."
            )
        }
        Settled::StuckDraining { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 태스크가 비우는 컴퓨터를 떠나야 하는데, 최소·최대 비율 때문에 멈출 수도 시작할 수도 없어요.",
                "Tasks of the {name} have to leave a draining computer, but the percents let it neither stop nor start any."
            )
        }
        Settled::TasksProtected { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}에서 멈출 태스크가 모두 보호받고 있어요. 보호가 끝나면 이어서 해요.",
                "All tasks that the {name} could stop are protected. It goes on when protection ends."
            )
        }
        Settled::StuckByPercent { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}이(가) 태스크를 멈출 수도 시작할 수도 없어요. 최소 정상 비율이나 최대 비율을 바꾸면 이어서 해요.",
                "The {name} can neither stop nor start a task. It goes on once the minimum or the maximum percent is changed."
            )
        }
        Settled::HeldBack { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 태스크가 자꾸 시작하지 못해서, 다시 해 보기까지 기다리는 중이에요.",
                "Tasks of the {name} keep failing to start, so it waits before it tries again."
            )
        }
        Settled::DeploymentFailed { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 배포가 실패했어요. 다시 배포하기 전에는 이대로예요.",
                "The deployment of the {name} failed. It stays like this until it is deployed again."
            )
        }
        Settled::ImageFailing { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 태스크가 이미지를 받지 못해 시작하지 못해요. 다시 해 보기까지 점점 오래 기다려요.",
                "Tasks of the {name} cannot start, for their image cannot be pulled. It waits longer and longer between tries."
            )
        }
        Settled::KeepsReplacing { service } => {
            let name = scene.service(service);
            say!(
                lang,
                "{name}의 태스크가 시작한 뒤 자꾸 실패해서, 끝없이 새것으로 바뀌고 있어요.",
                "Tasks of the {name} keep failing after their start, and are replaced without end."
            )
        }
        Settled::AgentSilent { instance } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}의 에이전트가 멈췄어요. 컨테이너는 돌지만, ECS는 거기서 아무것도 시작하거나 멈추지 못해요.",
                "The agent of computer {n} is stopped. Containers run on, but ECS can neither start nor stop any there."
            )
        }
        Settled::WaitsForContainer { task } => {
            let n = task.number();
            say!(
                lang,
                "태스크 {n}의 컨테이너 하나가 다른 컨테이너를 기다리고 있어요. 그쪽이 준비되지 않으면 이대로예요.",
                "A container of task {n} waits for another one. Unless that gets ready, it stays like this."
            )
        }
        Settled::LostComputerUnnoticed { instance } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터 {n}의 전원이 나갔는데 ECS는 그 위의 태스크가 실행 중이라고 알고 있어요. 그냥 두면 이대로예요.",
                "Computer {n} has no power, but ECS still counts its tasks as running. Left alone, it stays like this."
            )
        }
    }
}

/// Said beside the three numbers while a task without a service lives.
pub fn only_of_services(lang: Lang) -> &'static str {
    pick(
        lang,
        "위의 세 숫자에 서비스 없는 태스크는 들어 있지 않아요.",
        "Tasks without a service are not counted above.",
    )
}
