//! Draws what the layout placed: boxes and lines of text in an SVG.

use yew::prelude::*;

use crate::app::stage::layout::{Anchor, Label, Rect};

pub(super) fn label(at: usize, label: &Label) -> Html {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    html! {
        <text
            key={at}
            class={label.part.class()}
            x={label.x.to_string()}
            y={label.y.to_string()}
            text-anchor={anchor}
        >{ &label.words }</text>
    }
}

pub(super) fn rect(class: &'static str, area: Rect, corner: u32) -> Html {
    html! {
        <rect
            key={class}
            class={class}
            x={area.x.to_string()}
            y={area.y.to_string()}
            width={area.w.to_string()}
            height={area.h.to_string()}
            rx={corner.to_string()}
        />
    }
}

/// Two strokes from corner to corner.
pub(super) fn cross(area: Rect, inset: i32) -> String {
    let (left, right) = (area.x + inset, area.right() - inset);
    let (top, bottom) = (area.y + inset, area.bottom() - inset);
    format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}")
}
