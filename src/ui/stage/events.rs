//! What happened, newest first, and why.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::{ChainLink, EventLine, StageMsg};
use crate::text::stage::words;
use crate::ui::element::{Element, button, tag};

pub(super) fn events(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let events = &seen.view.events;
    let title = [&seen.view.id, "-events"].concat();
    let all_steps = button("btn quiet", seen.dispatch, StageMsg::AllStepsPressed)
        .says("aria-pressed", events.all_steps)
        .flag("disabled", !seen.mounted)
        .text(words.all_steps);
    let head = tag("div")
        .class("events-head")
        .child(tag("p").class("events-name").attr("id", title.clone()).text(words.events))
        .child(all_steps);
    let none = events.lines.is_empty();
    let none = none.then(|| tag("p").class("events-none").text(words.no_events));
    let lines = events.lines.iter().map(|line| event(seen, line));
    let more = events.has_more.then(|| {
        button("btn quiet", seen.dispatch, StageMsg::MoreEventsPressed)
            .flag("disabled", !seen.mounted)
            .text(words.more_events)
    });
    tag("div")
        .class("events")
        .child(head)
        .each(none)
        .child(tag("ol").class("events-list").attr("aria-labelledby", title).each(lines))
        .each(more)
        .into()
}

fn event(seen: &Seen<'_>, line: &EventLine) -> Element {
    let id = line.id;
    let panel = [&seen.view.id, "-why-", &id.to_string()].concat();
    let word = words(seen.view.lang).why;
    let said = tag("span").class("event-words").text(line.words.clone());
    let said = match &line.ecs {
        Some(ecs) => said.child(tag("q").class("event-ecs").attr("lang", "en").text(ecs.clone())),
        None => said,
    };
    let why = button("btn why", seen.dispatch, StageMsg::WhyPressed(id))
        .attr("aria-label", [word, " ", &line.words].concat())
        .says("aria-expanded", line.chain.is_some())
        .attr_if("aria-controls", line.chain.is_some().then(|| panel.clone()))
        .flag("disabled", !seen.mounted)
        .text(word);
    let chain = line.chain.as_ref().map(|chain| {
        tag("ol")
            .class("chain")
            .attr("id", panel)
            .each(chain.iter().enumerate().map(|one| link(seen, one)))
    });
    tag("li")
        .key(id)
        .class("event")
        .attr("data-tone", line.tone.name())
        .child(tag("span").class("event-clock").text(line.clock.clone()))
        .child(said)
        .child(why)
        .each(chain)
}

/// A link with a rule leads to what the rule says.
fn link(seen: &Seen<'_>, (at, link): (usize, &ChainLink)) -> Element {
    let note = match link.rule {
        Some(rule) => {
            let href = [seen.view.home, "fidelity/#", &rule.to_ascii_lowercase()].concat();
            tag("a").class("chain-note").attr("href", href)
        }
        None => tag("span").class("chain-note"),
    };
    tag("li")
        .key(at)
        .attr_if("class", link.mine.then_some("mine"))
        .text(link.words.clone())
        .text(" ")
        .child(note.text(link.note.clone()))
}
