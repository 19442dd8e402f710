//! A scene: the picture, what is asked, what happened so far.

use super::{Card, kind, title};
use crate::app::question::{SceneMsg, Stepping};
use crate::course::{Scene, SceneStep};
use crate::text;
use crate::text::scenery::{SceneWords, step_of, words};
use crate::ui::scene::picture;
use yew::prelude::*;

/// The id of what is asked now, where the focus goes when a step is done.
pub fn present_id(id: &str) -> String {
    [id, "-now"].concat()
}

/// The card of a scene.
pub fn scene(
    card: &Card<'_>,
    asked: &Scene,
    state: &Stepping,
    dispatch: &Callback<SceneMsg>,
) -> Html {
    let words = words(card.lang);
    let standing = card.standing.map(|s| text::progress::standing(card.lang, s));
    let done = state.done(asked);
    html! {
        <section class="ask drawn" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(words.scene, standing) }
            { title(card) }
            <div class="drawn-in">
                { shown(asked, words, done) }
                <div class="drawn-side">
                    { present(card, asked, state, dispatch) }
                    if card.mounted {
                        { so_far(asked, words, done, dispatch) }
                    }
                </div>
            </div>
            if !card.mounted {
                { whole(asked, words) }
            }
        </section>
    }
}

/// The picture, and the same in words.
fn shown(asked: &Scene, words: &SceneWords, state: usize) -> Html {
    let listed = asked.drawing.words.get(state).cloned().unwrap_or_default();
    html! {
        <div class="drawn-picture">
            { written(picture(&asked.drawing, state)) }
            <details class="more">
                <summary>{ words.shows }</summary>
                <div class="drawn-words">{ written(listed) }</div>
            </details>
        </div>
    }
}

fn written(markup: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(markup))
}

/// The step at which the learner is: what happened last, what is asked, what can be done.
fn present(
    card: &Card<'_>,
    asked: &Scene,
    state: &Stepping,
    dispatch: &Callback<SceneMsg>,
) -> Html {
    let words = words(card.lang);
    let (done, all) = (state.done(asked), asked.steps.len());
    let id = present_id(&card.question.id);
    let told = done.checked_sub(1).map(|last| asked.steps[last].told.as_str());
    let part = |part: &str| [&id, part].concat();
    html! {
        <>
            <div class="drawn-now" id={id.clone()} tabindex="-1" role="group" aria-labelledby={[part("-told"), part("-ask")].join(" ")}>
                <p class="drawn-told" id={part("-told")}>{ told }</p>
                if let Some(step) = asked.steps.get(done) {
                    <p class="drawn-count">{ step_of(card.lang, done + 1, all) }</p>
                    <p class="drawn-ask" id={part("-ask")}>{ &step.ask }</p>
                } else {
                    <p class="drawn-end said ok" id={part("-ask")}>{ "✓ " }{ words.finished }</p>
                }
            </div>
            if let Some(step) = asked.steps.get(done) {
                <div class="drawn-actions">{ actions(step, done, state, dispatch) }</div>
            }
            <p class="drawn-reply" role="status">{ state.reply(asked) }</p>
        </>
    }
}

fn actions(step: &SceneStep, done: usize, state: &Stepping, dispatch: &Callback<SceneMsg>) -> Html {
    let buttons = step.actions.iter().enumerate().map(|(at, action)| {
        let tried = state.has_tried(at).then_some("yes");
        let onclick = dispatch.reform(move |_: MouseEvent| SceneMsg::Chosen(at));
        html! {
            <button key={done * 4 + at} class="btn" type="button" data-tried={tried} {onclick}>{ &action.label }</button>
        }
    });
    html! { <>{ for buttons }</> }
}

/// The steps that are done, and the ways back.
fn so_far(asked: &Scene, words: &SceneWords, done: usize, dispatch: &Callback<SceneMsg>) -> Html {
    if done == 0 {
        return Html::default();
    }
    let back = dispatch.reform(|_: MouseEvent| SceneMsg::BackPressed);
    let restart = dispatch.reform(|_: MouseEvent| SceneMsg::RestartPressed);
    html! {
        <>
            <div class="acts">
                <button class="btn quiet" type="button" onclick={back}>{ words.back }</button>
                <button class="btn quiet" type="button" onclick={restart}>{ words.restart }</button>
            </div>
            <details class="more">
                <summary>{ words.so_far }</summary>
                { story(&asked.steps[..done], words) }
            </details>
        </>
    }
}

fn story(steps: &[SceneStep], words: &SceneWords) -> Html {
    let items = steps.iter().enumerate().map(|(at, step)| {
        let right = step.actions.iter().find(|action| action.is_right());
        html! {
            <li key={at}>
                <p class="drawn-ask">{ &step.ask }</p>
                <p class="drawn-did"><span class="sr">{ words.answer }{ ": " }</span>{ right.map(|action| action.label.as_str()) }</p>
                <p>{ &step.told }</p>
            </li>
        }
    });
    html! { <ol class="drawn-story">{ for items }</ol> }
}

/// Everything at once, for a page without its program: how it ends, and all that leads there.
fn whole(asked: &Scene, words: &SceneWords) -> Html {
    html! {
        <div class="drawn-whole">
            <p class="note">{ words.all_steps }</p>
            { written(picture(&asked.drawing, asked.steps.len())) }
            { story(&asked.steps, words) }
        </div>
    }
}
