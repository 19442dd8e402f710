//! A lab: goals that tick, hints one at a time, the solution for who wants to see it.

use super::{Card, folded, head, text, title};
use crate::app::page::GoalLine;
use crate::app::question::{LabMsg, Solution, Trying};
use crate::course::{self, Lab, Standing, Verdict};
use crate::lang::Lang;
use crate::text;
use crate::ui::element::{Element, button, raw, tag};
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
    head(card, words.lab)
        .child(title(card))
        .child(text(card))
        .child(tag("h4").text(words.goals))
        .child(tag("ul").class("goals").each(goals.iter().map(goal)))
        .child(said(card, asked, state, goals))
        .child(
            hints(asked.hints.iter().take(state.hints()))
                .attr("aria-label", words.hints)
                .attr("aria-live", "polite"),
        )
        .child(acts(card, asked, state, dispatch, to_stage))
        .child(if card.mounted {
            solution(card, dispatch)
        } else {
            folded(words.hints).child(hints(asked.hints.iter()))
        })
        .into()
}

fn goal(goal: &GoalLine) -> Element {
    let (state, sign) = match goal.verdict {
        Verdict::Pending => ("pending", ""),
        Verdict::Holding { .. } => ("holding", "…"),
        Verdict::Met { .. } => ("met", "✓"),
        Verdict::Failed { .. } => ("failed", "✕"),
    };
    tag("li")
        .key(goal.id.clone())
        .class("goal")
        .attr("data-state", state)
        .child(tag("span").class("goal-sign").attr("aria-hidden", "true").text(sign))
        .child(tag("span").text(goal.words.clone()))
        .child(tag("small").text(goal.note.clone()))
}

/// What there is to say about the whole lab. A named wrong way outweighs a missed goal: it says
/// why.
fn said(card: &Card<'_>, asked: &Lab, state: &Trying, goals: &[GoalLine]) -> Element {
    let words = text::card::card(card.lang);
    let wrong = state.wrong().and_then(|at| asked.wrongs.get(at));
    let said = tag("p");
    let (tone, said) = match (state.solution(), wrong) {
        (Solution::Playing, _) => ("said", said.text(words.solution_playing)),
        (Solution::Shown, _) => ("said", said.text(words.lab_seen)),
        (Solution::NotShown, _) if state.is_solved() => ("said ok", said.text(words.lab_solved)),
        (Solution::NotShown, Some(wrong)) => ("said wait", said.child(raw(&wrong.message))),
        (Solution::NotShown, None) if state.is_missed() => {
            ("said wait", said.text(words.goal_missed))
        }
        (Solution::NotShown, None) if state.is_fresh_variant() => {
            ("said", said.text(words.lab_varied))
        }
        (Solution::NotShown, None) => {
            let met = goals.iter().filter(|g| matches!(g.verdict, Verdict::Met { .. })).count();
            ("verdict", said.text(text::progress::goals_met(card.lang, met, goals.len())))
        }
    };
    tag("div").class(tone).attr("role", "status").child(said)
}

pub(super) fn hints<'a>(hints: impl Iterator<Item = &'a course::Html>) -> Element {
    let items = hints.enumerate().map(|(at, hint)| tag("li").key(at).child(raw(hint)));
    tag("ol").class("hints").each(items)
}

/// The button for the next of `all` hints. It stays when they are used up, so that focus does too.
pub(super) fn next_hint(lang: Lang, button: Element, shown: usize, all: usize) -> Element {
    let all_shown = shown >= all;
    let button = button.attr_if("aria-disabled", all_shown.then_some("true"));
    if all_shown {
        button.text(text::card::card(lang).last_hint)
    } else {
        button.text(text::card::next_hint(lang, shown, all))
    }
}

fn acts(
    card: &Card<'_>,
    asked: &Lab,
    state: &Trying,
    dispatch: &Callback<LabMsg>,
    to_stage: &Callback<MouseEvent>,
) -> Element {
    let words = text::card::card(card.lang);
    let next = button("btn", dispatch, LabMsg::HintAsked);
    let next = next_hint(card.lang, next, state.hints(), asked.hints.len());
    let there = tag("button").class("btn").attr("type", "button").on_click(to_stage.clone());
    // What was solved once stays solved, and so does the offer: focus stays on it.
    let is_offered = card.standing == Some(Standing::Solved) && !asked.variants.is_empty();
    let vary = is_offered
        .then(|| button("btn", dispatch, LabMsg::VariantAsked).key("vary").text(words.vary_lab));
    tag("div").class("acts").child(next).child(there.text(words.to_stage)).each(vary)
}

/// What it costs is said before it can be pressed.
fn solution(card: &Card<'_>, dispatch: &Callback<LabMsg>) -> Element {
    let words = text::card::card(card.lang);
    let price = if card.standing == Some(Standing::Solved) {
        words.solution_price_solved
    } else {
        words.solution_price
    };
    folded(words.show_solution)
        .child(tag("p").text(price))
        .child(button("btn", dispatch, LabMsg::SolutionAsked).text(words.play_solution))
}
