//! The score and its baton: a slider over time, by pointer, by touch and by keys.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::diagram::{label, rect};
use crate::app::stage::layout::{BarBox, ScoreDiagram, Width, layout_score, time_at};
use crate::app::stage::{ScoreView, StageMsg, Tone};
use crate::lang::Lang;
use crate::text::stage::words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ScoreProps {
    pub(super) lang: Lang,
    pub(super) score: Rc<ScoreView>,
    /// What the baton says of its place.
    pub(super) baton: String,
    pub(super) dispatch: Callback<StageMsg>,
    pub(super) mounted: bool,
}

#[component]
pub(super) fn Score(props: &ScoreProps) -> Html {
    let words = words(props.lang);
    let score = &props.score;
    let drawings = Width::ALL.map(|width| {
        let diagram = layout_score(score, width);
        html! { <Drawing key={width.class()} {width} {diagram} score={score.clone()} dispatch={props.dispatch.clone()} mounted={props.mounted} /> }
    });
    html! {
        <figure class="score">
            <figcaption class="score-name">{ words.score }</figcaption>
            <div
                class="score-slider"
                role="slider"
                tabindex={if props.mounted { "0" } else { "-1" }}
                aria-label={words.baton}
                aria-valuemin="0"
                aria-valuemax={(score.now_ms / 1_000).to_string()}
                aria-valuenow={(score.viewed_ms / 1_000).to_string()}
                aria-valuetext={props.baton.clone()}
                aria-disabled={(!props.mounted).to_string()}
                onkeydown={keys(score, &props.dispatch)}
            >
                { for drawings }
            </div>
        </figure>
    }
}

/// Arrows move by a second, pages by ten, Home and End to the ends.
fn keys(score: &ScoreView, dispatch: &Callback<StageMsg>) -> Callback<KeyboardEvent> {
    let (viewed, now, dispatch) = (score.viewed_ms, score.now_ms, dispatch.clone());
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
        dispatch.emit(if to >= now { StageMsg::ReturnedToNow } else { StageMsg::Scrubbed(to) });
    })
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct DrawingProps {
    width: Width,
    diagram: ScoreDiagram,
    score: Rc<ScoreView>,
    dispatch: Callback<StageMsg>,
    mounted: bool,
}

/// One geometry of the score; dragging on it moves the baton.
#[component]
fn Drawing(props: &DrawingProps) -> Html {
    let diagram = &props.diagram;
    let dragging = use_mut_ref(|| false);
    let point = |starts: bool| {
        let (props, dragging) = (props.clone(), dragging.clone());
        Callback::from(move |event: PointerEvent| {
            if starts && props.mounted {
                *dragging.borrow_mut() = true;
                hold(&event);
            }
            if *dragging.borrow() {
                props.dispatch.emit(pointed(&event, &props));
            }
        })
    };
    let release = {
        let dragging = dragging.clone();
        Callback::from(move |_: PointerEvent| *dragging.borrow_mut() = false)
    };
    html! {
        <svg
            class={classes!("drawing", props.width.class())}
            viewBox={format!("0 0 {} {}", diagram.width, diagram.height)}
            aria-hidden="true"
            onpointerdown={point(true)}
            onpointermove={point(false)}
            onpointerup={release.clone()}
            onpointercancel={release}
        >
            { sheet(diagram) }
            <g key="bars">{ for diagram.bars.iter().map(bar) }</g>
            if let Some(later) = diagram.later { { rect("later", later, 0) } }
            { baton(diagram) }
        </svg>
    }
}

/// Keeps the pointer's events here even when it leaves the picture.
fn hold(event: &PointerEvent) {
    if let Some(element) = event.current_target().and_then(|to| to.dyn_into::<Element>().ok()) {
        // Fails only for a pointer that is gone already; then nothing is dragged.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

fn pointed(event: &PointerEvent, props: &DrawingProps) -> StageMsg {
    let element = event.current_target().and_then(|to| to.dyn_into::<Element>().ok());
    let Some(bounds) = element.map(|element| element.get_bounding_client_rect()) else {
        return StageMsg::ReturnedToNow;
    };
    let diagram = &props.diagram;
    let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    let x = across * f64::from(diagram.width) - f64::from(diagram.plot.x);
    let permille = (x * 1000.0 / f64::from(diagram.plot.w.max(1))).clamp(0.0, 1000.0) as u64;
    match time_at(&props.score, permille) {
        at if at >= props.score.now_ms => StageMsg::ReturnedToNow,
        at => StageMsg::Scrubbed(at),
    }
}

/// Lines, names and times: what stands on the paper before anything is played.
fn sheet(diagram: &ScoreDiagram) -> Html {
    let plot = diagram.plot;
    let line = |x1: i32, y1: i32, x2: i32, y2: i32| format!("M{x1} {y1}L{x2} {y2}");
    html! {
        <g key="sheet" class="sheet">
            { rect("plot", plot, 0) }
            { for diagram.lines.iter().map(|&y| html! { <path key={y} class="staff" d={line(plot.x, y, plot.right(), y)} /> }) }
            { for diagram.names.iter().enumerate().map(|(at, name)| label(at, name)) }
            <g key="ticks">
                { for diagram.ticks.iter().enumerate().map(|(at, (x, words))| html! {
                    <g key={at}>
                        <path class="tick" d={line(*x, plot.y, *x, plot.bottom())} />
                        { label(0, words) }
                    </g>
                }) }
            </g>
            <g key="marks">
                { for diagram.marks.iter().enumerate().map(|(at, &x)| html! {
                    <path key={at} class="mark-deed" d={format!("M{} {}h8l-4 6z", x - 4, plot.y - 7)} />
                }) }
            </g>
        </g>
    }
}

fn bar(bar: &BarBox) -> Html {
    html! {
        <g key={bar.task} class="bar-task">
            { for bar.pieces.iter().enumerate().map(|(at, (area, tone))| html! {
                <g key={at} class="piece" data-tone={tone.name()}>{ rect("box", *area, 4) }</g>
            }) }
            { for bar.number.iter().map(|number| label(0, number)) }
            if let Some((x, y)) = bar.cross {
                <path key="cross" class="cross" data-tone={Tone::Gone.name()} d={format!("M{} {}l9 9m0-9l-9 9", x - 4, y - 4)} />
            }
        </g>
    }
}

fn baton(diagram: &ScoreDiagram) -> Html {
    let (x, plot) = (diagram.baton_x, diagram.plot);
    html! {
        <g key="baton" class="baton">
            <path class="baton-line" d={format!("M{x} {}L{x} {}", plot.y - 6, plot.bottom() + 2)} />
            <circle class="baton-knob" cx={x.to_string()} cy={(plot.y - 7).to_string()} r="6" />
        </g>
    }
}
