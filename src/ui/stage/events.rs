//! What happened, newest first, and why.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::stage::{ChainLink, EventLine, EventsView, StageMsg};
use crate::lang::Lang;
use crate::text::stage::words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct EventsProps {
    pub(super) lang: Lang,
    pub(super) id: String,
    pub(super) events: Rc<EventsView>,
    pub(super) dispatch: Callback<StageMsg>,
    pub(super) mounted: bool,
}

#[component]
pub(super) fn Events(props: &EventsProps) -> Html {
    let words = words(props.lang);
    let events = &props.events;
    let title = format!("{}-events", props.id);
    let all_steps = props.dispatch.reform(|_: MouseEvent| StageMsg::AllStepsPressed);
    let more = props.dispatch.reform(|_: MouseEvent| StageMsg::MoreEventsPressed);
    html! {
        <div class="events">
            <div class="events-head">
                <p class="events-name" id={title.clone()}>{ words.events }</p>
                <button
                    class="btn quiet"
                    type="button"
                    aria-pressed={events.all_steps.to_string()}
                    disabled={!props.mounted}
                    onclick={all_steps}
                >{ words.all_steps }</button>
            </div>
            if events.lines.is_empty() {
                <p class="events-none">{ words.no_events }</p>
            }
            <ol class="events-list" aria-labelledby={title}>
                { for events.lines.iter().map(|line| event(props, line)) }
            </ol>
            if events.has_more {
                <button class="btn quiet" type="button" disabled={!props.mounted} onclick={more}>{ words.more_events }</button>
            }
        </div>
    }
}

fn event(props: &EventsProps, line: &EventLine) -> Html {
    let id = line.id;
    let panel = format!("{}-why-{id}", props.id);
    let why = words(props.lang).why;
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
                disabled={!props.mounted}
                onclick={props.dispatch.reform(move |_: MouseEvent| StageMsg::WhyPressed(id))}
            >{ why }</button>
            if let Some(chain) = &line.chain {
                <ol class="chain" id={panel}>{ for chain.iter().enumerate().map(link) }</ol>
            }
        </li>
    }
}

fn link((at, link): (usize, &ChainLink)) -> Html {
    html! {
        <li key={at} class={classes!(link.mine.then_some("mine"))}>
            { &link.words }{ " " }
            <span class="chain-note">{ &link.note }</span>
        </li>
    }
}
