//! Desired, actual, routable, side by side, with the difference marked.

use yew::prelude::*;

use super::Seen;
use super::markup::{Markup, Value::Words};
use crate::app::stage::{NumberView, NumbersView, StageView};
use crate::text::stage::{StageWords, words};
use crate::ui::element::{markup, tag};

pub(super) fn numbers(seen: &Seen<'_>) -> Html {
    let group = tag("div").class("numbers-all").attr("role", "group");
    let name = words(seen.view.lang).numbers;
    group.attr("aria-label", name).child(markup(drawn(seen.view))).into()
}

pub(super) fn drawn(view: &StageView) -> String {
    let mut drawn = Markup::default();
    view.numbers.iter().for_each(|numbers| row(&mut drawn, words(view.lang), numbers));
    let settled = &view.settled;
    let tone = [("class", Words("settled")), ("data-tone", Words(settled.tone.name()))];
    drawn.element("p", &tone, &settled.words);
    drawn.finish()
}

fn row(drawn: &mut Markup, words: &StageWords, numbers: &NumbersView) {
    let NumbersView { service, desired, running, routable } = numbers;
    drawn.open("dl", &[("class", Words("numbers"))]);
    cell(drawn, words.desired, service.as_deref(), desired, None);
    cell(drawn, words.running, None, running, Some(desired.value));
    cell(drawn, words.routable, None, routable, Some(running.value));
    drawn.close("dl");
}

/// One card. Between it and the card before stands whether the two are equal.
fn cell(
    drawn: &mut Markup,
    label: &str,
    service: Option<&str>,
    number: &NumberView,
    before: Option<u32>,
) {
    let (compared, sign) = match before {
        None => ("first", ""),
        Some(before) if before == number.value => ("same", "="),
        Some(_) => ("differs", "≠"),
    };
    drawn.open("div", &[("class", Words("number")), ("data-compared", Words(compared))]);
    drawn.open("dt", &[]);
    let hidden = [("class", Words("number-sign")), ("aria-hidden", Words("true"))];
    drawn.element("span", &hidden, sign);
    if let Some(service) = service {
        drawn.element("span", &[("class", Words("number-service"))], service);
    }
    drawn.words(label);
    drawn.close("dt");
    drawn.open("dd", &[]);
    drawn.element("span", &[("class", Words("number-value"))], &number.value.to_string());
    if let Some((tone, badge)) = &number.badge {
        let tone = ("data-tone", Words(tone.name()));
        drawn.element("span", &[("class", Words("badge")), tone], badge);
    }
    drawn.close("dd");
    drawn.close("div");
}
