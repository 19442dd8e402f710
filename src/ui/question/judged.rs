//! An option after the answer: what it turned out to be, and why.

use super::raw;
use crate::course;
use yew::prelude::*;

/// One option, judged.
pub(super) struct Judged<'a> {
    pub(super) at: usize,
    pub(super) text: &'a course::Html,
    pub(super) explanation: &'a course::Html,
    pub(super) holds: bool,
    /// The word for `holds` or its opposite, with its sign.
    pub(super) verdict: &'static str,
    /// The word for "this one was mine", if it was.
    pub(super) mine: Option<&'static str>,
}

pub(super) fn judged(option: Judged<'_>) -> Html {
    let yes = |yes: bool| if yes { "yes" } else { "no" };
    html! {
        <li key={option.at} class="judged" data-holds={yes(option.holds)} data-mine={yes(option.mine.is_some())}>
            <p class="judged-head">
                <span>{ raw(option.text) }</span>
                <span class={if option.holds { "tag ok" } else { "tag" }}>
                    { if option.holds { "✓ " } else { "" } }{ option.verdict }
                </span>
                if let Some(mine) = option.mine {
                    <span class="tag mine">{ mine }</span>
                }
            </p>
            <div class="judged-why">{ raw(option.explanation) }</div>
        </li>
    }
}
