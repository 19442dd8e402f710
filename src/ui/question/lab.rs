//! A lab: goals that tick, hints one at a time, the solution for who wants to see it.

use super::{Card, kind, raw, text, title};
use crate::app::page::GoalLine;
use crate::app::question::{LabMsg, Solution, Trying};
use crate::course::{Lab, Standing, Verdict};
use crate::text;
use crate::text::card::CardWords;
use yew::prelude::*;

/// The card of a lab. `goals`: as the judge of its stage sees them now. `to_stage` brings its stage
/// into view.
pub fn lab(
    card: &Card<'_>,
    asked: &Lab,
    state: &Trying,
    goals: &[GoalLine],
    dispatch: &Callback<LabMsg>,
    to_stage: &Callback<MouseEvent>,
) -> Html {
    let words = text::card::card(card.lang);
    html! {
        <section class="ask" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(words.lab, card.tag) }
            { title(card) }
            { text(card) }
            <h4>{ words.goals }</h4>
            <ul class="goals">{ for goals.iter().map(goal) }</ul>
            { said(card, asked, state, goals) }
            { help(card, asked, state, dispatch, to_stage) }
            if card.mounted {
                { solution(card, dispatch) }
            } else {
                { closed_hints(words, asked) }
            }
        </section>
    }
}

fn goal(goal: &GoalLine) -> Html {
    let (state, sign) = match goal.verdict {
        Verdict::Pending => ("pending", ""),
        Verdict::Holding { .. } => ("holding", "…"),
        Verdict::Met { .. } => ("met", "✓"),
        Verdict::Failed { .. } => ("failed", "✕"),
    };
    html! {
        <li key={goal.id.clone()} class="goal" data-state={state}>
            <span class="goal-sign" aria-hidden="true">{ sign }</span>
            <span>{ &goal.words }</span>
            <small>{ &goal.note }</small>
        </li>
    }
}

/// What there is to say about the whole lab. A named wrong way outweighs a missed goal: it says
/// why.
fn said(card: &Card<'_>, asked: &Lab, state: &Trying, goals: &[GoalLine]) -> Html {
    let words = text::card::card(card.lang);
    let wrong = state.wrong().and_then(|at| asked.wrongs.get(at));
    let (tone, message) = match (state.solution(), wrong) {
        (Solution::Playing, _) => ("said", html! { words.solution_playing }),
        (Solution::Shown, _) => ("said", html! { words.lab_seen }),
        (Solution::NotShown, _) if state.is_solved() => ("said ok", html! { words.lab_solved }),
        (Solution::NotShown, Some(wrong)) => ("said wait", raw(&wrong.message)),
        (Solution::NotShown, None) if state.is_missed() => {
            ("said wait", html! { words.goal_missed })
        }
        (Solution::NotShown, None) => {
            let met = goals.iter().filter(|g| matches!(g.verdict, Verdict::Met { .. })).count();
            let sum = text::progress::goals_met(card.lang, met, goals.len());
            return html! { <div class="verdict" role="status"><p>{ sum }</p></div> };
        }
    };
    html! { <div class={tone} role="status"><p>{ message }</p></div> }
}

fn help(
    card: &Card<'_>,
    asked: &Lab,
    state: &Trying,
    dispatch: &Callback<LabMsg>,
    to_stage: &Callback<MouseEvent>,
) -> Html {
    let words = text::card::card(card.lang);
    let all_shown = state.hints() >= asked.hints.len();
    let label = if all_shown {
        words.last_hint.to_owned()
    } else {
        text::card::next_hint(card.lang, state.hints(), asked.hints.len())
    };
    let hints = asked.hints.iter().take(state.hints()).enumerate();
    html! {
        <>
            <ol class="hints" aria-label={words.hints} aria-live="polite">
                { for hints.map(|(at, hint)| html! { <li key={at}>{ raw(hint) }</li> }) }
            </ol>
            <div class="acts">
                // Stays when the hints are used up, so that focus does too.
                <button class="btn" type="button" aria-disabled={all_shown.then_some("true")}
                    onclick={dispatch.reform(|_: MouseEvent| LabMsg::HintAsked)}>{ label }</button>
                <button class="btn" type="button" onclick={to_stage.clone()}>{ words.to_stage }</button>
            </div>
        </>
    }
}

/// What it costs is said before it can be pressed.
fn solution(card: &Card<'_>, dispatch: &Callback<LabMsg>) -> Html {
    let words = text::card::card(card.lang);
    let price = if card.standing == Some(Standing::Solved) {
        words.solution_price_solved
    } else {
        words.solution_price
    };
    html! {
        <details class="more">
            <summary>{ words.show_solution }</summary>
            <p>{ price }</p>
            <button class="btn" type="button"
                onclick={dispatch.reform(|_: MouseEvent| LabMsg::SolutionAsked)}>
                { words.play_solution }
            </button>
        </details>
    }
}

fn closed_hints(words: &CardWords, asked: &Lab) -> Html {
    let hints = asked.hints.iter().enumerate();
    html! {
        <details class="more">
            <summary>{ words.hints }</summary>
            <ol class="hints">{ for hints.map(|(at, hint)| html! { <li key={at}>{ raw(hint) }</li> }) }</ol>
        </details>
    }
}
