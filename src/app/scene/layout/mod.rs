//! Where everything of a scene stands, in every state alike: a pure function of its plan. A phone has a geometry of its own,
//! with rows and columns exchanged where that is narrower, so that no text is drawn smaller than it is set.

mod arrange;
mod diagram;
mod place;
mod route;
mod size;
#[cfg(test)]
mod tests;

pub use diagram::{Form, LinkLine, PartBox, SceneDiagram, Shape};
pub use size::{LINK_LABEL_MAX, PART_LABEL_MAX};

use super::states::states;
use crate::course::{Place, ScenePlan};
use arrange::{Arrangement, Flow};

/// Why a plan cannot be drawn in a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// However it is turned, it needs this many units.
    TooWide { needs: i32 },
    /// There is no room for the label of this link.
    LinkLabel(usize),
}

/// Places `plan` for `shape`, in the arrangement that reads best of those that fit.
///
/// # Errors
/// What stands in the way of the best arrangement, where none fits.
pub fn layout(plan: &ScenePlan, shape: Shape) -> Result<SceneDiagram, Misfit> {
    let seen = route::Seen::of(&states(plan));
    let mut best: Option<(i32, SceneDiagram, Option<usize>)> = None;
    let mut narrowest = i32::MAX;
    let mut met: Vec<Vec<PartBox>> = Vec::new();
    for arrangement in arrangements(plan) {
        let placed = place::place(plan, &arrangement, shape);
        narrowest = narrowest.min(placed.needs);
        if placed.needs > shape.units_max() || met.contains(&placed.parts) {
            continue;
        }
        met.push(placed.parts.clone());
        let (diagram, cost, without_room) = route::with_links(plan, &seen, placed);
        let wider = (diagram.width - shape.units()) * 2;
        let cost = cost + arrangement.cost(shape) + diagram.height / 3 + wider;
        if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
            best = Some((cost, diagram, without_room));
        }
    }
    match best {
        None => Err(Misfit::TooWide { needs: narrowest }),
        Some((_, _, Some(link))) => Err(Misfit::LinkLabel(link)),
        Some((_, diagram, None)) => Ok(diagram),
    }
}

fn arrangements(plan: &ScenePlan) -> Vec<Arrangement> {
    let flows = [Flow::Column, Flow::Row];
    let mut all = Vec::new();
    for is_turned in [false, true] {
        for outer in flows {
            for inner in flows {
                for wraps in [false, true] {
                    all.push(Arrangement::of(plan, is_turned, outer, inner, wraps));
                }
            }
        }
    }
    all
}

/// Whether the part holds others.
fn is_frame(plan: &ScenePlan, part: usize) -> bool {
    plan.parts.iter().any(|one| one.place == Place::In(part))
}
