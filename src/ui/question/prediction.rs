//! A prediction: the guess, the run, and both side by side.

use super::judged::{Judged, JudgedList};
use super::{Card, OptionRow, head, open, option_row, text, title, verdict};
use crate::app::question::{Outcome, Predicting, PredictionMsg};
use crate::course::Prediction;
use crate::lang::Lang;
use crate::text;
use crate::text::card::CardWords;
use crate::ui::element::{Element, button, list, raw, tag};
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
    let asking = match state.outcome() {
        Some(outcome) => {
            let beside = beside(card.lang, asked, state, outcome);
            list(vec![title(card).into(), text(card), beside.into()])
        }
        None => open_question(card, asked, state, dispatch).into(),
    };
    let answering = if card.mounted {
        let acts = acts(words, state, dispatch, to_stage);
        list(vec![verdict(said(words, state)).into(), acts.into()])
    } else {
        options(words, asked, state, None).closed(words.explanations).into()
    };
    let judged = match state.outcome() {
        Some(outcome) => options(words, asked, state, Some(outcome)).html(),
        None => Html::default(),
    };
    head(card, words.prediction).child(asking).child(answering).child(judged).into()
}

fn open_question(
    card: &Card<'_>,
    prediction: &Prediction,
    state: &Predicting,
    dispatch: &Callback<PredictionMsg>,
) -> Element {
    let locked = state.guess().is_some();
    let rows = prediction.options.iter().enumerate().map(|(at, option)| {
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
    open(card, tag("ul").class("options").each(rows))
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
) -> Element {
    let (label, msg) = if state.guess().is_none() {
        (words.predict_and_run, PredictionMsg::Predicted)
    } else if state.is_running() {
        (words.skip_to_result, PredictionMsg::Skipped)
    } else if state.is_interrupted() {
        (words.run_again, PredictionMsg::WatchedAgain)
    } else {
        (words.watch_again, PredictionMsg::WatchedAgain)
    };
    let class = if state.guess().is_none() { "btn main" } else { "btn" };
    let other = tag("button").class("btn").attr("type", "button");
    let other = if state.guess().is_none() {
        other.pressed(dispatch, PredictionMsg::DidNotKnow).text(words.do_not_know)
    } else {
        other.on_click(to_stage.clone()).text(words.to_stage)
    };
    tag("div").class("acts").child(button(class, dispatch, msg).text(label)).child(other)
}

/// What was predicted beside what happened.
fn beside(lang: Lang, asked: &Prediction, state: &Predicting, outcome: &Outcome) -> Element {
    let words = text::card::card(lang);
    let option = |at: Option<usize>, without: &'static str| {
        let text = at.and_then(|at| asked.options.get(at)).map(|option| raw(&option.text));
        match text {
            Some(text) => tag("dd").child(text),
            None => tag("dd").text(without),
        }
    };
    let happened = tag("div")
        .class("happened")
        .child(tag("dt").text(words.happened))
        .child(option(outcome.held, words.no_option_held));
    let happened = match outcome.numbers {
        Some(n) => {
            let numbers = text::card::numbers(lang, n.desired, n.running, n.routable);
            happened.child(tag("dd").class("ended").text(numbers))
        }
        None => happened,
    };
    let predicted = tag("div")
        .child(tag("dt").text(words.predicted))
        .child(option(state.guessed_option(), words.predicted_nothing));
    tag("dl").class("beside").child(predicted).child(happened)
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
