//! What can be done: buttons, and their names when spoken.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use crate::course::{Action, ActionId, Slot};
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
        ActionId::Deploy => pick(lang, "새 버전 배포하기", "Deploy a version"),
        ActionId::Redeploy => pick(lang, "같은 버전 다시 배포하기", "Deploy again"),
        ActionId::SetPercent => pick(lang, "최소·최대 비율 바꾸기", "Change the percents"),
        ActionId::PushImage => pick(lang, "이미지 올리기", "Push the image"),
        ActionId::Users => pick(lang, "손님 수 바꾸기", "Change how many come"),
        ActionId::Tell => pick(lang, "손님에게 주소 알리기", "Tell people an address"),
    }
}

/// The button's label with its object; begins with the label, so that it can be said to a browser.
pub fn spoken(lang: Lang, action: &Action) -> String {
    let label = label(lang, action.id);
    let n = action.number(0);
    match action.id.first_slot() {
        Some(Slot::Task) if action.id == ActionId::CrashContainer => {
            let which = container_of(lang, n, action.text(1));
            format!("{label}: {which}")
        }
        Some(Slot::Task) => say!(lang, "{label}: 태스크 {n}", "{label}: task {n}"),
        Some(Slot::Computer) => say!(lang, "{label}: 컴퓨터 {n}", "{label}: computer {n}"),
        _ => label.to_owned(),
    }
}

/// What a button says that needs nothing chosen.
pub fn plain(lang: Lang, action: &Action) -> String {
    let n = action.number(1);
    if action.id == ActionId::Deploy {
        return say!(lang, "버전 {n} 배포하기", "Deploy version {n}");
    }
    label(lang, action.id).to_owned()
}

pub fn minimum(lang: Lang, percent: u32) -> String {
    say!(lang, "최소 {percent}%로", "Minimum {percent} %")
}

pub fn maximum(lang: Lang, percent: u32) -> String {
    say!(lang, "최대 {percent}%로", "Maximum {percent} %")
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
