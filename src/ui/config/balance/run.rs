//! One method's choices: the strip, the shares, what a hash saw.

use super::{Seen, letter};
use crate::app::config::balance::{Bar, Pick, RunView};
use crate::ui::element::{Element, markup, tag};

pub(super) fn run(seen: &Seen<'_>, at: usize, run: &RunView) -> Element {
    let words = seen.words;
    let head = tag("p")
        .class("lb-method")
        .child(tag("strong").text(run.method.clone()))
        .child(tag("span").class("lb-note").text(run.rule));
    let drawn = tag("div").key(at).class("lb-run").child(head);
    if run.picks.is_empty() {
        return drawn.child(tag("p").class("lb-none").text(words.none_yet));
    }
    let picks = run.picks.iter().enumerate().map(|(at, one)| pick(seen, at, one));
    let strip = tag("p")
        .class("picks")
        .attr("role", "img")
        .attr("aria-label", [words.choices, ": ", &run.text].concat())
        .each(picks);
    let bars = run.bars.iter().enumerate().map(|(at, one)| bar(seen, at, one));
    let bars = tag("ul").class("lb-bars").attr("aria-label", words.shares).each(bars);
    let keys = (!run.keys.is_empty()).then(|| keys(seen, run));
    drawn
        .child(strip)
        .child(bars)
        .child(tag("p").class("lb-note").text(words.shares_key))
        .each(keys)
}

/// Whoever was asked in vain stands crossed out before who answered.
fn pick(seen: &Seen<'_>, at: usize, pick: &Pick) -> Element {
    let failed = pick.failed.iter().enumerate();
    let failed = failed.map(|(nth, peer)| letter(seen, *peer).key(nth).attr("data-failed", "yes"));
    let answered = match pick.peer {
        Some(peer) => letter(seen, peer),
        None => tag("span").class("pick").attr("data-peer", "none").text("–"),
    };
    let worker = (pick.worker > 0).then(|| tag("sub").text(pick.worker.to_string()));
    tag("span").key(at).class("picked").each(failed).child(answered).each(worker)
}

fn bar(seen: &Seen<'_>, at: usize, bar: &Bar) -> Element {
    let (part, share) = (bar.part.to_string(), bar.share.to_string());
    let svg = [
        "<svg class=\"lb-bar\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"lb-room\" width=\"1000\" height=\"20\"/><rect class=\"lb-part\" width=\"",
        &part,
        "\" height=\"20\"/><path class=\"lb-share\" d=\"M",
        &share,
        " 0v20\"/></svg>",
    ];
    tag("li")
        .key(at)
        .attr("data-peer", (at % 6).to_string())
        .child(letter(seen, at))
        .child(markup(svg.concat()))
        .child(tag("span").class("lb-share-words").text(bar.words.clone()))
}

fn keys(seen: &Seen<'_>, run: &RunView) -> Element {
    let rows = run.keys.iter().enumerate().map(|(at, (key, peers))| {
        let key = tag("code").text(key.clone());
        tag("li").key(at).child(key).text([" → ", peers].concat())
    });
    tag("div")
        .class("lb-keys")
        .child(tag("p").class("lb-note").text(seen.words.keys))
        .child(tag("ul").each(rows))
}
