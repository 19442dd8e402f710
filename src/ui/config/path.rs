//! A request's path, drawn: its steps joined by a line, what the client got, what an upstream received.

use crate::app::config::path::{Bearing, PathStep, PathView, Place};
use crate::app::config::received::{HeaderRow, Received};
use crate::lang::Lang;
use crate::text::nginx::outcome::{self, PathWords, path_words};
use crate::ui::element::{Element, tag};
use yew::prelude::*;

/// The path of `view` under ids that begin with `id`. Steps with lines of the edited text are buttons; a pressed one sends
/// its place among the steps, the chosen one again sends `None`.
pub fn path(
    id: &str,
    view: &PathView,
    chosen: Option<usize>,
    dispatch: &Callback<Option<usize>>,
) -> Html {
    let words = path_words(view.lang);
    let title = [id, "-path"].concat();
    let steps = view.steps.iter().enumerate();
    let steps =
        steps.map(|(at, step)| item(view.lang, words, at, step, chosen == Some(at), dispatch));
    tag("div")
        .class("route")
        .child(tag("h4").attr("id", title.clone()).text(words.path))
        .child(tag("ol").class("route-steps").attr("aria-labelledby", title).each(steps))
        .child(got(words, view))
        .child(match &view.received {
            Some(received) => self::received(view.lang, words, received),
            None => tag("p").class("route-none").text(words.not_received),
        })
        .into()
}

fn item(
    lang: Lang,
    words: &PathWords,
    at: usize,
    step: &PathStep,
    chosen: bool,
    dispatch: &Callback<Option<usize>>,
) -> Element {
    let (name, said) = match step.bearing {
        Bearing::Decided => ("decided", words.decided),
        Bearing::Tried => ("tried", words.tried),
        Bearing::Noted => ("noted", ""),
        Bearing::Failed => ("failed", words.failed),
    };
    let badge = (!said.is_empty()).then(|| tag("span").class("route-badge").text(said));
    let head = tag("p").class("route-words").each(badge).text(step.words.clone());
    let item = tag("li").key(at).class("route-step").attr("data-bearing", name).child(head);
    let Some(place) = &step.place else { return item };
    let there = place_words(lang, place);
    if place.lines.is_empty() {
        return item.child(tag("p").class("route-line").child(there));
    }
    let msg = (!chosen).then_some(at);
    let line = crate::ui::element::button("route-line", dispatch, msg);
    item.child(line.says("aria-pressed", chosen).child(there))
}

/// "line 3", and its words; of another file its name.
fn place_words(lang: Lang, place: &Place) -> Element {
    let there = tag("span").class("route-place");
    match place.lines.first() {
        Some(line) => there
            .child(tag("span").class("route-number").text(outcome::line(lang, *line)))
            .child(tag("code").text(place.code.clone())),
        None => there.child(tag("code").text(place.file.clone())),
    }
}

fn got(words: &PathWords, view: &PathView) -> Element {
    let got = &view.got;
    let status = match got.status {
        0 => "✕".to_owned(),
        status => [&status.to_string(), " ", view.reason()].concat(),
    };
    let headers = got.headers.iter().enumerate().map(|(at, (name, value))| {
        tag("li").key(at).child(tag("code").text([name, ": ", value].concat()))
    });
    let none = got.headers.is_empty();
    let headers = (!none).then(|| tag("ul").class("route-headers").each(headers));
    let body =
        (!got.body.is_empty()).then(|| tag("pre").class("route-body").text(got.body.clone()));
    tag("div")
        .class("route-got")
        .attr("data-good", if matches!(got.status, 200..400) { "yes" } else { "no" })
        .child(tag("h4").text(words.got))
        .child(
            tag("p")
                .child(tag("strong").class("route-status").text(status))
                .text(" ")
                .text(got.words.clone()),
        )
        .each(headers)
        .each(body)
}

fn received(lang: Lang, words: &PathWords, received: &Received) -> Element {
    let head = |words: &'static str| tag("th").attr("scope", "col").text(words);
    let heads =
        tag("tr").child(head(words.header)).child(head(words.value)).child(head(words.set_by));
    let rows = received.headers.iter().enumerate().map(|(at, row)| header(lang, words, at, row));
    let table = tag("table")
        .class("route-table")
        .child(tag("thead").child(heads))
        .child(tag("tbody").each(rows));
    tag("div")
        .class("route-received")
        .child(tag("h4").text(words.received))
        .child(tag("p").child(tag("code").text(received.line.clone())))
        .child(table)
}

fn header(lang: Lang, words: &PathWords, at: usize, row: &HeaderRow) -> Element {
    let name = tag("th").attr("scope", "row").child(tag("code").text(row.name.clone()));
    let value = match &row.value {
        Some(value) => tag("td").child(tag("code").text(value.clone())),
        None => tag("td").child(tag("span").class("route-missing").text(words.missing)),
    };
    let place = row.place.as_ref().map(|place| place_words(lang, place));
    let by = tag("td").each(place).child(tag("span").class("route-by").text(row.by));
    tag("tr")
        .key(at)
        .attr("data-arrived", if row.value.is_some() { "yes" } else { "no" })
        .child(name)
        .child(value)
        .child(by)
}
