//! A scene: the picture, what is asked, what happened so far.

use super::{Card, folded, head, title};
use crate::app::question::{SceneMsg, Stepping};
use crate::course::{Scene, SceneStep};
use crate::text::scenery::{SceneWords, step_of, words};
use crate::ui::element::{Element, button, list, markup, tag};
use crate::ui::scene::picture;
use crate::ui::stage::markup::Markup;
use yew::prelude::*;

type Dispatch = Callback<SceneMsg>;

/// The id of what is asked now, where the focus goes when a step is done.
pub fn present_id(id: &str) -> String {
    [id, "-now"].concat()
}

/// The card of a scene.
pub fn scene(card: &Card<'_>, asked: &Scene, state: &Stepping, dispatch: &Dispatch) -> Html {
    let words = words(card.lang);
    let done = state.done(asked);
    let mut side = present(card, asked, state, dispatch);
    if done > 0 {
        side.extend(so_far(asked, words, done, dispatch));
    }
    let inside = tag("div")
        .class("drawn-in")
        .child(tag("div").class("drawn-picture").child(markup(picture(&asked.drawing, done))))
        .child(tag("div").class("drawn-side").child(list(side)))
        .child(in_words(asked, words, done));
    let card_box = head(card, words.scene).class("ask drawn").child(title(card)).child(inside);
    if card.mounted {
        return card_box.into();
    }
    card_box.child(whole(asked, words)).into()
}

/// What the picture shows, for those who do not see it.
fn in_words(asked: &Scene, words: &SceneWords, state: usize) -> Element {
    let listed = asked.drawing.words.get(state).cloned().unwrap_or_default();
    folded(words.shows).child(tag("div").class("drawn-words").child(markup(listed)))
}

/// The step at which the learner is: what happened last, what is asked, what can be done.
fn present(card: &Card<'_>, asked: &Scene, state: &Stepping, dispatch: &Dispatch) -> Vec<Html> {
    let words = words(card.lang);
    let (done, all) = (state.done(asked), asked.steps.len());
    let id = present_id(&card.question.id);
    let (told_id, ask_id) = ([&id, "-told"].concat(), [&id, "-ask"].concat());
    let mut now = tag("div")
        .class("drawn-now")
        .attr("id", id)
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-labelledby", [told_id.as_str(), " ", &ask_id].concat());
    let told = done.checked_sub(1).map_or("", |last| &asked.steps[last].told).to_owned();
    now = now.child(tag("p").class("drawn-told").attr("id", told_id).text(told));
    let mut actions = Vec::new();
    if let Some(step) = asked.steps.get(done) {
        let count = tag("p").class("drawn-count").text(step_of(card.lang, done + 1, all));
        now = now.child(count);
        let ask = tag("p").class("drawn-ask").attr("id", ask_id).text(step.ask.clone());
        now = now.child(ask);
        actions = self::actions(step, done, state, dispatch);
    } else {
        let end = tag("p").class("said ok").attr("id", ask_id).text(words.finished);
        now = now.child(end);
    }
    let reply = state.reply(asked).unwrap_or_default().to_owned();
    vec![
        now.into(),
        tag("div").class("drawn-actions").child(list(actions)).into(),
        tag("p").class("drawn-reply").attr("role", "status").text(reply).into(),
    ]
}

/// No button of a step is that of another step: a second press in a row never answers the next one.
fn actions(step: &SceneStep, done: usize, state: &Stepping, dispatch: &Dispatch) -> Vec<Html> {
    let buttons = step.actions.iter().enumerate().map(|(at, action)| {
        let tried = state.has_tried(at).then_some("yes");
        let button = button("btn", dispatch, SceneMsg::Chosen(at)).key(done * 4 + at);
        button.attr_if("data-tried", tried).text(action.label.clone()).into()
    });
    buttons.collect()
}

/// The ways back, and the steps that are done.
fn so_far(asked: &Scene, words: &SceneWords, done: usize, dispatch: &Dispatch) -> [Html; 2] {
    let ways = [(words.back, SceneMsg::BackPressed), (words.restart, SceneMsg::RestartPressed)];
    let ways = ways.map(|(label, msg)| button("btn quiet", dispatch, msg).text(label));
    let told = folded(words.so_far).child(markup(story(&asked.steps[..done])));
    [tag("div").class("acts").each(ways).into(), told.into()]
}

/// What was asked, what was done, what happened.
fn story(steps: &[SceneStep]) -> String {
    let mut story = Markup::default();
    story.open("ol", &[]);
    for step in steps {
        story.open("li", &[]);
        story.element("p", &[], &step.ask);
        let right = step.actions.iter().find(|action| action.is_right());
        story.element("b", &[], right.map_or("", |action| &action.label));
        story.element("p", &[], &step.told);
        story.close("li");
    }
    story.close("ol");
    story.finish()
}

/// Everything at once, for a page without its program: how it ends, and all that leads there.
fn whole(asked: &Scene, words: &SceneWords) -> Element {
    tag("div")
        .class("drawn-whole")
        .child(tag("p").text(words.all_steps))
        .child(markup(picture(&asked.drawing, asked.steps.len())))
        .child(markup(story(&asked.steps)))
}
