//! Where everything stands: a picture in integer units, ready to be drawn as it is.

use super::super::picture::{Detail, FrontKind, Tone};

/// A box. `x`, `y` is its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rect {
    pub x: i32,
    pub y: i32,
    pub w: i32,
    pub h: i32,
}

/// One line of text. `y` is its baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub x: i32,
    pub y: i32,
    pub anchor: Anchor,
    pub part: Part,
    pub words: String,
}

/// Which end of the text stands at its `x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// What a text is, which decides its size ([`Part::size`]) and, in the style sheet, its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Title,
    Words,
    Fact,
    Sign,
}

impl Part {
    /// The size to measure it with, in the picture's units: the font size of the style sheet (12,
    /// 11, 13), and for bold text as much more as bold letters are wider.
    pub fn size(self) -> u32 {
        match self {
            Part::Title | Part::Fact => 13,
            Part::Words => 11,
            Part::Sign => 13,
        }
    }

    /// The class in the style sheet.
    pub fn class(self) -> &'static str {
        match self {
            Part::Title => "t-title",
            Part::Words => "t-words",
            Part::Fact => "t-fact",
            Part::Sign => "t-sign",
        }
    }
}

/// The picture with a place for everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagram {
    pub width: i32,
    pub height: i32,
    pub detail: Detail,
    /// The cluster: a frame around all the rest.
    pub frame: Rect,
    pub frame_name: Label,
    pub front: Vec<FrontBox>,
    /// What a sender's ways share, as SVG path data.
    pub buses: Vec<String>,
    pub ways: Vec<WayBox>,
    pub services: Vec<ServiceBox>,
    pub links: Vec<Link>,
    pub computers: Vec<ComputerBox>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontBox {
    pub kind: FrontKind,
    pub area: Rect,
    pub tone: Tone,
    pub labels: Vec<Label>,
}

/// The last piece of a way, which belongs to it alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayBox {
    pub tone: Tone,
    /// SVG path data. Where nothing gets through, a cross stands in place of the head.
    pub line: String,
    pub head: String,
    pub cross: Option<(i32, i32)>,
    /// The whole way, corner by corner.
    pub corners: Vec<(i32, i32)>,
    pub rate: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceBox {
    pub id: u32,
    pub area: Rect,
    pub tone: Tone,
    pub labels: Vec<Label>,
}

/// A service has tasks on a computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub service: u32,
    pub computer: u32,
    /// SVG path data.
    pub line: String,
    pub head: String,
    /// At least one of them can take requests.
    pub flowing: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComputerBox {
    pub id: u32,
    pub area: Rect,
    pub tone: Tone,
    pub chosen: bool,
    pub labels: Vec<Label>,
    /// Places that nobody has taken yet.
    pub free: Vec<Rect>,
    pub tasks: Vec<TaskBox>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskBox {
    pub id: u32,
    pub area: Rect,
    pub tone: Tone,
    pub chosen: bool,
    pub labels: Vec<Label>,
    pub containers: Vec<ContainerBox>,
    /// One dash for each step of the start, and whether it is done.
    pub steps: Vec<(Rect, bool)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContainerBox {
    pub id: u32,
    pub area: Rect,
    pub tone: Tone,
    pub label: Label,
}

impl Rect {
    pub fn new(x: i32, y: i32, w: i32, h: i32) -> Rect {
        Rect { x, y, w, h }
    }

    pub fn right(self) -> i32 {
        self.x + self.w
    }

    pub fn bottom(self) -> i32 {
        self.y + self.h
    }

    pub fn middle_y(self) -> i32 {
        self.y + self.h / 2
    }

    /// Whether `inner` lies wholly inside.
    pub fn holds(self, inner: Rect) -> bool {
        inner.x >= self.x
            && inner.y >= self.y
            && inner.right() <= self.right()
            && inner.bottom() <= self.bottom()
    }

    /// Whether the two share any area.
    pub fn meets(self, other: Rect) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
}

impl Label {
    pub fn new(x: i32, y: i32, anchor: Anchor, part: Part, words: impl Into<String>) -> Label {
        Label { x, y, anchor, part, words: words.into() }
    }
}
