//! The card of a configuration: who is behind nginx, the editor, what nginx says, requests and their ways, goals.
//!
//! Its parts stand in the order in which they are needed; nothing of it needs a mouse, and what changes with each letter is
//! announced to nobody: only applying and sending are.

mod said;
mod send;

use super::lab::{hints, next_hint};
use super::{Card, folded, head, text, title};
use crate::app::config::diagnostic::diagnose;
use crate::app::config::format::formatted;
use crate::app::config::model::Desk;
use crate::app::question::{ConfigMsg, Configuring};
use crate::course::{Config, ConfigPeer, PeerState, Standing};
use crate::text;
use crate::text::config::ConfigWords;
use crate::ui::config::Editor;
use crate::ui::config::balance::balance;
use crate::ui::element::{Element, button, list, tag};
use std::rc::Rc;
use yew::prelude::*;

type Dispatch = Callback<ConfigMsg>;

/// What the card is drawn from.
#[derive(Clone, Copy)]
struct Bench<'a> {
    card: &'a Card<'a>,
    words: &'static ConfigWords,
    asked: &'a Config,
    state: &'a Configuring,
    desk: &'a Desk,
    dispatch: &'a Dispatch,
}

pub fn config(
    card: &Card<'_>,
    asked: &Config,
    state: &Configuring,
    desk: &Desk,
    dispatch: &Dispatch,
) -> Html {
    let words = text::config::config(card.lang);
    let bench = Bench { card, words, asked, state, desk, dispatch };
    let top = head(card, words.config).child(title(card)).child(text(card));
    let top = top.child(bench.goals()).child(bench.said()).child(bench.place());
    match card.mounted {
        true => top.child(list(bench.work())).into(),
        false => top.child(list(bench.document())).into(),
    }
}

impl Bench<'_> {
    fn id(&self, part: &str) -> String {
        [&self.card.question.id, part].concat()
    }

    fn button(&self, class: &'static str, words: &'static str, msg: ConfigMsg) -> Element {
        button(class, self.dispatch, msg).text(words)
    }

    /// Where nginx runs, and who is behind it.
    fn place(&self) -> Element {
        let lang = self.card.lang;
        let image = text::config::image(lang, &self.asked.tag, self.desk.bench().version());
        let ground = text::config::ground(lang, self.asked.ground);
        let peers = self.asked.peers.iter().zip(self.state.peers()).enumerate();
        let peers = peers.map(|(at, (peer, state))| self.peer(at, peer, *state));
        tag("div")
            .class("config-place")
            .child(tag("p").text(image))
            .child(tag("p").text(ground))
            .child(tag("h4").text(self.words.peers))
            .child(tag("ul").class("config-peers").each(peers))
    }

    fn peer(&self, at: usize, peer: &ConfigPeer, state: PeerState) -> Element {
        let (name, sign) = match state {
            PeerState::Answers(_) => ("up", "✓ "),
            PeerState::Refuses => ("down", "✕ "),
            PeerState::Silent => ("hung", "… "),
        };
        let words = [sign, &text::config::peer_state(self.card.lang, state)].concat();
        let address = [peer.host.as_str(), ":", &peer.port.to_string()].concat();
        let acts = self.card.mounted.then(|| self.peer_acts(at, peer, state));
        tag("li")
            .key(at)
            .class("config-peer")
            .attr("data-state", name)
            .child(tag("b").text(peer.label.clone()))
            .child(tag("code").text(address))
            .child(tag("span").class("config-state").text(words))
            .each(acts)
    }

    /// The buttons stay the same two, so that the focus does too.
    fn peer_acts(&self, at: usize, peer: &ConfigPeer, state: PeerState) -> Element {
        let answers = match peer.state {
            PeerState::Answers(status) => PeerState::Answers(status),
            PeerState::Refuses | PeerState::Silent => PeerState::Answers(200),
        };
        let act = |words: &'static str, to: PeerState| {
            let name = [peer.label.as_str(), ": ", words].concat();
            self.button("btn", words, ConfigMsg::PeerSet(at, to)).attr("aria-label", name)
        };
        let is_up = matches!(state, PeerState::Answers(_));
        let first = match is_up {
            true => act(self.words.stop, PeerState::Refuses),
            false => act(self.words.run, answers),
        };
        let is_hung = state == PeerState::Silent;
        let hang = act(self.words.hang, PeerState::Silent);
        let hang = hang.attr_if("aria-disabled", is_hung.then_some("true"));
        tag("div").class("acts").child(first).child(hang)
    }

    /// What is done on the card.
    fn work(&self) -> Vec<Html> {
        vec![
            self.editor(),
            self.printed().into(),
            self.acts().into(),
            self.requests(),
            self.balancer(),
            self.help().into(),
            self.solution().into(),
        ]
    }

    /// Whom nginx chooses, where there is a choice.
    fn balancer(&self) -> Html {
        let lang = self.card.lang;
        let view = self.desk.balance().map(|balance| balance.view(lang));
        let Some(view) = view.filter(|view| view.peers.len() > 1) else { return list(Vec::new()) };
        let balanced = self.dispatch.reform(ConfigMsg::Balanced);
        folded(text::nginx::balance::words(lang).title)
            .child(balance(&self.card.question.id, &view, &balanced))
            .into()
    }

    /// The same to read, for a page without its program.
    fn document(&self) -> Vec<Html> {
        let card_words = text::card::card(self.card.lang);
        let file = |words: &'static str, text: &str| {
            folded(words)
                .child(tag("pre").class("config-file").child(tag("code").text(text.to_owned())))
        };
        vec![
            tag("p").child(tag("code").text(self.asked.path.clone())).into(),
            file(self.words.to_begin_with, &self.asked.start).flag("open", true).into(),
            folded(card_words.hints).child(hints(self.asked.hints.iter())).into(),
            file(self.words.show_solution, &self.asked.solution).into(),
        ]
    }

    fn editor(&self) -> Html {
        let (text, report) = (self.state.text(), self.desk.report());
        let file = self.desk.bench().edited(&report.files);
        let diagnostics = Rc::new(diagnose(self.card.lang, report, file, text));
        html! {
            <Editor id={self.id("-text")} label={self.asked.path.clone()} lang={self.card.lang}
                text={text.to_owned()} revision={self.state.revision()}
                version={self.desk.bench().version()} {diagnostics} lit={self.lit()} disabled={false}
                on_change={self.dispatch.reform(ConfigMsg::Typed)} />
        }
    }

    /// The lines that decided the last request, as long as they stand where they stood.
    fn lit(&self) -> Rc<Vec<u32>> {
        let path =
            (self.state.text() == self.desk.running()).then(|| self.desk.path(self.card.lang));
        path.flatten().map(|path| path.lit(self.desk.chosen())).unwrap_or_default()
    }

    fn acts(&self) -> Element {
        let words = self.words;
        let undo = self.button("btn", words.undo, ConfigMsg::Undone);
        let text = self.state.text();
        // Never disabled: that would take the focus from who pressed it.
        let tidy = ConfigMsg::Fixed { from: 0, to: text.len(), insert: formatted(text) };
        tag("div")
            .class("acts")
            .child(self.button("btn main", words.apply, ConfigMsg::Applied))
            .child(undo.flag("disabled", !self.state.can_undo()))
            .child(self.button("btn", words.tidy, tidy))
            .child(self.button("btn", words.start_over, ConfigMsg::StartedOver))
    }

    fn help(&self) -> Element {
        let words = text::card::card(self.card.lang);
        let shown = hints(self.asked.hints.iter().take(self.state.hints()));
        let shown = shown.attr("aria-label", words.hints).attr("aria-live", "polite");
        let next = button("btn", self.dispatch, ConfigMsg::HintAsked);
        let next = next_hint(self.card.lang, next, self.state.hints(), self.asked.hints.len());
        tag("div").class("config-help").child(shown).child(next)
    }

    fn solution(&self) -> Element {
        let words = self.words;
        let price = if self.card.standing == Some(Standing::Solved) {
            words.solution_price_solved
        } else {
            words.solution_price
        };
        folded(words.show_solution).child(tag("p").text(price)).child(self.button(
            "btn",
            words.put_solution,
            ConfigMsg::SolutionAsked,
        ))
    }
}
