//! Desired, actual, routable, side by side, with the difference marked.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::stage::{NumberView, NumbersView, SettledView};
use crate::lang::Lang;
use crate::text::stage::words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NumbersProps {
    pub(super) lang: Lang,
    pub(super) numbers: Rc<Vec<NumbersView>>,
    pub(super) settled: Rc<SettledView>,
}

#[component]
pub(super) fn Numbers(props: &NumbersProps) -> Html {
    let words = words(props.lang);
    let rows = props.numbers.iter().enumerate().map(|(at, numbers)| {
        html! {
            <dl key={at} class="numbers">
                { cell(words.desired, numbers.service.as_deref(), &numbers.desired, None) }
                { cell(words.running, None, &numbers.running, Some(numbers.desired.value)) }
                { cell(words.routable, None, &numbers.routable, Some(numbers.running.value)) }
            </dl>
        }
    });
    html! {
        <div class="numbers-all" role="group" aria-label={words.numbers}>
            { for rows }
            <p class="settled" data-tone={props.settled.tone.name()}>{ &props.settled.words }</p>
        </div>
    }
}

/// One card. Between it and the card before stands whether the two are equal.
fn cell(label: &str, service: Option<&str>, number: &NumberView, before: Option<u32>) -> Html {
    let compared = before.map(|before| match before == number.value {
        true => ("same", "="),
        false => ("differs", "≠"),
    });
    html! {
        <div class="number" data-compared={compared.map(|(name, _)| name)}>
            <dt>
                if let Some((_, sign)) = compared {
                    <span class="number-sign" aria-hidden="true">{ sign }</span>
                }
                if let Some(service) = service { <span class="number-service">{ service }</span> }
                { label }
            </dt>
            <dd>
                <span class="number-value">{ number.value }</span>
                if let Some((tone, badge)) = &number.badge {
                    <span class="badge" data-tone={tone.name()}>{ badge }</span>
                }
            </dd>
        </div>
    }
}
