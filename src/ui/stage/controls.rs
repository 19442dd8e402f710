//! Time's buttons.

use yew::prelude::*;

use super::Seen;
use super::icon::{Icon, icon};
use crate::app::stage::{SPEEDS, StageMsg};
use crate::text::stage::words;

pub(super) fn controls(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let controls = &seen.view.controls;
    let acts = !controls.in_a_script;
    let (main_icon, main, main_msg) = match controls.playing {
        true => (Icon::Pause, words.pause, StageMsg::PausePressed),
        false => (Icon::Play, words.play, StageMsg::PlayPressed),
    };
    html! {
        <div class="controls" role="group" aria-label={words.controls}>
            { button(seen, "start", Icon::Start, words.start_over, words.start_over_spoken, acts, StageMsg::BackToStartPressed) }
            { button(seen, "main", main_icon, main, main, true, main_msg) }
            { button(seen, "step", Icon::Step, words.step, words.step_spoken, acts, StageMsg::StepPressed) }
            { button(seen, "jump", Icon::Jump, words.jump, words.jump_spoken, acts, StageMsg::JumpPressed) }
            { button(seen, "undo", Icon::Undo, words.undo, words.undo_spoken, acts && controls.can_undo, StageMsg::UndoPressed) }
            { speed(seen) }
        </div>
    }
}

fn button(
    seen: &Seen<'_>,
    key: &'static str,
    sign: Icon,
    label: &'static str,
    spoken: &'static str,
    enabled: bool,
    msg: StageMsg,
) -> Html {
    // Its own press can leave nothing more to undo: disabled, it would lose the focus.
    let keeps_focus = key == "undo";
    let onclick = seen.dispatch.reform(move |_: MouseEvent| msg.clone());
    html! {
        <button
            {key}
            class={classes!("btn", (key == "main").then_some("main"))}
            type="button"
            aria-label={spoken}
            aria-disabled={(keeps_focus && !enabled).then_some("true")}
            disabled={!(seen.mounted && (enabled || keeps_focus))}
            {onclick}
        >
            { icon(sign) }<span>{ label }</span>
        </button>
    }
}

fn speed(seen: &Seen<'_>) -> Html {
    let id = format!("{}-speed", seen.view.id);
    let chosen = seen.view.controls.speed;
    let onchange = seen.dispatch.reform(move |event: Event| {
        let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
        StageMsg::SpeedChosen(select.value().parse().unwrap_or(chosen))
    });
    html! {
        <span key="speed" class="field">
            <label for={id.clone()}>{ words(seen.view.lang).speed }</label>
            <select {id} class="select" disabled={!seen.mounted} {onchange}>
                { for SPEEDS.iter().map(|speed| html! {
                    <option key={*speed} value={speed.to_string()} selected={*speed == chosen}>{ "×" }{ speed }</option>
                }) }
            </select>
        </span>
    }
}
