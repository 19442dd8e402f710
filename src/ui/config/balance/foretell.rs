//! "Predict the next three": guesses, then what happened with the numbers that decided.

use super::{Seen, letter};
use crate::app::config::balance::{BalanceMsg, Foretold, ForetoldCell};
use crate::ui::element::{Element, button, tag};

pub(super) fn foretell(seen: &Seen<'_>) -> Element {
    let (asked, words) = (&seen.view.foretell, seen.words);
    let title = [seen.id, "-lb-foretell"].concat();
    let drawn = tag("section")
        .class("lb-foretell")
        .attr("aria-labelledby", title.clone())
        .child(tag("h4").attr("id", title).text(words.foretell));
    if let Some(locked) = asked.locked {
        return drawn.child(tag("p").class("lb-note").text(locked));
    }
    let keys = asked.keys.iter().enumerate();
    let keys = keys.map(|(at, key)| tag("li").key(at).child(tag("code").text(key.clone())));
    let keys = (!asked.keys.is_empty() && asked.seen.is_empty())
        .then(|| tag("div").class("lb-keys").text(words.next_keys).child(tag("ol").each(keys)));
    let peers = seen.view.peers.iter().enumerate().map(|(at, peer)| {
        button("btn lb-guess", seen.dispatch, BalanceMsg::Guessed(at))
            .key(at)
            .attr("aria-label", [&peer.letter, " ", &peer.name].concat())
            .child(letter(seen, at))
    });
    drawn
        .child(tag("p").text(words.foretell_ask))
        .each(keys)
        .child(tag("div").class("acts").each(peers))
        .child(guesses(seen))
        .each((!asked.seen.is_empty()).then(|| revealed(seen)))
}

/// What was guessed so far, and what to do with it.
fn guesses(seen: &Seen<'_>) -> Element {
    let (asked, words) = (&seen.view.foretell, seen.words);
    let slots = (0..3).map(|at| match asked.guesses.get(at) {
        Some(peer) => letter(seen, *peer).key(at),
        None => tag("span").key(at).class("pick").attr("data-peer", "none").text("?"),
    });
    let letters = asked.guesses.iter().filter_map(|at| seen.view.peers.get(*at));
    let letters = letters.map(|peer| peer.letter.as_str()).collect::<Vec<_>>().join(" ");
    let slots = tag("p")
        .class("picks")
        .attr("role", "img")
        .attr("aria-label", [words.guess, ": ", &letters].concat())
        .each(slots);
    let reveal = button("btn main", seen.dispatch, BalanceMsg::Foretold)
        .flag("disabled", !asked.is_ready)
        .text(words.reveal);
    let none = asked.guesses.is_empty() || !asked.seen.is_empty();
    let back = button("btn", seen.dispatch, BalanceMsg::GuessTakenBack)
        .flag("disabled", none)
        .text(words.take_back);
    tag("div").class("acts").child(slots).child(reveal).child(back)
}

/// Each request with what every server brought to the choice.
fn revealed(seen: &Seen<'_>) -> Element {
    let (asked, words) = (&seen.view.foretell, seen.words);
    let cells = asked.seen.iter().any(|one| !one.cells.is_empty());
    let peers = seen.view.peers.iter().enumerate().filter(|_| cells);
    let peers = peers.map(|(at, _)| tag("th").key(at).attr("scope", "col").child(letter(seen, at)));
    let head = |words: &'static str| tag("th").attr("scope", "col").text(words);
    let heads = tag("tr")
        .child(head(words.request))
        .child(head(words.guess))
        .each(peers)
        .child(head(words.chosen));
    let rows = asked.seen.iter().enumerate().map(|(at, one)| row(seen, at, one, cells));
    let table = tag("table").child(tag("thead").child(heads)).child(tag("tbody").each(rows));
    let table = tag("div")
        .class("table-box")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", words.foretell)
        .child(table);
    let why = cells.then(|| tag("p").class("lb-note").text(asked.why));
    tag("div")
        .class("lb-revealed")
        .child(tag("p").class("verdict").attr("role", "status").text(asked.verdict.clone()))
        .child(table)
        .each(why)
}

fn row(seen: &Seen<'_>, at: usize, one: &Foretold, with_cells: bool) -> Element {
    let peers = seen.view.peers.iter().enumerate().filter(|_| with_cells);
    let cells = peers.map(|(at, _)| {
        let chosen = one.peer == Some(at);
        let cell = tag("td").key(at).attr("data-chosen", if chosen { "yes" } else { "no" });
        // Where several were asked in turn, no single sum tells it.
        match one.cells.get(at) {
            Some(worked_out) => self::worked_out(seen, cell, *worked_out, chosen),
            None => cell,
        }
    });
    let failed = one.failed.iter().enumerate();
    let failed = failed.map(|(nth, peer)| letter(seen, *peer).key(nth).attr("data-failed", "yes"));
    let chosen = one.peer.map(|peer| letter(seen, peer));
    let right = one.peer == Some(one.guess);
    let sign = tag("span").class(if right { "tag ok" } else { "tag wait" });
    let key = (!one.key.is_empty()).then(|| tag("code").text(one.key.clone()));
    tag("tr")
        .key(at)
        .child(tag("th").attr("scope", "row").text((at + 1).to_string()).text(" ").each(key))
        .child(tag("td").child(letter(seen, one.guess)))
        .each(cells)
        .child(tag("td").each(failed).each(chosen).text(" ").child(sign.text(if right {
            seen.words.right
        } else {
            seen.words.wrong
        })))
}

/// "0 + 5 = 5", and for the chosen one what it paid: "−7 → −2".
fn worked_out(seen: &Seen<'_>, drawn: Element, cell: ForetoldCell, chosen: bool) -> Element {
    let signed = |number: i64| number.to_string().replace('-', "−");
    match cell {
        ForetoldCell::Out => drawn.text(seen.words.out),
        ForetoldCell::Weights { before, share, after } => {
            let sum = before + share;
            let gained = [&signed(before), " + ", &signed(share), " = ", &signed(sum)].concat();
            let paid = ["−", &signed(sum - after), " → ", &signed(after)].concat();
            let paid = chosen.then(|| tag("span").class("lb-paid").text(paid));
            drawn.text(gained).each(paid)
        }
        ForetoldCell::Load { conns, weight } => {
            drawn.text([&conns.to_string(), " ÷ ", &weight.to_string()].concat())
        }
    }
}
