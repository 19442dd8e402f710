//! The balancer, drawn: its servers, its choices as a strip, shares, the same requests by another method.

mod foretell;
mod peers;
mod run;

use crate::app::config::balance::{BalanceMsg, BalanceView};
use crate::text::nginx::balance::{self as text, BalanceWords, words};
use crate::ui::element::{Element, button, chosen, option, select, tag};
use yew::prelude::*;

/// What all parts need.
struct Seen<'a> {
    id: &'a str,
    view: &'a BalanceView,
    words: &'static BalanceWords,
    dispatch: &'a Callback<BalanceMsg>,
}

/// The balancer of `view`, under ids that begin with `id`.
pub fn balance(id: &str, view: &BalanceView, dispatch: &Callback<BalanceMsg>) -> Html {
    let seen = Seen { id, view, words: words(view.lang), dispatch };
    let words = seen.words;
    let single = view.is_single.then(|| tag("p").class("lb-note").text(words.single));
    let runs = view.runs.iter().enumerate().map(|(at, run)| run::run(&seen, at, run));
    tag("div")
        .class("lb")
        .child(tag("p").class("lb-note").text(words.model))
        .each(upstreams(&seen))
        .child(peers::peers(&seen))
        .child(tag("p").class("lb-note").text(words.passive))
        .each(single)
        .child(sending(&seen))
        .child(tag("p").class("sr").attr("role", "status").text(view.said.clone()))
        .child(tag("div").class("lb-runs").each(runs))
        .child(foretell::foretell(&seen))
        .child(settings(&seen))
        .into()
}

/// Which `upstream`, where there are several.
fn upstreams(seen: &Seen<'_>) -> Option<Element> {
    let view = seen.view;
    if view.upstreams.len() < 2 {
        return None;
    }
    let names = view.upstreams.iter().enumerate();
    let names = names.map(|(at, name)| (at.to_string(), name.clone(), at == view.group));
    let msg = |value: String| BalanceMsg::UpstreamChosen(value.parse().unwrap_or(0));
    Some(field(seen, "upstream", seen.words.upstream, names, msg))
}

/// A labelled list of values with their words.
fn field(
    seen: &Seen<'_>,
    name: &str,
    label: &'static str,
    options: impl Iterator<Item = (String, String, bool)>,
    msg: impl Fn(String) -> BalanceMsg + 'static,
) -> Element {
    let id = [seen.id, "-lb-", name].concat();
    let dispatch = seen.dispatch.clone();
    let on_change = Callback::from(move |event: Event| dispatch.emit(msg(chosen(&event))));
    let options =
        options.map(|(value, words, on)| option(value.clone(), on).key(value).text(words));
    tag("p")
        .class("lb-field")
        .child(tag("label").attr("for", id.clone()).text(label))
        .child(select(id, false, on_change).each(options))
}

/// Requests and the clock.
fn sending(seen: &Seen<'_>) -> Element {
    let lang = seen.view.lang;
    let send = [1, 10, 100].map(|count| {
        let class = if count == 1 { "btn main" } else { "btn" };
        button(class, seen.dispatch, BalanceMsg::Sent(count)).text(text::send(lang, count))
    });
    let clock = [1, 10].map(|seconds| {
        button("btn", seen.dispatch, BalanceMsg::ClockMoved(seconds))
            .text(text::seconds(lang, seconds))
    });
    let clock_now = tag("span").class("lb-clock").text(text::clock(lang, seen.view.clock_s));
    let clock = tag("div").class("lb-time").child(clock_now).each(clock);
    let restart = button("btn", seen.dispatch, BalanceMsg::Restarted).text(seen.words.restart);
    tag("div").class("acts").each(send).child(clock).child(restart)
}

/// What is compared, and how many workers there are.
fn settings(seen: &Seen<'_>) -> Element {
    let (view, words) = (seen.view, seen.words);
    let rivals: Vec<_> = view.rivals.iter().map(|(rival, _)| *rival).collect();
    let none = ("-".to_owned(), words.compare_none.to_owned(), view.rival.is_none());
    let names = view.rivals.iter().enumerate();
    let names =
        names.map(|(at, (rival, name))| (at.to_string(), name.clone(), view.rival == Some(*rival)));
    let names = std::iter::once(none).chain(names);
    let compare = move |value: String| {
        let at = value.parse::<usize>().ok();
        BalanceMsg::ComparedWith(at.and_then(|at| rivals.get(at).copied()))
    };
    let mut workers = vec![1, 2, 4];
    if !workers.contains(&view.workers) {
        workers.push(view.workers);
    }
    let workers = workers.into_iter().map(|n| (n.to_string(), n.to_string(), n == view.workers));
    let chosen = |value: String| BalanceMsg::WorkersChosen(value.parse().unwrap_or(1));
    let guess = (view.workers > 1).then(|| tag("p").class("lb-note").text(words.workers_guess));
    tag("div")
        .class("lb-settings")
        .child(field(seen, "rival", words.compare, names, compare))
        .child(field(seen, "workers", words.workers, workers, chosen))
        .child(tag("p").class("lb-note").text(words.workers_from))
        .each(guess)
        .child(tag("p").class("lb-note").text(words.open_guess))
}

/// A peer's letter in its shape and colour.
fn letter(seen: &Seen<'_>, at: usize) -> Element {
    let letter = seen.view.peers.get(at).map_or("", |peer| &peer.letter);
    tag("span").class("pick").attr("data-peer", (at % 6).to_string()).text(letter.to_owned())
}
