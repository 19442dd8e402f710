//! Pulls that fail, and why.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use super::scene::Scene;
use crate::lang::Lang;
use crate::sim::{ContainerId, PullError};

pub(super) fn failed(
    scene: &Scene,
    container: ContainerId,
    attempt: u8,
    error: PullError,
) -> String {
    let (n, name) = scene.container(container);
    let why = why(scene.lang, error);
    say!(
        scene.lang,
        "태스크 {n}의 {name} 이미지를 받지 못했어요({attempt}번째): {why}.",
        "The image of {name} of task {n} could not be pulled (attempt {attempt}): {why}."
    )
}

/// Half a sentence.
fn why(lang: Lang, error: PullError) -> &'static str {
    let (ko, en) = match error {
        PullError::Denied => (
            "그런 저장소가 없거나 볼 권한이 없어요",
            "there is no such repository, or it is private",
        ),
        PullError::NotFound => ("그런 태그가 없어요", "there is no such tag"),
        PullError::RateLimited => {
            ("저장소가 정한 횟수를 다 썼어요", "the registry’s limit of pulls is reached")
        }
        PullError::NoSpace => ("컴퓨터의 디스크가 가득 찼어요", "the computer’s disk is full"),
        PullError::Unreachable => ("저장소가 대답하지 않아요", "the registry does not answer"),
        PullError::Stalled => ("받던 것이 1분 동안 멈춰 있었어요", "nothing came for a minute"),
        PullError::TimedOut => ("2시간 안에 다 받지 못했어요", "it took longer than two hours"),
    };
    pick(lang, ko, en)
}

pub(super) fn reachable(lang: Lang, reachable: bool) -> String {
    match reachable {
        true => say!(lang, "저장소가 다시 대답해요.", "The registry answers again."),
        false => say!(lang, "저장소가 대답하지 않아요.", "The registry no longer answers."),
    }
}

pub(super) fn limited(lang: Lang, pulls_max: Option<u32>) -> String {
    match pulls_max {
        Some(max) => say!(
            lang,
            "저장소가 이제 컴퓨터마다 이미지를 {max}번까지만 줘요.",
            "The registry now serves each computer {max} pulls at most."
        ),
        None => say!(
            lang,
            "저장소가 이제 이미지를 얼마든지 줘요.",
            "The registry now serves any number of pulls."
        ),
    }
}
