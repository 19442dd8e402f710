//! What the learner can do: one row for each kind of thing.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::{ButtonView, Kind, PickerView, ScaleView, StageMsg, Target};
use crate::course::Action;
use crate::text::stage::words;
use crate::ui::element::{self, Element, list, tag};

pub(super) fn actions(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let actions = &seen.view.actions;
    if actions.scales.is_empty() && actions.pickers.is_empty() && actions.plain.is_empty() {
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
        .each(actions.scales.iter().map(|scale| row_of_scale(seen, scale)))
        .each(actions.pickers.iter().map(|picker| row_of_picker(seen, picker)))
        .each(plain)
        .into()
}

fn row_of_scale(seen: &Seen<'_>, scale: &ScaleView) -> Element {
    tag("div")
        .key(scale.service)
        .class("actions-row")
        .attr("role", "group")
        .attr("aria-label", scale.name.clone())
        .child(tag("span").class("actions-label").text(scale.name.clone()))
        .child(button(seen, &scale.fewer))
        .child(button(seen, &scale.more))
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

/// A button that would be refused stays where the keyboard finds it and says why when pressed.
fn button(seen: &Seen<'_>, button: &ButtonView) -> Element {
    let refused =
        button.action.is_none() || button.reason.is_some() || seen.view.actions.locked.is_some();
    let msg = match (&button.reason, &button.action) {
        (None, Some(action)) => StageMsg::ActionChosen(action.clone()),
        (Some(why), _) => StageMsg::RefusedPressed(why.clone()),
        (None, None) => StageMsg::RefusedPressed(words(seen.view.lang).choose_first.to_owned()),
    };
    // Two services can be created side by side.
    let name = button.action.as_ref().and_then(Action::name).unwrap_or_default();
    element::button("btn", seen.dispatch, msg)
        .key([button.word, name].concat())
        .attr("data-action", button.word)
        .attr("aria-label", button.spoken.clone())
        .attr_if("aria-disabled", refused.then_some("true"))
        .attr_if("title", button.reason.clone())
        .flag("disabled", !seen.mounted)
        .text(button.label.clone())
}
