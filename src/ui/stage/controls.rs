//! Time's buttons.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::app::stage::{ControlsView, SPEEDS, StageMsg};
use crate::lang::Lang;
use crate::text::stage::words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ControlsProps {
    pub(super) lang: Lang,
    pub(super) id: String,
    pub(super) controls: ControlsView,
    pub(super) dispatch: Callback<StageMsg>,
    pub(super) mounted: bool,
}

#[component]
pub(super) fn Controls(props: &ControlsProps) -> Html {
    let words = words(props.lang);
    let controls = &props.controls;
    let acts = !controls.in_a_script;
    let (main_icon, main, main_msg) = match controls.playing {
        true => (Icon::Pause, words.pause, StageMsg::PausePressed),
        false => (Icon::Play, words.play, StageMsg::PlayPressed),
    };
    html! {
        <div class="controls" role="group" aria-label={words.controls}>
            { button(props, "start", Icon::Start, words.start_over, words.start_over_spoken, acts, StageMsg::BackToStartPressed) }
            { button(props, "main", main_icon, main, main, true, main_msg) }
            { button(props, "step", Icon::Step, words.step, words.step_spoken, acts, StageMsg::StepPressed) }
            { button(props, "jump", Icon::Jump, words.jump, words.jump_spoken, acts, StageMsg::JumpPressed) }
            { button(props, "undo", Icon::Undo, words.undo, words.undo_spoken, acts && controls.can_undo, StageMsg::UndoPressed) }
            { speed(props) }
        </div>
    }
}

fn button(
    props: &ControlsProps,
    key: &'static str,
    sign: Icon,
    label: &'static str,
    spoken: &'static str,
    enabled: bool,
    msg: StageMsg,
) -> Html {
    let onclick = props.dispatch.reform(move |_: MouseEvent| msg.clone());
    html! {
        <button
            {key}
            class={classes!("btn", (key == "main").then_some("main"))}
            type="button"
            aria-label={spoken}
            disabled={!(props.mounted && enabled)}
            {onclick}
        >
            { icon(sign) }<span>{ label }</span>
        </button>
    }
}

fn speed(props: &ControlsProps) -> Html {
    let id = format!("{}-speed", props.id);
    let chosen = props.controls.speed;
    let onchange = props.dispatch.reform(move |event: Event| {
        let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
        StageMsg::SpeedChosen(select.value().parse().unwrap_or(chosen))
    });
    html! {
        <span key="speed" class="field">
            <label for={id.clone()}>{ words(props.lang).speed }</label>
            <select {id} class="select" disabled={!props.mounted} {onchange}>
                { for SPEEDS.iter().map(|speed| html! {
                    <option key={*speed} value={speed.to_string()} selected={*speed == chosen}>{ "×" }{ speed }</option>
                }) }
            </select>
        </span>
    }
}
