//! A scene with a place for everything: integer units, ready to be drawn as it is.

use crate::app::stage::layout::{Label, Rect};

/// For which screen a scene is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Narrow,
    Wide,
}

impl Shape {
    pub const ALL: [Shape; 2] = [Shape::Narrow, Shape::Wide];

    /// The width in CSS pixels at which one unit is one pixel.
    pub fn units(self) -> i32 {
        match self {
            Shape::Narrow => 320,
            Shape::Wide => 640,
        }
    }

    /// What a picture may take at most: a little more than a phone's width is drawn a little smaller there.
    pub fn units_max(self) -> i32 {
        match self {
            Shape::Narrow => 368,
            Shape::Wide => 640,
        }
    }

    /// The value of `data-width`, by which the style sheet chooses.
    pub fn name(self) -> &'static str {
        match self {
            Shape::Narrow => "narrow",
            Shape::Wide => "wide",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SceneDiagram {
    pub width: i32,
    pub height: i32,
    /// In the plan's order.
    pub parts: Vec<PartBox>,
    /// In the plan's order.
    pub links: Vec<LinkLine>,
}

/// How a part is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// On the grid: its sign above its name.
    Card,
    /// Inside another part: its sign before its name, on one line.
    Chip,
    /// Holds others: sign and name on the first line, the others below.
    Frame,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartBox {
    pub area: Rect,
    pub form: Form,
    /// Where its kind's sign stands: a square.
    pub icon: Rect,
    /// The middle of the sign of its mark.
    pub mark: (i32, i32),
    /// For each label that it ever has, its lines.
    pub labels: Vec<Vec<Label>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkLine {
    /// SVG path data.
    pub line: String,
    pub head: String,
    /// What the label covers, and the label.
    pub label: Option<(Rect, Label)>,
}
