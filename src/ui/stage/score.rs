//! The score and its baton: a slider over time, by pointer, by touch and by keys.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::Seen;
use super::diagram::{label, rect};
use crate::app::stage::layout::{BarBox, Rect, ScoreDiagram, Width, layout_score, time_at};
use crate::app::stage::{ScoreView, StageMsg, Tone};
use crate::text::stage::words;

pub(super) fn score(seen: &Seen<'_>) -> Html {
    let words = words(seen.view.lang);
    let score = &seen.view.score;
    html! {
        <figure class="score">
            <figcaption class="score-name">{ words.score }</figcaption>
            <div
                class="score-slider"
                role="slider"
                tabindex={if seen.mounted { "0" } else { "-1" }}
                aria-label={words.baton}
                aria-valuemin="0"
                aria-valuemax={(score.now_ms / 1_000).to_string()}
                aria-valuenow={(score.viewed_ms / 1_000).to_string()}
                aria-valuetext={seen.view.baton.clone()}
                aria-disabled={(!seen.mounted).to_string()}
                onkeydown={keys(score, seen.dispatch)}
            >
                { for Width::ALL.map(|width| drawing(seen, width)) }
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

/// One geometry of the score. Who presses on it holds the baton until they let go.
fn drawing(seen: &Seen<'_>, width: Width) -> Html {
    let diagram = layout_score(&seen.view.score, width);
    let (onpointerdown, onpointermove) = (drag(seen, &diagram, true), drag(seen, &diagram, false));
    html! {
        <svg
            key={width.class()}
            class={classes!("drawing", width.class())}
            viewBox={format!("0 0 {} {}", diagram.width, diagram.height)}
            aria-hidden="true"
            {onpointerdown}
            {onpointermove}
        >
            { sheet(&diagram) }
            <g key="bars">{ for diagram.bars.iter().map(bar) }</g>
            if let Some(later) = diagram.later { { rect("later", later, 0) } }
            { baton(&diagram) }
        </svg>
    }
}

/// A press takes the baton (`takes`); a move while it is held moves it.
fn drag(seen: &Seen<'_>, diagram: &ScoreDiagram, takes: bool) -> Callback<PointerEvent> {
    if !seen.mounted {
        return Callback::noop();
    }
    let (score, dispatch) = (seen.view.score.clone(), seen.dispatch.clone());
    let (width, plot) = (diagram.width, diagram.plot);
    Callback::from(move |event: PointerEvent| {
        let Some(paper) = event.current_target().and_then(|to| to.dyn_into::<Element>().ok())
        else {
            return;
        };
        if takes {
            // Fails only for a pointer that is gone already; then nothing is dragged.
            let _ = paper.set_pointer_capture(event.pointer_id());
        } else if !paper.has_pointer_capture(event.pointer_id()) {
            return;
        }
        dispatch.emit(pointed(&event, &paper, &score, width, plot));
    })
}

/// The moment under the pointer. The paper may be drawn larger or smaller than its units.
fn pointed(
    event: &PointerEvent,
    paper: &Element,
    score: &ScoreView,
    width: i32,
    plot: Rect,
) -> StageMsg {
    let bounds = paper.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - bounds.left()) / bounds.width().max(1.0);
    let x = across * f64::from(width) - f64::from(plot.x);
    let permille = (x * 1000.0 / f64::from(plot.w.max(1))).clamp(0.0, 1000.0) as u64;
    match time_at(score, permille) {
        at if at >= score.now_ms => StageMsg::ReturnedToNow,
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
