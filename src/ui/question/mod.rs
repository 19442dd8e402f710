//! The cards: question, prediction, lab. Pure functions of a machine of [`crate::app::question`].
//!
//! A card that is not mounted yet says all it has to say: options as a list, explanations and
//! hints in closed boxes that open without a program.

mod answer;
mod checklist;
#[cfg(feature = "desk")]
mod config;
mod draw;
mod judged;
mod lab;
mod prediction;
mod scene;
mod write;

pub use answer::{arrangement, choice, number};
pub use checklist::checklist;
#[cfg(feature = "desk")]
pub use config::config;
pub use draw::draw;
pub use lab::lab;
pub use prediction::prediction;
pub use scene::{present_id, scene};
pub use write::write;

use crate::course::{self, Standing};
use crate::lang::Lang;
use crate::ui::element::{Element, raw, tag};
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

/// What kind of card it is, and how it stands.
fn kind(words: &'static str, standing: Option<&'static str>) -> Element {
    let standing = standing.map(|standing| tag("span").class("tag").text(standing));
    tag("p").class("ask-kind").child(tag("span").text(words)).each(standing)
}

/// The box of a card, up to its title.
fn head(card: &Card<'_>, words: &'static str) -> Element {
    tag("section")
        .class("ask")
        .attr("aria-labelledby", card.question.id.clone())
        .attr("translate", "no")
        .child(kind(words, card.tag))
}

/// A button; one that can stay pressed says whether it is.
fn press(
    label: &str,
    class: &'static str,
    pressed: Option<bool>,
    onclick: Callback<MouseEvent>,
) -> Html {
    let pressed = pressed.map(|pressed| if pressed { "true" } else { "false" });
    html! { <button {class} type="button" aria-pressed={pressed} {onclick}>{ label }</button> }
}

/// The question's heading; its id is the same in both languages.
fn title(card: &Card<'_>) -> Element {
    tag("h3").attr("id", card.question.id.clone()).text(card.question.title.clone())
}

/// The question's text, if its title does not say it all.
fn text(card: &Card<'_>) -> Html {
    if card.question.text.0.is_empty() {
        return Html::default();
    }
    tag("div").class("ask-text").child(raw(&card.question.text)).into()
}

/// The question as long as it is open, with what stands below its text.
fn open(card: &Card<'_>, rows: impl Into<Html>) -> Element {
    tag("fieldset").child(tag("legend").child(title(card))).child(text(card)).child(rows)
}

/// The line that says what came of the last press.
fn verdict(words: impl Into<AttrValue>) -> Element {
    tag("p").class("verdict").attr("role", "status").text(words)
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

fn option_row(row: OptionRow<'_>) -> Element {
    let OptionRow { at, picked, .. } = row;
    let input = tag("input")
        .attr("type", if row.is_several { "checkbox" } else { "radio" })
        .attr("name", row.group.to_owned())
        .value(at.to_string())
        .checked(row.checked)
        .flag("disabled", row.disabled)
        .on_change(Callback::from(move |_: Event| picked.emit(at)));
    tag("li")
        .key(at)
        .attr_if("data-tried", row.tried.then_some("yes"))
        .child(tag("label").class("option").child(input).child(tag("span").child(raw(row.text))))
        .child(row.extra)
}

/// A box that opens without a program.
fn folded(summary: &'static str) -> Element {
    tag("details").class("more").child(tag("summary").text(summary))
}
