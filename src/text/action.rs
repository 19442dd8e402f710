//! What can be done: buttons, and their names when spoken.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use super::scene::Scene;
use crate::course::{Action, ActionId, Address, Slot};
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
        ActionId::SetHealthCheck => pick(lang, "상태 검사 바꾸기", "Change the health check"),
        ActionId::SetCircuitBreaker => pick(lang, "서킷 브레이커", "Circuit breaker"),
        ActionId::PushImage => pick(lang, "이미지 올리기", "Push the image"),
        ActionId::PushConfig => {
            pick(lang, "설정을 바꿔 이미지 올리기", "Push with another configuration")
        }
        ActionId::ReloadNginx => {
            pick(lang, "설정을 복사하고 nginx 다시 읽기", "Copy a configuration and reload nginx")
        }
        ActionId::Users => pick(lang, "손님 수 바꾸기", "Change how many come"),
        ActionId::Tell => pick(lang, "손님에게 주소 알리기", "Tell people an address"),
        ActionId::HangContainer => pick(lang, "프로그램 멎게 하기", "Hang the program"),
        ActionId::ResumeContainer => pick(lang, "멈춘 프로그램 깨우기", "Wake the program"),
        ActionId::LeakMemory => pick(lang, "메모리 새기", "Leak memory"),
        ActionId::ConnectHome => pick(lang, "집에 인터넷 잇기", "Connect the home"),
        ActionId::ChangeAddress => pick(lang, "집 주소 바뀌기", "Change the address at home"),
        ActionId::FreezeNames => pick(lang, "이름을 옛것으로 두기", "Leave the names stale"),
        ActionId::ThawNames => pick(lang, "이름 다시 새로 고치기", "Refresh the names again"),
        ActionId::CutLink => pick(lang, "두 서비스 사이 끊기", "Cut two services off"),
        ActionId::DrainComputer => pick(lang, "컴퓨터 비우기", "Drain"),
        ActionId::ActivateComputer => pick(lang, "다시 쓰기", "Use again"),
        ActionId::StopAgent => pick(lang, "에이전트 멈추기", "Stop the agent"),
        ActionId::StartAgent => pick(lang, "에이전트 시작하기", "Start the agent"),
        ActionId::LoseZone => pick(lang, "구역 잃기", "Lose a zone"),
        ActionId::ReturnZone => pick(lang, "구역 되살리기", "Bring the zone back"),
        ActionId::ScaleComputers => pick(lang, "컴퓨터 묶음", "Computers in the group"),
        ActionId::ProtectTask => pick(lang, "태스크 보호하기", "Protect the task"),
        ActionId::RestoreLink => {
            pick(lang, "두 서비스 사이 다시 잇기", "Join the two services again")
        }
        ActionId::RegisterScalableTarget => pick(lang, "자동 조절 켜기", "Turn auto scaling on"),
        ActionId::DeregisterScalableTarget => pick(lang, "자동 조절 끄기", "Turn auto scaling off"),
        ActionId::PutScalingPolicy => {
            pick(lang, "자동 조절 정책 붙이기", "Attach the scaling policy")
        }
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
        Some(Slot::Zone) => {
            let zone = action.text(0);
            say!(lang, "{label}: {zone} 구역", "{label}: zone {zone}")
        }
        _ => label.to_owned(),
    }
}

/// What a button says that needs nothing chosen.
pub fn plain(scene: &Scene, action: &Action) -> String {
    let (lang, label) = (scene.lang, label(scene.lang, action.id));
    let n = action.number(1);
    let of = |what: &str| [label, ": ", what].concat();
    if action.id == ActionId::Deploy {
        return say!(lang, "버전 {n} 배포하기", "Deploy version {n}");
    }
    match action.id.first_slot() {
        _ if action.id == ActionId::SetCircuitBreaker => of(breaker(lang, action.text(1))),
        Some(Slot::Image) => of(action.text(0)),
        Some(Slot::Config) => of(scene.names.of_kind(Slot::Draft, action.text(1))),
        Some(Slot::Zone) => spoken(lang, action),
        Some(Slot::Users) => {
            let address = address(scene, action.text(1));
            let who = scene.names.of_kind(Slot::Users, action.text(0));
            say!(lang, "{who}에게 알리기: {address}", "Tell {who}: {address}")
        }
        _ => label.to_owned(),
    }
}

/// Where people are sent: a thing of the picture, and its port.
pub fn address(scene: &Scene, text: &str) -> String {
    let lang = scene.lang;
    match Address::read(text) {
        Some(Address::Balancer(name)) => scene.names.of_kind(Slot::TargetGroup, &name).to_owned(),
        Some(Address::Service { name, .. }) => {
            let service = scene.names.of(&name);
            say!(lang, "{service}의 이름", "the name of the {service}")
        }
        Some(Address::Computer { number, port }) => {
            say!(lang, "컴퓨터 {number}의 {port}번 포트", "computer {number}, port {port}")
        }
        Some(Address::Task { number, port }) => {
            say!(lang, "태스크 {number}의 {port}번 포트", "task {number}, port {port}")
        }
        Some(Address::Home { port }) => {
            say!(lang, "집 주소, {port}번 포트", "the address at home, port {port}")
        }
        None => text.to_owned(),
    }
}

/// How often people ask.
pub fn rate(lang: Lang, per_minute: u32) -> String {
    match (per_minute % 60, per_minute) {
        (0, 60..) => {
            let n = per_minute / 60;
            say!(lang, "1초에 {n}번", "{n} a second")
        }
        _ => say!(lang, "1분에 {per_minute}번", "{per_minute} a minute"),
    }
}

pub fn minimum(lang: Lang, percent: u32) -> String {
    say!(lang, "최소 {percent}%", "Minimum {percent} %")
}

pub fn maximum(lang: Lang, percent: u32) -> String {
    say!(lang, "최대 {percent}%", "Maximum {percent} %")
}

/// What the circuit breaker does.
fn breaker(lang: Lang, word: &str) -> &'static str {
    match word {
        "off" => pick(lang, "끄기", "off"),
        "on" => pick(lang, "멈추기만", "only stop"),
        _ => pick(lang, "롤백까지", "with rollback"),
    }
}

pub fn check_interval(lang: Lang, s: u32) -> String {
    say!(lang, "{s}초마다 검사", "Check every {s} s")
}

pub fn check_timeout(lang: Lang, s: u32) -> String {
    say!(lang, "{s}초 안에 대답", "Answer within {s} s")
}

pub fn unhealthy_threshold(lang: Lang, failures: u32) -> String {
    say!(lang, "{failures}번 실패하면 비정상", "Unhealthy after {failures}")
}

/// Computers of an Auto Scaling group.
pub fn machines(lang: Lang, to: u32) -> String {
    say!(lang, "{to}대로", "to {to}")
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
