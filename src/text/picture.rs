//! The words in the picture.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use super::scene::Scene;
use super::task_status;
use crate::lang::Lang;
use crate::shell::ecs;
use crate::sim::{
    ContainerId, ContainerInstance, ContainerStatus, InstanceCondition, InstanceId, TaskId,
    TaskStatus,
};

pub fn cluster(lang: Lang) -> &'static str {
    pick(lang, "클러스터 “우리 프로젝트”", "Cluster “our project”")
}

pub fn computer(lang: Lang, n: u32) -> String {
    say!(lang, "컴퓨터 {n}", "Computer {n}")
}

/// Inside a sentence, what runs a task: "computer 2", or FARGATE.
pub fn host(lang: Lang, instance: InstanceId) -> String {
    match instance.fargate_zone() {
        Some(_) => "FARGATE".to_owned(),
        None => {
            let n = instance.number();
            say!(lang, "컴퓨터 {n}", "computer {n}")
        }
    }
}

/// FARGATE: where its tasks run, nobody sees.
pub fn nobodys_computer(lang: Lang) -> &'static str {
    pick(lang, "컴퓨터는 AWS가 정하고 보여 주지 않아요", "AWS picks the computers and shows none")
}

pub fn task(lang: Lang, n: u32) -> String {
    say!(lang, "태스크 {n}", "Task {n}")
}

/// "nginx :80".
pub fn container(scene: &Scene, id: ContainerId) -> String {
    let (_, name) = scene.container(id);
    match scene.cluster.listening_port(id) {
        Some(port) => format!("{name} :{port}"),
        None => name.to_owned(),
    }
}

/// What the service was asked for.
pub fn wish(lang: Lang, desired: u32) -> String {
    say!(lang, "“{desired}개를 유지해요”", "“Keep {desired} running”")
}

pub fn all_there(lang: Lang) -> &'static str {
    pick(lang, "딱 맞아요", "All there")
}

pub fn missing(lang: Lang, n: u32) -> String {
    say!(lang, "{n}개 모자라요", "{n} missing")
}

pub fn too_many(lang: Lang, n: u32) -> String {
    say!(lang, "{n}개 남아요", "{n} too many")
}

/// Under "actually running": so many are on their way.
pub fn starting(lang: Lang, n: u32) -> String {
    say!(lang, "{n}개 준비 중", "{n} starting")
}

/// Under "can take visitors": ECS counts them, nobody reaches them.
pub fn unreachable(lang: Lang, n: u32) -> String {
    say!(lang, "{n}개는 닿지 않아요", "{n} out of reach")
}

/// Under "can take visitors": running, but a port is still closed.
pub fn opening(lang: Lang, n: u32) -> String {
    say!(lang, "{n}개는 포트를 여는 중", "{n} opening ports")
}

/// How a computer really is; nothing to say of one that simply works.
pub fn condition(lang: Lang, condition: InstanceCondition) -> &'static str {
    match condition {
        InstanceCondition::Active => "",
        InstanceCondition::Starting => pick(lang, "켜지는 중", "starting"),
        InstanceCondition::LostUnnoticed => pick(lang, "전원 나감", "no power"),
        InstanceCondition::Rebooting => pick(lang, "다시 켜지는 중", "starting again"),
        InstanceCondition::AgentStopped => pick(lang, "에이전트 멈춤", "agent stopped"),
        InstanceCondition::Terminated => pick(lang, "반납했어요 (terminated)", "terminated"),
    }
}

/// The same, where "on" has to be said.
/// R43, on the computer's card.
pub fn draining(lang: Lang) -> &'static str {
    pick(lang, "비우는 중 (DRAINING)", "draining")
}

pub fn condition_said(lang: Lang, is: InstanceCondition) -> &'static str {
    match is {
        InstanceCondition::Active => pick(lang, "켜져 있음", "on"),
        InstanceCondition::Terminated => pick(lang, "반납했어요", "terminated"),
        InstanceCondition::Starting
        | InstanceCondition::LostUnnoticed
        | InstanceCondition::Rebooting
        | InstanceCondition::AgentStopped => condition(lang, is),
    }
}

/// What ECS still takes a computer without power for: in full, and short.
pub fn belief(lang: Lang, agent_connected: bool) -> (String, String) {
    let (long, short) = match agent_connected {
        true => (
            pick(lang, "ECS는 아직 몰라요: ACTIVE", "ECS does not know yet: ACTIVE"),
            "ECS: ACTIVE",
        ),
        false => (
            pick(lang, "ECS: ACTIVE, 연락만 끊김", "ECS: ACTIVE, out of contact"),
            pick(lang, "ECS: 연락 끊김", "ECS: no contact"),
        ),
    };
    (long.to_owned(), short.to_owned())
}

/// How full a computer is: in full, and short.
pub fn load(lang: Lang, instance: &ContainerInstance) -> (String, String) {
    let (all, left) = (instance.instance_type, instance.remaining);
    let (used, of) = (all.cpu_units - left.cpu_units, all.cpu_units);
    let (held, memory) = (gib(all.memory_mib - left.memory_mib), gib(all.memory_mib));
    let long = say!(
        lang,
        "CPU {used} / {of} · 메모리 {held} / {memory} GB",
        "CPU {used} / {of} · memory {held} / {memory} GB"
    );
    (long, format!("CPU {used} / {of}"))
}

/// MiB as GiB with one digit at most: 1536 → "1.5".
pub fn gib(mib: u32) -> String {
    let tenths = (u64::from(mib) * 10 + 512) / 1024;
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        digit => format!("{}.{digit}", tenths / 10),
    }
}

/// What a task that is on its way waits for.
pub fn waiting(scene: &Scene, id: TaskId) -> &'static str {
    let (lang, status) = (scene.lang, scene.cluster.task(id).last_status);
    match status {
        TaskStatus::Activating => {
            let last = scene.cluster.containers_of(id).map(|container| container.last_status).min();
            match last.unwrap_or(ContainerStatus::Pending) {
                ContainerStatus::Pending => pick(lang, "이미지 받는 중", "pulling images"),
                ContainerStatus::Pulled
                | ContainerStatus::Created
                | ContainerStatus::Running
                | ContainerStatus::Stopped => pick(lang, "컨테이너 켜는 중", "starting containers"),
            }
        }
        TaskStatus::Running => pick(lang, "포트 여는 중", "opening ports"),
        TaskStatus::Provisioning
        | TaskStatus::Pending
        | TaskStatus::Deactivating
        | TaskStatus::Stopping
        | TaskStatus::Deprovisioning
        | TaskStatus::Stopped => task_status::short(lang, status),
    }
}

pub fn out_of_reach(lang: Lang) -> &'static str {
    pick(lang, "닿지 않음", "no answer")
}

/// What ECS takes it for.
pub fn believed(status: TaskStatus) -> String {
    ["ECS: ", ecs::task_status(status)].concat()
}

#[cfg(test)]
mod tests {
    use super::gib;

    #[test]
    fn memory_has_one_digit_at_most() {
        assert_eq!(gib(0), "0");
        assert_eq!(gib(512), "0.5");
        assert_eq!(gib(1536), "1.5");
        assert_eq!(gib(4096), "4");
        assert_eq!(gib(1000), "1");
    }
}
