//! The picture of the cluster. It says nothing that the tables below do not say, so it is one
//! image to a screen reader; tapping a task or a computer chooses it, as the lists below do.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::Seen;
use super::svg::Svg;
use crate::app::stage::layout::{ComputerBox, Diagram, Rect, TaskBox, Width, layout};
use crate::app::stage::{FrontKind, Kind, StageMsg, StageView, Target, Tone};
use crate::text::stage::words;
use crate::ui::element::{markup, tag};

/// Both geometries; the style sheet shows the one that fits.
pub(super) fn picture(seen: &Seen<'_>) -> Html {
    let drawn = drawn(seen.view);
    let dispatch = seen.dispatch.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        if let Some(target) = pointed_at(&event) {
            dispatch.emit(StageMsg::TargetChosen(Some(target)));
        }
    });
    tag("div").class("picture").on_click(onclick).child(markup(drawn)).into()
}

pub(super) fn drawn(view: &StageView) -> String {
    let name = words(view.lang).picture;
    Width::ALL.map(|width| drawing(&layout(&view.picture, width), width, name)).concat()
}

/// Requests on their way: dots over the picture, where the clock has brought them. Drawn apart, so that a frame costs a
/// few circles and not the picture.
pub(super) fn flow(seen: &Seen<'_>) -> Html {
    let Some(permille) = seen.view.flow else { return Html::default() };
    let dots = Width::ALL.map(|width| {
        let diagram = layout(&seen.view.picture, width);
        let mut svg = Svg::new(width.class(), diagram.width, diagram.height, None);
        let dots = diagram.ways.iter().flat_map(|way| way.dots(permille));
        dots.for_each(|(x, y)| svg.circle("dot", x, y, 3));
        svg.finish()
    });
    tag("div").class("flow").child(markup(dots.concat())).into()
}

/// The innermost thing under the finger is the one that is meant.
fn pointed_at(event: &MouseEvent) -> Option<Target> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let element = element.closest(".computer, .task, .container").ok()??;
    let is = |class: &str| element.matches(class).unwrap_or(false);
    let kind = match (is(".computer"), is(".task")) {
        (true, _) => Kind::Computer,
        (_, true) => Kind::Task,
        _ => Kind::Container,
    };
    Some(Target { kind, number: element.get_attribute("data-number")?.parse().ok()? })
}

const COMPUTER: &str = "computer";
const TASK: &str = "task";
const CONTAINER: &str = "container";

fn drawing(diagram: &Diagram, width: Width, name: &str) -> String {
    let mut svg = Svg::new(width.class(), diagram.width, diagram.height, Some(name));
    svg.rect("frame", diagram.frame, 14);
    svg.label(&diagram.frame_name);
    for link in &diagram.links {
        let tone = if link.flowing { Tone::Ok } else { Tone::Waiting };
        svg.open("link", tone, link.computer);
        svg.path("link-line", &link.line);
        svg.path("link-head", &link.head);
        svg.close();
    }
    diagram.buses.iter().for_each(|bus| svg.path("bus", bus));
    for way in &diagram.ways {
        svg.open("way", way.tone, 0);
        svg.path("link-line", &way.line);
        svg.path("link-head", &way.head);
        if let Some((x, y)) = way.cross {
            svg.path("cross", &format!("M{} {}l8 8m0-8l-8 8", x - 4, y - 4));
        }
        svg.close();
    }
    for card in &diagram.front {
        svg.open(card.kind.class(), card.tone, 0);
        svg.rect("box", card.area, 12);
        if card.kind == FrontKind::Users {
            let (x, y) = (card.area.x + 15, card.area.middle_y());
            svg.path(
                "sign",
                &format!(
                    "M{} {}a8 8 0 0 1 16 0zM{x} {}a4 4 0 0 1 0-9a4 4 0 0 1 0 9z",
                    x - 8,
                    y + 11,
                    y + 1
                ),
            );
        }
        svg.labels(&card.labels);
        svg.close();
    }
    for service in &diagram.services {
        svg.open("service", service.tone, service.id);
        svg.rect("box", service.area, 12);
        svg.labels(&service.labels);
        svg.close();
    }
    diagram.computers.iter().for_each(|each| computer(&mut svg, each));
    svg.finish()
}

/// Opens the group of something that can be chosen.
fn open(svg: &mut Svg, kind: &str, number: u32, tone: Tone, chosen: bool) {
    match chosen {
        true => svg.open(&[kind, " chosen"].concat(), tone, number),
        false => svg.open(kind, tone, number),
    }
}

fn computer(svg: &mut Svg, computer: &ComputerBox) {
    open(svg, COMPUTER, computer.id, computer.tone, computer.chosen);
    svg.rect("box", computer.area, 12);
    svg.labels(&computer.labels);
    computer.free.iter().for_each(|area| svg.rect("free", *area, 8));
    computer.tasks.iter().for_each(|each| task(svg, each));
    svg.close();
}

fn task(svg: &mut Svg, task: &TaskBox) {
    open(svg, TASK, task.id, task.tone, task.chosen);
    svg.rect("box", task.area, 8);
    if task.tone == Tone::Gone {
        svg.path("cross", &cross(task.area, 5));
    }
    svg.labels(&task.labels);
    for container in &task.containers {
        open(svg, CONTAINER, container.id, container.tone, false);
        svg.rect("box", container.area, 4);
        svg.label(&container.label);
        svg.close();
    }
    for (area, done) in &task.steps {
        svg.rect(if *done { "step done" } else { "step" }, *area, 2);
    }
    svg.close();
}

/// Two strokes from corner to corner.
fn cross(area: Rect, inset: i32) -> String {
    let (left, right) = (area.x + inset, area.right() - inset);
    let (top, bottom) = (area.y + inset, area.bottom() - inset);
    format!("M{left} {top}L{right} {bottom}M{right} {top}L{left} {bottom}")
}
