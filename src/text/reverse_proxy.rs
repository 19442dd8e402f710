//! nginx in a container: it refuses to start, reads its configuration anew, or gets nothing from whom it asks.

use super::failure;
use super::say::say;
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::{ContainerId, Failure, NetworkMode, TaskId};

/// "a line": 0 is none.
fn at(lang: Lang, line: u32) -> String {
    match line {
        0 => say!(lang, "설정", "its configuration"),
        _ => say!(lang, "설정의 {line}번째 줄", "line {line} of its configuration"),
    }
}

pub(super) fn refused(scene: &Scene, container: ContainerId, line: u32) -> String {
    let ((n, name), at) = (scene.container(container), at(scene.lang, line));
    say!(
        scene.lang,
        "태스크 {n}의 {name}은(는) {at}에서 멈춰서 시작하지 못했어요. 종료 코드 1로 끝나요.",
        "{name} of task {n} stops at {at} and does not start: it ends with exit code 1."
    )
}

pub(super) fn reload_asked(scene: &Scene, container: ContainerId) -> String {
    let (n, name) = scene.container(container);
    say!(
        scene.lang,
        "태스크 {n}의 {name}에 새 설정을 복사하고 다시 읽으라고 했어요(nginx -s reload).",
        "A new configuration was copied into {name} of task {n}, and it was told to read it (nginx -s reload)."
    )
}

pub(super) fn reloaded(scene: &Scene, container: ContainerId) -> String {
    let (n, name) = scene.container(container);
    say!(
        scene.lang,
        "태스크 {n}의 {name}이(가) 새 설정을 읽었어요. 새 워커가 요청을 받아요.",
        "{name} of task {n} has read its new configuration; new workers take the requests."
    )
}

pub(super) fn kept(scene: &Scene, container: ContainerId, line: u32) -> String {
    let ((n, name), at) = (scene.container(container), at(scene.lang, line));
    say!(
        scene.lang,
        "태스크 {n}의 {name}은(는) 새 {at}이(가) 틀려서 따르지 않아요. 옛 워커가 옛 설정으로 계속 일해요.",
        "{name} of task {n} does not take the new configuration: {at} is wrong. The old workers go on with the old one."
    )
}

/// A peer without a task is this task, by `localhost`.
pub(super) fn peer_failed(
    scene: &Scene,
    container: ContainerId,
    (peer, port): (Option<TaskId>, u16),
    why: Failure,
) -> String {
    let lang = scene.lang;
    let (n, name) = scene.container(container);
    let own = scene.cluster.container(container).task;
    let definition = scene.cluster.definition(scene.cluster.task(own).definition);
    match (peer, why) {
        (Some(peer), Failure::Refused)
            if peer == own && definition.network_mode == NetworkMode::Bridge =>
        {
            say!(
                lang,
                "태스크 {n}의 {name}이(가) localhost:{port}에 연결하지 못했어요. bridge에서 localhost는 이 컨테이너 하나뿐이에요.",
                "{name} of task {n} could not connect to localhost:{port}: in bridge, localhost is this one container."
            )
        }
        (Some(peer), Failure::Refused) if peer == own => say!(
            lang,
            "태스크 {n}의 {name}이(가) localhost:{port}에 연결하지 못했어요. 이 태스크에는 {port}번 포트를 연 프로그램이 없어요.",
            "{name} of task {n} could not connect to localhost:{port}: nobody listens there in this task."
        ),
        (peer, why) => {
            let why = failure::failure(lang, why);
            let whom = match peer.map(TaskId::number) {
                Some(number) => {
                    say!(lang, "태스크 {number}의 {port}번 포트", "port {port} of task {number}")
                }
                None => say!(lang, "{port}번 포트의 주소", "an address at port {port}"),
            };
            say!(
                lang,
                "태스크 {n}의 {name}이(가) {whom}에서 답을 얻지 못했어요: {why}.",
                "{name} of task {n} got no answer from {whom}: {why}."
            )
        }
    }
}
