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
                links.push(ruled(
                    scene,
                    decision::decision(scene, &made.kind),
                    Some(made.kind.rule()),
                ));
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
        links.splice(2..2 + cut, [said("…", "", false)]);
    }
}

/// An event that only says that a command was carried out.
fn repeats_its_cause(event: &Event) -> bool {
    let is_told = !matches!(event.kind, EventKind::InstanceTerminated { .. });
    matches!(event.cause, Cause::Command(_)) && is_told
}

fn event_link(scene: &Scene, event: &Event) -> ChainLink {
    ruled(scene, event_words::event(scene, event.kind), event.kind.rule())
}

/// A link with its rule as its note, "R44 · documented"; without a note where no rule says so.
fn ruled(scene: &Scene, words: String, rule: Option<Rule>) -> ChainLink {
    let note = rule.map_or(String::new(), |rule| {
        [rule.id(), standing::standing(scene.lang, rule.standing())].join(" · ")
    });
    ChainLink { words, note, rule: rule.map(Rule::id), mine: false }
}

fn said(words: &str, note: &str, mine: bool) -> ChainLink {
    ChainLink { words: words.to_owned(), note: note.to_owned(), rule: None, mine }
}

fn deed(scene: &Scene, id: CommandId, deeds: &Deeds) -> ChainLink {
    let words = words(scene.lang);
    let index = id.index().checked_sub(deeds.set_up);
    let Some((index, logged)) = index.and_then(|index| Some((index, deeds.log.get(index)?))) else {
        return said(words.set_up, "", false);
    };
    let mine = index >= deeds.scripted;
    let note = if mine { words.mine } else { words.by_script };
    said(&command_words::command(scene, &logged.command), note, mine)
}

/// What a loss of power means, where a chain alone would leave the learner waiting.
fn moral(scene: &Scene, event: &Event) -> Option<ChainLink> {
    let is_about_power =
        matches!(event.kind, EventKind::PowerLost { .. } | EventKind::AgentDisconnected { .. });
    let words = || why::nobody_is_told(scene.lang).to_owned();
    is_about_power.then(|| ruled(scene, words(), Some(Rule::R44b)))
}
