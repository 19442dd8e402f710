//! What can be done: buttons, and their names when spoken.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use crate::course::{Action, ActionId};
use crate::lang::Lang;

/// What a button of this action says.
pub fn label(lang: Lang, id: ActionId) -> &'static str {
    match id {
        ActionId::Scale => pick(lang, "개수 바꾸기", "Scale"),
        ActionId::StopTask => pick(lang, "태스크 멈추기", "Stop the task"),
        ActionId::CrashContainer => pick(lang, "컨테이너 죽이기", "Crash the container"),
        ActionId::RunTask => pick(lang, "태스크만 실행하기", "Run a task alone"),
        ActionId::TerminateComputer => pick(lang, "반납하기", "Terminate"),
        ActionId::PowerOff => pick(lang, "전원 끄기", "Cut the power"),
        ActionId::PowerOn => pick(lang, "전원 켜기", "Give power back"),
        ActionId::RentComputer => pick(lang, "컴퓨터 빌리기", "Rent a computer"),
        ActionId::CreateService => pick(lang, "서비스 만들기", "Create a service"),
        ActionId::DeleteService => pick(lang, "서비스 지우기", "Delete the service"),
    }
}

/// The button's label with its object; begins with the label, so that it can be said to a browser.
pub fn spoken(lang: Lang, action: &Action) -> String {
    let label = label(lang, action.id());
    match action {
        Action::StopTask { task } => {
            say!(lang, "{label}: 태스크 {task}", "{label}: task {task}")
        }
        Action::CrashContainer { task, container, .. } => {
            let which = container_of(lang, *task, container);
            format!("{label}: {which}")
        }
        Action::TerminateComputer { computer }
        | Action::PowerOff { computer }
        | Action::PowerOn { computer } => {
            say!(lang, "{label}: 컴퓨터 {computer}", "{label}: computer {computer}")
        }
        Action::Scale { .. }
        | Action::RunTask { .. }
        | Action::RentComputer { .. }
        | Action::CreateService { .. }
        | Action::DeleteService { .. } => label.to_owned(),
    }
}

pub fn scale_out(lang: Lang, to: u32) -> String {
    say!(lang, "{to}개로 늘리기", "Scale out to {to}")
}

pub fn scale_in(lang: Lang, to: u32) -> String {
    say!(lang, "{to}개로 줄이기", "Scale in to {to}")
}

/// A container among the things to choose from.
pub fn container_of(lang: Lang, task: u32, name: &str) -> String {
    say!(lang, "태스크 {task}의 {name}", "{name} of task {task}")
}
