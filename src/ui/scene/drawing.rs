//! A scene drawn once for all its states.

use super::digit;
use super::icon::icon;
use super::listed::listed;
use crate::app::scene::layout::{Form, LinkLine, PartBox, SceneDiagram, Shape};
use crate::app::scene::{SceneState, states};
use crate::app::stage::layout::{Anchor, Label, Rect};
use crate::course::{SceneDrawing, ScenePlan};
use crate::lang::Lang;
use crate::ui::stage::markup::{Markup, Value};

use Value::{Number, Words};

/// What a hole is for.
#[derive(Clone, Copy, PartialEq)]
enum Thing {
    Part(usize),
    /// One of a part's labels.
    Label(usize, usize),
    Link(usize),
}

/// The drawing of `plan`, called `title`, from its geometry in both shapes.
pub fn drawing(
    lang: Lang,
    title: &str,
    plan: &ScenePlan,
    diagrams: [&SceneDiagram; 2],
) -> SceneDrawing {
    let [narrow, wide] = diagrams;
    let (narrow, things) = drawn(plan, narrow, Shape::Narrow, title);
    let (wide, _) = drawn(plan, wide, Shape::Wide, title);
    let states = states(plan);
    SceneDrawing {
        shapes: [narrow, wide],
        words: states.iter().map(|state| listed(lang, plan, state)).collect(),
        states: states.iter().map(|state| digits(&things, state)).collect(),
    }
}

fn digits(things: &[Thing], state: &SceneState) -> String {
    let of = |thing: &Thing| {
        let (shown, is_visible) = match thing {
            Thing::Part(at) => (state.parts[*at], state.parts[*at].is_visible),
            Thing::Label(at, label) => (state.parts[*at], state.parts[*at].label == *label),
            Thing::Link(at) => (state.links[*at], state.links[*at].is_visible),
        };
        digit(is_visible, shown.mark, shown.is_new)
    };
    things.iter().map(of).collect()
}

struct Drawer {
    markup: Markup,
    things: Vec<Thing>,
}

/// Frames from the outermost, then arrows, then what stands in frames and on the grid, then the arrows' names: whatever
/// has words covers what has none.
fn drawn(
    plan: &ScenePlan,
    diagram: &SceneDiagram,
    shape: Shape,
    title: &str,
) -> (String, Vec<Thing>) {
    let mut drawer = Drawer { markup: Markup::default(), things: Vec::new() };
    let view_box = ["0 0 ", &diagram.width.to_string(), " ", &diagram.height.to_string()].concat();
    drawer.markup.open(
        "svg",
        &[
            ("class", Words("scenery")),
            ("data-width", Words(shape.name())),
            ("viewBox", Words(&view_box)),
            ("role", Words("img")),
            ("aria-label", Words(title)),
        ],
    );
    let is_frame = |part: &usize| diagram.parts[*part].form == Form::Frame;
    let (mut frames, leaves): (Vec<usize>, Vec<usize>) = (0..plan.parts.len()).partition(is_frame);
    frames.sort_by_key(|part| plan.around(*part).len());
    frames.iter().for_each(|part| drawer.part(plan, *part, &diagram.parts[*part]));
    diagram.links.iter().enumerate().for_each(|(at, link)| drawer.arrow(at, link));
    leaves.iter().for_each(|part| drawer.part(plan, *part, &diagram.parts[*part]));
    diagram.links.iter().enumerate().for_each(|(at, link)| drawer.name(at, link));
    drawer.markup.close("svg");
    (drawer.markup.finish(), drawer.things)
}

impl Drawer {
    fn open(&mut self, class: &str, thing: Thing) {
        let hole = SceneDrawing::HOLE.to_string();
        self.markup.open("g", &[("class", Words(class)), ("data-state", Words(&hole))]);
        self.things.push(thing);
    }

    fn part(&mut self, plan: &ScenePlan, at: usize, part: &PartBox) {
        let kind = plan.parts[at].kind;
        let (form, corner) = match part.form {
            Form::Card => ("part card ", 12),
            Form::Chip => ("part chip ", 7),
            Form::Frame => ("part hold ", 12),
        };
        self.open(&[form, "k-", kind.name()].concat(), Thing::Part(at));
        self.rect("glow", grown(part.area, 4), corner + 4);
        self.rect("body", part.area, corner);
        self.icon(icon(kind), part.icon);
        let several = part.labels.len() > 1;
        for (label, lines) in part.labels.iter().enumerate() {
            if several {
                self.open("called", Thing::Label(at, label));
            }
            lines.iter().for_each(|line| self.label(line, "name"));
            if several {
                self.markup.close("g");
            }
        }
        self.mark(part.mark);
        self.markup.close("g");
    }

    /// All three signs, of which the style sheet shows the one that holds.
    fn mark(&mut self, (x, y): (i32, i32)) {
        for (class, data) in [
            ("sign s-ok", format!("M{} {y}l3 3 5-6", x - 4)),
            ("sign s-bad", format!("M{} {}l7 7m0-7-7 7", x - 3, y - 3)),
            ("sign s-wait", format!("M{} {y}h0m5 0h0m5 0h0", x - 5)),
        ] {
            self.path(class, &data);
        }
    }

    fn arrow(&mut self, at: usize, link: &LinkLine) {
        self.open("arrow", Thing::Link(at));
        let line =
            [("class", Words("line")), ("pathLength", Number(100)), ("d", Words(&link.line))];
        self.markup.element("path", &line, "");
        self.path("tip", &link.head);
        self.markup.close("g");
    }

    fn name(&mut self, at: usize, link: &LinkLine) {
        if let Some((_, label)) = &link.label {
            self.open("arrow", Thing::Link(at));
            self.label(label, "by");
            self.markup.close("g");
        }
    }

    fn rect(&mut self, class: &str, area: Rect, corner: i32) {
        let Rect { x, y, w, h } = area;
        let place = [("x", x), ("y", y), ("width", w), ("height", h), ("rx", corner)];
        let [x, y, w, h, corner] = place.map(|(name, value)| (name, Number(value)));
        self.markup.element("rect", &[("class", Words(class)), x, y, w, h, corner], "");
    }

    fn icon(&mut self, data: &str, place: Rect) {
        // Tenths of a unit: 22 on 16 is 1.375.
        let scale = place.w * 1_000 / 16;
        let place = format!(
            "translate({} {}) scale({}.{:03})",
            place.x,
            place.y,
            scale / 1_000,
            scale % 1_000
        );
        let attributes =
            [("class", Words("icon")), ("transform", Words(&place)), ("d", Words(data))];
        self.markup.element("path", &attributes, "");
    }

    fn path(&mut self, class: &str, data: &str) {
        self.markup.element("path", &[("class", Words(class)), ("d", Words(data))], "");
    }

    fn label(&mut self, label: &Label, class: &str) {
        let anchor = match label.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y) = (("x", Number(label.x)), ("y", Number(label.y)));
        let class = ("class", Words(class));
        self.markup.element("text", &[class, x, y, ("text-anchor", Words(anchor))], &label.words);
    }
}

fn grown(area: Rect, by: i32) -> Rect {
    Rect::new(area.x - by, area.y - by, area.w + 2 * by, area.h + 2 * by)
}
