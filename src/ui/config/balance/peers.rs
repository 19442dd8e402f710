//! The servers, with what nginx remembers of each.

use super::{Seen, letter};
use crate::app::config::balance::{BalanceMsg, Condition, PeerView};
use crate::text::nginx::balance as text;
use crate::ui::element::{Element, button, tag};

pub(super) fn peers(seen: &Seen<'_>) -> Element {
    let (view, words) = (seen.view, seen.words);
    let caption = text::memory(view.lang, view.worker, view.workers);
    let head = |words: &'static str| tag("th").key(words).attr("scope", "col").text(words);
    let heads = [
        words.server,
        words.weight,
        words.effective,
        words.current,
        words.fails,
        words.open,
        words.condition,
    ];
    let rows = view.peers.iter().enumerate().map(|(at, peer)| row(seen, at, peer));
    let table = tag("table")
        .child(tag("caption").text(caption.clone()))
        .child(tag("thead").child(tag("tr").each(heads.map(head))))
        .child(tag("tbody").each(rows));
    let box_ = tag("div")
        .class("table-box lb-peers")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", caption)
        .child(table);
    let controls = view.peers.iter().enumerate().map(|(at, peer)| control(seen, at, peer));
    tag("div").class("lb-servers").child(box_).child(tag("div").class("lb-controls").each(controls))
}

fn row(seen: &Seen<'_>, at: usize, peer: &PeerView) -> Element {
    let words = seen.words;
    let name = tag("th")
        .attr("scope", "row")
        .child(letter(seen, at))
        .text(" ")
        .child(tag("code").text(peer.name.clone()));
    let number = |label: &'static str, number: String| {
        tag("td").class("lb-number").attr("data-label", label).text(number)
    };
    let condition = match peer.condition {
        Condition::Usable => "usable",
        Condition::Down => "down",
        Condition::Aside => "aside",
        Condition::Full => "full",
    };
    let stopped = (!peer.answers).then(|| tag("span").class("tag bad").text(words.stopped));
    let said = tag("td")
        .child(tag("span").class("lb-condition").text(peer.condition_words.clone()))
        .text(" ")
        .each(stopped);
    let limit = match peer.max_fails {
        0 => "–".to_owned(),
        limit => limit.to_string(),
    };
    tag("tr")
        .key(at)
        .attr("data-condition", condition)
        .child(name)
        .child(number(words.weight, peer.weight.to_string()))
        .child(number(words.effective, peer.effective_weight.to_string()))
        .child(number(words.current, peer.current_weight.to_string().replace('-', "−")))
        .child(number(words.fails, [&peer.fails.to_string(), " / ", &limit].concat()))
        .child(number(words.open, peer.conns.to_string()))
        .child(said)
}

fn control(seen: &Seen<'_>, at: usize, peer: &PeerView) -> Element {
    let lang = seen.view.lang;
    let toggled = BalanceMsg::PeerToggled(peer.address.clone());
    let stop =
        button("btn", seen.dispatch, toggled).text(text::stop(lang, &peer.letter, peer.answers));
    let slow = button("btn", seen.dispatch, BalanceMsg::Slowed(at))
        .says("aria-pressed", peer.slow)
        .text(text::slow(lang, &peer.letter));
    tag("div").key(at).class("lb-control").child(stop).child(slow)
}
