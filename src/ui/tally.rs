//! The smallest island: a number and two buttons.

use crate::lang::Lang;
use serde::{Deserialize, Serialize};
use yew::prelude::*;

/// What the island starts from.
#[derive(Clone, Debug, PartialEq, Properties, Serialize, Deserialize)]
pub struct Props {
    pub lang: Lang,
    pub start: u32,
}

/// Counts up and down from `start`.
#[component]
pub fn Tally(props: &Props) -> Html {
    let count = use_state(|| props.start);
    let (more, less) = match props.lang {
        Lang::Ko => ("하나 늘리기", "하나 줄이기"),
        Lang::En => ("One more", "One fewer"),
    };
    let step = |next: u32| {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(next))
    };
    html! {
        <div class="tally" translate="no">
            <button class="btn" type="button" onclick={step(count.saturating_sub(1))}>{ less }</button>
            <output aria-live="polite">{ *count }</output>
            <button class="btn main" type="button" onclick={step(count.saturating_add(1))}>{ more }</button>
        </div>
    }
}
