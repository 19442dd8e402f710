//! What the orchestrator decided, and from which numbers.
#![deny(clippy::wildcard_enum_match_arm)]

use super::autoscaling::{self, Asked, Judged};
use super::refusal;
use super::say::{count_en, say};
use super::scene::Scene;
use super::why_not;
use crate::sim::{
    BinpackField, ChosenBy, DecisionKind, InstanceId, PlacementStrategy, Reason, RefusedCounts,
    SpreadField, TargetState, TaskId,
};

/// a, b, c.
pub(super) fn zone_letter(zone: u8) -> char {
    char::from(b'a' + zone)
}

/// The sentence of a decision, for the chain that "why?" opens.
pub fn decision(scene: &Scene, kind: &DecisionKind) -> String {
    use DecisionKind::*;
    let lang = scene.lang;
    match *kind {
        Shortfall { desired, live, start, .. } => say!(
            lang,
            "살아 있는 태스크 {live}개 < 원하는 개수 {desired}개. 모자라서 {start}개를 새로 시작하기로 했어요.",
            "{live} live < {desired} desired: too few, so the service starts {start}."
        ),
        Surplus { desired, live, stop, .. } => say!(
            lang,
            "살아 있는 태스크 {live}개 > 원하는 개수 {desired}개. 많아서 {stop}개를 멈추기로 했어요.",
            "{live} live > {desired} desired: too many, so the service stops {stop}."
        ),
        RollStarts { start, counted, upper, .. } => say!(
            lang,
            "배포하는 동안 태스크는 {upper}개까지예요. 지금 {counted}개라서 새 태스크 {start}개를 시작하기로 했어요.",
            "During the deployment there may be {upper} tasks and there are {counted}, so it starts {start} new ones."
        ),
        RollStops { stop, healthy, lower, .. } => say!(
            lang,
            "정상인 태스크 {healthy}개 가운데 {lower}개만 남으면 되니까, 옛 태스크 {stop}개를 멈추기로 했어요.",
            "{healthy} tasks are healthy and {lower} must stay, so it stops {stop} old ones."
        ),
        UnhealthyReplaced { start, replaced, .. } => say!(
            lang,
            "건강하지 않은 태스크 {replaced}개를 바꾸려고 새 태스크 {start}개를 먼저 시작하기로 했어요.",
            "{replaced} unhealthy tasks are to be replaced, so it first starts {start} new ones."
        ),
        UnhealthyGo { unhealthy, healthy, .. } => say!(
            lang,
            "정상인 태스크가 {healthy}개 있어서, 건강하지 않은 태스크 {unhealthy}개를 멈추기로 했어요.",
            "{healthy} tasks are healthy, so it stops {unhealthy} unhealthy ones."
        ),
        TargetJudged { streak, threshold, to, .. } => {
            let passed = to == TargetState::Healthy;
            match passed {
                true => say!(
                    lang,
                    "상태 검사를 연달아 {streak}번 통과했어요. {threshold}번이면 건강하다고 봐요.",
                    "Its checks passed {streak} times in a row; {threshold} make it healthy."
                ),
                false => say!(
                    lang,
                    "상태 검사에 연달아 {streak}번 떨어졌어요. {threshold}번이면 건강하지 않다고 봐요.",
                    "Its checks failed {streak} times in a row; {threshold} make it unhealthy."
                ),
            }
        }
        OneEach { instance, .. } => {
            let n = instance.number();
            say!(
                lang,
                "컴퓨터마다 하나씩 두는 서비스인데 컴퓨터 {n}에는 아직 없어서, 거기에 놓기로 했어요.",
                "The service keeps one task on each computer, and computer {n} had none."
            )
        }
        Stuck { desired, lower, upper, .. } => say!(
            lang,
            "원하는 개수 {desired}개에서 정상인 태스크는 {lower}개 이상, 전체는 {upper}개 이하여야 해요. 멈출 수도 시작할 수도 없어요.",
            "Of {desired} desired tasks {lower} must stay healthy and {upper} may exist: it can neither stop nor start any."
        ),
        HeldBack { rounds, wait_ms, .. } => {
            let wait = wait_ms / 1_000;
            say!(
                lang,
                "연달아 {rounds}번 시작하지 못해서, {wait}초 뒤에 다시 해 보기로 했어요.",
                "Starting failed {rounds} times in a row, so it tries again in {wait} s."
            )
        }
        CircuitBroken { failed, threshold, .. } => say!(
            lang,
            "새 태스크가 연달아 {failed}번 실패했어요. {threshold}번이면 배포를 그만둬요.",
            "{failed} new tasks failed in a row; at {threshold} the deployment is given up."
        ),
        RolledOut { desired, .. } => say!(
            lang,
            "원하는 개수 {desired}개가 모두 새 태스크이고 정상이라, 배포가 끝났어요.",
            "All {desired} desired tasks are new and healthy, so the deployment is complete."
        ),
        Placed { task, instance, tasks_there, fitting, ref refused } => {
            placed(scene, (task, instance), tasks_there, fitting, refused)
        }
        LaunchedOnFargate { zone, in_zone, .. } => {
            let zone = zone_letter(zone);
            say!(
                lang,
                "컴퓨터를 고를 필요가 없어요. FARGATE가 태스크가 가장 적은 {zone} 구역({in_zone}개)에 자리를 마련했어요.",
                "No computer has to be chosen: FARGATE makes room in zone {zone}, the one with the fewest tasks ({in_zone})."
            )
        }
        ChosenToStop { task, in_zone, on_instance, by } => {
            chosen(scene, task, (in_zone, on_instance), by)
        }
        Unplaceable { closest, definition, refused } => {
            let each = why_not::machines(scene, definition, refused);
            unplaceable(scene, closest) + &each
        }
        EssentialExited { container } => {
            let (_, name) = scene.container(container);
            say!(
                lang,
                "{name}은(는) 이 태스크에 꼭 필요한(essential) 컨테이너예요. 하나가 끝나면 태스크 전체를 멈춰요.",
                "{name} is an essential container: when one exits, the whole task is stopped."
            )
        }
        Rebalances { task, to, least } => {
            let (n, to) = (task.number(), zone_letter(to));
            say!(
                lang,
                "구역마다 태스크 수가 둘 이상 달라서, 태스크 {n} 대신 {to} 구역({least}개)에 새 태스크를 두기로 했어요.",
                "The zones differ by two tasks or more, so a new task in zone {to} ({least} there) shall replace task {n}."
            )
        }
        GroupBalances { desired, members } => say!(
            lang,
            "컴퓨터 묶음에 컴퓨터가 {members}대 있고 원하는 것은 {desired}대예요. 구역마다 고르게 맞추기로 했어요.",
            "The group has {members} computers and wants {desired}: it evens that out, zone by zone."
        ),
        InstanceDrains { pending, .. } => {
            let en = count_en(pending, "task", "tasks");
            say!(
                lang,
                "비우는 컴퓨터에서 아직 실행되지 않은 서비스의 태스크 {pending}개는 바로 멈추기로 했어요.",
                "On a draining computer, {en} of services not running yet stop at once."
            )
        }
        LeavingReplaced { start, leaving, .. } => say!(
            lang,
            "태스크 {leaving}개가 컴퓨터를 떠나야 해서, 대신할 태스크 {start}개를 다른 곳에 시작하기로 했어요.",
            "{leaving} tasks have to leave their computer, so it starts {start} elsewhere."
        ),
        LeavingGo { stop, healthy, lower, .. } => say!(
            lang,
            "정상인 태스크 {healthy}개 가운데 {lower}개만 남으면 되니까, 컴퓨터를 떠나야 하는 태스크 {stop}개를 먼저 멈추기로 했어요.",
            "{healthy} tasks are healthy and {lower} must stay, so it stops {stop} that have to leave their computer."
        ),
        Protected { live, desired, .. } => say!(
            lang,
            "살아 있는 태스크 {live}개 > 원하는 개수 {desired}개. 그런데 멈출 수 있는 태스크가 모두 보호받고 있어요.",
            "{live} live > {desired} desired, but every task that could be stopped is protected."
        ),
        InstanceGone { .. } => say!(
            lang,
            "반납한 컴퓨터 위의 태스크는 모두 멈춘 것으로 쳐요.",
            "Tasks on a terminated computer count as stopped."
        ),
        SteadyState { desired, .. } => say!(
            lang,
            "실행 중인 태스크가 원하는 개수 {desired}과(와) 같고, 모두 정상이에요.",
            "The running tasks equal the desired count of {desired}, and all are healthy."
        ),
        Drained { .. } => say!(
            lang,
            "마지막 태스크까지 멈춰서 서비스를 지울 수 있어요.",
            "The last task has stopped, so the service can go."
        ),
        AlarmJudged { service, policy, side, to, minutes, value, threshold } => {
            let judged = Judged { service, policy, side, to, minutes, value, threshold };
            autoscaling::judged(scene, &judged)
        }
        Scaled { service, policy, current, wanted, to, value } => {
            autoscaling::scaled(scene, &Asked { service, policy, current, wanted }, to, value)
        }
        ScalingHeld { service, policy, current, wanted, why } => {
            autoscaling::held(scene, &Asked { service, policy, current, wanted }, why)
        }
    }
}

/// The strategies that a task's service lists; empty: R47's default.
fn strategies(scene: &Scene, task: TaskId) -> String {
    let service = scene.cluster.task(task).service;
    let listed = service.map(|id| scene.cluster.service(id).placement.strategies.as_slice());
    let names = listed.unwrap_or_default().iter().map(|strategy| match strategy {
        PlacementStrategy::Random => "random".to_owned(),
        PlacementStrategy::Binpack(BinpackField::Cpu) => "binpack(cpu)".to_owned(),
        PlacementStrategy::Binpack(BinpackField::Memory) => "binpack(memory)".to_owned(),
        PlacementStrategy::Spread(SpreadField::InstanceId) => "spread(instanceId)".to_owned(),
        PlacementStrategy::Spread(SpreadField::Zone) => "spread(availability-zone)".to_owned(),
        PlacementStrategy::Spread(SpreadField::Attribute(name)) => ["spread(", name, ")"].concat(),
    });
    names.collect::<Vec<_>>().join(", ")
}

fn chosen(scene: &Scene, task: TaskId, (in_zone, on_instance): (u32, u32), by: ChosenBy) -> String {
    let (lang, n) = (scene.lang, task.number());
    match by {
        ChosenBy::Balance => say!(
            lang,
            "태스크 {n}을(를) 골랐어요. 태스크가 가장 많은 구역({in_zone}개)의, 태스크가 가장 많은 컴퓨터({on_instance}개)에 있어요.",
            "Task {n} was chosen: it is on the computer with the most tasks ({on_instance}), in the zone with the most ({in_zone})."
        ),
        ChosenBy::Strategies => {
            let listed = strategies(scene, task);
            say!(
                lang,
                "태스크 {n}을(를) 골랐어요. 배치 전략을 거꾸로 따랐어요: {listed}. 그래도 같으면 우연이 골라요.",
                "Task {n} was chosen by the placement strategy the other way round, then by chance: {listed}."
            )
        }
        ChosenBy::Leaving => say!(
            lang,
            "태스크 {n}을(를) 골랐어요. 떠나야 하는 컴퓨터에 있어요.",
            "Task {n} was chosen: it is on a computer that it has to leave."
        ),
    }
}

fn placed(
    scene: &Scene,
    (task, instance): (TaskId, InstanceId),
    tasks_there: u16,
    fitting: u16,
    refused: &RefusedCounts,
) -> String {
    let (n, listed) = (instance.number(), strategies(scene, task));
    let mut sentence = match fitting {
        0 | 1 => say!(
            scene.lang,
            "놓을 수 있는 컴퓨터는 컴퓨터 {n}뿐이었어요.",
            "Only computer {n} had room."
        ),
        _ if !listed.is_empty() => say!(
            scene.lang,
            "놓을 수 있는 컴퓨터 {fitting}대 가운데 컴퓨터 {n}을(를) 골랐어요. 배치 전략: {listed}.",
            "Of {fitting} computers with room, computer {n} was chosen. Placement strategy: {listed}."
        ),
        _ => say!(
            scene.lang,
            "놓을 수 있는 컴퓨터 {fitting}대 가운데 컴퓨터 {n}을(를) 골랐어요. 태스크가 가장 적은 구역의, 태스크가 가장 적은 컴퓨터예요(그때 {tasks_there}개).",
            "Of {fitting} computers with room, computer {n} was chosen: the one with the fewest tasks ({tasks_there} then) in the zone with the fewest."
        ),
    };
    let left_out = refusal::counts(scene.lang, refused);
    if !left_out.is_empty() {
        sentence.push(' ');
        sentence.push_str(&left_out);
    }
    sentence
}

fn unplaceable(scene: &Scene, closest: Option<(InstanceId, Reason)>) -> String {
    let Some((instance, reason)) = closest else {
        return say!(
            scene.lang,
            "클러스터에 컴퓨터가 없어서 놓을 수 없어요.",
            "The cluster has no computer to place it on."
        );
    };
    let (n, why) = (instance.number(), refusal::reason(scene.lang, reason));
    say!(
        scene.lang,
        "태스크가 들어갈 컴퓨터가 없어요. 그나마 나은 컴퓨터 {n}도 안 돼요: {why}.",
        "No computer fits. The closest is computer {n}: {why}."
    )
}
