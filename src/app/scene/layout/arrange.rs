//! How the parts of a plan may be arranged: as written or with rows and columns exchanged, and how frames are filled.

use super::diagram::Shape;
use super::is_frame;
use crate::course::{Place, ScenePlan};

/// How the parts inside a frame follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Column,
    Row,
}

pub(super) struct Arrangement {
    is_turned: bool,
    /// Of frames that hold frames.
    outer: Flow,
    /// Of frames that hold leaves only.
    inner: Flow,
    /// Whether names on the grid take two lines where they have two words.
    pub(super) wraps: bool,
    /// The cell of each part on the grid, as column and row.
    pub(super) cells: Vec<Option<(usize, usize)>>,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Arrangement {
    pub(super) fn of(
        plan: &ScenePlan,
        is_turned: bool,
        outer: Flow,
        inner: Flow,
        wraps: bool,
    ) -> Arrangement {
        let cell = |place: Place| match place {
            Place::At { column, row } if is_turned => Some((usize::from(row), usize::from(column))),
            Place::At { column, row } => Some((usize::from(column), usize::from(row))),
            Place::In(_) => None,
        };
        let cells: Vec<_> = plan.parts.iter().map(|part| cell(part.place)).collect();
        let count = |which: fn(&(usize, usize)) -> usize| {
            cells.iter().flatten().map(which).max().map_or(0, |last| last + 1)
        };
        let (columns, rows) = (count(|cell| cell.0), count(|cell| cell.1));
        Arrangement { is_turned, outer, inner, wraps, columns, rows, cells }
    }

    pub(super) fn flow(&self, plan: &ScenePlan, frame: usize) -> Flow {
        let holds_frames = plan.inside(Some(frame)).iter().any(|at| is_frame(plan, *at));
        if holds_frames { self.outer } else { self.inner }
    }

    /// What is written is preferred where it fits as well; a wide screen is never turned without need.
    pub(super) fn cost(&self, shape: Shape) -> i32 {
        let turned = match shape {
            Shape::Narrow => 4,
            Shape::Wide => 120,
        };
        i32::from(self.is_turned) * turned + i32::from(self.wraps) * 6
    }
}
