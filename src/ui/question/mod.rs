//! The cards: question, prediction, lab. Pure functions of a machine of [`crate::app::question`].
//!
//! A card that is not mounted yet says all it has to say: options as a list, explanations and
//! hints in closed boxes that open without a program.

mod answer;
mod checklist;
mod judged;
mod lab;
mod prediction;
mod write;

pub use answer::{arrangement, choice, number};
pub use checklist::checklist;
pub use lab::lab;
pub use prediction::prediction;
pub use write::write;

use crate::course::{self, Standing};
use crate::lang::Lang;
use yew::prelude::*;

/// What every card is drawn from.
#[derive(Clone, Copy)]
pub struct Card<'a> {
    pub lang: Lang,
    pub question: &'a course::Question,
    /// What is remembered of it.
    pub standing: Option<Standing>,
    /// The same in words.
    pub tag: Option<&'static str>,
    /// Whether the page's program runs: until then nothing can be pressed.
    pub mounted: bool,
}

/// HTML from a lesson, already safe (see [`course::Html`]).
pub(super) fn raw(html: &course::Html) -> Html {
    Html::from_html_unchecked(AttrValue::from(html.0.clone()))
}

/// What kind of card it is, and how it stands.
fn kind(words: &'static str, standing: Option<&'static str>) -> Html {
    html! {
        <p class="ask-kind">
            <span>{ words }</span>
            if let Some(standing) = standing {
                <span class="tag">{ standing }</span>
            }
        </p>
    }
}

/// The question's heading; its id is the same in both languages.
fn title(card: &Card<'_>) -> Html {
    html! { <h3 id={card.question.id.clone()}>{ &card.question.title }</h3> }
}

/// The question's text, if its title does not say it all.
fn text(card: &Card<'_>) -> Html {
    if card.question.text.0.is_empty() {
        return Html::default();
    }
    html! { <div class="ask-text">{ raw(&card.question.text) }</div> }
}

/// A radio button, or a box to tick, and its option. `extra` stands below, inside the same item.
struct OptionRow<'a> {
    group: &'a str,
    at: usize,
    is_several: bool,
    text: &'a course::Html,
    disabled: bool,
    /// Only for a list that can no longer change: everywhere else the browser holds the choice.
    checked: bool,
    tried: bool,
    picked: Callback<usize>,
    extra: Html,
}

fn option_row(row: OptionRow<'_>) -> Html {
    let OptionRow { at, picked, .. } = row;
    let onchange = Callback::from(move |_: Event| picked.emit(at));
    html! {
        <li key={at} data-tried={row.tried.then_some("yes")}>
            <label class="option">
                <input type={if row.is_several { "checkbox" } else { "radio" }} name={row.group.to_owned()} value={at.to_string()}
                    disabled={row.disabled} checked={row.checked} {onchange} />
                <span>{ raw(row.text) }</span>
            </label>
            { row.extra }
        </li>
    }
}
