//! A script that could not go on.
#![deny(clippy::wildcard_enum_match_arm)]

use super::not_there::not_there;
use super::rejection::rejection;
use super::say::say;
use super::scene::Scene;
use crate::course::{ScriptFailure, WhyFailed};

pub fn sentence(scene: &Scene, failure: &ScriptFailure) -> String {
    let line = failure.line;
    let why = match &failure.why {
        WhyFailed::NotThere(what) => not_there(scene.lang, what),
        WhyFailed::Rejected(why) => rejection(scene, *why),
        WhyFailed::NeverHeld { .. } => say!(
            scene.lang,
            "기다리던 일이 일어나지 않았어요.",
            "What it waited for did not happen."
        ),
    };
    say!(
        scene.lang,
        "대본의 {line}번째 줄에서 멈췄어요. {why}",
        "The script stopped in line {line}. {why}"
    )
}
