//! The picture of the cluster. It says nothing that the tables below do not say, so it is one
//! image to a screen reader; tapping a task or a computer chooses it, as the lists below do.

use yew::prelude::*;

use super::Seen;
use super::diagram::{cross, label, rect};
use crate::app::stage::layout::{ComputerBox, Diagram, ServiceBox, TaskBox, Width, layout};
use crate::app::stage::{Kind, StageMsg, Target, Tone};
use crate::text::stage::words;

/// Both geometries; the style sheet shows the one that fits.
pub(super) fn picture(seen: &Seen<'_>) -> Html {
    let name = words(seen.view.lang).picture;
    let of = |width| drawing(&layout(&seen.view.picture, width), width, name, seen.dispatch);
    html! { <div class="picture">{ for Width::ALL.map(of) }</div> }
}

fn drawing(
    diagram: &Diagram,
    width: Width,
    name: &'static str,
    dispatch: &Callback<StageMsg>,
) -> Html {
    let chosen = dispatch.reform(StageMsg::TargetChosen);
    html! {
        <svg
            key={width.class()}
            class={classes!("drawing", width.class())}
            viewBox={format!("0 0 {} {}", diagram.width, diagram.height)}
            role="img"
            aria-label={name}
        >
            { rect("frame", diagram.frame, 14) }
            { label(0, &diagram.frame_name) }
            <g key="links">
                { for diagram.links.iter().map(|link| html! {
                    <g key={format!("{}-{}", link.service, link.computer)} class="link" data-flowing={link.flowing.to_string()}>
                        <path class="link-line" d={link.line.clone()} />
                        <path class="link-head" d={link.head.clone()} />
                    </g>
                }) }
            </g>
            <g key="services">{ for diagram.services.iter().map(service) }</g>
            <g key="computers">{ for diagram.computers.iter().map(|box_| computer(box_, &chosen)) }</g>
        </svg>
    }
}

fn service(service: &ServiceBox) -> Html {
    html! {
        <g key={service.id} class="service" data-tone={service.tone.name()}>
            { rect("box", service.area, 12) }
            { for service.labels.iter().enumerate().map(|(at, words)| label(at, words)) }
        </g>
    }
}

fn computer(computer: &ComputerBox, chosen: &Callback<Option<Target>>) -> Html {
    let target = Target { kind: Kind::Computer, number: computer.id };
    html! {
        <g
            key={computer.id}
            class={classes!("computer", computer.chosen.then_some("chosen"))}
            data-tone={computer.tone.name()}
            onclick={chosen.reform(move |_: MouseEvent| Some(target))}
        >
            { rect("box", computer.area, 12) }
            { for computer.labels.iter().enumerate().map(|(at, words)| label(at, words)) }
            <g key="free">
                { for computer.free.iter().enumerate().map(|(at, area)| html! { <g key={at}>{ rect("free", *area, 8) }</g> }) }
            </g>
            <g key="tasks">{ for computer.tasks.iter().map(|box_| task(box_, chosen)) }</g>
        </g>
    }
}

fn task(task: &TaskBox, chosen: &Callback<Option<Target>>) -> Html {
    html! {
        <g
            key={task.id}
            class={classes!("task", task.chosen.then_some("chosen"))}
            data-tone={task.tone.name()}
            onclick={choose(chosen, Kind::Task, task.id)}
        >
            { rect("box", task.area, 8) }
            if task.tone == Tone::Gone {
                <path key="cross" class="cross" d={cross(task.area, 5)} />
            }
            { for task.labels.iter().enumerate().map(|(at, words)| label(at, words)) }
            <g key="containers">
                { for task.containers.iter().map(|container| html! {
                    <g
                        key={container.id}
                        class="container"
                        data-tone={container.tone.name()}
                        onclick={choose(chosen, Kind::Container, container.id)}
                    >
                        { rect("box", container.area, 4) }
                        { label(0, &container.label) }
                    </g>
                }) }
            </g>
            <g key="steps">
                { for task.steps.iter().enumerate().map(|(at, (area, done))| html! {
                    <g key={at}>{ rect(if *done { "step done" } else { "step" }, *area, 2) }</g>
                }) }
            </g>
        </g>
    }
}

/// The innermost thing under the finger is the one that is meant.
fn choose(chosen: &Callback<Option<Target>>, kind: Kind, number: u32) -> Callback<MouseEvent> {
    let chosen = chosen.clone();
    Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        chosen.emit(Some(Target { kind, number }));
    })
}
