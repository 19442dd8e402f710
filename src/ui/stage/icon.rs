//! Small signs on buttons.

use crate::ui::element::{Element, tag};

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Icon {
    Start,
    Play,
    Pause,
    Step,
    Jump,
    Undo,
}

/// Drawn on 16 × 16, in the colour of the text.
pub(super) fn icon(icon: Icon) -> Element {
    let path = match icon {
        Icon::Start => "M4 3v10M13 3.5v9L6.5 8z",
        Icon::Play => "M4.5 2.8v10.4L13 8z",
        Icon::Pause => "M5 3.2v9.6M11 3.2v9.6",
        Icon::Step => "M3.5 3.5v9L10 8zM12.5 3v10",
        Icon::Jump => "M2 3.5v9L8 8zM8 3.5v9L14 8z",
        Icon::Undo => "M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7",
    };
    tag("svg")
        .class("icon")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .child(tag("path").attr("d", path))
}
