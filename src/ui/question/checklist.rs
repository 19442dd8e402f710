//! A list of things to check away from the page.

use super::{Card, kind, text, title};
use crate::app::question::Checking;
use crate::course::{Checklist, Record};
use crate::text;
use crate::ui::element::raw;
use yew::prelude::*;

/// The card of a checklist. `record`: what is remembered of it.
pub fn checklist(
    card: &Card<'_>,
    list: &Checklist,
    state: &Checking,
    record: Option<&Record>,
    dispatch: &Callback<usize>,
) -> Html {
    let items = list.items.iter().enumerate().map(|(at, item)| {
        html! {
            <li key={at}>
                <label class="option">
                    <input type="checkbox" disabled={!card.mounted} checked={state.is_ticked(at, record)}
                        onchange={dispatch.reform(move |_: Event| at)} />
                    <span>{ raw(item) }</span>
                </label>
            </li>
        }
    });
    html! {
        <section class="ask" aria-labelledby={card.question.id.clone()} translate="no">
            { kind(text::write::write(card.lang).checklist, card.tag) }
            { title(card) }
            { text(card) }
            <ul class="options">{ for items }</ul>
        </section>
    }
}
