//! Elements made by calls. `html!` writes every field of every element out where it stands, half a
//! kilobyte of program each; a call says the same in a tenth of that. Components alone still need
//! `html!`.

use crate::course;
use std::rc::Rc;
use yew::html::{onchange, onclick};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VNode, VTag};

/// An element being made. Its attributes stand in the order in which they are named.
pub struct Element(Box<VTag>);

/// An element without attributes and without content.
#[inline(never)]
pub fn tag(name: &'static str) -> Element {
    Element(Box::new(VTag::new(name)))
}

/// Nodes side by side. Every list whose length can change has keys.
#[inline(never)]
pub fn list(nodes: Vec<Html>) -> Html {
    VNode::from(VList::with_children(nodes, None))
}

/// HTML from a lesson, already safe (see [`course::Html`]).
#[inline(never)]
pub fn raw(html: &course::Html) -> Html {
    markup(html.0.clone())
}

/// HTML that we wrote as text ourselves.
#[inline(never)]
pub fn markup(html: String) -> Html {
    Html::from_html_unchecked(AttrValue::from(html))
}

/// A button of the class `class` that sends `msg` when it is pressed.
pub fn button<M: Clone + 'static>(class: &'static str, dispatch: &Callback<M>, msg: M) -> Element {
    tag("button").class(class).attr("type", "button").pressed(dispatch, msg)
}

/// A list to choose one of; its options follow.
pub fn select(id: String, disabled: bool, chosen: Callback<Event>) -> Element {
    let select = tag("select").attr("id", id).class("select");
    select.flag("disabled", disabled).on_change(chosen)
}

/// What can be chosen in a [`select`].
pub fn option(value: impl Into<AttrValue>, selected: bool) -> Element {
    tag("option").attr("value", value).flag("selected", selected)
}

/// What was chosen in a [`select`].
#[inline(never)]
pub fn chosen(event: &Event) -> String {
    event.target_unchecked_into::<web_sys::HtmlSelectElement>().value()
}

impl Element {
    #[inline(never)]
    pub fn key(mut self, key: impl Into<Key>) -> Element {
        self.0.key = Some(key.into());
        self
    }

    pub fn class(self, class: &'static str) -> Element {
        self.attr("class", class)
    }

    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl Into<AttrValue>) -> Element {
        self.0.add_attribute(name, value);
        self
    }

    /// With the attribute only if there is a value.
    #[inline(never)]
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<AttrValue>>) -> Element {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that is there or not, such as `disabled`.
    #[inline(never)]
    pub fn flag(self, name: &'static str, on: bool) -> Element {
        self.attr_if(name, on.then_some(name))
    }

    /// An attribute that says `true` or `false`, such as `aria-pressed`.
    #[inline(never)]
    pub fn says(self, name: &'static str, yes: bool) -> Element {
        self.attr(name, if yes { "true" } else { "false" })
    }

    /// What an `input` is worth.
    #[inline(never)]
    pub fn value(mut self, value: String) -> Element {
        self.0.set_value(AttrValue::from(value));
        self
    }

    /// Whether an `input` is chosen.
    #[inline(never)]
    pub fn checked(mut self, checked: bool) -> Element {
        self.0.set_checked(checked);
        self
    }

    #[inline(never)]
    pub fn text(self, words: impl Into<AttrValue>) -> Element {
        self.child(VNode::from(yew::virtual_dom::VText::new(words)))
    }

    #[inline(never)]
    pub fn child(mut self, child: impl Into<Html>) -> Element {
        self.0.add_child(child.into());
        self
    }

    /// A list of its own, apart from what stands before and after it.
    pub fn each(self, children: impl IntoIterator<Item = impl Into<Html>>) -> Element {
        self.child(list(children.into_iter().map(Into::into).collect()))
    }

    /// Sends `msg` when it is pressed.
    pub fn pressed<M: Clone + 'static>(self, dispatch: &Callback<M>, msg: M) -> Element {
        let dispatch = dispatch.clone();
        self.on_click(Callback::from(move |_: MouseEvent| dispatch.emit(msg.clone())))
    }

    #[inline(never)]
    pub fn on_click(self, then: Callback<MouseEvent>) -> Element {
        self.on(Rc::new(onclick::Wrapper::new(then)))
    }

    #[inline(never)]
    pub fn on_change(self, then: Callback<Event>) -> Element {
        self.on(Rc::new(onchange::Wrapper::new(then)))
    }

    #[inline(never)]
    pub fn on(mut self, listener: Rc<dyn Listener>) -> Element {
        self.0.add_listener(listener);
        self
    }
}

impl From<Element> for Html {
    #[inline(never)]
    fn from(element: Element) -> Html {
        VNode::from(*element.0)
    }
}
