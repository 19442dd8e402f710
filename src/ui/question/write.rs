//! A question that is answered in one's own words, beside a model answer.

use super::{Card, kind, press, text, title};
use crate::app::question::{Found, LETTERS_MAX, Went, WriteMsg, Writing};
use crate::course::{Idea, Write};
use crate::text;
use crate::text::write::WriteWords;
use crate::ui::element::raw;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The card of a question to write about.
pub fn write(
    card: &Card<'_>,
    asked: &Write,
    state: &Writing,
    dispatch: &Callback<WriteMsg>,
) -> Html {
    let words = text::write::write(card.lang);
    html! {
        <section class="ask" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(words.write, card.tag) }
            { title(card) }
            { text(card) }
            if card.mounted {
                { sheet(card, state, dispatch) }
                if !state.ideas().is_empty() {
                    { compared(words, asked, state, dispatch) }
                    { went(words, state, dispatch) }
                }
            } else {
                <details class="more"><summary>{ words.model }</summary>{ raw(&asked.model) }</details>
            }
        </section>
    }
}

/// The browser holds what is being written, so that nothing comes between a Korean letter's parts;
/// the model only takes note. Enter starts a new line and nothing else.
fn sheet(card: &Card<'_>, state: &Writing, dispatch: &Callback<WriteMsg>) -> Html {
    let words = text::write::write(card.lang);
    let oninput = dispatch.reform(|event: InputEvent| {
        WriteMsg::Typed(event.target_unchecked_into::<HtmlTextAreaElement>().value())
    });
    let compare = if state.ideas().is_empty() { words.compare } else { words.compare_again };
    html! {
        <>
            <label class="write">
                <span>{ words.mine }</span>
                <textarea rows="6" maxlength={LETTERS_MAX.to_string()} defaultvalue={state.text().to_owned()} {oninput} />
            </label>
            <p class="verdict" role="status">{ if state.asked_empty() { words.empty } else { "" } }</p>
            <div class="acts">
                { press(compare, "btn main", None, on(dispatch, WriteMsg::Compared)) }
                { press(words.do_not_know, "btn", Some(state.went() == Some(Went::DontKnow)), on(dispatch, WriteMsg::Went(Went::DontKnow))) }
            </div>
        </>
    }
}

/// What the learner's answer has, beside the model answer.
fn compared(
    words: &WriteWords,
    asked: &Write,
    state: &Writing,
    dispatch: &Callback<WriteMsg>,
) -> Html {
    let ideas = asked.ideas.iter().zip(state.ideas()).enumerate();
    html! {
        <div class="beside">
            <fieldset>
                <legend>{ words.ideas }</legend>
                <p>{ words.you_decide }</p>
                <ol class="options">{ for ideas.map(|(at, (idea, found))| row(at, idea, found, dispatch)) }</ol>
            </fieldset>
            <div class="model">
                <h4>{ words.model }</h4>
                { raw(&asked.model) }
            </div>
        </div>
    }
}

fn row(at: usize, idea: &Idea, found: &Found, dispatch: &Callback<WriteMsg>) -> Html {
    html! {
        <li key={at}>
            <label class="option">
                <input type="checkbox" checked={found.ticked}
                    onchange={dispatch.reform(move |_: Event| WriteMsg::Ticked(at))} />
                <span>
                    { &idea.says }<sup>{ at + 1 }</sup>
                    if let Some(quote) = &found.quote { <q>{ quote }</q> }
                </span>
            </label>
        </li>
    }
}

fn went(words: &WriteWords, state: &Writing, dispatch: &Callback<WriteMsg>) -> Html {
    let kept = match state.went() {
        None => "",
        Some(Went::HadIt) => words.kept_had_it,
        Some(Went::NotYet) => words.kept_not_yet,
        Some(Went::DontKnow) => words.kept_do_not_know,
    };
    let choice = |label, went| {
        press(label, "btn", Some(state.went() == Some(went)), on(dispatch, WriteMsg::Went(went)))
    };
    html! {
        <>
            <h4>{ words.how_did_it_go }</h4>
            <div class="acts">
                { choice(words.had_it, Went::HadIt) }
                { choice(words.not_yet, Went::NotYet) }
            </div>
            <p class="verdict" role="status">{ kept }</p>
        </>
    }
}

fn on(dispatch: &Callback<WriteMsg>, msg: WriteMsg) -> Callback<MouseEvent> {
    dispatch.reform(move |_: MouseEvent| msg.clone())
}
