//! What the learner can do: one row for each kind of thing.

use yew::prelude::*;

use super::Seen;
use crate::app::stage::{ButtonView, Kind, PickerView, ScaleView, StageMsg, Target};
use crate::course::Action;
use crate::text::stage::words;

pub(super) fn actions(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let actions = &seen.view.actions;
    if actions.scales.is_empty() && actions.pickers.is_empty() && actions.plain.is_empty() {
        return Html::default();
    }
    html! {
        <div class="actions" role="group" aria-label={words.actions}>
            <p class="actions-name" aria-hidden="true">{ words.actions }</p>
            if let Some(locked) = actions.locked {
                <p class="actions-locked" id={format!("{}-locked", seen.view.id)}>{ locked }</p>
            }
            { for actions.scales.iter().map(|scale| row_of_scale(seen, scale)) }
            { for actions.pickers.iter().map(|picker| row_of_picker(seen, picker)) }
            if !actions.plain.is_empty() {
                <div key="plain" class="actions-row">
                    { for actions.plain.iter().map(|one| button(seen, one)) }
                </div>
            }
        </div>
    }
}

fn row_of_scale(seen: &Seen<'_>, scale: &ScaleView) -> Html {
    html! {
        <div key={format!("scale-{}", scale.service)} class="actions-row" role="group" aria-label={scale.name.clone()}>
            <span class="actions-label">{ &scale.name }</span>
            { button(seen, &scale.fewer) }
            { button(seen, &scale.more) }
        </div>
    }
}

fn row_of_picker(seen: &Seen<'_>, picker: &PickerView) -> Html {
    let (kind, key) = match picker.kind {
        Kind::Computer => (Kind::Computer, "computer"),
        Kind::Task => (Kind::Task, "task"),
        Kind::Container => (Kind::Container, "container"),
    };
    let id = format!("{}-{key}", seen.view.id);
    let onchange = seen.dispatch.reform(move |event: Event| {
        let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
        let number = select.value().parse().ok();
        StageMsg::TargetChosen(number.map(|number| Target { kind, number }))
    });
    html! {
        <div {key} class="actions-row">
            <label class="actions-label" for={id.clone()}>{ &picker.label }</label>
            <select {id} class="select" disabled={!seen.mounted} {onchange}>
                <option key="none" value="" selected={picker.chosen.is_none()}>{ &picker.placeholder }</option>
                { for picker.options.iter().map(|(number, name)| html! {
                    <option key={*number} value={number.to_string()} selected={picker.chosen == Some(*number)}>{ name }</option>
                }) }
            </select>
            { for picker.buttons.iter().map(|one| button(seen, one)) }
        </div>
    }
}

/// A button that would be refused stays where the keyboard finds it and says why when pressed.
fn button(seen: &Seen<'_>, button: &ButtonView) -> Html {
    let refused =
        button.action.is_none() || button.reason.is_some() || seen.view.actions.locked.is_some();
    let onclick = {
        let msg = match (&button.reason, &button.action) {
            (None, Some(action)) => StageMsg::ActionChosen(action.clone()),
            (Some(why), _) => StageMsg::RefusedPressed(why.clone()),
            (None, None) => StageMsg::RefusedPressed(words(seen.view.lang).choose_first.to_owned()),
        };
        seen.dispatch.reform(move |_: MouseEvent| msg.clone())
    };
    // Two services can be created side by side.
    let name = button.action.as_ref().and_then(Action::name).unwrap_or_default();
    let key = [button.word, name].concat();
    html! {
        <button
            {key}
            class="btn"
            type="button"
            data-action={button.word}
            aria-label={button.spoken.clone()}
            aria-disabled={refused.then_some("true")}
            title={button.reason.clone()}
            disabled={!seen.mounted}
            {onclick}
        >{ &button.label }</button>
    }
}
