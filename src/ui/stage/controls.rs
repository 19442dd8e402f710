//! Time's buttons.

use yew::prelude::*;

use super::Seen;
use super::icon::{Icon, icon};
use crate::app::stage::{SPEEDS, StageMsg};
use crate::text::stage::words;
use crate::ui::element::{self, Element, tag};

pub(super) fn controls(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let controls = &seen.view.controls;
    let acts = !controls.in_a_script;
    let (main_icon, main, main_msg) = match controls.playing {
        true => (Icon::Pause, words.pause, StageMsg::PausePressed),
        false => (Icon::Play, words.play, StageMsg::PlayPressed),
    };
    tag("div")
        .class("controls")
        .attr("role", "group")
        .attr("aria-label", words.controls)
        .child(button(
            seen,
            "start",
            Icon::Start,
            words.start_over,
            words.start_over_spoken,
            acts,
            StageMsg::BackToStartPressed,
        ))
        .child(button(seen, "main", main_icon, main, main, true, main_msg))
        .child(button(
            seen,
            "step",
            Icon::Step,
            words.step,
            words.step_spoken,
            acts,
            StageMsg::StepPressed,
        ))
        .child(button(
            seen,
            "jump",
            Icon::Jump,
            words.jump,
            words.jump_spoken,
            acts,
            StageMsg::JumpPressed,
        ))
        .child(button(
            seen,
            "undo",
            Icon::Undo,
            words.undo,
            words.undo_spoken,
            acts && controls.can_undo,
            StageMsg::UndoPressed,
        ))
        .child(speed(seen))
        .into()
}

fn button(
    seen: &Seen<'_>,
    key: &'static str,
    sign: Icon,
    label: &'static str,
    spoken: &'static str,
    enabled: bool,
    msg: StageMsg,
) -> Element {
    // Its own press can leave nothing more to undo: disabled, it would lose the focus.
    let keeps_focus = key == "undo";
    let class = if key == "main" { "btn main" } else { "btn" };
    element::button(class, seen.dispatch, msg)
        .key(key)
        .attr("aria-label", spoken)
        .attr_if("aria-disabled", (keeps_focus && !enabled).then_some("true"))
        .flag("disabled", !(seen.mounted && (enabled || keeps_focus)))
        .child(icon(sign))
        .child(tag("span").text(label))
}

fn speed(seen: &Seen<'_>) -> Element {
    let id = [&seen.view.id, "-speed"].concat();
    let speed = seen.view.controls.speed;
    let chosen = seen.dispatch.reform(move |event: Event| {
        StageMsg::SpeedChosen(element::chosen(&event).parse().unwrap_or(speed))
    });
    let options = SPEEDS.iter().map(|one| {
        let words = one.to_string();
        element::option(words.clone(), *one == speed).key(*one).text("×").text(words)
    });
    let label = tag("label").attr("for", id.clone()).text(words(seen.view.lang).speed);
    let select = element::select(id, !seen.mounted, chosen).each(options);
    tag("span").key("speed").class("field").child(label).child(select)
}
