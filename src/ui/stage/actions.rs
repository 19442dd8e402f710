//! What the learner can do: one row for each kind of thing.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::{ButtonView, DialView, FaultView, Kind, PickerView, StageMsg, Target};
use crate::course::{Action, ActionId};
use crate::text::stage::words;
use crate::ui::element::{self, Element, list, tag};

pub(super) fn actions(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let actions = &seen.view.actions;
    let has_buttons = !actions.dials.is_empty() || !actions.pickers.is_empty();
    if !has_buttons && actions.plain.is_empty() && actions.faults.is_empty() {
        return Html::default();
    }
    let group = tag("div").class("actions").attr("role", "group").attr("aria-label", words.actions);
    let name = tag("p").class("actions-name").attr("aria-hidden", "true").text(words.actions);
    let locked = actions.locked.map(|locked| {
        let id = [&seen.view.id, "-locked"].concat();
        tag("p").class("actions-locked").attr("id", id).text(locked)
    });
    let plain = (!actions.plain.is_empty())
        .then(|| tag("div").key("plain").class("actions-row").child(buttons(seen, &actions.plain)));
    group
        .child(name)
        .each(locked)
        .each(actions.dials.iter().map(|dial| row_of_dial(seen, dial)))
        .each(actions.pickers.iter().map(|picker| row_of_picker(seen, picker)))
        .each(plain)
        .each((!actions.faults.is_empty()).then(|| cards(seen)))
        .into()
}

fn row_of_dial(seen: &Seen<'_>, dial: &DialView) -> Element {
    tag("div")
        .key(dial_key(dial))
        .class("actions-row")
        .attr("role", "group")
        .attr("aria-label", dial.name.clone())
        .child(tag("span").class("actions-label").text(dial.name.clone()))
        .child(button(seen, &dial.fewer))
        .child(button(seen, &dial.more))
}

/// The same however far it is turned, so that the keyboard stays where it is.
fn dial_key(dial: &DialView) -> String {
    let whose = dial.more.action.as_ref().map_or("", |action| action.text(0));
    [dial.more.word, whose].concat()
}

/// What can go wrong, a card each.
fn cards(seen: &Seen<'_>) -> Element {
    let name = words(seen.view.lang).faults;
    let cards = seen.view.actions.faults.iter().map(|fault| card(seen, fault));
    tag("div")
        .key("faults")
        .class("faults")
        .attr("role", "group")
        .attr("aria-label", name)
        .child(tag("p").class("actions-name").attr("aria-hidden", "true").text(name))
        .each(cards)
}

fn card(seen: &Seen<'_>, fault: &FaultView) -> Element {
    let spoken = [&fault.spoken, ". ", &fault.does].concat();
    let part = |class, text: &str| tag("span").class(class).text(text.to_owned());
    pressable(seen, "btn fault", &fault.action, &fault.reason)
        .key(fault.word)
        .attr("data-action", fault.word)
        .attr("aria-label", spoken)
        .child(part("fault-sign", fault.sign))
        .child(part("fault-name", &fault.label))
        .child(part("fault-does", &fault.does))
        .child(part("fault-whom", &fault.whom))
}

fn row_of_picker(seen: &Seen<'_>, picker: &PickerView) -> Element {
    let (kind, key) = match picker.kind {
        Kind::Computer => (Kind::Computer, "computer"),
        Kind::Task => (Kind::Task, "task"),
        Kind::Container => (Kind::Container, "container"),
    };
    let id = [&seen.view.id, "-", key].concat();
    let chosen = seen.dispatch.reform(move |event: Event| {
        let number = element::chosen(&event).parse().ok();
        StageMsg::TargetChosen(number.map(|number| Target { kind, number }))
    });
    let none =
        element::option("", picker.chosen.is_none()).key("none").text(picker.placeholder.clone());
    let options = picker.options.iter().map(|(number, name)| {
        let chosen = picker.chosen == Some(*number);
        element::option(number.to_string(), chosen).key(*number).text(name.clone())
    });
    let select = element::select(id.clone(), !seen.mounted, chosen);
    tag("div")
        .key(key)
        .class("actions-row")
        .child(tag("label").class("actions-label").attr("for", id).text(picker.label.clone()))
        .child(select.each(std::iter::once(none).chain(options)))
        .child(buttons(seen, &picker.buttons))
}

fn buttons(seen: &Seen<'_>, buttons: &[ButtonView]) -> Html {
    list(buttons.iter().map(|one| button(seen, one).into()).collect())
}

fn button(seen: &Seen<'_>, button: &ButtonView) -> Element {
    // Two services can be created side by side, and several versions deployed.
    let action = button.action.as_ref();
    let name = action.and_then(Action::name).unwrap_or_default();
    let version = match action {
        Some(action) if action.id == ActionId::Deploy => action.number(1).to_string(),
        Some(action) if action.id == ActionId::SetCircuitBreaker => action.text(1).to_owned(),
        _ => String::new(),
    };
    pressable(seen, "btn", &button.action, &button.reason)
        .key([button.word, name, &version].concat())
        .attr("data-action", button.word)
        .attr("aria-label", button.spoken.clone())
        .text(button.label.clone())
}

/// A button that would be refused stays where the keyboard finds it and says why when pressed.
fn pressable(
    seen: &Seen<'_>,
    class: &'static str,
    action: &Option<Action>,
    reason: &Option<String>,
) -> Element {
    let refused = action.is_none() || reason.is_some() || seen.view.actions.locked.is_some();
    let msg = match (reason, action) {
        (None, Some(action)) => StageMsg::ActionChosen(action.clone()),
        (Some(why), _) => StageMsg::RefusedPressed(why.clone()),
        (None, None) => StageMsg::RefusedPressed(words(seen.view.lang).choose_first.to_owned()),
    };
    element::button(class, seen.dispatch, msg)
        .attr_if("aria-disabled", refused.then_some("true"))
        .attr_if("title", reason.clone())
        .flag("disabled", !seen.mounted)
}
