//! Why: the chain of causes of an event, back to somebody's deed or to the start.

use super::story::matters;
use super::value::ChainLink;
use crate::sim::{Cause, CommandId, Event, EventKind, Rule};
use crate::text::scene::Scene;
use crate::text::stage::words;
use crate::text::{command as command_words, decision, event as event_words, standing, why};

/// What was done to this world since the learner's 0:00, and by whom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deeds<'a> {
    pub log: &'a [crate::lab::Logged],
    /// Commands before 0:00.
    pub set_up: usize,
    /// The first so many of the log were a script's.
    pub scripted: usize,
}

/// Longer chains lose their middle.
const LINKS_MAX: usize = 9;

/// The links from the first cause to `event`, each with its rule and how sure that is. Steps that
/// only lead from one thing that matters to the next are left out.
pub(super) fn chain(scene: &Scene, event: &Event, deeds: &Deeds) -> Vec<ChainLink> {
    let history = scene.cluster.history();
    let mut links = vec![event_link(scene, event)];
    let mut cause = event.cause;
    loop {
        match cause {
            Cause::Start => break,
            Cause::Command(id) => {
                links.push(deed(scene, id, deeds));
                break;
            }
            Cause::Event(id) => {
                let Some(earlier) = history.event(id) else { break };
                if matters(earlier.kind) && !repeats_its_cause(earlier) {
                    links.push(event_link(scene, earlier));
                }
                cause = earlier.cause;
            }
            Cause::Decision(id) => {
                let Some(made) = history.decision(id) else { break };
                links.push(ChainLink {
                    words: decision::decision(scene, &made.kind),
                    note: ruled(scene, Some(made.kind.rule())),
                    mine: false,
                });
                cause = made.cause;
            }
        }
    }
    links.reverse();
    shorten(&mut links);
    links.extend(moral(scene, event));
    links
}

/// What lies between the first causes and the last steps of a very long chain.
fn shorten(links: &mut Vec<ChainLink>) {
    if links.len() > LINKS_MAX {
        let cut = links.len() - LINKS_MAX + 1;
        let gap = ChainLink { words: "…".to_owned(), note: String::new(), mine: false };
        links.splice(2..2 + cut, [gap]);
    }
}

/// An event that only says that a command was carried out.
fn repeats_its_cause(event: &Event) -> bool {
    let is_told = !matches!(event.kind, EventKind::InstanceTerminated { .. });
    matches!(event.cause, Cause::Command(_)) && is_told
}

fn event_link(scene: &Scene, event: &Event) -> ChainLink {
    ChainLink {
        words: event_words::event(scene, event.kind),
        note: ruled(scene, event.kind.rule()),
        mine: false,
    }
}

/// "R44 · documented"; empty where no rule says so.
fn ruled(scene: &Scene, rule: Option<Rule>) -> String {
    let Some(rule) = rule else { return String::new() };
    [rule.id(), standing::standing(scene.lang, rule.standing())].join(" · ")
}

fn deed(scene: &Scene, id: CommandId, deeds: &Deeds) -> ChainLink {
    let words = words(scene.lang);
    let index = id.index().checked_sub(deeds.set_up);
    let Some((index, logged)) = index.and_then(|index| Some((index, deeds.log.get(index)?))) else {
        return ChainLink { words: words.set_up.to_owned(), note: String::new(), mine: false };
    };
    let mine = index >= deeds.scripted;
    ChainLink {
        words: command_words::command(scene, &logged.command),
        note: if mine { words.mine } else { words.by_script }.to_owned(),
        mine,
    }
}

/// What a loss of power means, where a chain alone would leave the learner waiting.
fn moral(scene: &Scene, event: &Event) -> Option<ChainLink> {
    let is_about_power =
        matches!(event.kind, EventKind::PowerLost { .. } | EventKind::AgentDisconnected { .. });
    is_about_power.then(|| ChainLink {
        words: why::nobody_is_told(scene.lang).to_owned(),
        note: ruled(scene, Some(Rule::R44b)),
        mine: false,
    })
}
