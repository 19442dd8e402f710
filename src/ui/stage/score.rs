//! The score and its baton: a slider over time, by pointer, by touch and by keys.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::html::{onkeydown, onpointerdown, onpointermove};
use yew::prelude::*;

use super::Seen;
use super::svg::Svg;
use crate::app::stage::layout::{BarBox, ScoreDiagram, Width, layout_score, time_at};
use crate::app::stage::{ScoreView, StageMsg, Tone};
use crate::text::stage::words;
use crate::ui::element::{markup, tag};

/// Where the focus goes when the way back to now has gone.
pub(super) fn slider_id(stage: &str) -> String {
    [stage, "-score"].concat()
}

pub(super) fn score(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let score = &seen.view.score;
    let drawn = Width::ALL.map(|width| drawing(&layout_score(score, width), width)).concat();
    let slider = tag("div")
        .attr("id", slider_id(&seen.view.id))
        .class("score-slider")
        .attr("role", "slider")
        .attr("tabindex", if seen.mounted { "0" } else { "-1" })
        .attr("aria-label", words.baton)
        .attr("aria-valuemin", "0")
        .attr("aria-valuemax", score.now_s.to_string())
        .attr("aria-valuenow", score.viewed_s.to_string())
        .attr("aria-valuetext", seen.view.baton.clone())
        .says("aria-disabled", !seen.mounted)
        .on(Rc::new(onkeydown::Wrapper::new(keys(score, seen.dispatch))))
        .on(Rc::new(onpointerdown::Wrapper::new(drag(seen, true))))
        .on(Rc::new(onpointermove::Wrapper::new(drag(seen, false))));
    tag("figure")
        .class("score")
        .child(tag("figcaption").class("score-name").text(words.score))
        .child(slider.child(markup(drawn)))
        .into()
}

/// Arrows move by a second, pages by ten, Home and End to the ends.
fn keys(score: &ScoreView, dispatch: &Callback<StageMsg>) -> Callback<KeyboardEvent> {
    let (viewed, now) = (score.viewed_s * 1_000, score.now_s * 1_000);
    let dispatch = dispatch.clone();
    Callback::from(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => viewed.saturating_sub(1_000),
            "ArrowRight" | "ArrowUp" => viewed + 1_000,
            "PageDown" => viewed.saturating_sub(10_000),
            "PageUp" => viewed + 10_000,
            "Home" => 0,
            "End" => now,
            _ => return,
        };
        event.prevent_default();
        dispatch.emit(moved(to, now));
    })
}

fn moved(to: u64, now: u64) -> StageMsg {
    if to >= now { StageMsg::ReturnedToNow } else { StageMsg::Scrubbed(to) }
}

/// A press takes the baton (`takes`); a move while it is held moves it. Who holds it keeps it
/// outside the paper too, until they let go.
fn drag(seen: &Seen<'_>, takes: bool) -> Callback<PointerEvent> {
    if !seen.mounted {
        return Callback::noop();
    }
    let (score, dispatch) = (seen.view.score.clone(), seen.dispatch.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(slider) = event.current_target().and_then(|to| to.dyn_into::<Element>().ok())
        else {
            return;
        };
        if takes {
            // Fails only for a pointer that is gone already; then nothing is dragged.
            let _ = slider.set_pointer_capture(event.pointer_id());
        } else if !slider.has_pointer_capture(event.pointer_id()) {
            return;
        }
        if let Some(at) = pointed(&event, &slider, &score) {
            dispatch.emit(moved(at, score.now_ms));
        }
    })
}

/// The moment under the pointer, on the drawing that is shown. It may be drawn larger or smaller
/// than its units.
fn pointed(event: &PointerEvent, slider: &Element, score: &ScoreView) -> Option<u64> {
    let drawings = slider.children();
    let (width, bounds) = Width::ALL.into_iter().enumerate().find_map(|(at, width)| {
        let bounds = drawings.item(at as u32)?.get_bounding_client_rect();
        (bounds.width() > 0.0).then_some((width, bounds))
    })?;
    let diagram = layout_score(score, width);
    let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width();
    let x = across * f64::from(diagram.width) - f64::from(diagram.plot.x);
    let permille = (x * 1000.0 / f64::from(diagram.plot.w.max(1))).clamp(0.0, 1000.0);
    Some(time_at(score, permille as u64))
}

fn drawing(diagram: &ScoreDiagram, width: Width) -> String {
    let mut svg = Svg::new(width.class(), diagram.width, diagram.height, None);
    sheet(&mut svg, diagram);
    diagram.bars.iter().for_each(|each| bar(&mut svg, each));
    if let Some(later) = diagram.later {
        svg.rect("later", later, 0);
    }
    let (x, plot) = (diagram.baton_x, diagram.plot);
    svg.path("baton-line", &line(x, plot.y - 6, x, plot.bottom() + 2));
    svg.circle("baton-knob", x, plot.y - 7, 6);
    svg.finish()
}

fn line(x1: i32, y1: i32, x2: i32, y2: i32) -> String {
    format!("M{x1} {y1}L{x2} {y2}")
}

/// Lines, names and times: what stands on the paper before anything is played.
fn sheet(svg: &mut Svg, diagram: &ScoreDiagram) {
    let plot = diagram.plot;
    svg.rect("plot", plot, 0);
    for &y in &diagram.lines {
        svg.path("staff", &line(plot.x, y, plot.right(), y));
    }
    svg.labels(&diagram.names);
    for (x, words) in &diagram.ticks {
        svg.path("tick", &line(*x, plot.y, *x, plot.bottom()));
        svg.label(words);
    }
    for x in &diagram.marks {
        svg.path("mark-deed", &format!("M{} {}h8l-4 6z", x - 4, plot.y - 7));
    }
}

fn bar(svg: &mut Svg, bar: &BarBox) {
    for (area, tone) in &bar.pieces {
        svg.open("piece", *tone, bar.task);
        svg.rect("box", *area, 4);
        svg.close();
    }
    svg.open("bar-task", Tone::Plain, bar.task);
    if let Some(number) = &bar.number {
        svg.label(number);
    }
    if let Some((x, y)) = bar.cross {
        svg.path("cross", &format!("M{} {}l9 9m0-9l-9 9", x - 4, y - 4));
    }
    svg.close();
}
