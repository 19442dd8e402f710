//! A choice question: options, why each is right or not, another try.

use super::judged::{Judged, judged};
use super::{Card, OptionRow, closed_explanations, kind, option_row, raw, text, title};
use crate::app::question::{ChoiceMsg, Choosing, Verdict};
use crate::course::{Choice, ChoiceOption};
use crate::text;
use yew::prelude::*;

/// The card of a choice question.
pub fn choice(
    card: &Card<'_>,
    asked: &Choice,
    state: &Choosing,
    dispatch: &Callback<ChoiceMsg>,
) -> Html {
    let words = text::card::card(card.lang);
    let standing = card.standing.map(|s| text::progress::standing(card.lang, s));
    html! {
        <section class="ask" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(words.choice, standing) }
            if state.is_solved() {
                { title(card) }
                { text(card) }
                { answers(card, asked, state) }
            } else {
                { open_question(card, asked, state, dispatch) }
            }
            if card.mounted {
                { acts(card, state, dispatch) }
                { others(card, asked, state, dispatch) }
            } else {
                { closed_explanations(
                    words.explanations,
                    asked.options.iter().map(|o| (&o.text, &o.explanation)),
                ) }
            }
        </section>
    }
}

fn open_question(
    card: &Card<'_>,
    asked: &Choice,
    state: &Choosing,
    dispatch: &Callback<ChoiceMsg>,
) -> Html {
    let words = text::card::card(card.lang);
    let rows = asked.options.iter().enumerate().map(|(at, option)| {
        let tried = state.has_tried(at);
        option_row(OptionRow {
            group: &card.question.id,
            at,
            text: &option.text,
            disabled: false,
            checked: state.picked() == Some(at),
            tried,
            picked: dispatch.reform(ChoiceMsg::Picked),
            extra: if tried { reason(words.not_right, option) } else { Html::default() },
        })
    });
    html! {
        <fieldset>
            <legend>{ title(card) }</legend>
            { text(card) }
            <ul class="options">{ for rows }</ul>
        </fieldset>
    }
}

fn reason(verdict: &'static str, option: &ChoiceOption) -> Html {
    html! {
        <div class="option-why">
            <span class="tag wait">{ verdict }</span>
            { raw(&option.explanation) }
        </div>
    }
}

fn answers(card: &Card<'_>, asked: &Choice, state: &Choosing) -> Html {
    let words = text::card::card(card.lang);
    let items = asked.options.iter().enumerate().map(|(at, option)| {
        judged(Judged {
            at,
            text: &option.text,
            explanation: &option.explanation,
            holds: option.right,
            verdict: if option.right { words.right_option } else { words.not_right },
            mine: state.has_tried(at).then_some(words.my_choice),
        })
    });
    html! { <ul class="options">{ for items }</ul> }
}

/// What came of the last check, and one button that stays where it is, so that focus does too.
fn acts(card: &Card<'_>, state: &Choosing, dispatch: &Callback<ChoiceMsg>) -> Html {
    let words = text::card::card(card.lang);
    let said = match state.verdict() {
        None => "",
        Some(Verdict::NothingPicked) => words.choose_first,
        Some(Verdict::NotYet) => words.not_yet,
        Some(Verdict::Right) => words.right,
    };
    let (label, msg) = if state.is_solved() {
        (words.answer_again, ChoiceMsg::AnsweredAgain)
    } else {
        (words.check, ChoiceMsg::Checked)
    };
    html! {
        <>
            <p class="verdict" role="status">{ said }</p>
            <div class="acts">
                <button class={if state.is_solved() { "btn" } else { "btn main" }} type="button"
                    onclick={dispatch.reform(move |_: MouseEvent| msg)}>{ label }</button>
            </div>
        </>
    }
}

/// The explanations of what was not tried, for one who would rather read on.
fn others(
    card: &Card<'_>,
    asked: &Choice,
    state: &Choosing,
    dispatch: &Callback<ChoiceMsg>,
) -> Html {
    if !state.offers_others() {
        return Html::default();
    }
    let words = text::card::card(card.lang);
    let untried = asked.options.iter().enumerate().filter(|(at, _)| !state.has_tried(*at));
    let items = untried.map(|(at, option)| {
        judged(Judged {
            at,
            text: &option.text,
            explanation: &option.explanation,
            holds: option.right,
            verdict: if option.right { words.right_option } else { words.not_right },
            mine: None,
        })
    });
    html! {
        <details class="more">
            <summary onclick={dispatch.reform(|_: MouseEvent| ChoiceMsg::OthersOpened)}>
                { words.other_explanations }
            </summary>
            <ul class="options">{ for items }</ul>
        </details>
    }
}
