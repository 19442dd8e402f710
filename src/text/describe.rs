//! The picture in sentences.

use super::picture;
use super::say::{count_en, pick, row, say};
use super::scene::Scene;
use crate::sim::{Counts, InstanceCondition, InstanceId, ServiceId};

/// What tasks on a computer are doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Running,
    Starting,
    OutOfReach,
    Stopping,
}

/// What a service wants and has.
pub fn service(scene: &Scene, id: ServiceId, counts: Counts) -> String {
    let name = scene.service(id);
    let Counts { desired, running, routable, .. } = counts;
    let wanted = count_en(desired, "task", "tasks");
    say!(
        scene.lang,
        "{name}은(는) 태스크 {desired}개를 원해요. {running}개가 실행 중이고, 손님을 받을 수 있는 태스크는 {routable}개예요.",
        "The {name} wants {wanted}: {running} running, {routable} able to take visitors."
    )
}

/// Where a computer stands and what its tasks are doing: numbers for each kind of doing.
pub fn computer(scene: &Scene, id: InstanceId, tasks: &[(Doing, Vec<u32>)]) -> String {
    let instance = scene.cluster.instance(id);
    let (lang, n) = (scene.lang, id.number());
    let is = picture::condition_said(lang, instance.condition());
    let doing: Vec<String> = tasks
        .iter()
        .filter(|(_, numbers)| !numbers.is_empty())
        .map(|(doing, numbers)| group(scene, *doing, numbers))
        .collect();
    if doing.is_empty() {
        return match instance.condition() {
            InstanceCondition::Terminated => {
                say!(lang, "컴퓨터 {n}은(는) 반납했어요.", "Computer {n} is terminated.")
            }
            InstanceCondition::Starting
            | InstanceCondition::Active
            | InstanceCondition::LostUnnoticed
            | InstanceCondition::Rebooting
            | InstanceCondition::AgentStopped => {
                say!(lang, "컴퓨터 {n}({is})은(는) 비어 있어요.", "Computer {n} ({is}) is empty.")
            }
        };
    }
    let doing = doing.join(", ");
    say!(lang, "컴퓨터 {n}({is}): {doing}.", "Computer {n} ({is}): {doing}.")
}

fn group(scene: &Scene, doing: Doing, numbers: &[u32]) -> String {
    let lang = scene.lang;
    let which = row(lang, numbers);
    let what = match doing {
        Doing::Running => pick(lang, "실행 중", "running"),
        Doing::Starting => pick(lang, "준비 중", "starting"),
        Doing::OutOfReach => pick(
            lang,
            "닿지 않지만 ECS는 실행 중이라고 알고 있음",
            "out of reach, though ECS believes it is running",
        ),
        Doing::Stopping => pick(lang, "멈추는 중", "stopping"),
    };
    match numbers.len() {
        1 => say!(lang, "태스크 {which} {what}", "task {which} {what}"),
        _ => say!(lang, "태스크 {which} {what}", "tasks {which} {what}"),
    }
}
