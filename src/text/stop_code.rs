//! Why a task stops, by ECS's stop codes and reasons.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use crate::lang::Lang;
use crate::sim::{StopCode, TaskId};

/// The stop is asked for.
pub fn requested(lang: Lang, task: TaskId, code: StopCode) -> String {
    let n = task.number();
    match code {
        StopCode::UserInitiated => {
            say!(lang, "태스크 {n}을(를) 멈추라고 했어요.", "Task {n} was asked to stop.")
        }
        StopCode::ServiceSchedulerInitiated => say!(
            lang,
            "서비스가 태스크 {n}을(를) 멈추라고 했어요.",
            "The service told task {n} to stop."
        ),
        StopCode::EssentialContainerExited => say!(
            lang,
            "꼭 필요한 컨테이너가 끝나서 태스크 {n}도 멈춰요.",
            "An essential container exited, so task {n} stops too."
        ),
        StopCode::TaskFailedToStart => {
            say!(lang, "태스크 {n}이(가) 시작하지 못했어요.", "Task {n} could not start.")
        }
        StopCode::InfrastructureHealth | StopCode::TerminationNotice => say!(
            lang,
            "태스크 {n}이(가) 있던 컴퓨터가 사라졌어요.",
            "The computer under task {n} is gone."
        ),
        StopCode::SpotInterruption => say!(
            lang,
            "태스크 {n}이(가) 있던 컴퓨터를 돌려줘야 해요.",
            "The computer under task {n} has to be given back."
        ),
    }
}

/// For the box of a stopped task: as short as can be.
pub fn short(lang: Lang, code: StopCode) -> &'static str {
    match code {
        StopCode::UserInitiated => pick(lang, "사람이 멈춤", "stopped by a person"),
        StopCode::ServiceSchedulerInitiated => {
            pick(lang, "서비스가 멈춤", "stopped by its service")
        }
        StopCode::EssentialContainerExited => pick(lang, "컨테이너가 끝남", "container exited"),
        StopCode::TaskFailedToStart => pick(lang, "시작 못 함", "could not start"),
        StopCode::InfrastructureHealth | StopCode::TerminationNotice => {
            pick(lang, "컴퓨터가 사라짐", "computer gone")
        }
        StopCode::SpotInterruption => pick(lang, "컴퓨터 돌려줌", "computer returned"),
    }
}

/// For the table.
pub fn sentence(lang: Lang, code: StopCode) -> &'static str {
    match code {
        StopCode::UserInitiated => pick(lang, "사람이 멈췄어요.", "Stopped by a person."),
        StopCode::ServiceSchedulerInitiated => pick(
            lang,
            "서비스가 개수를 맞추려고 멈췄어요.",
            "Stopped by the service to match the desired count.",
        ),
        StopCode::EssentialContainerExited => {
            pick(lang, "꼭 필요한 컨테이너가 멈췄어요.", "An essential container exited.")
        }
        StopCode::TaskFailedToStart => pick(lang, "시작하지 못했어요.", "It could not start."),
        StopCode::InfrastructureHealth => {
            pick(lang, "컴퓨터와 함께 멈췄어요.", "It stopped with its computer.")
        }
        StopCode::TerminationNotice => pick(
            lang,
            "컴퓨터를 반납해서 함께 멈췄어요.",
            "It stopped with the terminated computer.",
        ),
        StopCode::SpotInterruption => pick(
            lang,
            "잠시 빌린 컴퓨터를 돌려줘야 했어요.",
            "The spare computer had to be given back.",
        ),
    }
}
