//! What the learner can do: one row for each kind of thing.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::stage::{ActionsView, ButtonView, Kind, PickerView, ScaleView, StageMsg, Target};
use crate::lang::Lang;
use crate::text::stage::words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ActionsProps {
    pub(super) lang: Lang,
    pub(super) id: String,
    pub(super) actions: Rc<ActionsView>,
    pub(super) dispatch: Callback<StageMsg>,
    pub(super) mounted: bool,
}

#[component]
pub(super) fn Actions(props: &ActionsProps) -> Html {
    let words = words(props.lang);
    let actions = &props.actions;
    if actions.scales.is_empty() && actions.pickers.is_empty() && actions.plain.is_empty() {
        return Html::default();
    }
    html! {
        <div class="actions" role="group" aria-label={words.actions}>
            <p class="actions-name" aria-hidden="true">{ words.actions }</p>
            if let Some(locked) = actions.locked {
                <p class="actions-locked" id={format!("{}-locked", props.id)}>{ locked }</p>
            }
            { for actions.scales.iter().map(|scale| row_of_scale(props, scale)) }
            { for actions.pickers.iter().map(|picker| row_of_picker(props, picker)) }
            if !actions.plain.is_empty() {
                <div key="plain" class="actions-row">
                    { for actions.plain.iter().map(|one| button(props, one)) }
                </div>
            }
        </div>
    }
}

fn row_of_scale(props: &ActionsProps, scale: &ScaleView) -> Html {
    html! {
        <div key={format!("scale-{}", scale.service)} class="actions-row" role="group" aria-label={scale.name.clone()}>
            <span class="actions-label">{ &scale.name }</span>
            { button(props, &scale.fewer) }
            { button(props, &scale.more) }
        </div>
    }
}

fn row_of_picker(props: &ActionsProps, picker: &PickerView) -> Html {
    let (kind, key) = match picker.kind {
        Kind::Computer => (Kind::Computer, "computer"),
        Kind::Task => (Kind::Task, "task"),
        Kind::Container => (Kind::Container, "container"),
    };
    let id = format!("{}-{key}", props.id);
    let onchange = props.dispatch.reform(move |event: Event| {
        let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
        let number = select.value().parse().ok();
        StageMsg::TargetChosen(number.map(|number| Target { kind, number }))
    });
    html! {
        <div {key} class="actions-row">
            <label class="actions-label" for={id.clone()}>{ picker.label }</label>
            <select {id} class="select" disabled={!props.mounted} {onchange}>
                <option key="none" value="" selected={picker.chosen.is_none()}>{ picker.placeholder }</option>
                { for picker.options.iter().map(|(number, name)| html! {
                    <option key={*number} value={number.to_string()} selected={picker.chosen == Some(*number)}>{ name }</option>
                }) }
            </select>
            { for picker.buttons.iter().map(|one| button(props, one)) }
        </div>
    }
}

/// A button that would be refused stays where the keyboard finds it and says why when pressed.
fn button(props: &ActionsProps, button: &ButtonView) -> Html {
    let refused =
        button.action.is_none() || button.reason.is_some() || props.actions.locked.is_some();
    let onclick = {
        let (action, dispatch) = (button.action.clone(), props.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(match &action {
                Some(action) => StageMsg::ActionChosen(action.clone()),
                None => StageMsg::ChoiceMissed,
            });
        })
    };
    html! {
        <button
            key={button.word}
            class="btn"
            type="button"
            data-action={button.word}
            aria-label={button.spoken.clone()}
            aria-disabled={refused.then_some("true")}
            title={button.reason.clone()}
            disabled={!props.mounted}
            {onclick}
        >{ &button.label }</button>
    }
}
