//! The stage as an island: draws a [`StageView`] and reports what was pressed.

mod actions;
mod controls;
mod events;
mod facts;
mod frames;
mod icon;
pub(in crate::ui) mod markup;
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
use crate::ui::element::{Element, button, tag};
use frames::use_frames;
use part::{OnePart, Part};

/// A moment of a stage as a picture with its numbers: nothing of it can be pressed.
#[cfg(feature = "site")]
pub fn moment(view: &StageView) -> String {
    [
        "<div class=\"stage\" translate=\"no\">\n<div class=\"numbers-all\">",
        &numbers::drawn(view),
        "</div>\n<div class=\"picture\">",
        &picture::drawn(view),
        "</div>\n</div>",
    ]
    .concat()
}

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
    let time = tag("span").class("sr").text(words.time).text(" ");
    let head = tag("header")
        .class("stage-head")
        .child(tag("p").class("stage-title").attr("id", title_id.clone()).text(view.title.clone()))
        .child(tag("p").class("stage-clock").child(time).text(view.controls.clock.clone()));
    tag("section")
        .class("stage")
        .attr("translate", "no")
        .attr("aria-labelledby", title_id)
        .says("data-past", view.controls.in_the_past)
        .child(head)
        .child(views(view, dispatch, *mounted))
        .child(part(Part::Numbers))
        .child(tag("div").class("seen").child(part(Part::Picture)).child(part(Part::Flow)))
        .child(part(Part::Facts))
        .child(part(Part::Score))
        .child(part(Part::Controls))
        .child(notice(view, dispatch, *mounted))
        .child(part(Part::Actions))
        .child(part(Part::Events))
        .child(part(Part::Tables))
        .child(tag("p").class("sr").attr("role", "status").text(view.announcement.clone()))
        .into()
}

/// Switches to other words for the same cluster, where the lesson has any.
fn views(view: &StageView, dispatch: &Callback<StageMsg>, mounted: bool) -> Html {
    let switch = |(at, switch): (usize, &ViewSwitch)| {
        button("btn", dispatch, StageMsg::ViewPressed(at))
            .key(at)
            .says("aria-pressed", switch.is_on)
            .flag("disabled", !mounted)
            .text(switch.label.clone())
    };
    if view.views.is_empty() {
        return Html::default();
    }
    tag("div").class("stage-views").each(view.views.iter().enumerate().map(switch)).into()
}

/// The answer to the last press, or that the past is being looked at.
fn notice(view: &StageView, dispatch: &Callback<StageMsg>, mounted: bool) -> Element {
    let words = words(view.lang);
    let past = view.controls.in_the_past.then(|| {
        let slider = score::slider_id(&view.id);
        let back = dispatch.reform(move |_: MouseEvent| {
            // The button goes with its notice; the keyboard goes on from the baton.
            browser::focus(&slider);
            StageMsg::ReturnedToNow
        });
        let button = tag("button").class("btn main").attr("type", "button");
        let button = button.flag("disabled", !mounted).on_click(back).text(words.back_to_now);
        tag("p").key("past").text(words.in_the_past).text(" ").child(button)
    });
    let answer = view.notice.clone();
    let answer = answer.map(|notice| tag("p").key("notice").class("stage-answer").text(notice));
    tag("div")
        .class("stage-notice")
        .attr("aria-live", "polite")
        .each(past.into_iter().chain(answer))
}
