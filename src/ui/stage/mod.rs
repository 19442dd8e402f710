//! The stage as an island: draws a [`StageView`] and reports what was pressed.

mod actions;
mod controls;
mod events;
mod frames;
mod icon;
pub(super) mod markup;
mod numbers;
mod part;
mod picture;
mod score;
mod svg;
mod tables;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::stage::{StageMsg, StageView, ViewSwitch};
use crate::text::stage::words;
use crate::ui::browser;
use frames::use_frames;
use part::{OnePart, Part};

/// What a part is drawn from.
struct Seen<'a> {
    view: &'a StageView,
    dispatch: &'a Callback<StageMsg>,
    mounted: bool,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct StageProps {
    pub view: Rc<StageView>,
    pub dispatch: Callback<StageMsg>,
    /// False where the page writer draws it: then every control is disabled.
    pub mounted: bool,
}

/// The whole stage. While it plays, it sends `FramePassed` with every frame of the screen.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let StageProps { view, dispatch, mounted } = props;
    use_frames(view.controls.playing, dispatch);
    let words = words(view.lang);
    let title_id = [&view.id, "-title"].concat();
    let part = |part| html! { <OnePart {part} view={view.clone()} dispatch={dispatch.clone()} mounted={*mounted} /> };
    html! {
        <section class="stage" translate="no" aria-labelledby={title_id.clone()} data-past={view.controls.in_the_past.to_string()}>
            <header class="stage-head">
                <p class="stage-title" id={title_id}>{ &view.title }</p>
                <p class="stage-clock"><span class="sr">{ words.time }{ " " }</span>{ &view.controls.clock }</p>
            </header>
            { views(view, dispatch, *mounted) }
            { part(Part::Numbers) }
            { part(Part::Picture) }
            { part(Part::Score) }
            { part(Part::Controls) }
            { notice(view, dispatch, *mounted) }
            { part(Part::Actions) }
            { part(Part::Events) }
            { part(Part::Tables) }
            <p class="sr" role="status">{ &view.announcement }</p>
        </section>
    }
}

/// Switches to other words for the same cluster, where the lesson has any.
fn views(view: &StageView, dispatch: &Callback<StageMsg>, mounted: bool) -> Html {
    let switch = |(at, switch): (usize, &ViewSwitch)| {
        html! {
            <button
                key={at}
                class="btn"
                type="button"
                aria-pressed={if switch.is_on { "true" } else { "false" }}
                disabled={!mounted}
                onclick={dispatch.reform(move |_: MouseEvent| StageMsg::ViewPressed(at))}
            >{ &switch.label }</button>
        }
    };
    if view.views.is_empty() {
        return Html::default();
    }
    html! { <div class="stage-views">{ for view.views.iter().enumerate().map(switch) }</div> }
}

/// The answer to the last press, or that the past is being looked at.
fn notice(view: &StageView, dispatch: &Callback<StageMsg>, mounted: bool) -> Html {
    let words = words(view.lang);
    let slider = score::slider_id(&view.id);
    let back = dispatch.reform(move |_: MouseEvent| {
        // The button goes with its notice; the keyboard goes on from the baton.
        browser::focus(&slider);
        StageMsg::ReturnedToNow
    });
    html! {
        <div class="stage-notice" aria-live="polite">
            if view.controls.in_the_past {
                <p key="past">
                    { words.in_the_past }{ " " }
                    <button class="btn main" type="button" disabled={!mounted} onclick={back}>{ words.back_to_now }</button>
                </p>
            }
            if let Some(notice) = &view.notice {
                <p key="notice" class="stage-answer">{ notice }</p>
            }
        </div>
    }
}
