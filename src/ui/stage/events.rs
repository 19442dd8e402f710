//! What happened, newest first, and why.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::{ChainLink, EventLine, StageMsg};
use crate::text::stage::words;

pub(super) fn events(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let events = &seen.view.events;
    let title = format!("{}-events", seen.view.id);
    let all_steps = seen.dispatch.reform(|_: MouseEvent| StageMsg::AllStepsPressed);
    let more = seen.dispatch.reform(|_: MouseEvent| StageMsg::MoreEventsPressed);
    html! {
        <div class="events">
            <div class="events-head">
                <p class="events-name" id={title.clone()}>{ words.events }</p>
                <button
                    class="btn quiet"
                    type="button"
                    aria-pressed={events.all_steps.to_string()}
                    disabled={!seen.mounted}
                    onclick={all_steps}
                >{ words.all_steps }</button>
            </div>
            if events.lines.is_empty() {
                <p class="events-none">{ words.no_events }</p>
            }
            <ol class="events-list" aria-labelledby={title}>
                { for events.lines.iter().map(|line| event(seen, line)) }
            </ol>
            if events.has_more {
                <button class="btn quiet" type="button" disabled={!seen.mounted} onclick={more}>{ words.more_events }</button>
            }
        </div>
    }
}

fn event(seen: &Seen<'_>, line: &EventLine) -> Html {
    let id = line.id;
    let panel = format!("{}-why-{id}", seen.view.id);
    let why = words(seen.view.lang).why;
    html! {
        <li key={id} class="event" data-tone={line.tone.name()}>
            <span class="event-clock">{ &line.clock }</span>
            <span class="event-words">
                { &line.words }
                if let Some(ecs) = &line.ecs {
                    <q class="event-ecs" lang="en">{ ecs }</q>
                }
            </span>
            <button
                class="btn why"
                type="button"
                aria-label={format!("{why} {}", line.words)}
                aria-expanded={line.chain.is_some().to_string()}
                aria-controls={line.chain.is_some().then(|| panel.clone())}
                disabled={!seen.mounted}
                onclick={seen.dispatch.reform(move |_: MouseEvent| StageMsg::WhyPressed(id))}
            >{ why }</button>
            if let Some(chain) = &line.chain {
                <ol class="chain" id={panel}>{ for chain.iter().enumerate().map(|one| link(seen, one)) }</ol>
            }
        </li>
    }
}

/// A link with a rule leads to what the rule says.
fn link(seen: &Seen<'_>, (at, link): (usize, &ChainLink)) -> Html {
    let note = match link.rule {
        Some(rule) => {
            let href = [seen.view.home, "fidelity/#", &rule.to_ascii_lowercase()].concat();
            html! { <a class="chain-note" {href}>{ &link.note }</a> }
        }
        None => html! { <span class="chain-note">{ &link.note }</span> },
    };
    html! {
        <li key={at} class={classes!(link.mine.then_some("mine"))}>
            { &link.words }{ " " }
            { note }
        </li>
    }
}
