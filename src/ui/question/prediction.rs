//! A prediction: the guess, the run, and both side by side.

use super::judged::{Judged, JudgedList};
use super::{Card, OptionRow, kind, option_row, raw, text, title};
use crate::app::question::{Outcome, Predicting, PredictionMsg};
use crate::course::Prediction;
use crate::lang::Lang;
use crate::text;
use crate::text::card::CardWords;
use yew::prelude::*;

/// The card of a prediction. `to_stage` brings its stage into view.
pub fn prediction(
    card: &Card<'_>,
    asked: &Prediction,
    state: &Predicting,
    dispatch: &Callback<PredictionMsg>,
    to_stage: &Callback<MouseEvent>,
) -> Html {
    let words = text::card::card(card.lang);
    html! {
        <section class="ask" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(words.prediction, card.tag) }
            if let Some(outcome) = state.outcome() {
                { title(card) }
                { text(card) }
                { beside(card.lang, asked, state, outcome) }
            } else {
                { open_question(card, asked, state, dispatch) }
            }
            if card.mounted {
                <p class="verdict" role="status">{ said(words, state) }</p>
                { acts(words, state, dispatch, to_stage) }
            } else {
                { options(words, asked, state, None).closed(words.explanations) }
            }
            if let Some(outcome) = state.outcome() {
                { options(words, asked, state, Some(outcome)).html() }
            }
        </section>
    }
}

fn open_question(
    card: &Card<'_>,
    asked: &Prediction,
    state: &Predicting,
    dispatch: &Callback<PredictionMsg>,
) -> Html {
    let locked = state.guess().is_some();
    let rows = asked.options.iter().enumerate().map(|(at, option)| {
        option_row(OptionRow {
            group: &card.question.id,
            at,
            is_several: false,
            text: &option.text,
            disabled: locked,
            checked: state.picked() == Some(at),
            tried: false,
            picked: dispatch.reform(PredictionMsg::Picked),
            extra: Html::default(),
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

fn said(words: &CardWords, state: &Predicting) -> &'static str {
    if state.nothing_picked() {
        words.predict_first
    } else if state.is_running() && state.guessed_option().is_none() {
        words.running_unpredicted
    } else if state.is_running() {
        words.running
    } else if state.is_interrupted() {
        words.interrupted
    } else if state.outcome().is_none() {
        ""
    } else if state.guessed_option().is_none() {
        words.now_seen
    } else if state.came_true() {
        words.as_predicted
    } else {
        words.otherwise
    }
}

/// Two buttons that stay where they are while their words change, so that focus stays too.
fn acts(
    words: &CardWords,
    state: &Predicting,
    dispatch: &Callback<PredictionMsg>,
    to_stage: &Callback<MouseEvent>,
) -> Html {
    let (label, msg) = if state.guess().is_none() {
        (words.predict_and_run, PredictionMsg::Predicted)
    } else if state.is_running() {
        (words.skip_to_result, PredictionMsg::Skipped)
    } else if state.is_interrupted() {
        (words.run_again, PredictionMsg::WatchedAgain)
    } else {
        (words.watch_again, PredictionMsg::WatchedAgain)
    };
    let (other, act) = if state.guess().is_none() {
        (words.do_not_know, dispatch.reform(|_: MouseEvent| PredictionMsg::DidNotKnow))
    } else {
        (words.to_stage, to_stage.clone())
    };
    html! {
        <div class="acts">
            <button class={if state.guess().is_none() { "btn main" } else { "btn" }} type="button"
                onclick={dispatch.reform(move |_: MouseEvent| msg)}>{ label }</button>
            <button class="btn" type="button" onclick={act}>{ other }</button>
        </div>
    }
}

/// What was predicted beside what happened.
fn beside(lang: Lang, asked: &Prediction, state: &Predicting, outcome: &Outcome) -> Html {
    let words = text::card::card(lang);
    let option =
        |at: Option<usize>, without: &'static str| match at.and_then(|at| asked.options.get(at)) {
            Some(option) => raw(&option.text),
            None => html! { without },
        };
    html! {
        <dl class="beside">
            <div>
                <dt>{ words.predicted }</dt>
                <dd>{ option(state.guessed_option(), words.predicted_nothing) }</dd>
            </div>
            <div class="happened">
                <dt>{ words.happened }</dt>
                <dd>{ option(outcome.held, words.no_option_held) }</dd>
                if let Some(numbers) = outcome.numbers {
                    <dd class="ended">
                        { text::card::numbers(lang, numbers.desired, numbers.running, numbers.routable) }
                    </dd>
                }
            </div>
        </dl>
    }
}

/// Without an outcome nothing is said but the explanations.
fn options(
    words: &CardWords,
    asked: &Prediction,
    state: &Predicting,
    outcome: Option<&Outcome>,
) -> JudgedList {
    let mut judged = JudgedList::default();
    for (at, option) in asked.options.iter().enumerate() {
        let holds = outcome.is_some_and(|outcome| outcome.held == Some(at));
        let is_mine = outcome.is_some() && state.guessed_option() == Some(at);
        judged.push(Judged {
            text: &option.text.0,
            explanation: &option.explanation.0,
            holds,
            verdict: match (outcome, holds) {
                (None, _) => "",
                (_, true) => words.this_happened,
                (_, false) => words.did_not_happen,
            },
            mine: if is_mine { words.my_prediction } else { "" },
        });
    }
    judged
}
