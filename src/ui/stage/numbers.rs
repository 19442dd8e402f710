//! Desired, actual, routable, side by side, with the difference marked.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::NumberView;
use crate::text::stage::words;

pub(super) fn numbers(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let rows = seen.view.numbers.iter().enumerate().map(|(at, numbers)| {
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
            <p class="settled" data-tone={seen.view.settled.tone.name()}>{ &seen.view.settled.words }</p>
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
